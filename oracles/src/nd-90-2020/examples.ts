import type { Leaf, Leave, Readings, Task, UnitTarget, YearCase } from './case.ts';
import { type Outcome, oracleYear } from './level.ts';

/** The same, that many times. */
export const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
/** The list with its first entries replaced. */
export const but = <T>(list: readonly T[], ...first: T[]): T[] => [...first, ...list.slice(first.length)];

/** Tasks of ten: `best` lifts to excellent, `plain` to good, `low` is weak, `undone` fits no row. */
export const best: Task = { done: true, onTime: true, qualityMet: true, effect: 'high', exceeded: true };
export const plain: Task = { ...best, effect: 'effective', exceeded: false };
export const low: Task = { ...best, effect: 'low' };
export const undone: Task = { ...best, done: false, onTime: false };
/** A target of the unit that is met and exceeded, and one that is missed. */
export const target: UnitTarget = { done: true, onTime: true, qualityMet: true, exceeded: true };
export const missed: UnitTarget = { done: false, onTime: false, qualityMet: false, exceeded: false };

/** All sixteen general checks done well. */
export const well = times<Leaf>(16, 'doesWell');

/** An excellent year of a civil servant who does not lead, but for what is said. */
export function staff(more: Partial<YearCase> = {}): YearCase {
  return {
    kind: 'civilServant',
    leads: false,
    year: 2024,
    version: '2023-09-15',
    leaves: [],
    leaves16: well,
    tasks: times(10, best),
    unitTargets: [],
    subUnits: [],
    subUnitCorruption: false,
    declineConcluded: false,
    discipline: [],
    decisions: {},
    ...more,
  };
}

/** An excellent year of a leading civil servant, but for what is said. */
export const leader = (more: Partial<YearCase> = {}): YearCase =>
  staff({
    leads: true,
    leaves5a: times(4, 'doesWell'),
    unitTargets: times(10, target),
    subUnits: times(10, 'good'),
    ...more,
  });

/** The outcome in words: a level, what is missing, or what is asked. */
export const said = (outcome: Outcome): string => {
  if (outcome.outcome === 'decided') return outcome.level;
  if (outcome.outcome === 'facts-missing') return `missing ${outcome.what.join(' ')}`;
  return outcome.outcome === 'decision-needed' ? `asks ${outcome.question}` : outcome.outcome;
};
/** What the oracle says of a year, in words. */
export const level = (facts: YearCase, readings: Readings = {}): string => said(oracleYear(facts, readings));

/** A leave, for sickness unless said. */
export const away = (from: string, to: string, kind: Leave['kind'] = 'sick'): Leave => ({ kind, from, to });
