import {
  compileRegulation,
  evaluateYear,
  type Program,
  parsePeriod,
  type Regulation,
  type SubjectResult,
  vocabularyOf,
} from '@congtam/engine';
import { weekdaysOf } from '../nd-335-2025/calendar.ts';
import type { Readings, Version, YearCase } from './case.ts';
import { type Rng, randomCase } from './generate.ts';
import { oracleYear, unitLimit } from './level.ts';
import { isAnswerable, toRegister } from './to-register.ts';

export interface Difference {
  readonly facts: YearCase;
  readonly readings: Readings;
  readonly oracle: string;
  readonly engine: string;
}

export interface Comparison {
  readonly differences: Difference[];
  readonly different: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly compared: number;
}

const BATCH = 64;

/**
 * Cases that the oracle and the pack read differently, so that comparing them would say nothing:
 * - a cadre without a leading post is rated by Articles 4 to 7 in the pack, as staff in the oracle;
 * - maternity leave counts in the pack from a month not worked because of it, in the oracle from one day.
 */
export function isReadDifferently(facts: YearCase): boolean {
  if (facts.kind === 'cadre' && !facts.leads) return true;
  if (!facts.leaves.some((leave) => leave.kind === 'maternity')) return false;
  const isAllMaternity = (day: string): boolean => {
    const away = facts.leaves.filter((leave) => leave.from <= day && day <= leave.to);
    return away.length > 0 && away.every((leave) => leave.kind === 'maternity');
  };
  return !weekdaysOf(facts.year).some((days) => days.every(isAllMaternity));
}

/** An answer given beforehand is taken by the oracle also where a fact is still missing; the engine asks first. */
const isSomethingUnknown = ({ leaves16, leaves5a, tasks, unitTargets, subUnits, leads }: YearCase): boolean =>
  [...leaves16, ...(leaves5a ?? [])].includes(null) ||
  tasks.length === 0 ||
  (leads && (unitTargets.length === 0 || subUnits.includes('open')));

/**
 * Under a unit that is not completed a gap of the ladder is idle: whatever is answered, the unit's level stands. The
 * oracle says so at once; the engine has the answer put on record first.
 */
const isIdleGap = (facts: YearCase, oracle: string, engine: string): boolean =>
  unitLimit(facts) === 'notCompleted' &&
  oracle === 'decided notCompleted' &&
  engine === 'decision-needed gap';

/** Compares engine and oracle on random person-years of one reading; keeps the first hundred differences. */
export function compareMany(
  regulationOf: (version: Version) => Regulation,
  rng: Rng,
  count: number,
): Comparison {
  const programs = new Map<string, Program>();
  const waiting = new Map<string, { readings: Readings; cases: YearCase[] }>();
  const differences: Difference[] = [];
  const outcomes = new Map<string, number>();
  let compared = 0;
  let different = 0;

  const flush = (key: string): void => {
    const batch = waiting.get(key);
    waiting.delete(key);
    if (batch === undefined) return;
    const { version, year } = batch.cases[0]!;
    const program = programs.get(key) ?? programOf(regulationOf(version), batch.readings);
    programs.set(key, program);
    const register = toRegister(program, batch.cases);
    const period = parsePeriod(String(year))!;
    const { people } = evaluateYear({ program, register, period, asOf: 1_000_000 as never });
    for (const [i, facts] of batch.cases.entries()) {
      compared += 1;
      const oracle = oracleText(facts, batch.readings);
      const engine = engineText(people[i]!);
      const kind = oracle.replace(/ .*/, '');
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
      if (oracle === engine || isIdleGap(facts, oracle, engine)) continue;
      different += 1;
      if (differences.length < 100) differences.push({ oracle, engine, readings: batch.readings, facts });
    }
  };

  for (let drawn = 0; drawn < count; ) {
    const { facts: given, readings } = randomCase(rng);
    if (isReadDifferently(given)) continue;
    const facts = isAnswerable(given) && !isSomethingUnknown(given) ? given : { ...given, decisions: {} };
    drawn += 1;
    const key = `${facts.version}|${facts.year}|${JSON.stringify(Object.entries(readings).sort())}`;
    const batch = waiting.get(key) ?? { readings, cases: [] };
    batch.cases.push(facts);
    waiting.set(key, batch);
    if (batch.cases.length >= BATCH) flush(key);
  }
  for (const key of [...waiting.keys()]) flush(key);
  return { differences, different, outcomes, compared };
}

/** The oracle has one reading for cadres and civil servants who lead; the pack has one for each. */
function programOf(regulation: Regulation, readings: Readings): Program {
  const seventy = readings['good-needs-seventy'] === 'yes' ? 'needed' : 'not-needed';
  const chosen = new Map([
    ['cadre-good-needs-seventy', seventy],
    ['leader-good-needs-seventy', seventy],
  ]);
  if (regulation.readings.has('one-year-only'))
    chosen.set('one-year-only', readings['one-year-only'] ?? 'earlier');
  return compileRegulation(regulation, vocabularyOf([regulation]), chosen);
}

function oracleText(facts: YearCase, readings: Readings): string {
  const result = oracleYear(facts, readings);
  switch (result.outcome) {
    case 'decided':
      return `decided ${result.level}`;
    case 'decision-needed':
      // The ceiling is asked for once the gap is answered.
      return `decision-needed ${result.questions.includes('gap') ? 'gap' : sorted(result.questions)}`;
    default:
      return result.outcome;
  }
}

/** Names the oracle gives to what the pack calls otherwise. */
const QUESTIONS: Readonly<Record<string, string>> = { 'leader-level-open': 'gap', 'staff-level-open': 'gap' };

/** The level before the quota, or what it waits for; which facts are missing is told in more detail than the oracle has. */
function engineText(result: SubjectResult): string {
  if (result.levelBeforeQuota !== undefined) return `decided ${result.levelBeforeQuota}`;
  if (result.outcome !== 'decision-needed') return result.outcome;
  return `decision-needed ${sorted(result.questions.map((q) => QUESTIONS[q.question] ?? q.question))}`;
}

const sorted = (names: readonly string[]): string => [...new Set(names)].sort().join(' ');
