import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.generated.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

const PAGE = 100;

type Labels = components['schemas']['SimulatedEffect']['labels'];

/** Who moves and which units: shown only where somebody asks for it, since counts are what a draft is judged by. */
export function Movers({
  simulation,
  labels,
}: {
  readonly simulation: string;
  /** What the levels of each regulation are called. */
  readonly labels: ReadonlyMap<string, Labels>;
}) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="sm" component="section" align="flex-start">
      <Title order={2} size="h4">
        {t(texts.movers)}
      </Title>
      {isOpen ? (
        <Named simulation={simulation} labels={labels} />
      ) : (
        <>
          <Text size="sm">{t(texts.moversSays)}</Text>
          <Button variant="default" className="no-print" onClick={() => setOpen(true)}>
            {t(texts.showMovers)}
          </Button>
        </>
      )}
    </Stack>
  );
}

function Named({
  simulation,
  labels,
}: {
  readonly simulation: string;
  readonly labels: ReadonlyMap<string, Labels>;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useInfiniteQuery({
    queryKey: ['simulation-movers', simulation],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/simulations/{simulation}/movers', {
          params: { path: { simulation }, query: { offset: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  if (query.error !== null) return <ProblemNote error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Text role="status">{t(words.waiting)}</Text>;
  const [first] = query.data.pages;
  const movers = query.data.pages.flatMap((page) => page.movers);
  const said = (regulation: string, end: string) => {
    const label = labels.get(regulation)?.[end];
    return label === undefined ? end : t(label);
  };
  if (movers.length === 0) return <Text size="sm">{t(texts.noMovers)}</Text>;
  return (
    <>
      <Rows
        label={texts.unitsMoving}
        heads={[words.unit, texts.peopleMoving, texts.ownLevelMoves]}
        least={420}
      >
        {(first?.units ?? []).map(({ unit, people, isMovingItself }) => (
          <Table.Tr key={unit}>
            <Table.Td>{unitName(unit)}</Table.Td>
            <Table.Td>{people}</Table.Td>
            <Table.Td>{isMovingItself ? t(words.yes) : '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      <Rows
        label={texts.peopleAndUnits}
        heads={[texts.mover, words.unit, texts.before, texts.after]}
        least={640}
      >
        {movers.map(({ cycle, regulation, unit, person, name, from, to }) => (
          <Table.Tr key={`${cycle} ${regulation} ${person ?? unit}`}>
            <Table.Td>{person === null ? t(texts.theUnit) : (name ?? '…')}</Table.Td>
            <Table.Td>{unit === null ? '–' : unitName(unit)}</Table.Td>
            <Table.Td>{said(regulation, from)}</Table.Td>
            <Table.Td>{said(regulation, to)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {query.hasNextPage && (
        <Button
          variant="default"
          className="no-print"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t(words.more)}
        </Button>
      )}
    </>
  );
}
