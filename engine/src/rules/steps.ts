import { columnOf, type NumberColumn } from '../evaluation/columns/number-column.ts';
import { approximate, compare, type Exact } from '../exact.ts';
import { isExact, shownNumber, shownPercent } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import { hull, type Interval } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import type { RuleKind } from './kinds.ts';
import { isGap, joinGaps, within } from './measured.ts';

/** "Từ 90% trở lên: 30 điểm." */
export interface StepOfValue {
  readonly by: 'atLeast' | 'above';
  readonly from: Exact;
  /** The bar as the text writes it. */
  readonly text: string;
  readonly value: Exact;
}

/**
 * A number turned into a value by thresholds, the highest first. What is missing does not stop it where every number
 * still possible gives the same value.
 */
export const steps: RuleKind = {
  kind: 'steps',
  keys: ['of', 'steps', 'else'],
  read(at, read) {
    const of = at.field('of')?.id();
    const ladder = at
      .field('steps')
      ?.list()
      ?.map((c) => readStep(c, read));
    const otherwise = read.exact(at.field('else'));
    if (of === undefined || otherwise === undefined || !isWhole(ladder)) return undefined;
    const wrong = ladder.findIndex((s, i) => i > 0 && !isBelow(s, ladder[i - 1]!));
    if (ladder.length === 0 || wrong > 0) {
      return (at.field('steps')?.list()?.[wrong] ?? at.field('steps')!).refuse(
        'pack.steps-not-falling',
        say('các bậc phải giảm dần, ít nhất một bậc', 'steps must fall one below the other, at least one'),
        say('ghi bậc cao trước, mỗi mốc một lần', 'write the highest first, each bar once'),
      );
    }
    const values = [...ladder.map((s) => s.value), otherwise];
    return {
      kind: 'steps',
      references: { inputs: [of] },
      range: (rangeOf) => hull(valuesWithin(rangeOf(of), ladder, values)),
      link(linker) {
        const readNumber = linker.number(of);
        return (view) => {
          const x = readNumber(view);
          if (!isGap(x)) {
            const place = placeOf(x, ladder);
            if (view.traced) view.note({ inputs: [{ id: of, value: x }], details: { place } });
            return values[place]!;
          }
          if (x.range === undefined) return joinGaps([x]);
          const still = valuesWithin(x.range, ladder, values);
          if (view.traced) view.note({ inputs: [{ id: of, value: x }] });
          return within([x], hull(still));
        };
      },
      overColumns(linker) {
        const readNumber = linker.number(of);
        const worth = columnOf(values);
        return (run) => stepColumn(readNumber(run), ladder, worth, run.toExact);
      },
      explain(step, language, telling) {
        const x = step.inputs[0]?.value;
        const { place } = step.details;
        const counted = `${telling.say('tính', 'counts')} ${shownNumber(step.value, language)}`;
        if (!isExact(x) || typeof place !== 'number')
          return `${telling.say('dù còn thiếu số liệu, chắc chắn', 'though something is missing, it surely')} ${counted}`;
        const shown = inPercent(ladder) ? shownPercent(x, language) : shownNumber(x, language, 4);
        const reached = ladder[place];
        const bar = reached ? fromWords(reached, language) : telling.say('dưới mọi mốc', 'under every bar');
        return `${telling.name(of)} ${shown} (${bar}), ${counted}`;
      },
      inWords: (name) => say(allSteps(name(of).vi, 'vi'), allSteps(name(of).en, 'en')),
    };
    function allSteps(what: string, language: Language): string {
      const n = (value: Exact) => shownNumber(value, language);
      const each = ladder!.map((s) => `${fromWords(s!, language)}: ${n(s!.value)}`);
      const rest = language === 'vi' ? 'còn lại' : 'otherwise';
      return `${what} ${each.join('; ')}; ${rest}: ${n(otherwise!)}`;
    }
  },
};

function readStep(at: Cursor, read: RuleReader): StepOfValue | undefined {
  const map = at.map(['at-least?', 'above?', 'value']);
  const bars = [map?.optional('at-least'), map?.optional('above')];
  const bar = bars.find((b) => b !== undefined);
  const value = read.exact(map?.field('value'));
  if (map && bars.filter((b) => b !== undefined).length !== 1) {
    return map.refuse(
      'pack.step-without-bar',
      say('mỗi bậc cần đúng một mốc', 'a step needs exactly one bar'),
      say('ghi at-least: … hoặc above: …', 'write at-least: … or above: …'),
    );
  }
  const from = read.exact(bar);
  if (from === undefined || value === undefined) return undefined;
  return { by: bars[0] ? 'atLeast' : 'above', from, text: bar?.decimal()?.text ?? '', value };
}

const isWhole = (ladder: readonly (StepOfValue | undefined)[] | undefined): ladder is StepOfValue[] =>
  ladder?.every((s) => s !== undefined) ?? false;

/** "Above 90" stands over "at least 90". */
function isBelow(lower: StepOfValue, upper: StepOfValue): boolean {
  const difference = compare(lower.from, upper.from);
  return difference < 0 || (difference === 0 && upper.by === 'above' && lower.by === 'atLeast');
}

const reaches = (x: Exact, { by, from }: StepOfValue): boolean =>
  by === 'atLeast' ? compare(x, from) >= 0 : compare(x, from) > 0;

/** The first step a number reaches; the number of steps when it reaches none. */
function placeOf(x: Exact, ladder: readonly StepOfValue[]): number {
  const place = ladder.findIndex((s) => reaches(x, s));
  return place < 0 ? ladder.length : place;
}

export function valuesWithin(
  { min, max }: Interval,
  ladder: readonly StepOfValue[],
  values: readonly Exact[],
): Exact[] {
  const first = max === undefined ? 0 : placeOf(max, ladder);
  const last = min === undefined ? ladder.length : placeOf(min, ladder);
  return values.slice(first, last + 1);
}

function stepColumn(
  column: NumberColumn,
  ladder: readonly StepOfValue[],
  worth: NumberColumn,
  toExact: Uint8Array,
): NumberColumn {
  const bars = ladder.map((s) => approximate(s.from) * column.scale);
  const near = bars.map((bar) => column.error + Math.abs(bar) * 2 ** -50);
  const values = column.values.map((v, i) => {
    if (Number.isNaN(v) || bars.some((bar, k) => Math.abs(v - bar) <= near[k]!)) {
      toExact[i] = 1;
      return Number.NaN;
    }
    const place = bars.findIndex((bar) => v > bar);
    return worth.values[place < 0 ? ladder.length : place]!;
  });
  return { values, scale: worth.scale, error: worth.error };
}

const inPercent = (ladder: readonly StepOfValue[]): boolean => ladder.some((s) => s.text.endsWith('%'));

const barOf = ({ text }: StepOfValue, language: Language): string =>
  language === 'vi' ? text.replace('.', ',') : text;

function fromWords(step: StepOfValue, language: Language): string {
  const bar = barOf(step, language);
  if (step.by === 'above') return language === 'vi' ? `trên ${bar}` : `over ${bar}`;
  return language === 'vi' ? `từ ${bar}` : `from ${bar}`;
}
