import type { View } from '../evaluation/view.ts';
import { add, compare, displayExact, divide, type Exact, max, min, multiply, ratio, ZERO } from '../exact.ts';
import { shownNumber } from '../explanation/show.ts';
import type { Step } from '../explanation/trace.ts';
import { say } from '../problem.ts';
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
    if (isGap(value)) (gaps ??= []).push(value);
    else values.push(value);
  }
  return gaps ? joinGaps(gaps) : values;
}

const isGapped = (values: readonly Exact[] | Gap): values is Gap => !Array.isArray(values);

const bounded = (value: Exact, low: Exact | undefined, high: Exact | undefined): Exact => {
  const lifted = low === undefined ? value : max(value, low);
  return high === undefined ? lifted : min(lifted, high);
};

const total = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);

function listed(step: Step, places = 2): string {
  return step.inputs.map((i) => shownNumber(i.value, places)).join(' + ');
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
          const values = readAll(view, reads);
          if (isGapped(values)) return values;
          const raw = total(values);
          const value = bounded(raw, low, high);
          if (view.traced)
            view.note({ inputs: view.inputsOf(of, rater?.value), details: { raw, low, high } });
          return value;
        };
      },
      explain: (step, language) => {
        const { raw, high } = step.details;
        const cut =
          raw !== undefined &&
          !isGap(step.value as Measured) &&
          compare(raw as Exact, step.value as Exact) !== 0;
        const tail = cut
          ? language === 'vi'
            ? `, tính ${shownNumber(step.value)}`
            : `, counted as ${shownNumber(step.value)}`
          : '';
        return `${listed(step)} = ${shownNumber(raw ?? step.value)}${tail}${high && cut ? (language === 'vi' ? ` (tối đa ${shownNumber(high)})` : ` (at most ${shownNumber(high)})`) : ''}`;
      },
      inWords: (name) =>
        say(
          `tổng của: ${of.map((id) => name(id).vi).join('; ')}`,
          `sum of: ${of.map((id) => name(id).en).join('; ')}`,
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
      explain: (step) =>
        parts
          ? `(${step.inputs.map((i, n) => `${shownNumber(i.value, 4)} × ${shownNumber(parts[n])}`).join(' + ')}) / ${shownNumber(whole)} = ${shownNumber(step.value, 4)}`
          : `(${listed(step, 4)}) / ${of.length} = ${shownNumber(step.value, 4)}`,
      inWords: (name) =>
        say(
          `trung bình của: ${of.map((id) => name(id).vi).join('; ')}`,
          `mean of: ${of.map((id) => name(id).en).join('; ')}`,
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
          if (isGap(share)) return share;
          const raw = multiply(share, points);
          if (view.traced) view.note({ details: { raw, points, high } });
          return bounded(raw, undefined, high);
        };
      },
      explain: (step, language) => {
        const raw = step.details.raw as Exact;
        const head = `${shownNumber(step.inputs[0]?.value, 4)} × ${shownNumber(points)} = ${displayExact(raw)}`;
        if (high === undefined || compare(raw, high) <= 0) return head;
        return language === 'vi'
          ? `${head}, tính ${displayExact(high)} (tối đa)`
          : `${head}, counted as ${displayExact(high)} (the maximum)`;
      },
      inWords: (name) =>
        say(
          `${name(of).vi} × ${displayExact(points)} điểm`,
          `${name(of).en} × ${displayExact(points)} points`,
        ),
    };
  },
};

export const readingsOf = (...parameters: readonly (Parameter<unknown> | undefined)[]): string[] =>
  parameters.flatMap((p) => (p !== undefined && 'reading' in p ? [p.reading] : []));

export type { Interval };
