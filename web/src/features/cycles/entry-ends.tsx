import { Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { daysUntil } from '../../text/days-until.ts';
import { entryEnds } from './texts.ts';

/** From this many days before the last day whoever plans or opens a cycle is told. */
const SOON = 3;

/** Says that the last day for entering is over or near; nothing while there is time. */
export function EntryEnds({ on }: { readonly on: string | null }) {
  const { t } = useSpeech();
  const left = on === null ? Number.NaN : daysUntil(on);
  if (Number.isNaN(left) || left > SOON) return null;
  return (
    <Text size="sm" fw={600} c="red.9" role="status">
      {t(entryEnds(left))}
    </Text>
  );
}
