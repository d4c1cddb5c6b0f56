import { weekdaysOf } from './calendar.ts';
import type { Decisions, Leave, Month, Percent, Readings, ScoredMonth, Violation, YearCase } from './case.ts';
import { emptyPlan, generalOf, line, productsOf, randomLine, type Style, unitFacts } from './draw-month.ts';
import { below, between, chance, pick, type Rng, scaled, UNIT } from './draws.ts';
import { workedTime } from './level.ts';

export { type Rng, seeded } from './draws.ts';

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
