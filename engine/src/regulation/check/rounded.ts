import { type Exact, formatExact, hasDecimals, round } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Measure, Rounding } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { ruleReader } from '../read/rule.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

/** Kinds that count, so that there is nothing to round. */
const COUNTING = ['count-of-records', 'months-served', 'counted-violations', 'everyone-led', 'units-below'];
const COUNTING_AS = ['count', 'longest-run'];
const BOUNDS = ['at-least', 'at-most'];

/** Rounding has something to round, and does not lead out of the bounds that the same rule sets. */
export function checkRounded(context: Context, measure: Measure): void {
  const { rounded } = measure;
  if (rounded === undefined) return;
  refusePercent(context, measure, rounded);
  refuseIdle(context, measure, rounded);
  for (const key of BOUNDS) refuseBound(context, measure, rounded, key);
}

/** Two decimals of a percentage are four of the number: 89.99% is 0.8999. */
function refusePercent({ report }: Context, measure: Measure, { digits, at }: Rounding): void {
  if (measure.display !== 'percent' || digits >= 2) return;
  report.refuse(
    spot(at, 'digits'),
    'pack.rounded-share',
    say(
      `“${measure.id}” là tỷ lệ: 89,99% là số 0,8999; ${digits} chữ số thập phân làm mất cả hàng đơn vị của phần trăm`,
      `'${measure.id}' is a share: 89.99% is the number 0.8999; ${digits} decimals lose whole per cents`,
    ),
    say(
      'cộng thêm 2: phần trăm làm tròn đến hai chữ số thập phân thì ghi digits: 4',
      'add 2: for per cents rounded to two decimals write digits: 4',
    ),
  );
}

function refuseIdle({ report }: Context, measure: Measure, { digits, at }: Rounding): void {
  const { kind } = measure.rule;
  const as = measure.at.optional('as')?.plain;
  const counts = COUNTING.includes(kind) || (typeof as === 'string' && COUNTING_AS.includes(as));
  const given = kind === 'steps' || kind === 'value-by-choice' ? valuesGiven(measure.at) : [];
  const isWritten = given.length > 0 && given.every((value) => hasDecimals(value, digits));
  if (!counts && !isWritten) return;
  report.refuse(
    at,
    'pack.rounded-idle',
    counts
      ? say(
          `“${measure.id}” đếm ra số nguyên, không có gì để làm tròn`,
          `'${measure.id}' counts, so that there is nothing to round`,
        )
      : say(
          `mọi giá trị của “${measure.id}” viết sẵn không quá ${digits} chữ số thập phân, không có gì để làm tròn`,
          `every value of '${measure.id}' is written with at most ${digits} decimals: there is nothing to round`,
        ),
    say('xóa rounded, hoặc ghi ở đại lượng được làm tròn', 'remove rounded, or write it at what is rounded'),
  );
}

/** The numbers that steps and choices give. */
function valuesGiven(measure: Cursor): readonly Exact[] {
  const reader = ruleReader(() => undefined);
  const steps = measure.optional('steps')?.list() ?? [];
  const values = measure.optional('values');
  return [
    ...steps.map((step) => step.optional('value')),
    measure.optional('else'),
    ...(values?.isMap() ? (values.entries() ?? []) : []).map(([, value]) => value),
  ].flatMap((at) => (at === undefined ? [] : (numbersIn(at, reader.exact) ?? [])));
}

/** A number, or the numbers of a reading's options. */
function numbersIn(at: Cursor, exact: (at: Cursor) => Exact | undefined): Exact[] {
  if (at.isText()) return [exact(at)].filter((value) => value !== undefined);
  if (!at.isMap()) return [];
  return (at.entries() ?? []).flatMap(([key, value]) => (key === 'reading' ? [] : numbersIn(value, exact)));
}

/** At most 89.999 and rounded to two decimals would be 90.00: one of the two is not what the text says. */
function refuseBound({ report }: Context, measure: Measure, rounded: Rounding, key: string): void {
  const given = measure.at.optional(key);
  const bound = given?.isText() ? ruleReader(() => undefined).exact(given) : undefined;
  const { digits, to } = rounded;
  if (given === undefined || bound === undefined || hasDecimals(bound, digits)) return;
  const [from, becomes] = [formatExact(bound), formatExact(round(bound, digits, to))];
  report.refuse(
    given,
    'pack.rounded-bound',
    say(
      `giới hạn ${from} làm tròn thành ${becomes}: giới hạn và cách làm tròn trái nhau`,
      `the bound ${from} is rounded to ${becomes}: bound and rounding contradict each other`,
    ),
    say(
      `ghi giới hạn với không quá ${digits} chữ số thập phân, hoặc tăng digits`,
      `write the bound with at most ${digits} decimals, or raise digits`,
    ),
  );
}
