import { Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { postAnswered, postQuestions } from './post-questions.ts';
import { texts, wordFor } from './texts.ts';

/** Who is being handed over, from where to where. */
export function TransfersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['transfers'],
    queryFn: () => answerOf(api.GET('/api/v1/transfers', { params: { query: { limit: 200 } } })),
  });
  const ground = { kind: 'text', label: words.ground, isRequired: true } as const;
  return (
    <Page title={texts.transfers} says={texts.transfersSays}>
      <Answered query={query}>
        {({ transfers }) =>
          transfers.length === 0 ? (
            <NothingHere says={texts.noTransfers} />
          ) : (
            <Rows
              label={texts.transfers}
              heads={[
                texts.name,
                texts.kindOf,
                texts.fromUnit,
                texts.toUnit,
                words.from,
                texts.state,
                texts.acts,
              ]}
            >
              {transfers.map((transfer) => {
                const path = { transfer: transfer.id };
                return (
                  <Table.Tr key={transfer.id}>
                    <Table.Td>
                      {transfer.fullName} ({transfer.staffCode})
                    </Table.Td>
                    <Table.Td>{t(wordFor(transfer.kind))}</Table.Td>
                    <Table.Td>{unitName(transfer.fromUnit)}</Table.Td>
                    <Table.Td>{unitName(transfer.toUnit)}</Table.Td>
                    <Table.Td>
                      {writtenDay(transfer.on)}
                      {transfer.until !== null && ` – ${writtenDay(transfer.until)}`}
                    </Table.Td>
                    <Table.Td>{t(wordFor(transfer.state))}</Table.Td>
                    <Table.Td>
                      {transfer.state === 'handedOver' && (
                        <Group gap={4}>
                          {may('transfer.settle') && (
                            <>
                              <FormDialog
                                act={texts.take}
                                size="xs"
                                variant="filled"
                                fields={postQuestions}
                                run={(given) =>
                                  api.POST('/api/v1/transfers/{transfer}/take', {
                                    params: { path },
                                    body: postAnswered(given),
                                  })
                                }
                              />
                              <FormDialog
                                act={texts.refuse}
                                size="xs"
                                fields={{ ground }}
                                run={(given) =>
                                  api.POST('/api/v1/transfers/{transfer}/refuse', {
                                    params: { path },
                                    body: given,
                                  })
                                }
                              />
                            </>
                          )}
                          {may('transfer.withdraw') && (
                            <FormDialog
                              act={texts.takeBack}
                              size="xs"
                              fields={{ ground }}
                              run={(given) =>
                                api.POST('/api/v1/transfers/{transfer}/withdraw', {
                                  params: { path },
                                  body: given,
                                })
                              }
                            />
                          )}
                        </Group>
                      )}
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
