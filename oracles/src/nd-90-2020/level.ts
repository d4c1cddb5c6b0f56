import { weekdaysOf } from '../nd-335-2025/calendar.ts';
import {
  GENERAL_LEAVES,
  isByLeadersRows,
  LEADER_LEAVES,
  type Leaf,
  type Level,
  type RatedLevel,
  type Readings,
  type Task,
  type UnitTarget,
  type YearCase,
} from './case.ts';

export type Question = 'gap' | 'six-and-six' | 'actual-time-zero';

/** What the year comes to; `possible` are the levels that unknown facts and open questions still leave. */
export type Outcome =
  | { readonly outcome: 'decided'; readonly level: Level }
  | { readonly outcome: 'facts-missing'; readonly what: string[]; readonly possible: Level[] }
  | { readonly outcome: 'decision-needed'; readonly question: Question; readonly possible: Level[] }
  | { readonly outcome: 'other-regime' };

const decided = (level: Level): Outcome => ({ outcome: 'decided', level });
const needed = (question: Question, possible: Level[]): Outcome => ({
  outcome: 'decision-needed',
  question,
  possible,
});

// ---------------------------------------------------------------- working time

export interface WorkingTime {
  readonly worked: number;
  /** Months that do not count as worked because of leave: without it they would. */
  readonly absent: number;
  /** A month does not count as worked because of maternity leave: with its days worked it would. */
  readonly maternity: boolean;
}

export function workingTime(facts: YearCase): WorkingTime {
  let worked = 0;
  let absent = 0;
  let maternity = false;
  for (const days of weekdaysOf(facts.year)) {
    let present = 0;
    let away = 0;
    let onMaternity = 0;
    for (const day of days) {
      if (facts.serviceFrom !== undefined && day < facts.serviceFrom) continue;
      if (facts.serviceTo !== undefined && day > facts.serviceTo) continue;
      const leaves = facts.leaves.filter((leave) => leave.from <= day && day <= leave.to);
      if (leaves.length > 0) away++;
      else present++;
      // A day under another leave as well is one of maternity: Article 2.3 excepts maternity without a condition.
      if (leaves.some((leave) => leave.kind === 'maternity')) onMaternity++;
    }
    const counts = (on: number): boolean => 2 * on >= days.length;
    if (counts(present)) worked++;
    else if (counts(present + away)) absent++;
    if (!counts(present) && counts(present + onMaternity)) maternity = true;
  }
  return { worked, absent, maternity };
}

// ---------------------------------------------------------------- forced level

const yearOf = (day: string): number => Number(day.slice(0, 4));

export function isDisciplined(facts: YearCase, readings: Readings): boolean {
  const inTheYear = (day: string): boolean => yearOf(day) === facts.year;
  if (facts.version === '2020-08-20') {
    return facts.discipline.some((one) => one.nature === 'duty' && inTheYear(one.effectiveOn));
  }
  const counting = facts.discipline.filter(
    (one) => one.alreadyUsedInYear === undefined || one.alreadyUsedInYear >= yearOf(one.effectiveOn),
  );
  return counting.some((one) => {
    if (!inTheYear(one.effectiveOn)) return false;
    const years = counting.filter((same) => same.act === one.act).map((same) => yearOf(same.effectiveOn));
    const only = readings['one-year-only'] === 'later' ? Math.max(...years) : Math.min(...years);
    return only === facts.year;
  });
}

export const isForced = (facts: YearCase, readings: Readings): boolean =>
  facts.declineConcluded ||
  (isByLeadersRows(facts) && facts.subUnitCorruption) ||
  isDisciplined(facts, readings);

// ---------------------------------------------------------------- the four parts of the ladder

/** Which rungs one part (criteria, tasks, unit, units below) lets through, and whether it fails the year. */
export interface Part {
  readonly excellent: boolean;
  readonly good: boolean;
  readonly completed: boolean;
  readonly fails: boolean;
}

const part = (excellent: boolean, good: boolean, completed: boolean, fails = false): Part => ({
  excellent,
  good,
  completed,
  fails,
});

/** Is count / whole at least (or at most, or more than, or less than) that many percent? */
const atLeast = (count: number, whole: number, percent: number): boolean => 100 * count >= percent * whole;
const atMost = (count: number, whole: number, percent: number): boolean => 100 * count <= percent * whole;

const how = <T>(list: readonly T[], test: (one: T) => boolean): number => list.filter(test).length;

const WELL = part(true, true, true);
const MEETS = part(false, true, true);
const UNMET = part(false, false, false);

