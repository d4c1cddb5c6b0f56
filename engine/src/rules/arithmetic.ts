import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { bounded as boundedColumn, combine } from '../evaluation/columns/number-column.ts';
import type { View } from '../evaluation/view.ts';
import { add, compare, divide, type Exact, min, multiply, ONE, ratio, ZERO } from '../exact.ts';
import { isExact, shownNumber } from '../explanation/show.ts';
import { meanTerms, shareTerms } from '../explanation/terms.ts';
import { type Language, say } from '../problem.ts';
import type { Parameter } from '../regulation/format.ts';
import { clamp, exactly, joined, monotone } from '../regulation/interval.ts';
import type { RuleKind } from './kinds.ts';
import { doesNotApply, type Gap, isGap, joinGaps, type Measured } from './measured.ts';
import { policiesOf, policyInWords, readPolicy, totalOf } from './when-not-applicable.ts';

export type Read = (view: View) => Measured;

/** Reads all, or says all that is lacking at once. */
export function readAll(view: View, reads: readonly Read[]): readonly Exact[] | Gap {
  const values: Exact[] = [];
  let gaps: Gap[] | undefined;
  for (let i = 0; i < reads.length; i++) {
    const value = reads[i]!(view);
    if (!isGap(value)) values.push(value);
    else if (gaps === undefined) gaps = [value];
    else gaps.push(value);
  }
  return gaps ? joinGaps(gaps) : values;
}

const isGapped = (values: readonly Exact[] | Gap): values is Gap => !Array.isArray(values);

const total = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);

/** The mean, plain or weighted; `when-not-applicable` says what becomes of a component that does not apply. */
export const mean: RuleKind = {
  kind: 'mean',
  keys: ['of', 'weights?', 'when-not-applicable?'],
  read(at, read) {
    const of = read.ids(at.field('of'));
    const weights = at
      .optional('weights')
      ?.list()
      ?.map((c) => read.exact(c));
    const policy = readPolicy(at.optional('when-not-applicable'), read);
    if (of === undefined) return undefined;
    if (
      weights &&
      (weights.length !== of.length || !weights.every((w) => w !== undefined && compare(w, ZERO) > 0))
    ) {
      return at.refuse(
        'pack.bad-weights',
        say('mỗi thành phần cần một trọng số dương', 'every component needs one positive weight'),
        say(`ghi đúng ${of.length} trọng số lớn hơn 0`, `write exactly ${of.length} weights above 0`),
      );
    }
    const parts = weights as readonly Exact[] | undefined;
    const whole = parts ? total(parts) : ratio(of.length);
    const shares = of.map((_, i) => divide(parts?.[i] ?? ONE, whole));
    const average = (values: readonly Exact[]): Exact =>
      divide(total(parts ? values.map((v, i) => multiply(v, parts[i]!)) : values), whole);
    return {
      kind: 'mean',
      references: { inputs: of, readings: readingsOf(policy) },
      range: (rangeOf) => {
        const ranges = of.map(rangeOf);
        const policies = policiesOf(policy);
        const alone = policies.includes('re-weight') ? ranges : [];
        const none = policies.includes('zero') ? ranges.map((r) => joined(r, exactly(ZERO))) : ranges;
        return [...alone, monotone(none, average)].reduce(joined, monotone(ranges, average));
      },
      link(linker) {
        const reads = of.map((id) => linker.number(id));
        const chosen = policy && linker.parameter(policy);
        if (chosen === undefined) {
          return (view) => {
            const values = readAll(view, reads);
            if (isGapped(values)) return values;
            if (view.traced) view.note({ inputs: view.inputsOf(of), details: { count: of.length } });
            return average(values);
          };
        }
        const highest = of.map((id) => (chosen.value === 'full' ? linker.highest(id) : ONE));
        return (view) => {
          const values = reads.map((r) => r(view));
          if (values.some(doesNotApply)) view.stand(chosen.mark);
          if (view.traced) view.note({ inputs: view.inputsOf(of), details: { count: of.length } });
          return totalOf(
            values.map((value, i) => ({ value, weight: shares[i]!, highest: highest[i] })),
            chosen.value,
          );
        };
      },
      overColumns(linker) {
        const reads = of.map((id) => linker.number(id));
        return (run) => {
          const all = combine(
            reads.map((read) => read(run)),
            parts,
            whole,
          );
          return policy === undefined ? all : leaveGapsToExact(run, all);
        };
      },
      explain: (step, language, telling) => {
        const value = shownNumber(step.value, language, 4);
        const out = step.inputs.filter((i) => !isExact(i.value) && typeof i.value !== 'boolean');
        if (out.length === 0) return `${meanTerms(step, parts, language)} = ${value}`;
        const names = out.map((i) => telling.name(i.id)).join(', ');
        return `${value}; ${telling.say('không áp dụng', 'not applicable')}: ${names}`;
      },
      inWords: (name) => {
        const all = (language: Language) =>
          of
            .map((id, n) => `${name(id)[language]}${parts ? ` × ${shownNumber(parts[n], language)}` : ''}`)
            .join('; ') + policyInWords(policy, language);
        return say(`trung bình của: ${all('vi')}`, `mean of: ${all('en')}`);
      },
    };
  },
};

/** A share turned into points: share × points, not above `at-most`. */
export const pointsFromShare: RuleKind = {
  kind: 'points-from-share',
  keys: ['of', 'points', 'at-most?'],
  read(at, read) {
    const of = at.field('of')?.id();
    const points = read.exact(at.field('points'));
    const high = at.optional('at-most') && read.exact(at.optional('at-most'));
    if (of === undefined || points === undefined) return undefined;
    return {
      kind: 'points-from-share',
      references: { inputs: [of] },
      range: (rangeOf) =>
        clamp(
          monotone([rangeOf(of)], ([x]) => multiply(x!, points)),
          undefined,
          high,
        ),
      link(linker) {
        const readShare = linker.number(of);
        return (view) => {
          const share = readShare(view);
          if (isGap(share)) return joinGaps([share]);
          const raw = multiply(share, points);
          if (view.traced) view.note({ details: { raw, points, high } });
          return high === undefined ? raw : min(raw, high);
        };
      },
      overColumns(linker) {
        const readShare = linker.number(of);
        return (run) => boundedColumn(combine([readShare(run)], [points], undefined), undefined, high);
      },
      explain: (step, language) => {
        const { raw } = step.details;
        if (typeof step.inputs[0]?.value === 'boolean')
          return `${shownNumber(step.inputs[0].value, language)}: ${shownNumber(step.value, language)}`;
        const head = `${shareTerms(step, of, language)} × ${shownNumber(points, language)} = ${shownNumber(raw ?? step.value, language)}`;
        if (high === undefined || !isExact(raw) || compare(raw, high) <= 0) return head;
        return language === 'vi'
          ? `${head}, tính ${shownNumber(high, language)} (tối đa)`
          : `${head}, counted as ${shownNumber(high, language)} (the maximum)`;
      },
      inWords: (name) =>
        say(
          `${name(of).vi} × ${shownNumber(points, 'vi')} điểm${high ? `, tối đa ${shownNumber(high, 'vi')}` : ''}`,
          `${name(of).en} × ${shownNumber(points, 'en')} points${high ? `, at most ${shownNumber(high, 'en')}` : ''}`,
        ),
    };
  },
};

export const readingsOf = (...parameters: readonly (Parameter<unknown> | undefined)[]): string[] =>
  parameters.flatMap((p) => (p !== undefined && 'reading' in p ? [p.reading] : []));
