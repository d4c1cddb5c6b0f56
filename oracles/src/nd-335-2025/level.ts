import { weekdaysOf } from './calendar.ts';
import type { Level, Percent, Product, RatedLevel, Readings, ScoredMonth, YearCase } from './case.ts';
import {
  compare,
  decimal,
  type Fraction,
  greatest,
  HALF,
  least,
  minus,
  ONE,
  over,
  plus,
  QUARTER,
  reduced,
  times,
  total,
  whole,
  ZERO,
} from './fraction.ts';

export type Outcome =
  | { readonly outcome: 'decided'; readonly level: Level; readonly score: Fraction | null }
  | { readonly outcome: 'facts-missing'; readonly what: string[] }
  | { readonly outcome: 'decision-needed'; readonly questions: string[] }
  | { readonly outcome: 'other-regime' };

/** What stands open, by name, with the months concerned (empty when it concerns the year). */
type Open = Map<string, Set<number>>;

function ask(open: Open, name: string, month?: number): void {
  const months = open.get(name) ?? new Set<number>();
  if (month !== undefined) months.add(month);
  open.set(name, months);
}

// ---------------------------------------------------------------- one month

interface Totals {
  readonly assigned: Fraction;
  readonly completed: Fraction;
  readonly quality: Fraction;
  readonly progress: Fraction;
}

/** What is left of `good` after `events` counted events, each losing `loss` of a product or of the line. */
function kept(
  good: Fraction,
  completed: Fraction,
  events: number,
  loss: Fraction,
  unit: 'product' | 'line',
): Fraction {
  const lost = times(whole(events), loss);
  if (unit === 'line') return times(good, greatest(ZERO, minus(ONE, lost)));
  return greatest(ZERO, minus(good, least(lost, completed)));
}

export function totals(products: readonly Product[], readings: Readings): Totals {
  const unit = readings['deduction-unit'] ?? 'product';
  const latenessLoss = readings['lateness-loss'] === 'whole' ? ONE : QUARTER;
  let assigned = ZERO;
  let completed = ZERO;
  let quality = ZERO;
  let progress = ZERO;
  for (const product of products) {
    const coefficient = decimal(product.coefficient);
    if (product.source === 'plan' || product.source === 'handedOver') {
      assigned = plus(assigned, times(coefficient, decimal(product.assigned)));
    }
    if (product.source === 'handedOver') continue;
    const done = decimal(product.completed);
    const errors = product.majorErrors - product.waivedErrors;
    const latenesses = product.latenesses - product.waivedLatenesses;
    const good = kept(decimal(product.meetingQuality), done, errors, QUARTER, unit);
    const timely = kept(decimal(product.onTime), done, latenesses, latenessLoss, unit);
    completed = plus(completed, times(coefficient, done));
    quality = plus(quality, times(coefficient, good));
    progress = plus(progress, times(coefficient, timely));
  }
  return { assigned, completed, quality, progress };
}

const percentFor = (month: number, decided: readonly Percent[] | undefined): Fraction | null => {
  const found = decided?.find((one) => one.month === month);
  return found ? (found.percent === '100' ? ONE : HALF) : null;
};

const FIFTY = whole(50);
const SEVENTY = whole(70);
const NINETY = whole(90);

/** Component d, or null when it is open (then said in `facts` or `questions`). */
function unitsBelow(facts: YearCase, sheet: ScoredMonth, month: number, missing: Open, questions: Open) {
  let scores = 0;
  let unscored = 0;
  for (const score of sheet.subordinates) {
    if (score === 'excused') continue;
    if (score === 'no-score') unscored++;
    else if (compare(decimal(score), FIFTY) < 0) return HALF;
    else scores++;
  }
  if (unscored > 0) {
    ask(missing, 'subordinates', month);
    return null;
  }
  if (scores > 0) return ONE;
  const decided = percentFor(month, facts.decisions.unitsBelowEmpty);
  if (!decided) ask(questions, 'units-below-empty', month);
  return decided;
}

