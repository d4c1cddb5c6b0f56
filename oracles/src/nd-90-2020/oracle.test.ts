import { describe, expect, it } from 'vitest';
import {
  type Discipline,
  isByLeadersRows,
  type Leaf,
  type RatedLevel,
  type Readings,
  type Task,
  type UnitTarget,
  type YearCase,
} from './case.ts';
import {
  away,
  best,
  but,
  leader,
  level,
  low,
  missed,
  plain,
  staff,
  target,
  times,
  undone,
  well,
} from './examples.ts';
import { randomCase, seeded } from './generate.ts';

const withTasks = (...tasks: Task[]): string => level(staff({ tasks }));

describe('what forces not completed', () => {
  const one = (effectiveOn: string, more: Partial<Discipline> = {}): Discipline => ({
    act: 'late files',
    nature: 'other',
    effectiveOn,
    ...more,
  });
  const disciplined = (discipline: Discipline[], more: Partial<YearCase> = {}, readings: Readings = {}) =>
    level(staff({ discipline, ...more }), readings);

  it('a conclusion of decline, for anybody', () => {
    expect(level(staff({ declineConcluded: true }))).toBe('notCompleted');
    expect(level(staff({ declineConcluded: true, tasks: [] }))).toBe('notCompleted');
  });

  it('corruption in a unit below, for leaders only', () => {
    expect(level(leader({ subUnitCorruption: true }))).toBe('notCompleted');
    expect(level(staff({ subUnitCorruption: true }))).toBe('excellent');
  });

  it('since 2023 any discipline effective in the year', () => {
    expect(disciplined([one('2024-01-01')])).toBe('notCompleted');
    expect(disciplined([one('2024-12-31')])).toBe('notCompleted');
    expect(disciplined([one('2023-12-31')])).toBe('excellent');
    expect(disciplined([one('2025-01-01')])).toBe('excellent');
  });

  it('but not for an act already used in an earlier year', () => {
    expect(disciplined([one('2024-03-01', { alreadyUsedInYear: 2023 })])).toBe('excellent');
    expect(disciplined([one('2024-03-01', { alreadyUsedInYear: 2024 })])).toBe('notCompleted');
  });

  it('two decisions on one act count in one year, the earlier or by the other reading the later', () => {
    const later = { 'one-year-only': 'later' } as const;
    const before = [one('2023-11-01'), one('2024-02-01')];
    const after = [one('2024-11-01'), one('2025-02-01')];
    expect(disciplined(before)).toBe('excellent');
    expect(disciplined(before, {}, later)).toBe('notCompleted');
    expect(disciplined(after)).toBe('notCompleted');
    expect(disciplined(after, {}, later)).toBe('excellent');
    expect(disciplined([one('2023-11-01', { act: 'another' }), one('2024-02-01')])).toBe('notCompleted');
    const [first, second] = [one('2024-01-05'), one('2024-09-05')];
    expect(disciplined([first, second], {}, later)).toBe('notCompleted');
  });

  it('in 2020 only a discipline in the performance of duty, and every one of them', () => {
    const old = { version: '2020-08-20', year: 2021 } as const;
    const duty = { nature: 'duty' } as const;
    expect(disciplined([one('2021-03-01')], old)).toBe('excellent');
    expect(disciplined([one('2021-03-01', { ...duty, alreadyUsedInYear: 2020 })], old)).toBe('notCompleted');
    expect(disciplined([one('2020-03-01', duty), one('2021-03-01', duty)], old)).toBe('notCompleted');
    expect(disciplined([one('2020-03-01', duty)], old)).toBe('excellent');
  });
});

