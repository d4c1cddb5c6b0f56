import type { Bilingual } from '@congtam/engine';
import { Box, Text } from '@mantine/core';
import { useSpeech } from '../../../../i18n/language.tsx';
import type { CheckerLine } from '../../checker-lines.ts';
import { FaultLines } from './fault-lines.tsx';

/** One field as it stands: what it is called, what is said there, and what the checker has against it. */
export function SaidOf({
  label,
  values,
  otherwise,
  lines,
}: {
  readonly label: Bilingual;
  readonly values: readonly Bilingual[];
  /** What holds where nothing is said. */
  readonly otherwise: Bilingual;
  readonly lines: readonly CheckerLine[];
}) {
  const { t } = useSpeech();
  return (
    <Box role="group" aria-label={t(label)}>
      <Text size="sm" fw={600}>
        {t(label)}
      </Text>
      <Text size="sm" {...(values.length === 0 && { c: 'gray.7' })}>
        {values.length === 0 ? t(otherwise) : values.map(t).join('; ')}
      </Text>
      <FaultLines lines={lines} />
    </Box>
  );
}
