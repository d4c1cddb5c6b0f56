import { weekdaysOf } from '../nd-335-2025/calendar.ts';
import { below, between, chance, pick, type Rng } from '../nd-335-2025/draws.ts';
import {
  type Answers,
  type Discipline,
  isByLeadersRows,
  type Kind,
  type Leaf,
  type Leave,
  type RatedLevel,
  type Readings,
  type Task,
  type UnitTarget,
  type Version,
  type YearCase,
} from './case.ts';

export { type Rng, seeded } from '../nd-335-2025/draws.ts';

// ---------------------------------------------------------------- shares

/** A count at that share of the whole, or one beside it. */
function around(rng: Rng, whole: number, percent: number): number {
  const exact = (whole * percent) / 100;
  const count = (chance(rng, 50) ? Math.floor(exact) : Math.ceil(exact)) + pick(rng, [-1, 0, 0, 0, 1]);
  return Math.max(0, Math.min(whole, count));
}

/** As many yeses as `count`, in any order. */
function marks(rng: Rng, whole: number, count: number): boolean[] {
  const list = Array.from({ length: whole }, (_, index) => index < count);
  for (let at = whole - 1; at > 0; at--) {
    const other = below(rng, at + 1);
    [list[at], list[other]] = [list[other] as boolean, list[at] as boolean];
  }
  return list;
}

type Aim = 'excellent' | 'good' | 'completed' | 'low' | 'free';

const rarely = (rng: Rng): number => (chance(rng, 6) ? 1 : 0);

// ---------------------------------------------------------------- tasks

function randomTask(rng: Rng): Task {
  const yes = (): boolean => chance(rng, 75);
  return {
    done: chance(rng, 90),
    onTime: yes(),
    qualityMet: yes(),
    effect: pick(rng, ['high', 'effective', 'low'] as const),
    exceeded: chance(rng, 50),
  };
}

/** Undone and yet on time with quality: possible on paper, and only in such cases. */
export const isUndoneOnTime = (facts: YearCase): boolean =>
  facts.tasks.some((task) => !task.done && task.onTime && task.qualityMet);

function tidied(task: Task): Task {
  return !task.done && task.onTime && task.qualityMet ? { ...task, onTime: false } : task;
}

function randomTasks(rng: Rng, aim: Aim): Task[] {
  const whole = pick(rng, [1, 1, 2, 3, 5, 5, 10, 10, 10, 20]);
  const tidy = (list: Task[]): Task[] => (chance(rng, 92) ? list.map(tidied) : list);
  if (chance(rng, 4)) return [];
  if (aim === 'free') return tidy(Array.from({ length: whole }, () => randomTask(rng)));
  const share = aim === 'completed' ? 20 : aim === 'low' ? pick(rng, [20, 50]) : 0;
  const weak = marks(rng, whole, share > 0 ? around(rng, whole, share) : rarely(rng));
  const exceeded = marks(rng, whole, around(rng, whole, 50));
  const undone = marks(rng, whole, rarely(rng));
  const plain = marks(rng, whole, aim === 'excellent' ? rarely(rng) : between(rng, 0, whole));
  return tidy(
    weak.map((isWeak, at) => {
      const kind = isWeak ? between(rng, 1, 7) : 0; // bits: late, poor, low; at least one of them
      return {
        done: !undone[at],
        onTime: (kind & 1) === 0,
        qualityMet: (kind & 2) === 0,
        effect: kind & 4 ? 'low' : plain[at] ? 'effective' : 'high',
        exceeded: exceeded[at] === true,
      };
    }),
  );
}

function randomTargets(rng: Rng, aim: Aim): UnitTarget[] {
  if (chance(rng, 4)) return [];
  const whole = pick(rng, [1, 2, 3, 5, 5, 10, 10, 10, 20]);
  const share = aim === 'completed' ? pick(rng, [70, 100]) : aim === 'low' || aim === 'free' ? 50 : 0;
  const done = marks(rng, whole, share > 0 ? around(rng, whole, share) : whole - rarely(rng));
  const timely = marks(rng, whole, chance(rng, 60) ? around(rng, whole, 80) : whole);
  const exceeded = marks(rng, whole, aim === 'excellent' || chance(rng, 50) ? around(rng, whole, 50) : 0);
  return done.map((isDone, at) => {
    const kind = timely[at] ? 0 : between(rng, 1, 3);
    return {
      done: isDone,
      onTime: (kind & 1) === 0,
      qualityMet: (kind & 2) === 0,
      exceeded: exceeded[at] === true,
    };
  });
}

