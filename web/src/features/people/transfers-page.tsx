import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { postAnswered, postQuestions } from './post-questions.ts';
import { texts, wordFor } from './texts.ts';

/** Who is being handed over, from where to where. */
export function TransfersPage() {
  const { t } = useSpeech();
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
              least={960}
              heads={[
                texts.name,
                texts.kindOf,
                texts.fromUnit,
                texts.toUnit,
                words.from,
                words.ground,
                texts.state,
              ]}
            >
              {transfers.map((transfer) => {
                const path = { transfer: transfer.id };
                return (
                  <Table.Tr key={transfer.id}>
                    <Table.Td>
                      {transfer.fullName} ({transfer.staffCode})
                      {(transfer.maySettle || transfer.mayWithdraw) && (
                        <Group gap={4} mt={4} className="no-print">
                          {transfer.maySettle && (
                            <>
                              <FormDialog
                                act={texts.take}
                                size="xs"
                                variant="filled"
                                isWide
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
                          {transfer.mayWithdraw && (
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
                    <Table.Td>{t(wordFor(transfer.kind))}</Table.Td>
                    <Table.Td>{transfer.fromUnitName}</Table.Td>
                    <Table.Td>{transfer.toUnitName}</Table.Td>
                    <Table.Td>
                      {writtenDay(transfer.on)}
                      {transfer.until !== null && ` – ${writtenDay(transfer.until)}`}
                    </Table.Td>
                    <Table.Td>{transfer.ground}</Table.Td>
                    <Table.Td>
                      {t(wordFor(transfer.state))}
                      {transfer.state === 'handedOver' && !transfer.maySettle && (
                        <Text size="sm" c="gray.7">
                          {t(texts.waitsForOther)}
                        </Text>
                      )}
                      {transfer.settledGround !== null && (
                        <Text size="sm" c="gray.7">
                          {transfer.settledGround}
                        </Text>
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
