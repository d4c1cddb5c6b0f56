import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { PasswordField } from '../../components/password-field.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** Login, password and, for who has one, the code of a second factor. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (account: string) => Promise<unknown> }) {
  const { t } = useSpeech();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/session', { body: { login, password, ...(code !== '' && { code }) } })),
    onSuccess: ({ account }) => onSignedIn(account),
  });
  const refused = signIn.error instanceof Problem ? signIn.error.code : '';
  const [hasFactor, setHasFactor] = useState(false);
  if (!hasFactor && refused === 'account.second-factor-needed') setHasFactor(true);
  return (
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
        <PasswordField
          label={t(texts.password)}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {hasFactor && (
          <TextInput
            label={t(texts.factorCode)}
            description={t(texts.factorNote)}
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {signIn.error !== null && <ProblemNote error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending}>
          {t(texts.signIn)}
        </Button>
      </Stack>
    </form>
  );
}