function randomSubUnits(rng: Rng, aim: Aim): (RatedLevel | 'open')[] {
  const whole = pick(rng, [0, 1, 1, 2, 3, 4, 5, 10, 10, 10, 20]);
  const failing = aim === 'completed' || aim === 'low' ? pick(rng, [0, 30]) : 0;
  const low = marks(rng, whole, failing > 0 ? around(rng, whole, failing) : rarely(rng));
  const high = marks(rng, whole, chance(rng, 70) ? around(rng, whole, 70) : whole);
  const open = marks(rng, whole, chance(rng, 20) ? between(rng, 0, Math.min(whole, 3)) : 0);
  return low.map((isLow, at) => {
    if (open[at]) return 'open';
    if (isLow) return 'notCompleted';
    return high[at] ? pick(rng, ['good', 'excellent'] as const) : 'completed';
  });
}

function randomChecks(rng: Rng, length: number, aim: Aim): Leaf[] {
  const meets =
    aim === 'excellent' ? (chance(rng, 85) ? 0 : 1) : chance(rng, 75) ? below(rng, length + 1) : 0;
  const list: Leaf[] = marks(rng, length, meets).map((plain) => (plain ? 'meets' : 'doesWell'));
  if (chance(rng, 5)) list[below(rng, length)] = 'notMet';
  for (let times = chance(rng, 8) ? between(rng, 1, 2) : 0; times > 0; times--)
    list[below(rng, length)] = null;
  return list;
}

// ---------------------------------------------------------------- time in service

/** A weekday at or one beside the middle of the month: `last` days are the first half, others start the second. */
function middle(rng: Rng, year: number, month: number, last: boolean): string {
  const days = weekdaysOf(year)[month - 1] as readonly string[];
  const half = Math.ceil(days.length / 2);
  const at = (last ? half - 1 : days.length - half) + pick(rng, [-1, 0, 0, 1]);
  return days[at] as string;
}

const KINDS = ['unpaid', 'sick', 'study', 'other', 'maternity'] as const;

/** Whole months from `first`, `count` of them; the ends may be off by a half month. */
function monthsOff(rng: Rng, year: number, first: number, count: number): { from: string; to: string } {
  const last = Math.min(12, first + count - 1);
  const end = (weekdaysOf(year)[last - 1] as readonly string[]).at(-1) as string;
  const start = weekdaysOf(year)[first - 1]?.[0] as string;
  const from = chance(rng, 60) ? start : middle(rng, year, first, chance(rng, 50));
  const to = chance(rng, 60) ? end : middle(rng, year, last, chance(rng, 50));
  return from <= to ? { from, to } : { from: to, to: from };
}

function randomLeaves(rng: Rng, year: number): Leave[] {
  if (chance(rng, 2)) return [{ kind: pick(rng, KINDS), from: `${year}-01-01`, to: `${year}-12-31` }];
  if (!chance(rng, 40)) return [];
  if (chance(rng, 20)) {
    const first = between(rng, 1, 7); // six months away, in one piece
    return [{ kind: pick(rng, KINDS), ...monthsOff(rng, year, first, 6) }];
  }
  return Array.from({ length: pick(rng, [1, 1, 1, 2, 3]) }, () => {
    const span = monthsOff(rng, year, between(rng, 1, 10), pick(rng, [1, 1, 2, 3, 4, 5, 6]));
    const from = chance(rng, 8) ? `${year - 1}-11-15` : span.from;
    const to = chance(rng, 8) ? `${year + 1}-02-20` : span.to;
    return { kind: chance(rng, 12) ? 'maternity' : pick(rng, KINDS), from, to };
  });
}

/** A maternity leave that holds one weekday of the year, or lies just beside it. */
function edgeLeave(rng: Rng, year: number): Leave {
  const days = weekdaysOf(year).flat();
  const [from, to] = pick(rng, [
    [`${year - 1}-08-01`, days[0] as string],
    [`${year - 1}-08-01`, `${year - 1}-12-31`],
    [days.at(-1) as string, `${year + 1}-05-01`],
    [`${year + 1}-01-01`, `${year + 1}-06-01`],
  ] as const);
  return { kind: 'maternity', from, to };
}

function randomService(rng: Rng, year: number): { serviceFrom?: string; serviceTo?: string } {
  const service: { serviceFrom?: string; serviceTo?: string } = {};
  if (chance(rng, 8)) service.serviceFrom = middle(rng, year, pick(rng, [2, 5, 6, 7, 7, 8, 11]), false);
  if (chance(rng, 6)) {
    const to = middle(rng, year, pick(rng, [3, 5, 6, 6, 7, 10, 12]), true);
    if (service.serviceFrom === undefined || service.serviceFrom <= to) service.serviceTo = to;
  }
  return service;
}

/** Leave is taken in service only: whatever lies outside is cut away. */
function within(leave: Leave, service: { serviceFrom?: string; serviceTo?: string }): Leave[] {
  const { serviceFrom, serviceTo } = service;
  const from = serviceFrom !== undefined && leave.from < serviceFrom ? serviceFrom : leave.from;
  const to = serviceTo !== undefined && leave.to > serviceTo ? serviceTo : leave.to;
  return from <= to ? [{ kind: leave.kind, from, to }] : [];
}

