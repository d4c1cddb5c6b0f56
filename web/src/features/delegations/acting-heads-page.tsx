import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { OpenConfirmations } from './open-confirmations.tsx';
import { ACTING, STATE, texts } from './texts.ts';

/** Who takes charge of a unit, or acts as its head. */
export function ActingHeadsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const personName = usePeopleNames(may('person.see'));
  const path = useParams({ from: '/signed-in/units/$unit/acting-heads' });
  const query = useQuery({
    queryKey: ['acting-heads', path.unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/acting-heads', { params: { path } })),
  });
  const of = unitName(path.unit);
  return (
    <Page
      title={{ vi: `${texts.acting.vi}: ${of}`, en: `${texts.acting.en}: ${of}` }}
      says={texts.actingSays}
      acts={
        may('actingHead.record') && (
          <FormDialog
            act={texts.record}
            variant="filled"
            fields={{
              person: { kind: 'person', label: words.person, isRequired: true },
              kind: { kind: 'choice', label: texts.kind, options: ACTING, isRequired: true },
              from: { kind: 'day', label: words.from, isRequired: true },
              to: { kind: 'day', label: words.to },
              document: { kind: 'text', label: texts.document, isRequired: true },
              documentDay: { kind: 'day', label: texts.documentDay, isRequired: true },
            }}
            run={({ kind, to, ...given }) =>
              api.POST('/api/v1/units/{unit}/acting-heads', {
                params: { path },
                body: { kind: choiceOf(ACTING, kind), to: orNull(to), ...given },
              })
            }
          />
        )
      }
    >
      <Answered query={query}>
        {({ actingHeads }) =>
          actingHeads.length === 0 ? (
            <NothingHere says={texts.noActing} />
          ) : (
            <Rows
              label={texts.acting}
              heads={[
                words.person,
                texts.kind,
                words.from,
                texts.document,
                texts.months,
                texts.state,
                texts.acts,
              ]}
            >
              {actingHeads.map(({ id, person, kind, from, to, document, documentDay, months, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>{personName(person)}</Table.Td>
                  <Table.Td>{t(ACTING[kind])}</Table.Td>
                  <Table.Td>
                    {writtenDay(from)}
                    {to !== null && ` – ${writtenDay(to)}`}
                  </Table.Td>
                  <Table.Td>
                    {document}
                    <Text size="xs">{writtenDay(documentDay)}</Text>
                  </Table.Td>
                  <Table.Td>
                    {months.map((month) => month.split('-').reverse().join('/')).join(', ')}
                  </Table.Td>
                  <Table.Td>{t(STATE[state])}</Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {state === 'proposed' && may('actingHead.confirm') && (
                        <FormDialog
                          act={texts.confirm}
                          says={texts.actingSays}
                          size="xs"
                          variant="filled"
                          fields={{}}
                          run={() =>
                            api.POST('/api/v1/acting-heads/{acting}/confirmation', {
                              params: { path: { acting: id } },
                            })
                          }
                        />
                      )}
                      {state !== 'ended' && may('actingHead.end') && (
                        <FormDialog
                          act={texts.endActing}
                          size="xs"
                          fields={{
                            lastDay: { kind: 'day', label: texts.lastDay },
                            document: { kind: 'text', label: words.ground, isRequired: true },
                          }}
                          run={(given) =>
                            api.POST('/api/v1/acting-heads/{acting}/end', {
                              params: { path: { acting: id } },
                              body: {
                                ...(given.lastDay !== '' && { lastDay: given.lastDay }),
                                document: given.document,
                              },
                            })
                          }
                        />
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
      {may('monitoring.list') && <OpenConfirmations unit={path.unit} />}
    </Page>
  );
}
