import { weekdaysOf } from './calendar.ts';
import {
  CRITERION_MAXIMA,
  type Decisions,
  type Leave,
  type Month,
  type Percent,
  type Product,
  type Readings,
  type Role,
  type ScoredMonth,
  type Violation,
  type YearCase,
} from './case.ts';
import { workedTime } from './level.ts';

/** Returns an unsigned 32-bit integer each time. */
export type Rng = () => number;

/** A small deterministic generator; the same seed gives the same sequence everywhere. */
export function seeded(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const below = (rng: Rng, bound: number): number => rng() % bound;
const between = (rng: Rng, low: number, high: number): number => low + below(rng, high - low + 1);
const chance = (rng: Rng, percent: number): boolean => below(rng, 100) < percent;
const pick = <T>(rng: Rng, values: readonly T[]): T => values[below(rng, values.length)] as T;

/** A count of units of 10^-places as a decimal without trailing zeros. */
function scaled(units: number, places: number): string {
  const digits = `${units}`.padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0+$/, '') || '0';
}

const UNIT = 10_000; // scores are counted in 1/10000

// ---------------------------------------------------------------- general criteria

const MAXIMA_IN_QUARTERS = CRITERION_MAXIMA.map((maximum) => (maximum === '5' ? 20 : 10));

/** Ten scores that add up to exactly this many quarter points (at most 120). */
function generalOf(rng: Rng, quarters: number): string[] {
  const scores = MAXIMA_IN_QUARTERS.map(() => 0);
  const start = below(rng, 10);
  let left = quarters;
  for (let step = 0; step < 10; step++) {
    const at = (start + step) % 10;
    scores[at] = Math.min(left, MAXIMA_IN_QUARTERS[at] as number);
    left -= scores[at];
  }
  return scores.map((score) => scaled(score * 25, 2));
}

// ---------------------------------------------------------------- what a leader's unit gave

interface Style {
  readonly role: Role;
  readonly readings: Readings;
  /** Decisions are recorded where they are needed. */
  readonly decides: boolean;
  readonly needed: {
    noAssignedWork: { month: number; option: 'leave-out' }[];
    organising: Percent[];
    uniting: Percent[];
    unitsBelowEmpty: Percent[];
  };
}

type UnitFacts = Pick<ScoredMonth, 'subordinates' | 'organising' | 'uniting'>;

const QUIET: UnitFacts = { subordinates: [], organising: null, uniting: null };

/** Facts that give 1 (or 1/2) for each of d, đ and e; when decisions are recorded, sometimes through them. */
function unitFacts(rng: Rng, style: Style, month: number, full: boolean): UnitFacts {
  if (style.role === 'staff') return QUIET;
  const percent = full ? '100' : '50';
  const byDecision = (list: Percent[]): boolean => {
    if (!style.decides || !chance(rng, 10)) return false;
    list.push({ month, percent });
    return true;
  };
  const atLeastFifty = ['50', '50.0001', '64.5', '91', 'excused'];
  const others = Array.from({ length: below(rng, 4) }, () => pick(rng, atLeastFifty));
  const first = full ? pick(rng, ['50', '70.25', '98']) : pick(rng, ['49.9999', '0', '12.5']);
  return {
    subordinates: byDecision(style.needed.unitsBelowEmpty)
      ? pick(rng, [[], ['excused']])
      : [...others, first],
    organising: byDecision(style.needed.organising) ? 'other' : full ? 'full' : 'shortcomings',
    uniting: byDecision(style.needed.uniting) ? 'other' : full ? 'united' : 'prolonged-conflict',
  };
}

// ---------------------------------------------------------------- products

function line(
  source: Product['source'],
  coefficient: string,
  assigned: string,
  completed: string,
  more: Partial<Product> = {},
): Product {
  return {
    source,
    coefficient,
    assigned,
    completed,
    meetingQuality: completed,
    onTime: completed,
    majorErrors: 0,
    waivedErrors: 0,
    latenesses: 0,
    waivedLatenesses: 0,
    ...more,
  };
}

const COEFFICIENTS = ['1', '1', '0.5', '0.75', '1.2', '2', '2.5', '3.333', '20'];

function events(rng: Rng): [number, number] {
  const count = chance(rng, 30) ? pick(rng, [1, 1, 2, 3, 4, 5]) : 0;
  return [count, count > 0 && chance(rng, 30) ? between(rng, 1, count) : 0];
}

