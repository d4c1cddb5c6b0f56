import {
  compileRegulation,
  evaluateYear,
  type Program,
  parsePeriod,
  type Regulation,
  type SubjectResult,
  vocabularyOf,
} from '@congtam/engine';
import type { Readings, Version, YearCase } from './case.ts';
import { type Rng, randomCase } from './generate.ts';
import { oracleYear } from './level.ts';
import { toRegister } from './to-register.ts';

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
  /** Questions the engine asks where one level is left whatever is answered, so that the oracle does not wait. */
  readonly idle: ReadonlySet<string>;
  /** Cases with facts missing in which the engine holds open a level that the oracle rules out. */
  readonly wider: number;
}

/** What one side says of a year: the outcome, the questions it waits for, and the levels still possible. */
interface Said {
  readonly outcome: string;
  readonly asks: string;
  readonly levels: readonly string[];
}

const BATCH = 64;

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
  const idle = new Set<string>();
  let wider = 0;

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
      const oracle = oracleSays(facts, batch.readings);
      const engine = engineSays(people[i]!);
      outcomes.set(oracle.outcome, (outcomes.get(oracle.outcome) ?? 0) + 1);
      if (told(oracle) === told(engine)) continue;
      if (isIdle(oracle, engine)) idle.add(engine.asks);
      else if (isWider(oracle, engine)) wider += 1;
      else {
        different += 1;
        if (differences.length < 100)
          differences.push({ oracle: told(oracle), engine: told(engine), readings: batch.readings, facts });
      }
    }
  };

  for (let drawn = 0; drawn < count; drawn++) {
    const { facts, readings } = randomCase(rng);
    const key = `${facts.version}|${facts.year}|${JSON.stringify(Object.entries(readings).sort())}`;
    const batch = waiting.get(key) ?? { readings, cases: [] };
    batch.cases.push(facts);
    waiting.set(key, batch);
    if (batch.cases.length >= BATCH) flush(key);
  }
  for (const key of [...waiting.keys()]) flush(key);
  return { differences, different, outcomes, compared, idle, wider };
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

function oracleSays(facts: YearCase, readings: Readings): Said {
  const result = oracleYear(facts, readings);
  const asks = result.outcome === 'decision-needed' ? result.question : '';
  const levels = result.outcome === 'decided' ? [result.level] : 'possible' in result ? result.possible : [];
  return { outcome: result.outcome, asks, levels };
}

/** Names the oracle gives to what the pack calls otherwise. */
const QUESTIONS: Readonly<Record<string, string>> = { 'leader-level-open': 'gap', 'staff-level-open': 'gap' };

/** The level before the quota, or what it waits for; which facts are missing is told in more detail than the oracle has. */
function engineSays(result: SubjectResult): Said {
  if (result.levelBeforeQuota !== undefined)
    return { outcome: 'decided', asks: '', levels: [result.levelBeforeQuota] };
  const { outcome, questions, classification } = result;
  const asks = questions.map((q) => QUESTIONS[q.question] ?? q.question);
  return {
    outcome,
    asks: outcome === 'decision-needed' ? sorted(asks) : '',
    levels: classification?.possible ?? [],
  };
}

const sorted = (names: readonly string[]): string => [...new Set(names)].sort().join(' ');
const told = ({ outcome, asks, levels }: Said): string => `${outcome} ${asks}: ${sorted(levels)}`;
const sameLevels = (one: Said, other: Said): boolean => sorted(one.levels) === sorted(other.levels);

/** The engine asks, but whatever is answered, the level is the one that the oracle has at once. */
const isIdle = (oracle: Said, engine: Said): boolean =>
  oracle.outcome === 'decided' && engine.outcome === 'decision-needed' && sameLevels(oracle, engine);

/**
 * Both wait for facts, and the engine leaves out nothing that may come; it looks at each row by itself and so may hold
 * open a level that two rows together rule out.
 */
const isWider = (oracle: Said, engine: Said): boolean =>
  oracle.outcome === 'facts-missing' &&
  engine.outcome === 'facts-missing' &&
  !sameLevels(oracle, engine) &&
  oracle.levels.every((level) => engine.levels.includes(level));