/** Every way the general criteria may still come out. */
export function generalParts(facts: YearCase): Part[] {
  const byLeadersRows = isByLeadersRows(facts);
  const leading: readonly Leaf[] = byLeadersRows
    ? (facts.leaves5a ?? Array.from({ length: LEADER_LEAVES }, () => null))
    : [];
  if (facts.leaves16.length !== GENERAL_LEAVES) throw new RangeError('not sixteen general checks');
  if (byLeadersRows && leading.length !== LEADER_LEAVES) throw new RangeError('not four checks of group 5.a');
  const leaves = [...facts.leaves16, ...leading];
  if (leaves.includes('notMet')) return [UNMET];
  const best = leaves.includes('meets') ? [MEETS] : [WELL];
  if (!leaves.includes(null)) return best;
  return leaves.includes('meets') ? [MEETS, UNMET] : [WELL, MEETS, UNMET];
}

const isWeak = (task: Task): boolean => !task.onTime || !task.qualityMet || task.effect === 'low';

/** Own tasks; for a leader the two upper rungs ask for time, quality and effect only. */
function taskPart(tasks: readonly Task[], leads: boolean): Part {
  const all = tasks.length;
  const done = tasks.every((task) => task.done);
  const weak = how(tasks, isWeak);
  const good = weak === 0 && (leads || done);
  const exceeded =
    leads ||
    atLeast(
      how(tasks, (task) => task.exceeded),
      all,
      50,
    );
  const high = tasks.every((task) => task.effect === 'high');
  return part(good && high && exceeded, good, done && atMost(weak, all, 20), !atMost(weak, all, 50));
}

function unitPart(targets: readonly UnitTarget[]): Part {
  const all = targets.length;
  const done = how(targets, (target) => target.done);
  const exceeded = how(targets, (target) => target.exceeded);
  const timely = how(targets, (target) => target.onTime && target.qualityMet);
  const whole = done === all;
  return part(
    whole && atLeast(exceeded, all, 50),
    whole && atLeast(timely, all, 80),
    !atMost(done, all, 70),
    !atLeast(done, all, 50),
  );
}

/** Every way the units below may still come out. */
export function subUnitParts(facts: YearCase, readings: Readings): Part[] {
  const all = facts.subUnits.length;
  const strict = facts.kind === 'publicEmployee' || readings['good-needs-seventy'] === 'yes';
  const open = how(facts.subUnits, (level) => level === 'open');
  const high = how(facts.subUnits, (level) => level === 'good' || level === 'excellent');
  const low = how(facts.subUnits, (level) => level === 'notCompleted');
  const found: Part[] = [];
  for (let toHigh = 0; toHigh <= open; toHigh++) {
    for (let toLow = 0; toHigh + toLow <= open; toLow++) {
      const none = low + toLow === 0;
      const seventy = atLeast(high + toHigh, all, 70);
      const one = part(none && seventy, none && (seventy || !strict), atLeast(all - low - toLow, all, 70));
      if (!found.some((other) => RUNGS.every((rung) => other[rung] === one[rung]))) found.push(one);
    }
  }
  return found;
}

/** What an unknown task list may come out as: ranked from all rungs down to the failing limb. */
const ANY_TASKS: readonly Part[] = [WELL, MEETS, part(false, false, true), UNMET];
const FAILING = part(false, false, false, true);
/** Only a leader can pass an upper rung and not the third: on time, but not done. */
const ANY_LEADER_TASKS: readonly Part[] = [part(true, true, false), part(false, true, false)];
const ANY_TARGETS: readonly Part[] = [...ANY_TASKS, part(true, false, true)];

// ---------------------------------------------------------------- the ladder

const RUNGS = ['excellent', 'good', 'completed'] as const;

interface Named {
  readonly name: string;
  readonly ways: readonly Part[];
}

function partsOf(facts: YearCase, readings: Readings): Named[] {
  const leads = isByLeadersRows(facts);
  const anyTasks = [...ANY_TASKS, ...(leads ? ANY_LEADER_TASKS : []), FAILING];
  const tasks = facts.tasks.length > 0 ? [taskPart(facts.tasks, leads)] : anyTasks;
  const parts: Named[] = [
    { name: 'general', ways: generalParts(facts) },
    { name: 'tasks', ways: tasks },
  ];
  if (!leads) return parts;
  const targets = facts.unitTargets.length > 0 ? [unitPart(facts.unitTargets)] : [...ANY_TARGETS, FAILING];
  parts.push({ name: 'unit-targets', ways: targets });
  parts.push({ name: 'sub-units', ways: subUnitParts(facts, readings) });
  return parts;
}

type Found = RatedLevel | 'gap';