/** Component đ or e, or null when it is open. */
function judged(
  name: 'organising' | 'uniting',
  facts: YearCase,
  sheet: ScoredMonth,
  month: number,
  missing: Open,
  questions: Open,
): Fraction | null {
  const value = sheet[name];
  if (value === 'full' || value === 'united') return ONE;
  if (value === 'shortcomings' || value === 'prolonged-conflict') return HALF;
  if (value === null) {
    ask(missing, name, month);
    return null;
  }
  const decided = percentFor(month, facts.decisions[name]);
  if (!decided) ask(questions, name, month);
  return decided;
}

/** 'none': no score; 'left-out': out of the mean by decision; 'open': waits for a fact or a decision. */
type MonthScore = Fraction | 'none' | 'left-out' | 'open';

function monthScore(
  facts: YearCase,
  readings: Readings,
  month: number,
  missing: Open,
  questions: Open,
): MonthScore {
  const sheet = facts.months[month];
  if (!sheet) return 'none';
  if ('brought' in sheet) return decimal(sheet.brought);
  const column = sheet.general[readings['which-score'] ?? 'confirmed'];
  if (!column) return 'none';
  const general = total(column.map(decimal));

  const sums = totals(sheet.products, readings);
  const empty = sums.assigned.n === 0n;
  if (empty) {
    if (facts.decisions.noAssignedWork?.some((one) => one.month === month)) return 'left-out';
    ask(questions, 'no-assigned-work', month);
  }
  const components: (Fraction | null)[] = [sums.completed, sums.quality, sums.progress].map((sum) => {
    if (empty) return null;
    const ratio = over(sum, sums.assigned);
    return readings['ratio-cap'] === 'each-ratio' ? least(ratio, ONE) : ratio;
  });
  if (facts.role !== 'staff') {
    components.push(
      unitsBelow(facts, sheet, month, missing, questions),
      judged('organising', facts, sheet, month, missing, questions),
      judged('uniting', facts, sheet, month, missing, questions),
    );
  }
  const known = components.filter((one) => one !== null);
  if (known.length < components.length) return 'open';
  const result = over(total(known), whole(components.length));
  return plus(general, least(SEVENTY, times(SEVENTY, result)));
}

// ---------------------------------------------------------------- working time

export function workedTime(facts: YearCase, readings: Readings): { worked: boolean[]; sickMonths: number } {
  const worked: boolean[] = [];
  let sickMonths = 0;
  const reducing = facts.leaves.filter((leave) => leave.kind !== 'study');
  for (const days of weekdaysOf(facts.year)) {
    let present = 0;
    let ill = 0;
    for (const day of days) {
      if (facts.serviceFrom !== undefined && day < facts.serviceFrom) continue;
      if (facts.serviceTo !== undefined && day > facts.serviceTo) continue;
      let away = false;
      let sick = false;
      let unpaid = false;
      for (const leave of reducing) {
        if (day < leave.from || day > leave.to) continue;
        away = true;
        if (leave.kind === 'unpaid') unpaid = true;
        else sick = true;
      }
      if (!away) present++;
      if (sick && !unpaid) ill++;
    }
    const enough = (count: number): boolean =>
      readings['month-counting'] === 'any-day' ? count > 0 : 2 * count >= days.length;
    worked.push(enough(present));
    // Not worked because of the illness: without it the month would have counted.
    if (!enough(present) && enough(present + ill)) sickMonths++;
  }
  return { worked, sickMonths };
}

// ---------------------------------------------------------------- forced level

const yearOf = (day: string): number => Number(day.slice(0, 4));

export function isForced(facts: YearCase, readings: Readings): boolean {
  if (facts.degradationConcluded) return true;
  if (facts.role !== 'staff' && facts.unitCorruptionDealtWith) return true;
  const counting = facts.violations.filter(
    (one) =>
      one.nature !== 'other' &&
      (one.alreadyCountedInYear === undefined || one.alreadyCountedInYear >= yearOf(one.effectiveOn)),
  );
  return counting.some((one) => {
    if (yearOf(one.effectiveOn) !== facts.year) return false;
    for (const same of counting) {
      if (same.act !== one.act) continue;
      const other = yearOf(same.effectiveOn);
      if (readings['one-year-only'] === 'later' ? other > facts.year : other < facts.year) return false;
    }
    const after = facts.classifiedOn !== undefined && one.effectiveOn > facts.classifiedOn;
    return !(after && readings['after-classification'] === 'next-year');
  });
}

