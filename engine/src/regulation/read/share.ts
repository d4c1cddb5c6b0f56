/** The share of a quota, where it stands in the text and where it is read elsewhere. */
import { type Exact, max, ONE, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Quota, ShareFrom } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { RuleReader } from './rule.ts';

/**
 * `20%`, or where the share is read: `{rating: …, otherwise: {ask: …}}`, `{measure: …, otherwise: {ask: …}}`,
 * `{by-level-of-unit: {A: 40%, B: 30%}, otherwise: {ask: …}}`.
 */
export function readShare(
  at: Cursor | undefined,
  read: RuleReader,
  level: string | undefined,
): Pick<Quota, 'share' | 'shareFrom'> | undefined {
  if (at === undefined || !at.isMap()) {
    const share = read.exact(at);
    return share && { share };
  }
  if (at.optional('by-level-of-unit') !== undefined) return readSharesOfLevels(at, read);
  const map = at.map(['measure?', 'rating?', 'by-level-of-unit?', 'level?', 'at-most?', 'otherwise']);
  const otherwise = map?.field('otherwise')?.map(['ask'])?.field('ask')?.id();
  const share = map?.optional('at-most') ? read.exact(map.optional('at-most')) : ONE;
  const measure = map?.optional('measure')?.id();
  const rating = map?.optional('rating')?.id();
  if (map === undefined || otherwise === undefined || share === undefined) return undefined;
  if ((measure === undefined) === (rating === undefined)) return refuseTwo(map);
  const held = map.optional('level')?.id() ?? level ?? '';
  const shareFrom: ShareFrom =
    measure === undefined
      ? { kind: 'rating', rating: rating!, level: held, otherwise }
      : { kind: 'measure', measure, otherwise };
  return { share, shareFrom };
}

/** A share for each level of the unit; the greatest of them is the most that it can be. */
function readSharesOfLevels(at: Cursor, read: RuleReader): Pick<Quota, 'share' | 'shareFrom'> | undefined {
  const others = ['measure', 'rating'].filter((key) => at.optional(key) !== undefined);
  if (others.length > 0) return refuseTwo(at);
  const map = at.map(['by-level-of-unit', 'otherwise']);
  const otherwise = map?.field('otherwise')?.map(['ask'])?.field('ask')?.id();
  const entries = map?.field('by-level-of-unit')?.entries();
  if (otherwise === undefined || entries === undefined) return undefined;
  const shares = new Map<string, Exact>();
  for (const [level, value] of entries) {
    const share = read.exact(value);
    if (share === undefined) return undefined;
    shares.set(level, share);
  }
  const share = [...shares.values()].reduce<Exact>((most, one) => max(most, one), ZERO);
  return { share, shareFrom: { kind: 'level-of-unit', shares, otherwise } };
}

const refuseTwo = (at: Cursor): undefined =>
  at.refuse(
    'pack.share-from-one',
    say(
      'tỷ lệ lấy từ đúng một nơi: measure, rating hoặc by-level-of-unit',
      'a share is read from one place: measure, rating or by-level-of-unit',
    ),
    say('giữ lại một', 'keep one of them'),
  );
