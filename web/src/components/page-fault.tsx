import { Alert, Box, Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../api/problem.ts';
import { useSpeech } from '../i18n/language.tsx';
import { ProblemNote } from './problem-note.tsx';
import { words } from './words.ts';

/** A page that broke: nothing of it is shown but how to go on. */
export function PageFault({ error }: ErrorComponentProps) {
  const { t } = useSpeech();
  const again = () => location.reload();
  return (
    <Box p="lg" maw={640}>
      {error instanceof Problem ? (
        <ProblemNote error={error} again={again} />
      ) : (
        <Alert color="red" title={t(words.broken)} role="alert">
          <Button size="xs" variant="light" color="red" onClick={again}>
            {t(words.tryAgain)}
          </Button>
        </Alert>
      )}
    </Box>
  );
}
