import { Anchor, Badge, Box, Checkbox, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useSyncExternalStore } from 'react';
import { STANDINGS } from '../../components/file-states.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import type { Line, SortedBy } from './listed.ts';
import { texts } from './texts.ts';

const COLUMNS: readonly (readonly [
  SortedBy,
  (typeof texts)['person' | 'state' | 'self' | 'confirmed' | 'difference' | 'score'],
])[] = [
  ['name', texts.person],
  ['state', texts.state],
  ['self', texts.self],
  ['confirmed', texts.confirmed],
  ['difference', texts.difference],
  ['score', texts.score],
];
const ROW = 45;
/** Beyond this only what is in view is drawn; fewer are all there, to be found by the browser. */
const ALL_DRAWN = 200;

/** Whether the page is being printed: paper holds every line. */
const paper = {
  listen: (listener: () => void) => {
    const print = matchMedia('print');
    print.addEventListener('change', listener);
    return () => print.removeEventListener('change', listener);
  },
  isMeant: () => matchMedia('print').matches,
};

/** The table of a unit: only the lines in view are drawn, so that ten thousand scroll as ten do. */
export function UnitTable({
  place,
  lines,
  sorted,
  sort,
  waiting,
  except,
  mark,
}: {
  readonly place: { readonly cycle: string; readonly period: string };
  readonly lines: readonly Line[];
  readonly sorted: { readonly by: SortedBy; readonly isDown: boolean };
  readonly sort: (by: SortedBy) => void;
  readonly waiting: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
  readonly mark: (person: string, isMarked: boolean) => void;
}) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const isOnPaper = useSyncExternalStore(paper.listen, paper.isMeant);
  const isAll = isOnPaper || lines.length <= ALL_DRAWN;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    enabled: !isAll,
  });
  const drawn = isAll
    ? lines.map((line, index) => ({ line, index }))
    : virtual.getVirtualItems().flatMap(({ index }) => {
        const line = lines[index];
        return line === undefined ? [] : [{ line, index }];
      });
  const above = isAll ? 0 : (drawn[0]?.index ?? 0) * ROW;
  const below = isAll ? 0 : (lines.length - 1 - (drawn.at(-1)?.index ?? 0)) * ROW;
  return (
    <Box
      ref={box}
      component="section"
      tabIndex={0}
      aria-label={t(texts.table)}
      className="scrolls"
      __vars={{ '--least': '720px' }}
      style={isAll ? {} : { maxHeight: '70vh' }}
    >
      <Table striped withTableBorder aria-rowcount={lines.length + 1}>
        <Table.Thead>
          <Table.Tr>
            {waiting.size > 0 && <Table.Th scope="col">{t(texts.except)}</Table.Th>}
            {COLUMNS.map(([by, label]) => (
              <Table.Th
                key={by}
                scope="col"
                aria-sort={sorted.by === by ? (sorted.isDown ? 'descending' : 'ascending') : 'none'}
              >
                <UnstyledButton fw={700} fz="sm" mih={24} onClick={() => sort(by)}>
                  {t(label)}
                  {sorted.by === by && <span aria-hidden="true">{sorted.isDown ? ' ↓' : ' ↑'}</span>}
                </UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && <Filler height={above} />}
          {drawn.map(({ line, index }) => (
            <OfPerson
              key={line.person.person}
              index={index}
              line={line}
              place={place}
              isMarkable={waiting.size > 0}
              isWaiting={waiting.has(line.person.person)}
              isMarked={except.has(line.person.person)}
              isOnOneLine={!isAll}
              mark={mark}
            />
          ))}
          {below > 0 && <Filler height={below} />}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function Filler({ height }: { readonly height: number }) {
  return (
    <tr>
      <td style={{ height, padding: 0 }} colSpan={COLUMNS.length + 1} />
    </tr>
  );
}

function OfPerson({
  index,
  line: { person, standing, self, confirmed, difference },
  place,
  isMarkable,
  isWaiting,
  isMarked,
  isOnOneLine,
  mark,
}: {
  readonly index: number;
  readonly line: Line;
  readonly place: { readonly cycle: string; readonly period: string };
  readonly isMarkable: boolean;
  readonly isWaiting: boolean;
  readonly isMarked: boolean;
  /** Where only lines in view are drawn, each is as high as all are. */
  readonly isOnOneLine: boolean;
  readonly mark: (person: string, isMarked: boolean) => void;
}) {
  const { t } = useSpeech();
  const number = (value: number | undefined) => (value === undefined ? '–' : writtenNumber(String(value)));
  return (
    <Table.Tr aria-rowindex={index + 2} style={{ height: ROW }}>
      {isMarkable && (
        <Table.Td>
          {isWaiting && (
            <Checkbox
              aria-label={`${t(texts.except)}: ${person.name}`}
              checked={isMarked}
              onChange={(event) => mark(person.person, event.currentTarget.checked)}
            />
          )}
        </Table.Td>
      )}
      <Table.Td>
        <Anchor
          renderRoot={(props) => (
            <Link
              to="/cycles/$cycle/people/$person/$period"
              params={{ ...place, person: person.person }}
              preload={false}
              {...props}
            />
          )}
        >
          {person.name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap={isOnOneLine ? 'nowrap' : 'wrap'}>
          <Text size="sm">{t(STANDINGS[standing])}</Text>
          {standing === 'notAsked' && person.whyNotAsked !== null && (
            <Text size="xs" c="gray.7" {...(isOnOneLine && { truncate: 'end' })}>
              {t(person.whyNotAsked)}
            </Text>
          )}
          {person.isLate && (
            <Badge variant="outline" tt="none" color="red.9">
              {t(texts.late)}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{number(self)}</Table.Td>
      <Table.Td>{number(confirmed)}</Table.Td>
      <Table.Td fw={difference !== undefined && difference !== 0 ? 700 : 400}>{number(difference)}</Table.Td>
      <Table.Td>{person.shown === null ? '–' : writtenNumber(person.shown)}</Table.Td>
    </Table.Tr>
  );
}
