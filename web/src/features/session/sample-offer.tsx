import { Alert, Button, Code, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { roleName } from '../../components/role-names.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

export type SampleLogins = readonly {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly password: string;
}[];

/** Loading that was begun in this window. */
export const SAMPLE_LOADING = ['sample-loading'] as const;

/** For whoever wants to look before they begin: the sample commune, with the code of the set-up. */
export function SampleOffer({
  code,
  onLoaded,
  onError,
}: {
  readonly code: string;
  readonly onError: (error: Error) => void;
  readonly onLoaded: (logins: SampleLogins) => void;
}) {
  const { t } = useSpeech();
  const isAsked = useRef(false);
  const loading = useMutation({
    mutationKey: SAMPLE_LOADING,
    mutationFn: () => answerOf(api.POST('/api/v1/setup/sample', { body: { code } })),
    onError,
    onSuccess: ({ logins }) => onLoaded(logins),
    onSettled: () => {
      isAsked.current = false;
    },
  });
  const load = () => {
    // A double click is one press: the second call would only be told that the first one is under way.
    if (isAsked.current) return;
    isAsked.current = true;
    loading.mutate();
  };
  return (
    <Fieldset legend={t(texts.trySample)}>
      <Stack gap="sm">
        <Text size="sm">{t(texts.trySampleSays)}</Text>
        {loading.error !== null && (
          <>
            <ProblemNote error={loading.error} />
            <Text size="sm">{t(texts.sampleLost)}</Text>
          </>
        )}
        {loading.isPending && (
          <>
            <Text size="sm" role="status">
              {t(texts.sampleLoading)}
            </Text>
            <Elapsed />
          </>
        )}
        <Button variant="default" loading={loading.isPending} disabled={code.trim() === ''} onClick={load}>
          {t(texts.loadSample)}
        </Button>
      </Stack>
    </Fieldset>
  );
}

/** How long it has taken: that something goes on. Nobody is told each second aloud. */
function Elapsed() {
  const { t } = useSpeech();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(clock);
  }, []);
  return (
    <Text size="sm" aria-hidden>
      {t(texts.elapsed)} {seconds} {t(texts.seconds)}
    </Text>
  );
}

/** Who may sign in to the sample; the page does not keep it. */
export function SamplePasswords({ logins }: { readonly logins: SampleLogins }) {
  const { t } = useSpeech();
  return (
    <Stack gap="md">
      <Alert color="orange" variant="light" role="status">
        {t(texts.sampleLoadedSays)}
      </Alert>
      {logins.map(({ login, displayName, roles, password }) => (
        <Stack key={login} gap={2}>
          <Text fw={600}>{displayName}</Text>
          <Text size="sm">
            {roles.length === 0 ? t(texts.noRole) : roles.map((role) => t(roleName(role))).join(', ')}
          </Text>
          <Text size="sm">
            {t(texts.login)}: <Code style={{ whiteSpace: 'nowrap' }}>{login}</Code> · {t(texts.password)}:{' '}
            <Code style={{ whiteSpace: 'nowrap' }}>{password}</Code>
          </Text>
        </Stack>
      ))}
      <Group className="no-print">
        <CopyButton text={logins.map(({ login, password }) => `${login}\t${password}`).join('\n')} />
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      </Group>
    </Stack>
  );
}
