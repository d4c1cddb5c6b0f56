import { Stack, Text } from '@mantine/core';
import { useSpeech } from '../../../../i18n/language.tsx';
import type { CheckerLine } from '../../checker-lines.ts';
import { texts } from '../../work-texts.ts';

/** What the checker says of a place, each with its line of the text. */
export function FaultLines({ lines }: { readonly lines: readonly CheckerLine[] }) {
  const { t } = useSpeech();
  if (lines.length === 0) return null;
  return (
    <Stack gap={2} role="alert">
      {lines.map(({ line, says }) => (
        <Text key={`${line}/${says}`} size="sm" c="red.9">
          {line === undefined ? says : `${t(texts.line)} ${line}: ${says}`}
        </Text>
      ))}
    </Stack>
  );
}
