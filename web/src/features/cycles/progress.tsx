import { NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { BarCell } from '../../components/bar-cell.tsx';
import { FILE_STATES, STANDINGS, standingOf } from '../../components/file-states.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName, useUnits } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { percentOf } from '../../text/percent.ts';
import { dayNow, nearestPeriod, periodName } from '../../text/periods.ts';
import { useIsWithinReach, useMay, useOwnUnit } from '../session/session.ts';
import { texts } from './texts.ts';

const NAMED = 12;

type Looked = { readonly id: string; readonly unit: string };

/** The unit whose files the reader sees: all of the cycle, or their own part of it; empty where there is none, or not yet known. */
function usePart({ unit }: Looked): string {
  const own = useOwnUnit();
  const isWithinReach = useIsWithinReach();
  const { data } = useUnits();
  if (data === undefined) return '';
  if (isWithinReach(unit)) return unit;
  const parents = new Map(data.units.map(({ id, parent }) => [id, parent]));
  let at: string | null | undefined = own;
  while (at && at !== unit) at = parents.get(at);
  return at === unit ? own : '';
}

/** The files of a period of a cycle, the nearest unless another is chosen. */
function useFiles(cycle: Looked, chosen?: string) {
  const may = useMay();
  const part = usePart(cycle);
  const sheets = useQuery({
    queryKey: ['sheets', cycle.id],
    staleTime: 300_000,
    enabled: may('monitoring.list'),
    queryFn: () =>
      answerOf(api.GET('/api/v1/cycles/{cycle}/sheets', { params: { path: { cycle: cycle.id } } })),
  });
  const periods = sheets.data?.periods ?? [];
  const period = chosen ?? nearestPeriod(periods, dayNow());
  const query = useQuery({
    queryKey: ['progress', cycle.id, part, period],
    enabled: period !== '' && part !== '' && may('monitoring.list'),
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/monitoring', {
          params: { path: { cycle: cycle.id }, query: { unit: part, period } },
        }),
      ),
  });
  return { query, part, period, periods };
}

type File = NonNullable<ReturnType<typeof useFiles>['query']['data']>['people'][number];

const isMissing = (file: File): boolean => ['open', 'returned'].includes(standingOf(file));

/** How many files of the nearest period are not handed in; undefined while nobody knows. */
export function useMissingFiles(
  cycle: Looked,
): { readonly count: number; readonly period: string } | undefined {
  const { query, period } = useFiles(cycle);
  return query.data && { count: query.data.people.filter(isMissing).length, period };
}

/** How far the files of a period are: how many at which step, and who has not handed in. */
export function Progress({ cycle }: { readonly cycle: Looked }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const [chosen, setChosen] = useState<string>();
  const { query, part, period, periods } = useFiles(cycle, chosen);
  if (part === '') return null;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.progress)}
        {part !== cycle.unit && `: ${unitName(part)}`}
      </Title>
      <NativeSelect
        label={t(texts.ofPeriod)}
        maw={280}
        value={period}
        data={periods.map((one) => ({ value: one, label: t(periodName(one)) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Answered query={query}>
        {({ people: all }) => {
          const people = all.filter((one) => standingOf(one) !== 'notAsked');
          const others = all.length - people.length;
          if (people.length === 0) return <Text size="sm">{t(texts.progressNone)}</Text>;
          const missing = people.filter(isMissing);
          return (
            <Stack gap="xs">
              <Rows label={texts.progress} heads={[texts.state, texts.count, texts.share]}>
                {Object.entries({ ...FILE_STATES, recorded: STANDINGS.recorded }).map(([state, label]) => {
                  const count = people.filter((one) => standingOf(one) === state).length;
                  const share = percentOf(count, people.length);
                  return (
                    <Table.Tr key={state}>
                      <Table.Td>{t(label)}</Table.Td>
                      <Table.Td>{count}</Table.Td>
                      <Table.Td>
                        <BarCell share={share} says={`${share}%`} />
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Rows>
              {missing.length > 0 && (
                <Text size="sm">
                  {t(texts.missingPeople)}:{' '}
                  {missing
                    .slice(0, NAMED)
                    .map(({ name }) => name)
                    .join(', ')}
                  {missing.length > NAMED && ` ${t(texts.more)} ${missing.length - NAMED}`}
                </Text>
              )}
              {others > 0 && (
                <Text size="sm">
                  {t(texts.notAsked)}: {others}
                </Text>
              )}
            </Stack>
          );
        }}
      </Answered>
    </Stack>
  );
}
