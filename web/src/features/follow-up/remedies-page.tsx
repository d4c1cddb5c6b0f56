import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useOwnUnit, useSession } from '../session/session.ts';
import { StepDialog } from './step-dialog.tsx';
import { REMEDY_ACTS, REMEDY_STATES, texts } from './texts.ts';

type Remedy =
  paths['/api/v1/remedies']['get']['responses'][200]['content']['application/json']['remedies'][number];

/** What is to be repaired, by whom and until when; the next due first. */
export function RemediesPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unit = useOwnUnit();
  const query = useQuery({
    queryKey: ['remedies'],
    queryFn: () => answerOf(api.GET('/api/v1/remedies', { params: { query: {} } })),
  });
  return (
    <Page
      title={texts.remedies}
      says={texts.remediesSays}
      acts={
        may('remedy.plan') && (
          <FormDialog
            act={texts.plan}
            variant="filled"
            isWide
            first={{ unit }}
            fields={{
              unit: { kind: 'unit', label: words.unit, isRequired: true },
              shortcoming: { kind: 'area', label: texts.shortcoming, isRequired: true },
              measure: { kind: 'area', label: texts.measure, isRequired: true },
              owner: { kind: 'person', label: texts.owner, isRequired: true },
              follower: { kind: 'person', label: texts.follower, isRequired: true },
              dueOn: { kind: 'day', label: texts.dueOn, isRequired: true },
              ground: { kind: 'text', label: words.ground, isRequired: true },
            }}
            run={({ unit: of, ...body }) =>
              api.POST('/api/v1/units/{unit}/remedies', {
                params: { path: { unit: of } },
                body: { ...body, cycle: null },
              })
            }
          />
        )
      }
    >
      <Answered query={query}>
        {({ remedies }) =>
          remedies.length === 0 ? (
            <NothingHere says={texts.noRemedies} next={may('remedy.plan') && t(texts.noRemediesNext)} />
          ) : (
            <Stack gap="sm">
              {remedies.map((remedy) => (
                <RemedyCard key={remedy.id} remedy={remedy} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function RemedyCard({ remedy }: { readonly remedy: Remedy }) {
  const { t } = useSpeech();
  const may = useMay();
  const { person } = useSession();
  const unitName = useUnitName();
  const personName = usePeopleNames(may('person.see'));
  const { id, shortcoming, measure, owner, follower, dueOn, ground, state, steps, isOverdue, unit } = remedy;
  const params = { params: { path: { remedy: id } } } as const;
  const isOpen = state !== 'closed';
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600} style={{ flex: '1 1 240px' }}>
            {shortcoming}
          </Text>
          <Group gap="xs">
            <Badge variant="outline" tt="none" color="gray.8">
              {t(REMEDY_STATES[state])}
            </Badge>
            <Badge variant="outline" tt="none" color={isOverdue ? 'red.9' : 'gray.8'}>
              {isOverdue && `${t(texts.overdue)} · `}
              {t(texts.dueOn)} {writtenDay(dueOn)}
            </Badge>
          </Group>
        </Group>
        <Text size="sm">
          {t(texts.measure)}: {measure}
        </Text>
        <Text size="sm">
          {unitName(unit)} · {ground}
          {[[texts.owner, personName(owner)] as const, [texts.follower, personName(follower)] as const].map(
            ([label, name]) => name !== '…' && ` · ${t(label)}: ${name}`,
          )}
        </Text>
        {steps.map((step) => (
          <Text size="sm" key={step.number}>
            {writtenMoment(step.takenAt)} · {t(REMEDY_ACTS[step.act])} ({step.takenByName}
            {step.isLate && `, ${t(texts.late)}`}): {step.words}
          </Text>
        ))}
        {isOpen && (
          <Group gap="xs">
            {person === owner && (
              <StepDialog
                act={texts.report}
                says={texts.words}
                run={(body) => api.POST('/api/v1/remedies/{remedy}/reports', { ...params, body })}
              />
            )}
            {person === follower ? (
              <StepDialog
                act={texts.check}
                says={texts.words}
                run={(body) => api.POST('/api/v1/remedies/{remedy}/follow-ups', { ...params, body })}
              />
            ) : (
              may('remedy.check') && (
                <StepDialog
                  act={texts.check}
                  says={texts.words}
                  run={(body) => api.POST('/api/v1/remedies/{remedy}/checks', { ...params, body })}
                />
              )
            )}
            {may('remedy.close') && (
              <StepDialog
                act={texts.close}
                says={texts.proof}
                run={(body) => api.POST('/api/v1/remedies/{remedy}/closing', { ...params, body })}
              />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