function randomLine(rng: Rng): Product {
  const source = pick(rng, ['plan', 'plan', 'plan', 'plan', 'handedOver', 'takenOver', 'unplanned'] as const);
  const assigned = between(rng, 1, 8) * pick(rng, [10, 10, 5]); // tenths
  let completed = chance(rng, 65) ? assigned : below(rng, assigned + 1);
  if (source === 'handedOver' && chance(rng, 70)) completed = 0;
  if ((source === 'takenOver' || source === 'unplanned') && chance(rng, 30)) completed = assigned * 6;
  const part = (): string => scaled(chance(rng, 70) ? completed : below(rng, completed + 1), 1);
  const [majorErrors, waivedErrors] = events(rng);
  const [latenesses, waivedLatenesses] = events(rng);
  return line(source, pick(rng, COEFFICIENTS), scaled(assigned, 1), scaled(completed, 1), {
    meetingQuality: part(),
    onTime: part(),
    majorErrors,
    waivedErrors,
    latenesses,
    waivedLatenesses,
  });
}

/** No converted work in the plan of the month. */
const emptyPlan = (rng: Rng): Product[] =>
  pick(rng, [
    [],
    [line('plan', '2', '0', '0')],
    [line('plan', '0', '3', '3')],
    [line('unplanned', '1.5', '0', '2')],
    [line('takenOver', '1', '4', '4', { latenesses: 1 })],
  ]);

/**
 * Products with 70 assigned whose completed, good and timely totals are on average `done` / 10000.
 */
function productsOf(rng: Rng, done: number): Product[] {
  const coefficient = pick(rng, ['1', '1', '0.5', '2.5']);
  const handed = pick(rng, [0, 0, 0, 10, 20]);
  const products: Product[] = [];
  let left = done;
  // one product with 4 errors and 2 latenesses gives 1, 0 and 0.5: together as much as 0.5 in each
  if (left >= 5_000 && chance(rng, 30)) {
    products.push(line('unplanned', coefficient, '0', '1', { majorErrors: 4, latenesses: 2 }));
    left -= 5_000;
  } else if (left >= UNIT && chance(rng, 20)) {
    const waived = { majorErrors: 2, waivedErrors: 2, latenesses: 1, waivedLatenesses: 1 };
    products.push(line('takenOver', coefficient, '1', '1', waived));
    left -= UNIT;
  }
  const own = Math.min(left, (70 - handed) * UNIT);
  products.push(line('plan', coefficient, `${70 - handed}`, scaled(own, 4)));
  if (handed > 0) products.push(line('handedOver', coefficient, `${handed}`, '0'));
  if (left > own) products.push(line('unplanned', coefficient, '0', scaled(left - own, 4)));
  return products;
}

// ---------------------------------------------------------------- months

function columns(rng: Rng, style: Style, aimed: string[]): ScoredMonth['general'] {
  const other = chance(rng, 10) ? null : generalOf(rng, between(rng, 40, 120));
  return style.readings['which-score'] === 'self'
    ? { self: aimed, confirmed: other }
    : { self: other, confirmed: aimed };
}

/** A month that scores exactly `score` / 10000 under the default deduction readings. */
function aimedMonth(rng: Rng, style: Style, month: number, score: number): Month {
  if (chance(rng, 30)) return { brought: scaled(score, 4) };
  const leader = style.role !== 'staff';
  const full = chance(rng, 70);
  const fixed = leader ? (full ? 35 * UNIT : 175_000) : 0; // what d, đ and e give together
  const most = leader ? 35 * UNIT : 70 * UNIT; // what a, b and c can give together
  const rest = score - fixed;
  const lowest = Math.max(0, Math.ceil((rest - most) / 2_500));
  const highest = Math.min(120, Math.floor(rest / 2_500));
  if (lowest > highest) return { brought: scaled(score, 4) };
  const quarters = between(rng, lowest, highest);
  const done = (rest - quarters * 2_500) * (leader ? 2 : 1);
  return {
    general: columns(rng, style, generalOf(rng, quarters)),
    products: productsOf(rng, done),
    ...unitFacts(rng, style, month, full),
  };
}

function freeMonth(rng: Rng, style: Style, month: number): Month {
  if (chance(rng, 12)) return { brought: scaled(pick(rng, [0, below(rng, 1_000_001), 1_000_000]), 4) };
  return {
    general: columns(rng, style, generalOf(rng, chance(rng, 70) ? between(rng, 80, 120) : below(rng, 121))),
    products: [line('plan', '1', '2', '2'), ...Array.from({ length: below(rng, 5) }, () => randomLine(rng))],
    ...unitFacts(rng, style, month, chance(rng, 80)),
  };
}