describe('those who do not lead', () => {
  it('are excellent with everything of high effect and half of it exceeded', () => {
    const even = { ...best, exceeded: false };
    expect(withTasks(...times(5, best), ...times(5, even))).toBe('excellent');
    expect(withTasks(...times(4, best), ...times(6, even))).toBe('good');
    expect(withTasks(...times(9, best), { ...best, effect: 'effective' })).toBe('good');
    expect(withTasks(best)).toBe('excellent');
  });

  it('must do well in all sixteen checks to be excellent and meet them all for any level', () => {
    expect(level(staff({ leaves16: but(well, 'meets') }))).toBe('good');
    expect(level(staff({ leaves16: but(well, 'notMet') }))).toBe('asks gap');
    expect(level(staff({ leaves16: but(well, 'notMet'), decisions: { gap: 'completed' } }))).toBe(
      'completed',
    );
  });

  it('are completed with up to 20 % weak, not completed above 50 %, and in a gap between', () => {
    const late = { ...best, onTime: false };
    const poor = { ...best, qualityMet: false };
    expect(withTasks(...times(10, plain))).toBe('good');
    expect(withTasks(...but(times(10, best), late, poor))).toBe('completed');
    expect(withTasks(...but(times(10, best), late, poor, low))).toBe('asks gap');
    expect(withTasks(...but(times(10, best), ...times(5, low)))).toBe('asks gap');
    expect(withTasks(...but(times(10, best), ...times(6, low)))).toBe('notCompleted');
    expect(withTasks(low)).toBe('notCompleted');
    expect(withTasks(...but(times(5, best), low))).toBe('completed');
  });

  it('fall into a gap when anything is undone', () => {
    expect(withTasks(...but(times(10, best), undone))).toBe('asks gap');
    expect(withTasks(...but(times(10, best), { ...best, done: false }))).toBe('asks gap');
  });
});

describe('those who lead', () => {
  const own = (...tasks: Task[]): string => level(leader({ tasks }));
  const unit = (...unitTargets: UnitTarget[]): string => level(leader({ unitTargets }));
  const below = (...subUnits: YearCase['subUnits']): string => level(leader({ subUnits }));

  it('need no exceeded task of their own, but high effect, and group 5.a', () => {
    expect(own(...times(10, { ...best, exceeded: false }))).toBe('excellent');
    expect(own(...times(10, plain))).toBe('good');
    expect(own(...but(times(10, best), low, low))).toBe('completed');
    expect(own(...but(times(10, best), low, low, low))).toBe('asks gap');
    expect(own(...but(times(10, best), ...times(6, low)))).toBe('notCompleted');
    expect(level(leader({ leaves5a: ['meets', 'doesWell', 'doesWell', 'doesWell'] }))).toBe('good');
    expect(level(leader({ leaves5a: ['notMet', 'doesWell', 'doesWell', 'doesWell'] }))).toBe('asks gap');
  });

  it('by the letter may be excellent with a task undone but on time', () => {
    expect(own(...but(times(10, best), { ...best, done: false }))).toBe('excellent');
    expect(own(...but(times(10, best), { ...best, done: false }, low))).toBe('asks gap');
  });

  it('need half of the unit targets exceeded to be excellent, and 80 % on time with quality to be good', () => {
    const even = { ...target, exceeded: false };
    const late = { ...even, onTime: false };
    const poor = { ...even, qualityMet: false };
    expect(unit(...times(5, target), ...times(5, even))).toBe('excellent');
    expect(unit(...times(4, target), ...times(6, even))).toBe('good');
    expect(unit(...but(times(10, even), late, poor))).toBe('good');
    expect(unit(...but(times(10, even), late, poor, late))).toBe('completed');
  });

  it('need more than 70 % of the unit targets to be completed; under 50 % fails', () => {
    const missing = (count: number): string => unit(...but(times(10, target), ...times(count, missed)));
    expect([1, 2].map(missing)).toEqual(['completed', 'completed']);
    expect([3, 5].map(missing)).toEqual(['asks gap', 'asks gap']);
    expect(missing(6)).toBe('notCompleted');
  });

  it('need the units below: all completed and 70 % good to be excellent, 70 % completed to be completed', () => {
    expect(below()).toBe('excellent');
    expect(below(...times(7, 'excellent' as const), ...times(3, 'completed' as const))).toBe('excellent');
    expect(below(...times(6, 'excellent' as const), ...times(4, 'completed' as const))).toBe('good');
    expect(below(...times(9, 'good' as const), 'notCompleted')).toBe('completed');
    expect(below(...times(7, 'completed' as const), ...times(3, 'notCompleted' as const))).toBe('completed');
    expect(below(...times(6, 'good' as const), ...times(4, 'notCompleted' as const))).toBe('asks gap');
  });

  it('need 70 % good below to be good as managers of public employees, others only by the other reading', () => {
    const subUnits: RatedLevel[] = [...times<RatedLevel>(6, 'good'), ...times<RatedLevel>(4, 'completed')];
    const yes = { 'good-needs-seventy': 'yes' } as const;
    for (const kind of ['cadre', 'civilServant'] as const) {
      expect(level(leader({ kind, subUnits }))).toBe('good');
      expect(level(leader({ kind, subUnits }), yes)).toBe('completed');
    }
    expect(level(leader({ kind: 'publicEmployee', subUnits }))).toBe('completed');
  });
});

