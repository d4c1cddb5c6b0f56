import { bounded as boundedColumn, combine } from '../evaluation/columns/number-column.ts';
import type { View } from '../evaluation/view.ts';
import { add, compare, divide, type Exact, max, min, multiply, ratio, ZERO } from '../exact.ts';
import { isExact, shownNumber } from '../explanation/show.ts';
import { meanTerms, shareTerms, sumTerms } from '../explanation/terms.ts';
import { type Language, say } from '../problem.ts';
import type { Parameter } from '../regulation/format.ts';
import { clamp, type Interval, monotone } from '../regulation/interval.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, isGap, joinGaps, type Measured } from './measured.ts';

type Read = (view: View) => Measured;

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

/** The sum of all, without a list of them; or all that is lacking. */
function addAll(view: View, reads: readonly Read[]): Measured {
  let sum = ZERO;
  for (let i = 0; i < reads.length; i++) {
    const value = reads[i]!(view);
    if (isGap(value)) {
      const all = readAll(view, reads);
      return isGapped(all) ? all : value;
    }
    sum = add(sum, value);
  }
  return sum;
}

const isGapped = (values: readonly Exact[] | Gap): values is Gap => !Array.isArray(values);

const bounded = (value: Exact, low: Exact | undefined, high: Exact | undefined): Exact => {
  const lifted = low === undefined ? value : max(value, low);
  return high === undefined ? lifted : min(lifted, high);
};

const total = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);

/** "; ít nhất 0; tối đa 30": the bounds of a sum, as the text sets them. */
function within(low: Exact | undefined, high: Exact | undefined, language: Language): string {
  const least = low && `; ${language === 'vi' ? 'ít nhất' : 'at least'} ${shownNumber(low, language)}`;
  const most = high && `; ${language === 'vi' ? 'tối đa' : 'at most'} ${shownNumber(high, language)}`;
  return `${least ?? ''}${most ?? ''}`;
}

/** Adds points, within bounds if the text sets them. `take` says whose scores count where several raters give one. */
export const sum: RuleKind = {
  kind: 'sum',
  keys: ['of', 'take?', 'at-least?', 'at-most?'],
  read(at, read) {
    const of = read.ids(at.field('of'));
    const take = at.optional('take') ? read.parameter(at.optional('take'), (c) => c.id()) : undefined;
    const low = at.optional('at-least') && read.exact(at.optional('at-least'));
    const high = at.optional('at-most') && read.exact(at.optional('at-most'));
    if (of === undefined) return undefined;
    return {
      kind: 'sum',
      references: { inputs: of, readings: readingsOf(take) },
      range: (rangeOf) => clamp(monotone(of.map(rangeOf), total), low, high),
      link(linker) {
        const rater = take && linker.parameter(take);
        const reads = of.map((id) => linker.number(id, rater?.value));
        const mark = rater?.mark;
        return (view) => {
          view.stand(mark);
          const raw = addAll(view, reads);
          if (isGap(raw)) return raw;
          const value = bounded(raw, low, high);
          if (view.traced)
            view.note({ inputs: view.inputsOf(of, rater?.value), details: { raw, low, high } });
          return value;
        };
      },
      overColumns(linker) {
        const rater = take && linker.parameter(take);
        const reads = of.map((id) => linker.number(id, rater));
        return (run) =>
          boundedColumn(
            combine(
              reads.map((read) => read(run)),
              undefined,
              undefined,
            ),
            low,
            high,
          );
      },
      explain: (step, language, telling) => {
        const { raw } = step.details;
        const whole = sumTerms(step, raw ?? step.value, telling);
        const isMore = low !== undefined && isExact(raw) && compare(raw, low) < 0;
        const isLess = high !== undefined && isExact(raw) && compare(raw, high) > 0;
        if (isLess)
          return `${whole}, ${telling.say('tính', 'counted as')} ${shownNumber(high, language)} (${telling.say('tối đa', 'the maximum')})`;
        if (isMore)
          return `${whole}, ${telling.say('tính', 'counted as')} ${shownNumber(low, language)} (${telling.say('tối thiểu', 'the minimum')})`;
        return whole;
      },
      inWords: (name) =>
        say(
          `tổng của: ${of.map((id) => name(id).vi).join('; ')}${within(low, high, 'vi')}`,
          `sum of: ${of.map((id) => name(id).en).join('; ')}${within(low, high, 'en')}`,
        ),
    };
  },
};

export const mean: RuleKind = {
  kind: 'mean',
  keys: ['of', 'weights?'],
  read(at, read) {
    const of = read.ids(at.field('of'));
    const weights = at
      .optional('weights')
      ?.list()
      ?.map((c) => read.exact(c));
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
    const average = (values: readonly Exact[]): Exact =>
      divide(total(parts ? values.map((v, i) => multiply(v, parts[i]!)) : values), whole);
    return {
      kind: 'mean',
      references: { inputs: of },
      range: (rangeOf) => monotone(of.map(rangeOf), average),
      link(linker) {
        const reads = of.map((id) => linker.number(id));
        return (view) => {
          const values = readAll(view, reads);
          if (isGapped(values)) return values;
          if (view.traced) view.note({ inputs: view.inputsOf(of), details: { count: of.length } });
          return average(values);
        };
      },
      overColumns(linker) {
        const reads = of.map((id) => linker.number(id));
        return (run) =>
          combine(
            reads.map((read) => read(run)),
            parts,
            whole,
          );
      },
      explain: (step, language) =>
        `${meanTerms(step, parts, language)} = ${shownNumber(step.value, language, 4)}`,
      inWords: (name) =>
        say(
          `trung bình của: ${of.map((id, n) => `${name(id).vi}${parts ? ` × ${shownNumber(parts[n], 'vi')}` : ''}`).join('; ')}`,
          `mean of: ${of.map((id, n) => `${name(id).en}${parts ? ` × ${shownNumber(parts[n], 'en')}` : ''}`).join('; ')}`,
        ),
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
          return bounded(raw, undefined, high);
        };
      },
      overColumns(linker) {
        const readShare = linker.number(of);
        return (run) => boundedColumn(combine([readShare(run)], [points], undefined), undefined, high);
      },
      explain: (step, language) => {
        const { raw } = step.details;
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

export type { Interval };