const nextDay = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

/**
 * A day is of one leave: other leave ends where maternity begins and goes on after it. The decree does not say what a
 * day under both is; the oracle takes it for maternity, the engine does not in every rule, so no such day is drawn.
 */
export function aroundMaternity(leaves: readonly Leave[]): Leave[] {
  const maternity = leaves.filter((leave) => leave.kind === 'maternity');
  const others = leaves.filter((leave) => leave.kind !== 'maternity');
  const cut = maternity.reduce<Leave[]>(
    (rest, { from, to }) =>
      rest.flatMap((leave) => {
        if (leave.to < from || to < leave.from) return [leave];
        const before = { ...leave, to: nextDay(from, -1) };
        const after = { ...leave, from: nextDay(to, 1) };
        return [before, after].filter((part) => part.from <= part.to);
      }),
    others,
  );
  return [...maternity, ...cut];
}

// ---------------------------------------------------------------- discipline

function randomDiscipline(rng: Rng, year: number): Discipline[] {
  if (!chance(rng, 20)) return [];
  const days = [`${year - 1}-12-31`, `${year}-01-01`, `${year}-06-30`, `${year}-12-31`, `${year + 1}-01-01`];
  const acts = ['first act', 'second act'].map((act) => ({
    act,
    nature: pick(rng, ['duty', 'other'] as const),
    used: chance(rng, 25) ? { alreadyUsedInYear: pick(rng, [year - 2, year - 1, year]) } : {},
  }));
  return Array.from({ length: pick(rng, [1, 1, 2, 2, 3]) }, () => {
    const { act, nature, used } = chance(rng, 75) ? acts[0]! : acts[1]!;
    return { act, nature, effectiveOn: pick(rng, days), ...used };
  });
}

/** As what a person leads, and how the unit headed or in charge was rated. */
function randomLead(rng: Rng): Pick<YearCase, 'leadsAs' | 'ledUnit'> {
  const leadsAs = chance(rng, 35) ? 'deputy' : 'head';
  if (chance(rng, 40)) return { leadsAs };
  return { leadsAs, ledUnit: pick(rng, ['excellent', 'good', 'good', 'completed', 'notCompleted'] as const) };
}

/** Answers are put on record whether or not their question will come up. */
function randomAnswers(rng: Rng): Answers {
  return {
    ...(chance(rng, 35) ? { gap: pick(rng, ['completed', 'notCompleted'] as const) } : {}),
    ...(chance(rng, 35) ? { sixAndSix: pick(rng, ['ceiling', 'noCeiling'] as const) } : {}),
    ...(chance(rng, 35) ? { nothingWorked: 'notRated' } : {}),
  };
}

// ---------------------------------------------------------------- the whole

export interface GeneratedCase {
  readonly facts: YearCase;
  readonly readings: Readings;
}

export function randomCase(rng: Rng): GeneratedCase {
  const version: Version = pick(rng, ['2020-08-20', '2023-09-15', '2023-09-15'] as const);
  const year = version === '2020-08-20' ? between(rng, 2020, 2022) : between(rng, 2023, 2025);
  const readings: Readings = {
    'one-year-only': chance(rng, 70) ? 'earlier' : 'later',
    'good-needs-seventy': chance(rng, 70) ? 'no' : 'yes',
  };
  const leads = chance(rng, 60);
  const aim: Aim = pick(rng, [
    'excellent',
    'excellent',
    'good',
    'good',
    'completed',
    'completed',
    'low',
    'free',
  ]);
  const service = randomService(rng, year);
  const leaves = chance(rng, 3) ? [edgeLeave(rng, year)] : randomLeaves(rng, year);
  const kind: Kind = chance(rng, 2)
    ? 'contractWorker'
    : pick(rng, ['cadre', 'civilServant', 'civilServant', 'publicEmployee'] as const);
  const byLeadersRows = isByLeadersRows({ kind, leads });
  const facts: YearCase = {
    kind,
    leads,
    year,
    version,
    ...service,
    leaves: aroundMaternity(leaves).flatMap((leave) => within(leave, service)),
    leaves16: randomChecks(rng, 16, aim),
    ...(byLeadersRows ? { leaves5a: randomChecks(rng, 4, aim) } : {}),
    ...(leads ? randomLead(rng) : {}),
    tasks: randomTasks(rng, aim),
    unitTargets: byLeadersRows ? randomTargets(rng, aim) : [],
    subUnits: byLeadersRows ? randomSubUnits(rng, aim) : [],
    subUnitCorruption: byLeadersRows && chance(rng, 3),
    declineConcluded: chance(rng, 2),
    discipline: randomDiscipline(rng, year),
    decisions: randomAnswers(rng),
  };
  return { facts, readings };
}
