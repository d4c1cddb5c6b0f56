import { Alert, Button, Code, Group, Stack, Table, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { keepFile } from '../../components/keep-file.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { csvOf } from '../../text/csv.ts';
import { dayNow } from '../../text/periods.ts';
import { type Invited, invitedIn } from './invite-lines.ts';
import { manyTexts as texts } from './many-texts.ts';
import { texts as accounts } from './texts.ts';

type Done = Invited & { readonly code: string };
type Refused = Invited & { readonly says: string };

/** The administrator's half of accounts for many: invited by a list, codes shown this once, to be printed and handed out. */
export function InviteManyPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<readonly Done[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const inviting = useMutation({
    mutationFn: async () => {
      const read = invitedIn(typed);
      if ('wrong' in read) throw new Problem(422, 'account.line', t(texts.wrongLine), read.wrong);
      setRefused([]);
      const left: string[] = [];
      for (const one of read.people) {
        try {
          const { code } = await answerOf(api.POST('/api/v1/accounts', { body: { ...one } }));
          setDone((before) => [...before, { ...one, code }]);
        } catch (error) {
          if (!(error instanceof Problem) || error.status === 0) throw error;
          left.push([one.login, one.displayName, ...(one.byTwo ? ['x'] : [])].join('; '));
          setRefused((before) => [...before, { ...one, says: `${error.title}: ${error.detail}` }]);
        }
      }
      // Who could not be invited stays to be mended.
      setTyped(left.join('\n'));
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const take = () =>
    keepFile(
      new Blob(
        [
          csvOf([
            [t(accounts.login), t(accounts.name), t(accounts.code), t(texts.note)],
            ...done.map(({ login, displayName, code, byTwo }) => [
              login,
              displayName,
              code,
              byTwo ? t(accounts.firstHalf) : '',
            ]),
          ]),
        ],
        { type: 'text/csv;charset=utf-8' },
      ),
      `ma-kich-hoat-${dayNow()}.csv`,
    );
  return (
    <Page title={texts.title} says={texts.says}>
      <form
        className="no-print"
        onSubmit={(event) => {
          event.preventDefault();
          inviting.mutate();
        }}
      >
        <Stack gap="sm" maw={640}>
          <Textarea
            label={t(texts.lines)}
            description={t(texts.linesNote)}
            required
            rows={8}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {inviting.error !== null && <ProblemNote error={inviting.error} />}
          <Button type="submit" w="fit-content" loading={inviting.isPending}>
            {t(texts.invite)}
          </Button>
        </Stack>
      </form>
      {refused.length > 0 && (
        <Alert color="red" variant="light" role="alert" title={t(texts.refused)} className="no-print">
          <Stack component="ul" gap={4} m={0} pl="md">
            {refused.map(({ login, displayName, says }) => (
              <Text component="li" size="sm" key={login}>
                {login} ({displayName}): {says}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
      {done.length > 0 && (
        <Stack gap="sm" component="section">
          <Alert color="orange" variant="light" className="no-print">
            {t(texts.once)}
          </Alert>
          <Rows
            label={texts.codes}
            heads={[accounts.name, accounts.login, accounts.code, texts.note]}
            least={480}
          >
            {done.map(({ login, displayName, code, byTwo }) => (
              <Table.Tr key={login}>
                <Table.Td>{displayName}</Table.Td>
                <Table.Td>{login}</Table.Td>
                <Table.Td>
                  <Code>{code}</Code>
                </Table.Td>
                <Table.Td>{byTwo ? t(texts.otherHalf) : ''}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
          <Group className="no-print">
            <Button onClick={() => window.print()}>{t(words.print)}</Button>
            <Button variant="default" onClick={take}>
              {t(texts.take)}
            </Button>
            <Button variant="default" onClick={() => setDone([])}>
              {t(texts.forget)}
            </Button>
          </Group>
        </Stack>
      )}
    </Page>
  );
}
