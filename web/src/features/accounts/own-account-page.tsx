import { Box, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { usePasswordNote } from '../../components/password-note.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { roleName } from '../../components/role-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useSession } from '../session/session.ts';
import { MyData } from './my-data.tsx';
import { noticeName } from './notice-names.ts';
import { BY, texts } from './own-texts.ts';
import { SecondFactor } from './second-factor.tsx';

/** What everybody keeps of their own account. */
export function OwnAccountPage() {
  const { t } = useSpeech();
  const { person } = useSession();
  const note = usePasswordNote();
  return (
    <Page title={texts.title}>
      <Part title={texts.password}>
        <FormDialog
          act={texts.change}
          says={texts.passwordSays}
          fields={{
            current: { kind: 'secret', label: texts.current, isRequired: true },
            next: { kind: 'secret', label: texts.next, note, isRequired: true, sentAs: 'next' },
            repeat: { kind: 'secret', label: texts.repeat, isRequired: true },
          }}
          run={async ({ current, next, repeat }) => {
            if (next !== repeat) {
              const detail = t(texts.differMend);
              throw new Problem(422, 'password.differ', t(texts.differ), detail, [
                { pointer: '/repeat', detail: t(texts.differ) },
              ]);
            }
            await api.PUT('/api/v1/session/password', { body: { current, next } });
          }}
        />
      </Part>
      <Part title={texts.factor}>
        <SecondFactor />
      </Part>
      <Sessions />
      <Notices />
      {person !== null && (
        <>
          <Readers />
          <Part title={texts.myData}>
            <MyData person={person} />
          </Part>
        </>
      )}
    </Page>
  );
}

function Part({ title, children }: { readonly title: typeof texts.title; readonly children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm" align="stretch">
        <Title order={2} size="h4">
          {t(title)}
        </Title>
        <Box>{children}</Box>
      </Stack>
    </Paper>
  );
}

function Sessions() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['my-sessions'],
    queryFn: () => answerOf(api.GET('/api/v1/me/sessions')),
  });
  const ending = useMutation({
    mutationFn: async (session: string | undefined): Promise<void> => {
      if (session === undefined) await api.POST('/api/v1/me/sessions/end-others');
      else await api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-sessions'] }),
  });
  return (
    <Part title={texts.sessions}>
      <Answered query={query}>
        {({ sessions }) => (
          <Stack gap="sm" align="flex-start">
            <Rows label={texts.sessions} heads={[texts.since, texts.lastSeen, texts.end]}>
              {sessions.map(({ id, since, lastSeen, isThis }) => (
                <Table.Tr key={id}>
                  <Table.Td>{writtenMoment(since)}</Table.Td>
                  <Table.Td>{writtenMoment(lastSeen)}</Table.Td>
                  <Table.Td>
                    {isThis ? (
                      t(texts.thisOne)
                    ) : (
                      <Button size="xs" variant="default" onClick={() => ending.mutate(id)}>
                        {t(texts.end)}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            {ending.error !== null && <ProblemNote error={ending.error} />}
            {sessions.length > 1 && (
              <Button size="sm" variant="default" onClick={() => ending.mutate(undefined)}>
                {t(texts.endOthers)}
              </Button>
            )}
          </Stack>
        )}
      </Answered>
    </Part>
  );
}

function Notices() {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['notices'],
    queryFn: () => answerOf(api.GET('/api/v1/me/notices')),
  });
  return (
    <Answered query={query}>
      {({ notices, mail }) => (
        <>
          <Part title={texts.mail}>
            <Group gap="sm">
              <Text size="sm">{mail ?? t(texts.mailNone)}</Text>
              <FormDialog
                act={texts.setMail}
                says={texts.mailSays}
                fields={{ mail: { kind: 'text', label: texts.address } }}
                first={{ mail }}
                run={(given) => api.PUT('/api/v1/me/mail', { body: { mail: orNull(given.mail) } })}
              />
            </Group>
          </Part>
          <Part title={texts.notices}>
            {notices.length === 0 ? (
              <Text size="sm">{t(texts.noNotices)}</Text>
            ) : (
              <Rows label={texts.notices} heads={[texts.at, texts.what, texts.by]}>
                {notices.map(({ id, kind, at, by }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{writtenMoment(at)}</Table.Td>
                    <Table.Td>{t(noticeName(kind))}</Table.Td>
                    <Table.Td>{t(BY[by])}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            )}
          </Part>
        </>
      )}
    </Answered>
  );
}

function Readers() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['my-readers'],
    queryFn: () => answerOf(api.GET('/api/v1/me/readers')),
  });
  return (
    <Part title={texts.readers}>
      <Answered query={query}>
        {({ readings }) =>
          readings.length === 0 ? (
            <Text size="sm">{t(texts.noReaders)}</Text>
          ) : (
            <Stack gap="xs">
              <Text size="sm">{t(texts.readersSays)}</Text>
              <Rows
                label={texts.readers}
                heads={[texts.day, texts.what, texts.role, words.unit, texts.times]}
              >
                {readings.map(({ day, role, unit, action, words: act, times }) => (
                  <Table.Tr key={`${day}/${role}/${unit}/${action}`}>
                    <Table.Td>{writtenDay(day)}</Table.Td>
                    <Table.Td>{t(act)}</Table.Td>
                    <Table.Td>{t(roleName(role))}</Table.Td>
                    <Table.Td>{unit === null ? t(words.wholeSystem) : unitName(unit)}</Table.Td>
                    <Table.Td>{times}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            </Stack>
          )
        }
      </Answered>
    </Part>
  );
}
