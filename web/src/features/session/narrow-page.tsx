import { Anchor, Box, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';

/** A page for who is not signed in. */
export function NarrowPage({ children }: { readonly children: ReactNode }) {
  const { language, speak, t } = useSpeech();
  return (
    <Box component="main" maw={460} mx="auto" p="md" pt={{ base: 'md', sm: 64 }}>
      <Stack gap="lg">
        <Group justify="space-between">
          <Text fw={600} size="xl" c="blue.9">
            {t(words.product)}
          </Text>
          <Anchor component="button" type="button" onClick={() => speak(language === 'vi' ? 'en' : 'vi')}>
            {t(words.language)}
          </Anchor>
        </Group>
        <Paper withBorder p="lg">
          {children}
        </Paper>
      </Stack>
    </Box>
  );
}
