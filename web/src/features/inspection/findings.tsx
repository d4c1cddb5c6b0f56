import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import type { Inspection } from './inspection-page.tsx';
import { Part } from './part.tsx';
import { FINDING_STATES, texts } from './texts.ts';

/** What was found, what whom it concerns replied, and whether it stands. */
export function Findings({
  inspection,
  mayFind,
}: {
  readonly inspection: Inspection;
  readonly mayFind: boolean;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const me = useSession().person;
  const unitName = useUnitName();
  const nameOf = usePeopleNames(may('person.see'));
  const path = { inspection: inspection.id };
  const query = useQuery({
    queryKey: ['inspection-findings', inspection.id],
    queryFn: () => answerOf(api.GET('/api/v1/inspections/{inspection}/findings', { params: { path } })),
  });
  const telling = (
    <FormDialog
      act={texts.find}
      says={texts.findSays}
      variant="filled"
      size="xs"
      fields={{
        unit: { kind: 'unit', label: texts.scope, isRequired: true },
        person: { kind: 'person', label: texts.person },
        says: { kind: 'area', label: texts.finding, isRequired: true },
        article: { kind: 'text', label: texts.article },
        on: { kind: 'day', label: texts.on, isRequired: true },
        replyBy: { kind: 'day', label: texts.replyBy, isRequired: true },
      }}
      run={({ person, article, ...given }) =>
        answerOf(
          api.POST('/api/v1/inspections/{inspection}/findings', {
            params: { path },
            body: { ...given, person: orNull(person), article: orNull(article) },
          }),
        )
      }
    />
  );
  return (
    <Part title={texts.findings} act={mayFind && telling}>
      <Answered query={query}>
        {({ findings }) =>
          findings.length === 0 ? (
            <NothingHere says={texts.noFindings} />
          ) : (
            <Stack gap="sm">
              {findings.map(({ id, unit, person, says, article, on, replyBy, state, steps }) => {
                const params = { path: { finding: id } };
                const isOpen = state === 'told' || state === 'replied';
                const isTheirs =
                  person === null ? may('inspection.reply') && !inspection.isMine : person === me;
                return (
                  <Paper withBorder p="md" key={id}>
                    <Stack gap={4} align="flex-start">
                      <Group gap="xs">
                        <Text fw={600}>{person === null ? unitName(unit) : nameOf(person)}</Text>
                        <Badge variant="outline" tt="none" color="gray.8">
                          {t(FINDING_STATES[state])}
                        </Badge>
                      </Group>
                      <Text style={{ whiteSpace: 'pre-wrap' }}>{says}</Text>
                      <Text size="sm">
                        {article !== null && `${article} · `}
                        {t(texts.on)} {writtenDay(on)} · {t(texts.replyBy)} {writtenDay(replyBy)}
                      </Text>
                      {steps.map(({ number, act, words, takenByName, takenAt }) => (
                        <Stack gap={2} pl="md" key={number}>
                          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                            {t(texts[act])}: {words}
                          </Text>
                          <Text size="xs">
                            {takenByName}, {writtenMoment(takenAt)}
                          </Text>
                        </Stack>
                      ))}
                      <Group gap="xs">
                        {isOpen && isTheirs && (
                          <FormDialog
                            act={texts.reply}
                            variant="filled"
                            size="xs"
                            fields={{ words: { kind: 'area', label: texts.reply, isRequired: true } }}
                            run={(body) =>
                              answerOf(
                                api.POST('/api/v1/inspection-findings/{finding}/replies', { params, body }),
                              )
                            }
                          />
                        )}
                        {mayFind &&
                          isOpen &&
                          (['stand', 'drop'] as const).map((act) => (
                            <FormDialog
                              key={act}
                              act={texts[act]}
                              size="xs"
                              fields={{ words: { kind: 'area', label: texts.why, isRequired: true } }}
                              run={({ words }) =>
                                answerOf(
                                  api.POST('/api/v1/inspection-findings/{finding}/settlement', {
                                    params,
                                    body: { act, words },
                                  }),
                                )
                              }
                            />
                          ))}
                      </Group>
                    </Stack>
                  </Paper>
                );
              })}
            </Stack>
          )
        }
      </Answered>
    </Part>
  );
}
