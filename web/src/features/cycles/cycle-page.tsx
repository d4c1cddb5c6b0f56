import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { CyclePlaces } from '../../components/cycle-page.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { useRegulationName } from '../../components/regulation-names.ts';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { EntryEnds } from './entry-ends.tsx';
import { LastDays } from './last-days.tsx';
import { Progress, useMissingFiles } from './progress.tsx';
import { closeWithMissing, STATES, stepName, texts } from './texts.ts';

type Cycle = paths['/api/v1/cycles/{cycle}']['get']['responses'][200]['content']['application/json'];

/** One cycle: where it stands, its calendar, its regulations, how far its files are. */
export function CyclePage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const regulationName = useRegulationName();
  const path = useParams({ from: '/signed-in/cycles/$cycle' });
  const query = useQuery({
    queryKey: ['cycle', path.cycle],
    // While it is being closed, what is kept is made: whoever waits sees when it is done.
    refetchInterval: ({ state }) => (state.data?.state === 'closing' ? 1500 : false),
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}', { params: { path } })),
  });
  const period = periodName(query.data?.period ?? '');
  return (
    <Page
      title={{ vi: `Đợt đánh giá ${period.vi}`, en: `Cycle ${period.en}` }}
      acts={query.data !== undefined && <CycleActs cycle={query.data} />}
    >
      <Answered query={query}>
        {(cycle) => (
          <Stack gap="md">
            <CyclePlaces cycle={cycle.id} />
            <Text fw={600}>
              {unitName(cycle.unit)} · {t(STATES[cycle.state])}
              {cycle.isPilot && ` · ${t(texts.pilot)}`}
            </Text>
            {cycle.isPilot && <Text size="sm">{t(texts.pilotSays)}</Text>}
            <Stack gap={4} component="section">
              <Title order={2} size="h4">
                {t(texts.calendar)}
              </Title>
              <Text size="sm">
                {t(texts.entryUntil)}:{' '}
                {cycle.entryUntil === null ? t(texts.noLastDay) : writtenDay(cycle.entryUntil)}.{' '}
                {t(texts.lateTaken)}
              </Text>
              {(cycle.state === 'planned' || cycle.state === 'open') && <EntryEnds on={cycle.entryUntil} />}
              {cycle.exceptions.map((one) => (
                <Text size="sm" key={`${one.unit}/${one.entryUntil}/${one.ground}`}>
                  {t(texts.exceptions)}: {unitName(one.unit)},{' '}
                  {one.entryUntil === null ? '–' : writtenDay(one.entryUntil)} ({one.ground})
                </Text>
              ))}
              {may('monitoring.list') && <LastDays cycle={cycle.id} unit={cycle.unit} />}
            </Stack>
            <Stack gap={4} component="section">
              <Title order={2} size="h4">
                {t(texts.regulations)}
              </Title>
              {cycle.regulations.map(({ regulation, version }) => (
                <Anchor
                  key={regulation}
                  size="sm"
                  renderRoot={(props) => (
                    <Link
                      to="/regulations/$regulation/$version"
                      params={{ regulation, version }}
                      {...props}
                    />
                  )}
                >
                  {regulationName(regulation)} ({t(texts.versionFrom)} {writtenDay(version)})
                </Anchor>
              ))}
            </Stack>
            <Group gap="sm" className="no-print">
              {may('monitoring.list') && (
                <Button
                  variant="default"
                  size="sm"
                  renderRoot={(props) => (
                    <Link to="/cycles/$cycle/monitoring" params={path} search={{}} {...props} />
                  )}
                >
                  {t(texts.table)}
                </Button>
              )}
              {may('cycle.export') && (
                <Anchor size="sm" href={`/api/v1/cycles/${cycle.id}/evidence`} download>
                  {t(texts.evidence)}
                </Anchor>
              )}
            </Group>
            {may('monitoring.list') && cycle.state !== 'planned' && <Progress cycle={cycle} />}
            <Stack gap={4} component="section">
              <Title order={2} size="h4">
                {t(texts.history)}
              </Title>
              {cycle.steps.map(({ step, state, ground, takenAt }) => (
                <Text size="sm" key={step}>
                  {writtenMoment(takenAt)} · {t(stepName(state))}
                  {ground !== 'cycle.freeze' && ` · ${ground}`}
                </Text>
              ))}
              {cycle.freezes.map(({ step, people, units }) => (
                <Text size="sm" key={step}>
                  {t(texts.freezes)}: {people} {t(texts.peopleCount)}, {units} {t(texts.unitsCount)}
                </Text>
              ))}
            </Stack>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

/** Closing takes whatever is there: how much is not handed in is said before. */
function CloseCycle({ cycle }: { readonly cycle: { readonly id: string; readonly unit: string } }) {
  const missing = useMissingFiles(cycle);
  const params = { path: { cycle: cycle.id } };
  return (
    <FormDialog
      act={texts.close}
      says={missing === undefined || missing.count === 0 ? texts.closeSays : closeWithMissing(missing)}
      fields={{ ground: { kind: 'text', label: words.ground, isRequired: true } }}
      run={(body) => api.POST('/api/v1/cycles/{cycle}/closing', { params, body })}
    />
  );
}

function CycleActs({ cycle: { id, state, unit, steps } }: { readonly cycle: Cycle }) {
  const may = useMay();
  const params = { path: { cycle: id } };
  const ground = { ground: { kind: 'text', label: words.ground, isRequired: true } } as const;
  return (
    <>
      {state === 'planned' && may('cycle.open') && (
        <FormDialog
          act={texts.openCycle}
          variant="filled"
          fields={{
            ground: { kind: 'text', label: texts.otherGround, note: texts.otherGroundNote },
            isOnPaper: { kind: 'flag', label: texts.onPaper, note: texts.onPaperNote },
          }}
          run={({ isOnPaper, ground: other }) =>
            api.POST('/api/v1/cycles/{cycle}/open', {
              params,
              // It stands in the plan already: asked again only of who opens by another document.
              body: { ground: other.trim() || (steps[0]?.ground ?? ''), isOnPaper: isOnPaper === 'yes' },
            })
          }
        />
      )}
      {(state === 'planned' || state === 'open') && may('cycle.exceptDeadline') && (
        <FormDialog
          act={texts.except}
          first={{ unit }}
          fields={{
            unit: { kind: 'unit', label: words.unit, isRequired: true },
            entryUntil: { kind: 'day', label: texts.entryUntil, isRequired: true },
            ...ground,
          }}
          run={(body) => api.POST('/api/v1/cycles/{cycle}/exceptions', { params, body })}
        />
      )}
      {state === 'open' && may('cycle.close') && <CloseCycle cycle={{ id, unit }} />}
      {state === 'closed' && may('cycle.askReopening') && (
        <FormDialog
          act={texts.askReopening}
          fields={ground}
          run={(body) => api.POST('/api/v1/cycles/{cycle}/reopening-request', { params, body })}
        />
      )}
      {state === 'reopening' && may('cycle.decideReopening') && (
        <>
          <FormDialog
            act={texts.agree}
            variant="filled"
            fields={ground}
            run={(body) => api.POST('/api/v1/cycles/{cycle}/reopening', { params, body })}
          />
          <FormDialog
            act={texts.decline}
            fields={ground}
            run={(body) => api.POST('/api/v1/cycles/{cycle}/reopening-refusal', { params, body })}
          />
        </>
      )}
    </>
  );
}
