import type { Bilingual } from '@congtam/engine';
import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

/** A page: one heading, what can be done on it, its content. The window says the same. */
export function Page({
  title,
  says,
  acts,
  children,
}: {
  readonly title: Bilingual;
  readonly says?: Bilingual;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const heading = t(title);
  useEffect(() => {
    document.title = `${heading} · ${words.product.vi}`;
  }, [heading]);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h2">
          {heading}
        </Title>
        <Group gap="xs" className="no-print">
          {acts}
        </Group>
      </Group>
      {says !== undefined && <Text c="gray.7">{t(says)}</Text>}
      {children}
    </Stack>
  );
}
