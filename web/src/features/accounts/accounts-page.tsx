import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { useSession } from '../session/session.ts';
import { type CodeGiven, CodeOnce } from './code-once.tsx';
import { manyTexts } from './many-texts.ts';
import { ProposeSubject, SignOnSubjects, useHasSingleSignOn } from './sign-on-subjects.tsx';
import { STATUS, texts } from './texts.ts';

type Account =
  paths['/api/v1/accounts']['get']['responses'][200]['content']['application/json']['accounts'][number];

const PAGE = 100;

/** Everybody's accounts, for administrators. */
export function AccountsPage() {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const [given, setGiven] = useState<CodeGiven>();
  const hasSingleSignOn = useHasSingleSignOn();
  const query = useInfiniteQuery({
    queryKey: ['accounts'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/accounts', {
          params: { query: { limit: PAGE, ...(pageParam !== '' && { after: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ accounts }) => (accounts.length < PAGE ? undefined : accounts.at(-1)?.id),
  });
  return (
    <Page
      title={texts.accounts}
      says={texts.accountsSays}
      acts={
        <>
          <Button variant="default" size="sm" renderRoot={(props) => <Link to="/accounts/many" {...props} />}>
            {t(manyTexts.open)}
          </Button>
          <FormDialog
            act={texts.invite}
            variant="filled"
            fields={{
              displayName: { kind: 'text', label: texts.name, isRequired: true },
              login: { kind: 'text', label: texts.login, note: texts.loginNote, isRequired: true },
              byTwo: { kind: 'flag', label: texts.byTwo, note: texts.byTwoNote },
            }}
            run={async ({ displayName, login, byTwo }) => {
              const body = { displayName, login, byTwo: byTwo === 'yes' };
              setGiven(await answerOf(api.POST('/api/v1/accounts', { body })));
            }}
          />
        </>
      }
    >
      <CodeOnce given={given} seen={() => setGiven(undefined)} />
      <Answered query={query}>
        {({ pages }) => {
          const all = pages.flatMap(({ accounts }) => accounts);
          if (all.length === 0) return <NothingHere says={texts.noAccounts} />;
          const found = all.filter(({ login, displayName }) => matches(`${displayName} ${login}`, sought));
          return (
            <Stack gap="sm">
              <TextInput
                type="search"
                label={t(words.find)}
                maw={420}
                value={sought}
                onChange={(event) => setSought(event.currentTarget.value)}
              />
              {found.length === 0 ? (
                <Text>{t(words.nothingFound)}</Text>
              ) : (
                <Rows
                  label={texts.accounts}
                  heads={[texts.name, texts.login, texts.status, texts.lastSignIn, texts.acts]}
                >
                  {found.map((account) => (
                    <AccountRow key={account.id} account={account} show={setGiven} />
                  ))}
                </Rows>
              )}
              {hasSingleSignOn && (
                <SignOnSubjects
                  nameOf={(account) => all.find(({ id }) => id === account)?.displayName ?? '…'}
                />
              )}
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
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

function AccountRow({
  account: { id, login, displayName, status, lastSignInAt },
  show,
}: {
  readonly account: Account;
  readonly show: (given: CodeGiven) => void;
}) {
  const { t } = useSpeech();
  const session = useSession();
  const hasSingleSignOn = useHasSingleSignOn();
  const path = { account: id };
  const ground = { kind: 'text', label: words.ground, isRequired: true } as const;
  return (
    <Table.Tr>
      <Table.Td>{displayName}</Table.Td>
      <Table.Td>{login}</Table.Td>
      <Table.Td>{t(STATUS[status])}</Table.Td>
      <Table.Td>{lastSignInAt === null ? t(texts.never) : writtenMoment(lastSignInAt)}</Table.Td>
      <Table.Td>
        {id !== session.account && (
          <Group gap={4}>
            <FormDialog
              act={texts.reset}
              says={texts.resetSays}
              size="xs"
              fields={{}}
              run={async () =>
                show(await answerOf(api.POST('/api/v1/accounts/{account}/activation', { params: { path } })))
              }
            />
            <FormDialog
              act={texts.otherHalf}
              says={texts.otherHalfSays}
              size="xs"
              fields={{}}
              run={async () =>
                show({
                  ...(await answerOf(
                    api.POST('/api/v1/accounts/{account}/activation/confirmation', { params: { path } }),
                  )),
                  isSecond: true,
                })
              }
            />
            <FormDialog
              act={status === 'disabled' ? texts.enable : texts.disable}
              size="xs"
              fields={{ ground }}
              run={(filled) =>
                api.PUT('/api/v1/accounts/{account}/status', {
                  params: { path },
                  body: { status: status === 'disabled' ? 'active' : 'disabled', ground: filled.ground },
                })
              }
            />
            {hasSingleSignOn && <ProposeSubject account={id} />}
            <FormDialog
              act={texts.removeFactor}
              says={texts.removeFactorSays}
              size="xs"
              fields={{ ground }}
              run={(filled) =>
                api.POST('/api/v1/accounts/{account}/second-factor-removal', {
                  params: { path },
                  body: { ground: filled.ground },
                })
              }
            />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
