import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { DELEGATED, STATE, texts } from './texts.ts';

/** What was delegated by me, to me, and where I oversee. */
export function DelegationsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const session = useSession();
  const unitName = useUnitName();
  const personName = usePeopleNames(may('person.see'));
  const query = useQuery({
    queryKey: ['delegations'],
    queryFn: () => answerOf(api.GET('/api/v1/delegations', { params: { query: { limit: 200 } } })),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        may('delegation.propose') && (
          <FormDialog
            act={texts.propose}
            variant="filled"
            fields={{
              unit: { kind: 'unit', label: words.unit, isRequired: true },
              role: { kind: 'choice', label: texts.role, options: DELEGATED, isRequired: true },
              person: { kind: 'person', label: texts.person, isRequired: true },
              from: { kind: 'day', label: words.from, isRequired: true },
              to: { kind: 'day', label: words.to, isRequired: true },
              document: { kind: 'text', label: texts.document, isRequired: true },
              documentDay: { kind: 'day', label: texts.documentDay, isRequired: true },
            }}
            run={({ role, ...given }) =>
              api.POST('/api/v1/delegations', { body: { role: choiceOf(DELEGATED, role), ...given } })
            }
          />
        )
      }
    >
      <Answered query={query}>
        {({ delegations }) =>
          delegations.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows
              label={texts.title}
              heads={[
                texts.person,
                texts.role,
                words.unit,
                words.from,
                texts.document,
                texts.state,
                texts.acts,
              ]}
            >
              {delegations.map((delegation) => {
                const { id, state, account, person, role, unit, from, to, document, documentDay } =
                  delegation;
                const path = { delegation: id };
                return (
                  <Table.Tr key={id}>
                    <Table.Td>{account === session.account ? t(texts.forYou) : personName(person)}</Table.Td>
                    <Table.Td>{t(DELEGATED[role])}</Table.Td>
                    <Table.Td>{unitName(unit)}</Table.Td>
                    <Table.Td>
                      {writtenDay(from)} – {writtenDay(to)}
                    </Table.Td>
                    <Table.Td>
                      {document}
                      <Text size="xs">{writtenDay(documentDay)}</Text>
                    </Table.Td>
                    <Table.Td>{t(STATE[state])}</Table.Td>
                    <Table.Td>
                      <Group gap={4}>
                        {state === 'proposed' && account === session.account && (
                          <FormDialog
                            act={texts.accept}
                            size="xs"
                            variant="filled"
                            fields={{}}
                            run={() =>
                              api.POST('/api/v1/delegations/{delegation}/acceptance', { params: { path } })
                            }
                          />
                        )}
                        {state !== 'ended' && may('delegation.end') && (
                          <FormDialog
                            act={texts.end}
                            size="xs"
                            fields={{ reason: { kind: 'text', label: words.reason, isRequired: true } }}
                            run={({ reason }) =>
                              api.POST('/api/v1/delegations/{delegation}/end', {
                                params: { path },
                                body: { reason },
                              })
                            }
                          />
                        )}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}