// ---------------------------------------------------------------- the year

const ORDER: readonly RatedLevel[] = ['notCompleted', 'completed', 'good', 'excellent'];

export function levelFor(score: Fraction): RatedLevel {
  if (compare(score, NINETY) >= 0) return 'excellent';
  if (compare(score, SEVENTY) >= 0) return 'good';
  return compare(score, FIFTY) >= 0 ? 'completed' : 'notCompleted';
}

interface Examined {
  readonly status: 'rated' | 'not-rated' | 'time-zero';
  readonly score: Fraction | null;
  readonly missing: Open;
  readonly questions: Open;
}

function examine(facts: YearCase, readings: Readings): Examined {
  const missing: Open = new Map();
  const questions: Open = new Map();
  const { worked, sickMonths } = workedTime(facts, readings);
  const months = worked.filter(Boolean).length;
  if (months < 6) {
    const anySuchLeave = readings['leave-credit'] === 'any-such-leave';
    if (sickMonths === 0 || (!anySuchLeave && months + sickMonths < 6)) {
      return { status: 'not-rated', score: null, missing, questions };
    }
    if (months === 0) {
      if (!facts.decisions.actualTimeZero) ask(questions, 'actual-time-zero');
      return { status: 'time-zero', score: null, missing, questions };
    }
  }

  const scores: Fraction[] = [];
  let open = false;
  for (const [index, isWorked] of worked.entries()) {
    const score = monthScore(facts, readings, index + 1, missing, questions);
    if (score === 'open') open = true;
    else if (score === 'none') {
      if (isWorked && !facts.decisions.missingMonths) ask(questions, 'missing-months', index + 1);
    } else if (score !== 'left-out') scores.push(score);
  }
  if (scores.length === 0 && !open) ask(missing, 'no-month');
  const complete = missing.size === 0 && questions.size === 0;
  const score = complete ? reduced(over(total(scores), whole(scores.length))) : null;
  return { status: 'rated', score, missing, questions };
}

/** The level of the year before the quota. */
export function oracleYear(facts: YearCase, readings: Readings = {}): Outcome {
  if (facts.kind !== 'civilServant') return { outcome: 'other-regime' };
  const { status, score, missing, questions } = examine(facts, readings);
  if (status === 'not-rated') return { outcome: 'decided', level: 'notRated', score: null };
  if (isForced(facts, readings)) return { outcome: 'decided', level: 'notCompleted', score };
  if (status === 'time-zero' && questions.size === 0) {
    return { outcome: 'decided', level: 'notRated', score: null };
  }

  const level = score && levelFor(score);
  const cap = facts.role === 'head' ? facts.organisationLevel : 'none';
  // Under a cap at the lowest level no score could lead anywhere else.
  if (status === 'rated' && cap === 'notCompleted') return { outcome: 'decided', level: cap, score };
  if (status === 'rated' && cap === 'undetermined' && level !== 'notCompleted') {
    ask(questions, 'organisation-undetermined');
  }
  if (missing.size > 0) return { outcome: 'facts-missing', what: [...missing.keys()].sort() };
  if (questions.size > 0 || !level) {
    return { outcome: 'decision-needed', questions: [...questions.keys()].sort() };
  }
  const lower = cap !== 'none' && cap !== 'undetermined' && ORDER.indexOf(cap) < ORDER.indexOf(level);
  return { outcome: 'decided', level: lower ? cap : level, score };
}

/** The months in which each missing fact or open question of the year's score arises. */
export function openMonths(facts: YearCase, readings: Readings = {}): Record<string, number[]> {
  const { missing, questions } = examine(facts, readings);
  return Object.fromEntries([...missing, ...questions].map(([name, months]) => [name, [...months]]));
}
