import { Anchor, Badge, Box, Checkbox, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { type Level, levelName, levelNow, type RatingRegulation, stateNow } from './levels.ts';
import { GROUPS, texts } from './texts.ts';

interface ListGiven {
  readonly cycle: string;
  readonly regulation: RatingRegulation | undefined;
  readonly levels: readonly Level[];
  readonly chosen: ReadonlySet<string>;
  readonly pick: (level: Level, isChosen: boolean) => void;
}

/** Results as a table, or as cards where the screen is narrow. */
export function ResultsList(given: ListGiven) {
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const may = useMay();
  const isPickable = may('classification.propose') || may('classification.decide');
  const unitName = useUnitName();
  const { levels, chosen, ...rest } = given;
  const rows = levels.map((level) => ({
    ...rest,
    level,
    ...{ isPickable, unit: unitName(level.unit), isChosen: chosen.has(level.subject) },
  }));
  if (isNarrow)
    return (
      <Stack gap="xs">
        {rows.map((row) => (
          <Card key={row.level.subject} {...row} />
        ))}
      </Stack>
    );
  const heads = [texts.name, words.unit, texts.group, texts.score, texts.suggested, texts.level, texts.state];
  return (
    <Rows
      label={texts.results}
      heads={isPickable ? [texts.choose, ...heads] : heads}
      // Nobody chooses on paper.
      isFirstOnScreen={isPickable}
    >
      {rows.map((row) => (
        <Row key={row.level.subject} {...row} />
      ))}
    </Rows>
  );
}

interface RowGiven extends Pick<ListGiven, 'cycle' | 'regulation' | 'pick'> {
  readonly level: Level;
  readonly isPickable: boolean;
  readonly isChosen: boolean;
  readonly unit: string;
}

const groupOf = (duty: string | null) =>
  duty === 'head' || duty === 'deputy' || duty === 'none' || duty === 'unit' ? GROUPS[duty] : undefined;

const Row = memo(function Row({ cycle, regulation, level, isPickable, isChosen, unit, pick }: RowGiven) {
  const { t } = useSpeech();
  const group = groupOf(level.duty);
  return (
    <Table.Tr>
      {isPickable && (
        <Table.Td className="no-print">
          <Picker {...{ level, isChosen, pick }} />
        </Table.Td>
      )}
      <Table.Td>
        <Who {...{ cycle, level }} />
      </Table.Td>
      <Table.Td>{unit}</Table.Td>
      <Table.Td>{group === undefined ? '–' : t(group)}</Table.Td>
      <Table.Td>{level.score === null ? '–' : writtenScore(level.score)}</Table.Td>
      <Table.Td>{t(levelName(regulation, level.suggested))}</Table.Td>
      <Table.Td>{t(levelName(regulation, levelNow(level)))}</Table.Td>
      <Table.Td>
        <State level={level} />
      </Table.Td>
    </Table.Tr>
  );
});

const Card = memo(function Card({ cycle, regulation, level, isPickable, isChosen, unit, pick }: RowGiven) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="sm">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {isPickable && <Picker {...{ level, isChosen, pick }} />}
        <Stack gap={2} miw={0}>
          <Who {...{ cycle, level }} />
          <Text size="sm" c="dimmed">
            {unit}
          </Text>
          <Text size="sm">
            {t(levelName(regulation, levelNow(level)))}
            {level.score !== null && ` · ${t(texts.score).toLowerCase()} ${writtenScore(level.score)}`}
          </Text>
          <Box>
            <State level={level} />
          </Box>
        </Stack>
      </Group>
    </Paper>
  );
});

function Picker({ level, isChosen, pick }: Pick<RowGiven, 'level' | 'isChosen' | 'pick'>) {
  const { t } = useSpeech();
  return (
    <Checkbox
      className="no-print"
      aria-label={`${t(texts.choose)}: ${level.name}`}
      checked={isChosen}
      onChange={(event) => pick(level, event.currentTarget.checked)}
    />
  );
}

const Who = ({ cycle, level }: Pick<RowGiven, 'cycle' | 'level'>) => (
  <Anchor
    renderRoot={(props) => (
      // A result is explained by a click only: reading it is logged.
      <Link
        to="/classification/$cycle/results/$subject"
        params={{ cycle, subject: level.subject }}
        preload={false}
        {...props}
      />
    )}
  >
    {level.name}
  </Anchor>
);

function State({ level }: Pick<RowGiven, 'level'>) {
  const { t } = useSpeech();
  return (
    <Badge variant="outline" tt="none" miw="max-content" color={isBegun(level) ? 'blue' : 'gray.8'}>
      {t(stateNow(level))}
    </Badge>
  );
}

/** Whether a person has said anything about a level yet. */
const isBegun = ({ state, onPaper }: Level): boolean =>
  onPaper !== null || (state !== 'suggested' && state !== 'notDecided');
