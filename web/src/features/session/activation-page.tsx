import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Page } from '../../components/page.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { usePasswordNote } from '../../components/password-note.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { NarrowPage } from './narrow-page.tsx';
import { texts } from './texts.ts';

/** Where somebody who was invited chooses a password. */
export function ActivationPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const note = usePasswordNote();
  const [login, setLogin] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const activate = useMutation({
    mutationFn: () => api.POST('/api/v1/activation', { body: { login, code, password } }),
    onSuccess: () => navigate({ to: '/sign-in' }),
  });
  const differs = repeated !== '' && repeated !== password;
  const problem = activate.error instanceof Problem ? activate.error : undefined;
  return (
    <NarrowPage>
      <Page title={texts.activate} says={texts.activateSays}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!differs) activate.mutate();
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t(texts.login)}
              autoComplete="username"
              autoCapitalize="none"
              required
              value={login}
              error={problem?.of('login')}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <TextInput
              label={t(texts.code)}
              description={t(texts.codeNote)}
              autoComplete="one-time-code"
              required
              value={code}
              error={problem?.of('code')}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <PasswordField
              label={t(texts.newPassword)}
              description={t(note)}
              autoComplete="new-password"
              required
              value={password}
              error={problem?.of('password')}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <PasswordField
              label={t(texts.repeat)}
              autoComplete="new-password"
              required
              value={repeated}
              error={differs ? t(texts.repeatDiffers) : undefined}
              onChange={(event) => setRepeated(event.currentTarget.value)}
            />
            {activate.error !== null && <ProblemNote error={activate.error} />}
            <Button type="submit" loading={activate.isPending}>
              {t(texts.activate)}
            </Button>
            <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t(texts.toSignIn)}</Anchor>
          </Stack>
        </form>
      </Page>
    </NarrowPage>
  );
}