/** Takes something away from a month, or makes it need a decision; undefined when nothing is left. */
function troubled(rng: Rng, style: Style, number: number, month: Month): Month | undefined {
  if ('brought' in month) return undefined;
  const kind = below(rng, style.role === 'staff' ? 3 : 8);
  const answered = style.decides && chance(rng, 85);
  const percent = pick(rng, ['100', '50'] as const);
  const answer = (list: Percent[]): void => {
    if (answered && !list.some((one) => one.month === number)) list.push({ month: number, percent });
  };
  switch (kind) {
    case 0:
      return {
        ...month,
        general: pick(rng, [
          { self: null, confirmed: null },
          { ...month.general, self: null },
        ]),
      };
    case 1:
      if (answered) style.needed.noAssignedWork.push({ month: number, option: 'leave-out' });
      return { ...month, products: emptyPlan(rng) };
    case 2:
      return undefined;
    case 3:
      answer(style.needed.organising);
      return { ...month, organising: 'other' };
    case 4:
      answer(style.needed.uniting);
      return { ...month, uniting: 'other' };
    case 5:
      answer(style.needed.unitsBelowEmpty);
      return { ...month, subordinates: pick(rng, [[], ['excused', 'excused']]) };
    case 6:
      return {
        ...month,
        subordinates: pick(rng, [['no-score'], ['60', 'no-score'], ['49.9999', 'no-score']]),
      };
    default:
      return { ...month, ...pick(rng, [{ organising: null }, { uniting: null }]) };
  }
}

// ---------------------------------------------------------------- time in service

/** A weekday at or one beside the middle of the month: `last` days are the first half, others start the second. */
function middle(rng: Rng, year: number, month: number, last: boolean): string {
  const days = weekdaysOf(year)[month - 1] as readonly string[];
  const half = Math.ceil(days.length / 2);
  const at = (last ? half - 1 : days.length - half) + pick(rng, [-1, 0, 0, 1]);
  return days[at] as string;
}

function randomLeaves(rng: Rng, year: number): Leave[] {
  if (chance(rng, 3)) {
    return [{ kind: pick(rng, ['sick', 'maternity', 'unpaid']), from: `${year}-01-01`, to: `${year}-12-31` }];
  }
  if (!chance(rng, 40)) return [];
  return Array.from({ length: pick(rng, [1, 1, 1, 2, 3]) }, () => {
    const first = between(rng, 1, 12);
    const last = Math.min(12, first + pick(rng, [0, 0, 1, 2, 5, 6, 7, 11]));
    const from = chance(rng, 10) ? `${year - 1}-11-15` : middle(rng, year, first, chance(rng, 50));
    const to = chance(rng, 10) ? `${year + 1}-02-20` : middle(rng, year, last, chance(rng, 50));
    const kind = pick(rng, ['unpaid', 'unpaid', 'sick', 'sick', 'maternity', 'maternity', 'study'] as const);
    return from <= to ? { kind, from, to } : { kind, from: to, to: from };
  });
}

function randomService(rng: Rng, year: number): { serviceFrom?: string; serviceTo?: string } {
  const service: { serviceFrom?: string; serviceTo?: string } = {};
  if (chance(rng, 20)) service.serviceFrom = middle(rng, year, pick(rng, [2, 5, 6, 7, 7, 8, 11]), false);
  if (chance(rng, 15)) {
    const to = middle(rng, year, pick(rng, [3, 5, 6, 6, 7, 10, 12]), true);
    if (service.serviceFrom === undefined || service.serviceFrom <= to) service.serviceTo = to;
  }
  return service;
}

// ---------------------------------------------------------------- discipline

function randomViolations(rng: Rng, year: number, classifiedOn: string | undefined): Violation[] {
  if (!chance(rng, 25)) return [];
  const days = [
    `${year - 1}-12-31`,
    `${year}-01-01`,
    `${year}-06-30`,
    `${year}-12-13`,
    `${year}-12-31`,
    `${year + 1}-01-01`,
    classifiedOn ?? `${year}-12-14`,
  ];
  const acts = ['first act', 'second act'].map((act) => ({
    act,
    nature: pick(rng, ['duty', 'degradation', 'other'] as const),
    counted: chance(rng, 20) ? { alreadyCountedInYear: pick(rng, [year - 2, year - 1, year]) } : {},
  }));
  return Array.from({ length: pick(rng, [1, 1, 2, 2, 3]) }, () => {
    const { act, nature, counted } = chance(rng, 75) ? acts[0]! : acts[1]!;
    return {
      act,
      nature,
      measure: pick(rng, ['reprimand', 'reprimand', 'warning', 'demotion'] as const),
      side: pick(rng, ['party', 'administrative'] as const),
      effectiveOn: pick(rng, days),
      ...counted,
    };
  });
}

