/** The parts of a quota that not every text has. */
import { ONE } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Quota, QuotaBase, QuotaRounding } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { QUOTA_ROUNDINGS } from '../quota-rule.ts';
import type { RuleReader } from './rule.ts';
import { present, readArticles } from './text.ts';

export const QUOTA_KEYS = ['among?', 'at-least?', 'when-no-place?', 'when-over?'];

const BASES: readonly QuotaBase[] = ['rated-good', 'good-or-better', 'rated'];

/**
 * The base in one of the words of the law, or by levels: `base: {levels: [good]}`. When the limited level is not among
 * them but the one below is, whoever gets a place leaves the base.
 */
export function readBase(
  at: Cursor | undefined,
  read: RuleReader,
  level: string | undefined,
  next: string | undefined,
): Pick<Quota, 'base' | 'baseLevels'> | undefined {
  if (at?.isMap() && at.optional('levels') !== undefined) {
    const baseLevels = read.ids(at.map(['levels'])?.field('levels'));
    if (baseLevels === undefined || level === undefined || next === undefined) return undefined;
    const leaves = !baseLevels.includes(level) && baseLevels.includes(next);
    return { base: { fixed: leaves ? 'rated-good' : 'good-or-better' }, baseLevels };
  }
  const base = read.word(at, BASES);
  return base && { base };
}

/**
 * `rounding: down`, or `rounding: {to: up, article: …}`: what may exceed the share names the article that says so, which
 * the quota then cites.
 */
export function readRounding(
  at: Cursor | undefined,
): { readonly rounding: QuotaRounding; readonly articles: readonly string[] } | undefined {
  if (!at?.isMap()) {
    const rounding = at?.oneOf(QUOTA_ROUNDINGS);
    if (rounding === undefined) return undefined;
    if (rounding === 'down') return { rounding, articles: [] };
    return at?.refuse(
      'pack.rounding-without-article',
      say(
        'chỉ làm tròn xuống mới không bao giờ vượt tỷ lệ; làm tròn khác cần điều khoản nói vậy',
        'only rounding down never exceeds the share; another rounding needs the article that says so',
      ),
      say(`ghi rounding: {to: ${rounding}, article: …}`, `write rounding: {to: ${rounding}, article: …}`),
    );
  }
  const map = at.map(['to', 'article']);
  const rounding = map?.field('to')?.oneOf(QUOTA_ROUNDINGS);
  const articles = readArticles(map?.field('article'));
  return rounding === undefined ? undefined : { rounding, articles };
}

/** `share: 25%`, or a quantity of the unit: `share: {measure: …, at-most: …}`. */
export function readRaised(at: Cursor, read: RuleReader): Quota['raised'] | undefined {
  const map = at.map(['share', 'ask']);
  const question = map?.field('ask')?.id();
  const given = map?.field('share');
  const from = given?.isMap() ? given.map(['measure', 'at-most?']) : undefined;
  const measure = from?.field('measure')?.id();
  const most = from?.optional('at-most') ? read.exact(from.optional('at-most')) : ONE;
  const share = given?.isMap() ? measure && most : read.exact(given);
  if (question === undefined || !share) return undefined;
  return { share, question, ...(measure === undefined ? {} : { measure }) };
}

export function readSmallGroup(at: Cursor, read: RuleReader): Quota['smallGroup'] | undefined {
  const map = at.map(['up-to', 'places', 'rule?']);
  const upTo = map?.field('up-to')?.integer();
  const places = map?.field('places')?.integer();
  const rule = map?.optional('rule')
    ? read.word(map.optional('rule'), ['at-most', 'exactly'])
    : { fixed: 'at-most' as const };
  return upTo === undefined || places === undefined || rule === undefined
    ? undefined
    : { upTo, places, rule };
}

/** What else a quota may say. */
export function readQuotaExtras(map: Cursor, read: RuleReader): Partial<Quota> {
  return present<Pick<Quota, 'among' | 'atLeast' | 'whenNoPlace' | 'whenOver'>>({
    among: map.optional('among') && read.condition(map.optional('among')),
    atLeast: map.optional('at-least')?.integer(),
    whenNoPlace: map.optional('when-no-place')?.map(['ask'])?.field('ask')?.id(),
    whenOver: map.optional('when-over')?.oneOf(['rate-again']),
  });
}
