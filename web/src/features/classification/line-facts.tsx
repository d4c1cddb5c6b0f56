import { Stack, Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenScore } from '../../i18n/written.ts';
import type { Line } from './board-moves.ts';
import { BASES, texts } from './board-texts.ts';

/** What a line of a quota counts: on whom, how many places, where they end and what they would be otherwise. */
export function LineFacts({
  line,
  taken,
  nameOf,
}: {
  readonly line: Line;
  readonly taken: number;
  readonly nameOf: (subject: string) => string;
}) {
  const { t } = useSpeech();
  const {
    binding,
    eligible,
    places,
    share,
    raisedBy,
    line: at,
    placesByBase,
    moreForNextPlace,
    beside,
    notes,
  } = line;
  // Of a share that nobody has set yet the line holds the most that it can be.
  const isShareOpen = notes.includes('share-open');
  const over = binding ? taken + beside.length - places : Math.min(0, taken + beside.length - places);
  const other = Object.entries(placesByBase ?? {}).filter(([, number]) => number !== places);
  return (
    <Stack gap={2}>
      <Text size="sm">
        {`${eligible} ${t(texts.counted)} · ${t(texts.share)} ${isShareOpen ? t(texts.unknown) : percent(share)} · `}
        <strong>{`${places} ${t(texts.places)}`}</strong>
        {` · ${t(texts.taken)} ${taken + beside.length} · `}
        {over > 0 ? (
          <Text span fw={700} c="red.9">{`${t(texts.over)} ${over} ${t(texts.places)}`}</Text>
        ) : (
          `${t(texts.left)} ${Math.max(0, -over)}`
        )}
        {raisedBy !== undefined && ` · ${t(texts.raised)} ${raisedBy}`}
      </Text>
      {beside.length > 0 && <Text size="sm">{`${beside.length} ${t(texts.beside)}`}</Text>}
      {at?.lastIn !== undefined && (
        <Text size="sm">
          {`${t(texts.line)} ${writtenScore(at.lastIn)}`}
          {at.firstOut !== undefined && `, ${t(texts.after)} ${writtenScore(at.firstOut)}`}
        </Text>
      )}
      {at !== undefined && at.tied.length > 0 && (
        <Text size="sm">{`${t(texts.tied)}: ${at.tied.map(nameOf).join(', ')}`}</Text>
      )}
      {moreForNextPlace !== undefined && (
        <Text size="sm" c="dimmed">
          {t({
            vi: `Cần thêm ${moreForNextPlace} người được tính để có thêm một suất.`,
            en: `${moreForNextPlace} more counted would make one more place.`,
          })}
        </Text>
      )}
      {other.length > 0 && (
        <Text size="sm" c="dimmed">
          {`${t(texts.byBase)}: ${other.map(([base, number]) => `${number} (${t(BASES[base] ?? { vi: base, en: base })})`).join('; ')}`}
        </Text>
      )}
    </Stack>
  );
}

/** A share as a percentage: `0.2` → 20%; a fraction is left as it is. */
const percent = (share: string): string =>
  share.includes('/') ? share : `${String(Math.round(Number(share) * 10_000) / 100).replace('.', ',')}%`;
