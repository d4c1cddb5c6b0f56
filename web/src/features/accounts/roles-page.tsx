import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ROLE_NAMES, roleName } from '../../components/role-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { GRANT_STATE, texts } from './texts.ts';

const PAGE = 100;

/** Who was given which role, and what waits for a second person. */
export function RolesPage() {
  const { t } = useSpeech();
  const session = useSession();
  const may = useMay();
  const unitName = useUnitName();
  const accounts = useQuery({
    queryKey: ['accounts', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/accounts', { params: { query: { limit: 200 } } })),
  });
  const names = new Map(accounts.data?.accounts.map(({ id, displayName }) => [id, displayName]));
  const query = useInfiniteQuery({
    queryKey: ['role-grants'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/role-grants', {
          params: { query: { limit: PAGE, ...(pageParam !== '' && { after: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ grants }) => (grants.length < PAGE ? undefined : grants.at(-1)?.id),
  });
  const choices = (accounts.data?.accounts ?? [])
    .filter(({ id, status }) => id !== session.account && status !== 'disabled')
    .map(({ id, displayName, login }) => [
      id,
      { vi: `${displayName} (${login})`, en: `${displayName} (${login})` },
    ]);
  return (
    <Page
      title={texts.roles}
      says={texts.rolesSays}
      acts={
        may('role.propose') &&
        accounts.data !== undefined && (
          <FormDialog
            act={texts.propose}
            says={texts.rolesSays}
            variant="filled"
            fields={{
              account: {
                kind: 'choice',
                label: texts.account,
                options: Object.fromEntries(choices),
                isRequired: true,
              },
              role: { kind: 'choice', label: texts.role, options: ROLE_NAMES, isRequired: true },
              unit: { kind: 'unit', label: words.unit, note: texts.unitNote },
              from: { kind: 'day', label: words.from, isRequired: true },
              to: { kind: 'day', label: words.to },
              ground: { kind: 'text', label: words.ground, isRequired: true },
            }}
            run={({ account, role, unit, from, to, ground }) =>
              api.POST('/api/v1/role-grants', {
                body: {
                  ...{ account, role: choiceOf(ROLE_NAMES, role), unit: orNull(unit) },
                  ...{ from, to: orNull(to), ground },
                },
              })
            }
          />
        )
      }
    >
      {may('role.review') && (
        <Anchor renderRoot={(props) => <Link to="/fresh-acts" {...props} />}>{t(texts.review)}</Anchor>
      )}
      <Answered query={query}>
        {({ pages }) => {
          const grants = pages.flatMap((page) => page.grants);
          if (grants.length === 0) return <NothingHere says={texts.noRoles} />;
          const order = { proposed: 0, confirmed: 1, ended: 2 };
          const shown = [...grants].sort((a, b) => order[a.state] - order[b.state]);
          return (
            <Stack gap="sm">
              <Rows
                label={texts.roles}
                heads={[texts.account, texts.role, words.unit, words.from, texts.status, texts.acts]}
              >
                {shown.map((grant) => (
                  <Table.Tr key={grant.id}>
                    <Table.Td>{names.get(grant.account) ?? '…'}</Table.Td>
                    <Table.Td>{t(roleName(grant.role))}</Table.Td>
                    <Table.Td>
                      {grant.unit === null ? t(words.wholeSystem) : unitName(grant.unit)}
                      <Text size="xs" c="dimmed">
                        {grant.ground}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {writtenDay(grant.from)}
                      {grant.to !== null && ` – ${writtenDay(grant.to)}`}
                    </Table.Td>
                    <Table.Td>
                      {t(GRANT_STATE[grant.state])}
                      {grant.state === 'proposed' && grant.proposedBy === session.account && (
                        <Text size="xs">{t(texts.proposedByYou)}</Text>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Group gap={4}>
                        {grant.state === 'proposed' &&
                          grant.proposedBy !== session.account &&
                          grant.account !== session.account && (
                            <FormDialog
                              act={texts.confirm}
                              says={texts.confirmSays}
                              size="xs"
                              variant="filled"
                              fields={{}}
                              run={() =>
                                api.POST('/api/v1/role-grants/{grant}/confirmation', {
                                  params: { path: { grant: grant.id } },
                                })
                              }
                            />
                          )}
                        {grant.state !== 'ended' && grant.account !== session.account && (
                          <FormDialog
                            act={texts.endRole}
                            size="xs"
                            fields={{}}
                            run={() =>
                              api.POST('/api/v1/role-grants/{grant}/end', {
                                params: { path: { grant: grant.id } },
                              })
                            }
                          />
                        )}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
              {query.hasNextPage && (
                <Button variant="default" onClick={() => void query.fetchNextPage()}>
                  {t(words.more)}
                </Button>
              )}
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}
