import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { SENDER_STATE, texts } from './texts.ts';

/** Whose packages are taken: keys proposed by one person and confirmed by another. */
export function Senders({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const path = { unit };
  const query = useQuery({
    queryKey: ['package-senders', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/package-senders', { params: { path } })),
  });
  const ground = { ground: { kind: 'text', label: words.ground, isRequired: true } } as const;
  return (
    <>
      {may('package.proposeSender') && (
        <Group>
          <FormDialog
            act={texts.propose}
            says={texts.proposeSays}
            fields={{
              name: { kind: 'text', label: texts.name, isRequired: true },
              origin: { kind: 'text', label: texts.origin, isRequired: true },
              key: { kind: 'text', label: texts.key, isRequired: true },
              ...ground,
            }}
            run={(body) =>
              answerOf(api.POST('/api/v1/units/{unit}/package-senders', { params: { path }, body }))
            }
          />
        </Group>
      )}
      <Answered query={query}>
        {({ senders }) =>
          senders.length === 0 ? (
            <NothingHere says={texts.noSenders} />
          ) : (
            <Rows
              label={texts.senders}
              heads={[texts.name, texts.origin, texts.state, words.ground, texts.acts]}
              least={700}
            >
              {senders.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>{one.name}</Table.Td>
                  <Table.Td>
                    {one.origin}
                    <Text size="xs" c="gray.7" style={{ overflowWrap: 'anywhere' }}>
                      {one.key}
                    </Text>
                  </Table.Td>
                  <Table.Td>{t(SENDER_STATE[one.state])}</Table.Td>
                  <Table.Td>{one.ground}</Table.Td>
                  <Table.Td>
                    <Group gap="xs">
                      {one.state === 'proposed' && may('package.confirmSender') && (
                        <FormDialog
                          act={texts.confirm}
                          size="compact-sm"
                          fields={ground}
                          run={(body) =>
                            answerOf(
                              api.POST('/api/v1/package-senders/{sender}/confirmation', {
                                params: { path: { sender: one.id } },
                                body,
                              }),
                            )
                          }
                        />
                      )}
                      {one.state !== 'ended' && may('package.endSender') && (
                        <FormDialog
                          act={texts.end}
                          size="compact-sm"
                          color="red.9"
                          fields={ground}
                          run={(body) =>
                            answerOf(
                              api.POST('/api/v1/package-senders/{sender}/end', {
                                params: { path: { sender: one.id } },
                                body,
                              }),
                            )
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
    </>
  );
}
