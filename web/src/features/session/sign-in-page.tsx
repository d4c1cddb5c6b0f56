import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { NarrowPage } from './narrow-page.tsx';
import { sessionBegan, setUpQuery } from './session.ts';
import { texts } from './texts.ts';

export function SignInPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const setUp = useQuery(setUpQuery);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.POST('/api/v1/session', { body: { login, password } }),
    onSuccess: async () => {
      sessionBegan();
      queries.clear();
      await navigate({ to });
    },
  });
  if (setUp.data?.isSetUp === false) return <Navigate to="/set-up" />;
  return (
    <NarrowPage>
      <Page title={texts.signIn}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t(texts.login)}
              autoComplete="username"
              autoCapitalize="none"
              required
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <PasswordInput
              label={t(texts.password)}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {signIn.error !== null && <ProblemNote error={signIn.error} />}
            <Button type="submit" loading={signIn.isPending}>
              {t(texts.signIn)}
            </Button>
            <Anchor renderRoot={(props) => <Link to="/activate" {...props} />}>{t(texts.haveCode)}</Anchor>
          </Stack>
        </form>
      </Page>
    </NarrowPage>
  );
}
