import { describe, expect, it } from 'vitest';
import { evaluated, flag, person, resultFor, rule, small, unit } from '../evaluation/fixtures/small-pack.ts';

const failing = (id: string, level: string) => ({
  ...rule(`no-${id}`, ['staff']),
  when: { fact: id, is: 'no' },
  level,
});
const three = small(
  ['/facts/tasks', flag('person')],
  ['/facts/solution', flag('person')],
  ['/facts/grave', flag('person')],
  ['/ceilings', [failing('tasks', 'good'), failing('solution', 'good'), failing('grave', 'poor')]],
);
const given = (facts: Readonly<Record<string, string>>) => {
  const a = resultFor(
    evaluated(three, {
      units: [unit('ubnd')],
      people: [person('a', 'ubnd')],
      'person-year': [{ subject: 'a', period: '2025', points: '95', ...facts }],
    }),
    'a',
  );
  return [a.classification?.possible.join(), a.missing.map((m) => m.what).join()];
};

describe('NT22-1: several ceilings that are still open', () => {
  it('each name the criterion they lack, also where they lead to one level', () => {
    expect(given({ grave: 'yes' })).toEqual(['best,good', 'solution,tasks']);
    expect(given({})).toEqual(['best,good,poor', 'grave,solution,tasks']);
  });

  it('name nothing once the level they lead to is certain', () => {
    expect(given({ tasks: 'no', grave: 'yes' })).toEqual(['good', '']);
    expect(given({ grave: 'no' })).toEqual(['poor', '']);
  });

  it('name only what could still lower the level, whichever stands first', () => {
    expect(given({ tasks: 'no' })).toEqual(['good,poor', 'grave']);
    expect(given({ solution: 'no' })).toEqual(['good,poor', 'grave']);
    expect(given({ solution: 'yes', tasks: 'yes' })).toEqual(['best,poor', 'grave']);
  });
});
