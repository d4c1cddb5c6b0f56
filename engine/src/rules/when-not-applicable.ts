import type { Linker } from '../evaluation/linker.ts';
import { add, compare, divide, type Exact, max, min, multiply, ZERO } from '../exact.ts';
import type { Language } from '../problem.ts';
import type { Parameter } from '../regulation/format.ts';
import { ANY, type Interval, joined, scaled, sumOf } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { DOES_NOT_APPLY, type Gap, isGap, type Measured, whereabouts, within } from './measured.ts';

/**
 * What becomes of the points of a criterion that does not apply: the others carry its weight, it counts in full, or it
 * counts nothing.
 */
export const POLICIES = ['re-weight', 'full', 'zero'] as const;
export type WhenNotApplicable = (typeof POLICIES)[number];

export const readPolicy = (
  at: Cursor | undefined,
  read: RuleReader,
): Parameter<WhenNotApplicable> | undefined => (at === undefined ? undefined : read.word(at, POLICIES));

/** Every option a policy may have under the readings of a pack. */
export const policiesOf = (policy: Parameter<WhenNotApplicable> | undefined): readonly WhenNotApplicable[] =>
  policy === undefined ? [] : 'fixed' in policy ? [policy.fixed] : [...new Set(policy.options.values())];

/** One part of a total: its value and the most it can be, both with its sign and weight on. */
export interface Part {
  readonly value: Measured;
  readonly weight: Exact;
  /** The most the part can be before its weight. */
  readonly highest: Exact | undefined;
}

export const highestIn = (linker: Linker, id: string | undefined, policy: unknown): Exact | undefined =>
  policy === undefined || id === undefined ? undefined : linker.highest(id);

/**
 * Σ weight × value, with what does not apply treated as the policy says. What is missing leaves the range in which the
 * total lies, where that of every missing part is known.
 */
export function totalOf(parts: readonly Part[], policy: WhenNotApplicable | undefined): Measured {
  const gaps: Gap[] = [];
  const ranges: (Interval | undefined)[] = [];
  let whole = ZERO;
  let applying = ZERO;
  for (const { value, weight, highest } of parts) {
    const most = highest === undefined ? ZERO : multiply(highest, weight);
    whole = add(whole, most);
    if (isGap(value) && value.gap === 'not-applicable' && policy !== undefined) {
      if (policy === 'full') ranges.push({ min: most, max: most });
      continue;
    }
    applying = add(applying, most);
    if (isGap(value)) gaps.push(value);
    const range = whereabouts(value);
    ranges.push(range && scaled(range, weight));
  }
  if (ranges.length === 0 && parts.length > 0 && policy === 're-weight') return DOES_NOT_APPLY;
  const isKnown = ranges.every((r) => r !== undefined);
  const total = isKnown ? sumOf(ranges) : ANY;
  const factor =
    policy === 're-weight' && compare(applying, ZERO) > 0 && compare(applying, whole) !== 0
      ? divide(whole, applying)
      : undefined;
  return within(gaps, factor === undefined ? total : scaled(total, factor));
}

/** The values a total can take, when parts may not apply. */
export function rangeOfTotal(
  parts: readonly { readonly range: Interval; readonly weight: Exact }[],
  policies: readonly WhenNotApplicable[],
): Interval {
  const ranges = parts.map(({ range, weight }) => scaled(range, weight));
  let all = sumOf(ranges);
  if (policies.includes('zero'))
    all = joined(all, sumOf(ranges.map((r) => joined(r, { min: ZERO, max: ZERO }))));
  if (policies.includes('re-weight')) all = joined(all, reweighted(ranges));
  return all;
}

/** Every part at the share of its maximum, at least at that of the worst one. */
function reweighted(ranges: readonly Interval[]): Interval {
  const whole = sumOf(ranges).max;
  if (whole === undefined) return ANY;
  const shares = ranges.map((r) =>
    r.min && r.max && compare(r.max, ZERO) > 0 ? divide(r.min, r.max) : undefined,
  );
  if (!shares.every((s) => s !== undefined)) return { max: max(whole, ZERO) };
  return { min: min(multiply(whole, shares.reduce(min)), whole), max: whole };
}

const IN_WORDS: Readonly<Record<WhenNotApplicable, Readonly<Record<Language, string>>>> = {
  're-weight': {
    vi: 'tiêu chí không áp dụng thì quy đổi theo các tiêu chí còn lại',
    en: 'a criterion that does not apply passes its weight to the others',
  },
  full: {
    vi: 'tiêu chí không áp dụng thì tính điểm tối đa',
    en: 'a criterion that does not apply counts in full',
  },
  zero: {
    vi: 'tiêu chí không áp dụng thì không tính điểm',
    en: 'a criterion that does not apply counts nothing',
  },
};

export const policyInWords = (policy: Parameter<WhenNotApplicable> | undefined, language: Language): string =>
  policiesOf(policy)
    .map((p) => `; ${IN_WORDS[p][language]}`)
    .join('');
