import type { Bilingual } from '@congtam/engine';
import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';

/** A part of an inspection: its heading, what may be done, what there is. */
export function Part({
  title,
  act,
  children,
}: {
  readonly title: Bilingual;
  readonly act: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <Stack gap="sm" component="section" aria-label={t(title)}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t(title)}
        </Title>
        {act}
      </Group>
      {children}
    </Stack>
  );
}
