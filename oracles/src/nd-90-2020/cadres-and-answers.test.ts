import { describe, expect, it } from 'vitest';
import type { RatedLevel, YearCase } from './case.ts';
import {
  away,
  best,
  but,
  leader,
  level,
  low,
  missed,
  staff,
  target,
  times,
  undone,
  well,
} from './examples.ts';
import { oracleYear } from './level.ts';

describe('cadres without a leading post', () => {
  const cadre = (more: Partial<YearCase> = {}): string =>
    level(leader({ kind: 'cadre', leads: false, ...more }));

  it('are rated by the row of those who lead: group 5.a, the unit and the units below', () => {
    expect(cadre()).toBe('excellent');
    expect(cadre({ tasks: times(10, { ...best, exceeded: false }) })).toBe('excellent');
    expect(cadre({ leaves5a: ['meets', 'doesWell', 'doesWell', 'doesWell'] })).toBe('good');
    expect(cadre({ unitTargets: but(times(10, target), ...times(6, missed)) })).toBe('notCompleted');
    expect(cadre({ subUnits: but<RatedLevel>(times(10, 'good'), 'notCompleted') })).toBe('completed');
    expect(cadre({ subUnitCorruption: true })).toBe('notCompleted');
    expect(cadre({ unitTargets: [] })).toBe('missing unit-targets');
  });
});

describe('an answer on record', () => {
  it('counts only where its question is open', () => {
    const decisions = { gap: 'notCompleted', sixAndSix: 'ceiling', nothingWorked: 'notRated' } as const;
    expect(level(staff({ decisions }))).toBe('excellent');
    const tasks = but(times(10, best), undone);
    expect(level(staff({ decisions, tasks }))).toBe('notCompleted');
    // With a check unanswered it is not yet sure that no row fits.
    const unsure = { leaves16: but(well, null, 'meets') };
    expect(level(staff({ ...unsure, decisions: { gap: 'completed' } }))).toBe('missing general');
    expect(level(staff({ ...unsure, tasks, decisions: { gap: 'completed' } }))).toBe('completed');
    // Six and six is a question of time alone, open before the level is known.
    const leaves = [away('2024-01-01', '2024-06-30')];
    const oneLow = but(times(10, best), low);
    const open = { leaves, leaves16: but(well, null, 'doesWell') };
    const unsettled = oracleYear(staff({ ...open, decisions: { sixAndSix: 'ceiling' } }));
    expect(unsettled).toMatchObject({ possible: ['completed', 'notCompleted'] });
    expect(level(staff({ leaves, tasks: oneLow, decisions }))).toBe('completed');
  });
});
