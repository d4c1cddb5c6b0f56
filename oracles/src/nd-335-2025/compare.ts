import {
  compileRegulation,
  type Exact,
  evaluateYear,
  type Program,
  parsePeriod,
  type Regulation,
  type SubjectResult,
  vocabularyOf,
} from '@congtam/engine';
import type { Readings, YearCase } from './case.ts';
import { type Rng, randomCase } from './generate.ts';
import { oracleYear } from './level.ts';
import { toRegister } from './to-register.ts';

export interface Difference {
  readonly facts: YearCase;
  readonly readings: Readings;
  readonly oracle: string;
  readonly engine: string;
}

const BATCH = 64;

/** Compares engine and oracle on random person-years; answers every difference (the first hundred) and what was met. */
export function compareMany(
  regulation: Regulation,
  rng: Rng,
  count: number,
): { differences: Difference[]; outcomes: Map<string, number>; compared: number } {
  const vocabulary = vocabularyOf([regulation]);
  const programs = new Map<string, Program>();
  const waiting = new Map<string, { readings: Readings; cases: YearCase[] }>();
  const differences: Difference[] = [];
  const outcomes = new Map<string, number>();
  let compared = 0;

  const flush = (key: string): void => {
    const batch = waiting.get(key);
    if (batch === undefined || batch.cases.length === 0) return;
    waiting.delete(key);
    const chosen = new Map(Object.entries(batch.readings));
    const readingsKey = key.slice(key.indexOf('|') + 1);
    const program = programs.get(readingsKey) ?? compileRegulation(regulation, vocabulary, chosen);
    programs.set(readingsKey, program);
    const { register, first } = toRegister(program, batch.cases);
    const year = batch.cases[0]!.year;
    const evaluation = evaluateYear({
      program,
      register,
      period: parsePeriod(String(year))!,
      asOf: 1_000_000 as never,
    });
    batch.cases.forEach((facts, i) => {
      compared += 1;
      const expected = oracleText(facts, batch.readings);
      const kind = expected.replace(/ .*/, '');
      outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
      const found = engineText(evaluation.people[first[i]!]!);
      // The oracle gives no score where the level does not rest on one (forced, nobody worked): then only levels compare.
      const actual = expected.endsWith(' -') ? found.replace(/ [^ ]*$/, ' -') : found;
      if (expected !== actual && differences.length < 100) {
        differences.push({ oracle: expected, engine: actual, readings: batch.readings, facts });
      }
    });
  };

  for (let i = 0; i < count; i++) {
    const { facts, readings } = randomCase(rng);
    const key = `${facts.year}|${JSON.stringify(Object.entries(readings).sort())}`;
    const batch = waiting.get(key) ?? { readings, cases: [] };
    batch.cases.push(facts);
    waiting.set(key, batch);
    if (batch.cases.length >= BATCH) flush(key);
  }
  for (const key of [...waiting.keys()]) flush(key);
  return { differences, outcomes, compared };
}

function oracleText(facts: YearCase, readings: Readings): string {
  const result = oracleYear(facts, readings);
  switch (result.outcome) {
    case 'decided':
      return `decided ${result.level} ${result.score === null ? '-' : `${result.score.n}/${result.score.d}`}`;
    case 'facts-missing':
      return `facts-missing ${result.what.join(' ')}`;
    case 'decision-needed':
      return `decision-needed ${result.questions.join(' ')}`;
    case 'other-regime':
      return 'other-regime';
  }
}

/** Names the oracle gives to what the pack calls otherwise. */
const FACT_NAMES: Readonly<Record<string, string>> = {
  organisingGrade: 'organising',
  unitingGrade: 'uniting',
  score: 'no-month',
};

function engineText(result: SubjectResult): string {
  if (result.outcome === 'other-regime') return 'other-regime';
  // The quota is not the oracle's matter here: the level before it is.
  if (result.levelBeforeQuota !== undefined) {
    const isNotRated = result.levelBeforeQuota === 'notRated';
    return `decided ${result.levelBeforeQuota} ${result.score === undefined || isNotRated ? '-' : fraction(result.score)}`;
  }
  if (result.outcome === 'facts-missing') {
    return `facts-missing ${sorted(result.missing.map((m) => (m.subject === result.subject ? (FACT_NAMES[m.what] ?? m.what) : 'subordinates')))}`;
  }
  return `decision-needed ${sorted(result.questions.map((q) => q.question))}`;
}

const fraction = (x: Exact): string => `${x.n}/${x.d}`;
const sorted = (names: readonly string[]): string => [...new Set(names)].sort().join(' ');