// ---------------------------------------------------------------- the whole

function randomReadings(rng: Rng): Readings {
  const usually = <T>(first: T, second: T): T => (chance(rng, 70) ? first : second);
  return {
    'which-score': usually('confirmed', 'self'),
    'deduction-unit': usually('product', 'line'),
    'lateness-loss': usually('quarter', 'whole'),
    'ratio-cap': usually('total-only', 'each-ratio'),
    'month-counting': usually('half-month', 'any-day'),
    'leave-credit': usually('counts-toward-six', 'any-such-leave'),
    'one-year-only': usually('earlier', 'later'),
    'after-classification': usually('replace', 'next-year'),
  };
}

/** The scores of the months in 1/10000: their mean is a level's limit, or the least step beside it. */
function aimedScores(rng: Rng, count: number): number[] {
  const limit = pick(rng, [50, 70, 90]) * UNIT;
  const scores = Array.from({ length: count }, () => limit);
  for (let at = 0; at + 1 < count; at += 2) {
    const shift = pick(rng, [0, 0, 1, 25_000, 33_333, 99_999]);
    scores[at] = limit + shift;
    scores[at + 1] = limit - shift;
  }
  const beside = pick(rng, [0, 0, 1, -1, count, -count]);
  if (count > 0) scores[count - 1] = (scores[count - 1] as number) + beside;
  return scores;
}

export interface GeneratedCase {
  readonly facts: YearCase;
  readonly readings: Readings;
}

export function randomCase(rng: Rng): GeneratedCase {
  const year = pick(rng, [2026, 2026, 2027, 2028]);
  const readings = randomReadings(rng);
  const role = pick(rng, ['staff', 'staff', 'head', 'deputy'] as const);
  const decides = chance(rng, 50);
  const classifiedOn = chance(rng, 60)
    ? pick(rng, [`${year}-12-12`, `${year}-12-14`, `${year}-12-30`, `${year + 1}-01-14`])
    : undefined;
  const empty: YearCase = {
    year,
    asOf: `${year + 1}-01-31`,
    kind: chance(rng, 97) ? 'civilServant' : pick(rng, ['cadre', 'publicEmployee', 'contractWorker']),
    role,
    ...randomService(rng, year),
    leaves: randomLeaves(rng, year),
    months: {},
    violations: randomViolations(rng, year, classifiedOn),
    degradationConcluded: chance(rng, 2),
    unitCorruptionDealtWith: role !== 'staff' && chance(rng, 3),
    ...(classifiedOn === undefined ? {} : { classifiedOn }),
    organisationLevel: pick(rng, [
      'none',
      'excellent',
      'excellent',
      'good',
      'completed',
      'notCompleted',
      'undetermined',
    ]),
    decisions: {},
  };

  const needed = { noAssignedWork: [], organising: [], uniting: [], unitsBelowEmpty: [] };
  const style: Style = { role, readings, decides, needed };
  const gaps = chance(rng, 20);
  const bare = chance(rng, 1);
  const untidy = chance(rng, 30);
  const { worked } = workedTime(empty, readings);
  const present = worked.flatMap((isWorked, index) =>
    chance(rng, bare ? 0 : isWorked ? (gaps ? 85 : 100) : 15) ? [index + 1] : [],
  );
  const aims = chance(rng, 55) ? aimedScores(rng, present.length) : null;
  const months: Record<number, Month> = {};
  for (const [index, number] of present.entries()) {
    const aim = aims?.[index];
    const month = aim === undefined ? freeMonth(rng, style, number) : aimedMonth(rng, style, number, aim);
    const kept = untidy && chance(rng, 20) ? troubled(rng, style, number, month) : month;
    if (kept) months[number] = kept;
  }

  const some = <K extends keyof typeof needed>(name: K) =>
    needed[name].length > 0 ? { [name]: needed[name] } : {};
  const decisions: Decisions = {
    ...(decides && chance(rng, 85) ? { missingMonths: 'available-months' as const } : {}),
    ...(decides && chance(rng, 70) ? { actualTimeZero: 'not-rated' as const } : {}),
    ...some('noAssignedWork'),
    ...some('organising'),
    ...some('uniting'),
    ...some('unitsBelowEmpty'),
  };
  return { facts: { ...empty, months, decisions }, readings };
}