describe('an unknown fact', () => {
  it('is missing when it can change the level, and is not when it cannot', () => {
    const open = but(well, null);
    expect(level(staff({ leaves16: open }))).toBe('missing general');
    expect(level(staff({ leaves16: but(open, null, 'notMet') }))).toBe('asks gap');
    expect(level(staff({ leaves16: open, tasks: times(10, low) }))).toBe('notCompleted');
    expect(level(staff({ leaves16: open, tasks: but(times(10, best), undone) }))).toBe('asks gap');
    expect(level(leader({ subUnits: ['open'] }))).toBe('missing sub-units');
    expect(level(leader({ subUnits: but(times(10, 'good' as const), 'open', 'notCompleted') }))).toBe(
      'completed',
    );
    expect(level(leader({ subUnits: ['open'], leaves16: open }))).toBe('missing general sub-units');
    const leaves = [away('2024-01-01', '2024-06-30')];
    expect(level(staff({ leaves, leaves16: open }))).toBe('missing general');
  });

  it('leaves out the unknowns that no longer matter', () => {
    const subUnits = but<RatedLevel | 'open'>(times(10, 'good'), 'open');
    const tasks = but(times(10, best), low);
    expect(level(leader({ subUnits, tasks, leaves16: but(well, null) }))).toBe('missing general');
  });

  it('is a whole list when it is empty', () => {
    expect(level(staff({ tasks: [] }))).toBe('missing tasks');
    expect(level(leader({ unitTargets: [] }))).toBe('missing unit-targets');
    expect(level(leader({ unitTargets: [], tasks: [] }))).toBe('missing tasks unit-targets');
    expect(level(leader({ unitTargets: [], tasks: times(3, low) }))).toBe('notCompleted');
    const leaves = [away('2024-01-01', '2024-03-31')];
    expect(level(leader({ unitTargets: [], leaves }))).toBe('missing unit-targets');
  });

  it('is settled exactly when every completion, tried out one by one, leads to the same level', () => {
    const rng = seeded(90);
    const answers = new Set<string>();
    for (let tried = 0; tried < 20_000; tried++) {
      const { facts: drawn, readings } = randomCase(rng);
      // An answer on record waits until its question is sure to be open, which no completion can show.
      const facts = { ...drawn, decisions: {} };
      const lists = [facts.leaves16, facts.leaves5a ?? [], facts.subUnits].flat();
      if (facts.tasks.length === 0 || (isByLeadersRows(facts) && facts.unitTargets.length === 0)) continue;
      if (!lists.some((one) => one === null || one === 'open')) continue;
      const filled = completions(facts).map((one) => ({ one, said: level(one, readings) }));
      if (filled.some(({ said }) => said === 'asks six-and-six')) continue; // hides a level: example above
      const whole = level(facts, readings);
      answers.add(whole);
      const varies = (fixed: (one: YearCase) => unknown): boolean =>
        new Set(filled.map(({ one, said }) => `${fixed(one)} ${said}`)).size >
        new Set(filled.map(({ one }) => `${fixed(one)}`)).size;
      const general = varies((one) => one.subUnits);
      const below = varies((one) => [one.leaves16, one.leaves5a]);
      const missing = [general ? ' general' : '', below ? ' sub-units' : ''].join('');
      expect(whole).toBe(missing ? `missing${missing}` : filled[0]?.said);
    }
    expect(answers.size).toBeGreaterThan(8);
  });
});

/** Every way to fill in the unanswered checks and the open units. */
function completions(facts: YearCase): YearCase[] {
  const fill = <T>(list: readonly T[], hole: T, values: readonly T[]): T[][] =>
    list.reduce<T[][]>(
      (ways, one) => ways.flatMap((way) => (one === hole ? values : [one]).map((value) => [...way, value])),
      [[]],
    );
  const checks = ['doesWell', 'meets', 'notMet'] as const;
  const levels = ['excellent', 'good', 'completed', 'notCompleted'] as const;
  return fill<Leaf>(facts.leaves16, null, checks).flatMap((leaves16) =>
    fill<Leaf>(facts.leaves5a ?? [], null, checks).flatMap((leaves5a) =>
      fill<RatedLevel | 'open'>(facts.subUnits, 'open', levels).map((subUnits) => ({
        ...facts,
        leaves16,
        ...(isByLeadersRows(facts) ? { leaves5a } : {}),
        subUnits,
      })),
    ),
  );
}
