import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { numberName, STATES, texts } from './texts.ts';

/** Points to review that are shown to who looks: of their unit, about themself, or answered ones they oversee. */
export function ReviewPointsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const me = useSession().person;
  const unitName = useUnitName();
  const nameOf = usePeopleNames(may('person.see'));
  const [found, setFound] = useState<number>();
  const kinds = useQuery({
    queryKey: ['review-point-kinds'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/review-point-kinds')),
  });
  const query = useQuery({
    queryKey: ['review-points'],
    queryFn: () => answerOf(api.GET('/api/v1/review-points')),
  });
  const labelOf = (kind: string) =>
    kinds.data?.kinds.find((one) => one.kind === kind)?.label ?? { vi: kind, en: kind };
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        <>
          <Button
            variant="default"
            size="sm"
            renderRoot={(props) => <Link to="/review-thresholds" search={{}} {...props} />}
          >
            {t(texts.thresholds)}
          </Button>
          {may('reviewPoint.search') && <Search done={setFound} />}
        </>
      }
    >
      {found !== undefined && (
        <Alert role="status" color="blue.8">
          {t(texts.found)} {found}
        </Alert>
      )}
      <Answered query={query}>
        {({ points }) =>
          points.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Stack gap="sm">
              {points.map(({ id, kind, unit, person, period, numbers, says, answerBy, state, steps }) => {
                const params = { path: { point: id } };
                const words = { words: { kind: 'area', label: texts.words, isRequired: true } } as const;
                const isOpen = state !== 'closed' && (person === null || person !== me);
                return (
                  <Paper withBorder p="md" key={id} component="section">
                    <Stack gap={4} align="flex-start">
                      <Group gap="xs">
                        <Text fw={600}>{t(labelOf(kind))}</Text>
                        <Badge variant="outline" tt="none" color="gray.8">
                          {t(STATES[state])}
                        </Badge>
                      </Group>
                      <Text size="sm">
                        {person === null ? unitName(unit) : `${nameOf(person)} · ${unitName(unit)}`}
                        {period !== null && ` · ${t(texts.period)} ${period}`}
                      </Text>
                      <Text>{t(says)}</Text>
                      <Text size="sm">
                        {t(texts.numbers)}:{' '}
                        {Object.entries(numbers)
                          .map(([name, value]) => `${t(numberName(name))} ${value.toLocaleString('vi-VN')}`)
                          .join('; ')}
                      </Text>
                      <Text size="sm">
                        {t(texts.answerBy)} {writtenDay(answerBy)}
                      </Text>
                      {steps.map((step) => (
                        <Stack gap={2} pl="md" key={step.number}>
                          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                            {t(texts[step.act])}: {step.words}
                          </Text>
                          <Text size="xs">
                            {step.takenByName}, {writtenMoment(step.takenAt)}
                          </Text>
                        </Stack>
                      ))}
                      <Group gap="xs">
                        {isOpen && may('reviewPoint.answer') && (
                          <FormDialog
                            act={texts.answer}
                            variant="filled"
                            size="xs"
                            fields={words}
                            run={(body) =>
                              answerOf(api.POST('/api/v1/review-points/{point}/answer', { params, body }))
                            }
                          />
                        )}
                        {isOpen && state === 'answered' && may('reviewPoint.close') && (
                          <>
                            <FormDialog
                              act={texts.close}
                              size="xs"
                              fields={words}
                              run={(body) =>
                                answerOf(api.POST('/api/v1/review-points/{point}/closing', { params, body }))
                              }
                            />
                            <FormDialog
                              act={texts.askAgain}
                              size="xs"
                              fields={words}
                              run={(body) =>
                                answerOf(api.POST('/api/v1/review-points/{point}/asking', { params, body }))
                              }
                            />
                          </>
                        )}
                      </Group>
                    </Stack>
                  </Paper>
                );
              })}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function Search({ done }: { readonly done: (found: number) => void }) {
  const query = useQuery({
    queryKey: ['cycles', 'to-review'],
    queryFn: () => answerOf(api.GET('/api/v1/cycles')),
  });
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const cycles = Object.fromEntries(
          data.cycles.map(({ id, period }) => [id, { vi: `Đợt ${period}`, en: `Cycle ${period}` }]),
        );
        if (Object.keys(cycles).length === 0) return null;
        return (
          <FormDialog
            act={texts.search}
            says={texts.searchSays}
            fields={{
              cycle: { kind: 'choice', label: texts.cycle, options: cycles, isRequired: true },
              answerBy: { kind: 'day', label: texts.answerBy, isRequired: true },
            }}
            run={async ({ cycle, answerBy }) => {
              const { found } = await answerOf(
                api.POST('/api/v1/cycles/{cycle}/review-searches', {
                  params: { path: { cycle } },
                  body: { answerBy },
                }),
              );
              done(found.reduce((sum, { points }) => sum + points, 0));
            }}
          />
        );
      }}
    </Answered>
  );
}
