import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Problem } from '../api/problem.ts';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

/**
 * What went wrong and what to do next; announced to who cannot see it. In a form whoever typed is led to the first field
 * that is to be mended: in a long one it may be far above.
 */
export function ProblemNote({
  error,
  again,
  newer,
}: {
  readonly error: unknown;
  readonly again?: (() => void) | undefined;
  /** Takes over what has come since, where what was sent is over an older state; what is typed stays. */
  readonly newer?: (() => void) | undefined;
}) {
  const { t } = useSpeech();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!(error instanceof Problem) || error.errors.length === 0) return;
    const wrong = note.current?.closest('form')?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [error]);
  if (!(error instanceof Problem)) throw error;
  return (
    <Alert
      ref={note}
      color="red"
      variant="light"
      title={error.title}
      role="alert"
      classNames={{ label: 'sentence' }}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm" className="sentence">
          {error.detail}
        </Text>
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
        {newer !== undefined && error.isOfOlderState && (
          <Button size="sm" variant="default" onClick={newer}>
            {t(words.takeNewer)}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