function climb(parts: readonly Part[]): Found {
  if (parts.some((one) => one.fails)) return 'notCompleted';
  return RUNGS.find((rung) => parts.every((one) => one[rung])) ?? 'gap';
}

interface Way {
  /** Which way of each part was taken. */
  readonly taken: readonly number[];
  readonly parts: readonly Part[];
}

const everyWay = (parts: readonly Named[]): Way[] =>
  parts.reduce<Way[]>(
    (ways, { ways: next }) =>
      ways.flatMap((way) =>
        next.map((one, at) => ({ taken: [...way.taken, at], parts: [...way.parts, one] })),
      ),
    [{ taken: [], parts: [] }],
  );

interface Result {
  readonly taken: readonly number[];
  readonly level: Found;
}

/** The names of the unknowns that can still change the level. */
function unknownsOf(parts: readonly Named[], results: readonly Result[]): string[] {
  const matters = (at: number): boolean => {
    const seen = new Map<string, Found>();
    return results.some(({ taken, level }) => {
      const others = taken.filter((_, index) => index !== at).join();
      const before = seen.get(others);
      seen.set(others, level);
      return before !== undefined && before !== level;
    });
  };
  return parts.filter((_, at) => matters(at)).map(({ name }) => name);
}

// ---------------------------------------------------------------- what lowers the level

const FROM_BEST = ['excellent', 'good', 'completed', 'notCompleted'] as const;
const worse = (one: RatedLevel, other: RatedLevel): RatedLevel =>
  FROM_BEST[Math.max(FROM_BEST.indexOf(one), FROM_BEST.indexOf(other))]!;

/**
 * The level that the law on the person's service does not let a leader exceed: of managers among public employees,
 * heads and deputies alike, that of their unit (Law on Public Employees, Article 41); of civil servants that of the
 * agency, for its head only (Law on Cadres and Civil Servants, Article 56); of cadres none.
 */
export function unitLimit({ kind, leads, leadsAs = 'head', ledUnit }: YearCase): RatedLevel {
  const bound = kind === 'publicEmployee' || (kind === 'civilServant' && leadsAs === 'head');
  return leads && bound ? (ledUnit ?? 'excellent') : 'excellent';
}

// ---------------------------------------------------------------- the year

const isAboveCompleted = (level: Found): boolean => level === 'excellent' || level === 'good';

/** The level of the year before the quota. */
export function oracleYear(facts: YearCase, readings: Readings = {}): Outcome {
  if (facts.kind === 'contractWorker') return { outcome: 'other-regime' };
  const { worked, absent, maternity } = workingTime(facts);
  if (!maternity && worked < 6) return decided('notRated');
  if (isForced(facts, readings)) return decided('notCompleted');
  const { gap, sixAndSix, nothingWorked } = facts.decisions;
  if (worked === 0) {
    return nothingWorked ? decided(nothingWorked) : needed('actual-time-zero', ['notRated']);
  }

  // Whether six and six fits a row is a question of time alone: it is open whatever the ladder says.
  const isSixAndSix = !maternity && worked === 6 && absent === 6;
  const capped = (!maternity && absent >= 3 && absent <= 5) || (isSixAndSix && sixAndSix === 'ceiling');
  const mayBeCapped = isSixAndSix && sixAndSix === undefined;
  const limit = unitLimit(facts);
  const lower = (level: RatedLevel): RatedLevel => worse(capped ? worse(level, 'completed') : level, limit);
  /** Everything the authority may make of what was found. */
  const leaves = (level: Found): RatedLevel[] => {
    if (level === 'gap') return [...new Set([lower('completed'), lower('notCompleted')])];
    return mayBeCapped && isAboveCompleted(level) ? [level, 'completed'] : [level];
  };

  const parts = partsOf(facts, readings);
  const results = everyWay(parts).map(({ taken, parts: chosen }): Result => {
    const found = climb(chosen);
    // Under a unit that is not completed every answer to a gap comes to the same.
    if (found === 'gap') return { taken, level: limit === 'notCompleted' ? limit : found };
    return { taken, level: lower(found) };
  });
  const possible = [...new Set(results.flatMap(({ level }) => leaves(level)))];
  const first = results[0]!.level;
  if (!results.every(({ level }) => level === first)) {
    return { outcome: 'facts-missing', what: unknownsOf(parts, results).sort(), possible };
  }
  // Only now it is sure that no row fits: before, an answer to the gap counts for nothing.
  if (first === 'gap') return gap ? decided(lower(gap)) : needed('gap', possible);
  // A ceiling at "completed" could only lower what lies above it.
  if (mayBeCapped && isAboveCompleted(first)) return needed('six-and-six', possible);
  return decided(first);
}
