import type { Bilingual } from '@congtam/engine';
import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** An empty place says why it is empty and what to do about it. */
export function NothingHere({ says, next }: { readonly says: Bilingual; readonly next?: ReactNode }) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm" align="flex-start">
        <Text>{t(says)}</Text>
        {next}
      </Stack>
    </Paper>
  );
}
