import { describe, expect, it } from 'vitest';
import type { Leaf, RatedLevel, Task, UnitTarget, YearCase } from './case.ts';
import { oracleYear } from './level.ts';

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const task: Task = { done: true, onTime: true, qualityMet: true, effect: 'high', exceeded: true };
const target: UnitTarget = { done: true, onTime: true, qualityMet: true, exceeded: true };

const leader = (more: Partial<YearCase>): YearCase => ({
  kind: 'civilServant',
  leads: true,
  year: 2024,
  version: '2023-09-15',
  leaves: [],
  leaves16: times<Leaf>(16, 'doesWell'),
  leaves5a: times<Leaf>(4, 'doesWell'),
  tasks: times(10, task),
  unitTargets: times(10, target),
  subUnits: times<RatedLevel>(10, 'good'),
  subUnitCorruption: false,
  declineConcluded: false,
  discipline: [],
  decisions: {},
  ...more,
});

const level = (more: Partial<YearCase>): string => {
  const result = oracleYear(leader(more));
  return result.outcome === 'decided' ? result.level : result.outcome;
};

describe('the level of the unit as a limit', () => {
  it('a head who is a civil servant is not above the agency; a deputy may be', () => {
    expect(level({ ledUnit: 'completed' })).toBe('completed');
    expect(level({ ledUnit: 'completed', leadsAs: 'deputy' })).toBe('excellent');
  });

  it('no manager among public employees, head or deputy, is above the unit', () => {
    const manager = { kind: 'publicEmployee', ledUnit: 'good' } as const;
    expect(level(manager)).toBe('good');
    expect(level({ ...manager, leadsAs: 'deputy' })).toBe('good');
    expect(level({ ...manager, leadsAs: 'deputy', ledUnit: 'notCompleted' })).toBe('notCompleted');
  });

  it('cadres are not limited by these laws, and nobody is raised', () => {
    expect(level({ kind: 'cadre', ledUnit: 'completed' })).toBe('excellent');
    const weak = { tasks: times(10, { ...task, effect: 'effective' } as const) };
    expect(level({ ...weak, ledUnit: 'excellent' })).toBe('good');
  });

  it('nobody who leads no unit is limited', () => {
    expect(level({ leads: false, unitTargets: [], subUnits: [], ledUnit: 'completed' })).toBe('excellent');
  });
});
