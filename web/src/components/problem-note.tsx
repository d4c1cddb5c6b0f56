import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { Problem } from '../api/problem.ts';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

/** What went wrong and what to do next; announced to who cannot see it. */
export function ProblemNote({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useSpeech();
  if (!(error instanceof Problem)) throw error;
  return (
    <Alert color="red" variant="light" title={error.title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{error.detail}</Text>
        {error.status >= 500 && error.traceId !== undefined && (
          <Text size="sm">
            {t(words.traceId)}: <Code>{error.traceId}</Code>
          </Text>
        )}
        {again !== undefined && (
          <Button size="xs" variant="light" color="red" onClick={again}>
            {t(words.tryAgain)}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
