import { Alert, Anchor, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, useEffect } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { faultsOf, type RunFault } from './run-faults.ts';
import { texts } from './texts.ts';

const OFTEN = 1000;

/** The runs of a cycle, asked again while one is under way. */
export const useRuns = (cycle: string) =>
  useQuery({
    queryKey: ['runs', cycle],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/runs', { params: { path: { cycle } } })),
    refetchInterval: ({ state: { data } }) => (data?.runs[0]?.outcome === null ? OFTEN : false),
  });

/** Has a cycle computed, tells how far that is, and what stopped it when it was stopped. */
export function RunNow({ cycle }: { readonly cycle: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const { data } = useRuns(cycle);
  const newest = data?.runs[0];
  const isRunning = newest?.outcome === null;
  const done = newest?.outcome === 'done' ? newest.id : undefined;
  useEffect(() => {
    if (done !== undefined) void queries.invalidateQueries({ queryKey: ['levels', cycle] });
  }, [done, cycle, queries]);
  if (isRunning) return <Running />;
  return (
    <Stack gap="sm" align="flex-start">
      {newest?.outcome === 'refused' && (
        <Alert color="red" variant="light" role="alert" title={t(texts.runRefused)}>
          <Stack component="ul" gap={4} m={0} pl="md">
            {faultsOf(newest.receipt).map((fault) => (
              <Fault
                key={`${fault.where.vi}/${fault.says.vi}/${fault.about[0]?.code}`}
                fault={fault}
                cycle={cycle}
              />
            ))}
          </Stack>
        </Alert>
      )}
      {may('classification.run') && (
        <FormDialog
          act={newest === undefined ? texts.run : texts.runAgain}
          says={texts.runSays}
          variant={newest === undefined ? 'filled' : 'default'}
          fields={{ asOf: { kind: 'day', label: texts.asOf, note: texts.asOfNote } }}
          run={({ asOf }) =>
            api.POST('/api/v1/cycles/{cycle}/runs', {
              params: { path: { cycle } },
              body: { asOf: orNull(asOf) },
            })
          }
        />
      )}
    </Stack>
  );
}

/** What is wrong, of whom, in which month; with the way to where it is mended. */
function Fault({
  fault: { sheet, where, says, mend, about },
  cycle,
}: {
  readonly fault: RunFault;
  readonly cycle: string;
}) {
  const { t } = useSpeech();
  return (
    <Text component="li" size="sm">
      {about.map(({ code, name, person, period }) => {
        const called = [name ?? code, period === null ? '' : t(periodName(period))]
          .filter(Boolean)
          .join(', ');
        return (
          <Fragment key={`${code}/${period}`}>
            <Anchor
              size="sm"
              underline="always"
              renderRoot={(props) =>
                person !== null && period !== null ? (
                  <Link
                    to="/cycles/$cycle/people/$person/$period"
                    params={{ cycle, person, period }}
                    {...props}
                  />
                ) : (
                  <Link to="/cycles/$cycle/sheets/$sheet" params={{ cycle, sheet }} {...props} />
                )
              }
            >
              {called}
            </Anchor>
            {' · '}
          </Fragment>
        );
      })}
      {t(where)}: {t(says)} → {t(mend)}
    </Text>
  );
}

function Running() {
  const { t } = useSpeech();
  const { data } = useQuery({
    queryKey: ['jobs', 'classification.run'],
    refetchInterval: OFTEN,
    queryFn: () => answerOf(api.GET('/api/v1/jobs', { params: { query: { limit: 10 } } })),
  });
  const job = data?.jobs.find(({ kind }) => kind === 'classification.run');
  return (
    <Group gap="sm" role="status" w="100%" maw={420}>
      <Text size="sm">{t(texts.running)}…</Text>
      <Progress value={Math.max(5, job?.progress ?? 5)} flex={1} aria-label={t(texts.running)} />
    </Group>
  );
}
