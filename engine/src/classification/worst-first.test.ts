import { expect, it } from 'vitest';
import { evaluated, flag, levelOf, person, rule, small, unit } from '../evaluation/fixtures/small-pack.ts';

/** Two forced levels, in this order in the text. */
const forcing = (...order: readonly ('praised' | 'punished')[]) =>
  small(
    ['/facts/praised', flag('person')],
    ['/facts/punished', flag('person')],
    [
      '/forced-levels',
      order.map((fact) => ({
        ...rule(fact, ['staff']),
        ...{ when: { fact, is: 'yes' }, level: fact === 'praised' ? 'good' : 'poor' },
      })),
    ],
  );
const said = (praised: string, punished: string) => ({
  units: [unit('ubnd')],
  people: [person('a', 'ubnd')],
  'person-year': [{ subject: 'a', period: '2025', points: '95', praised, punished }],
});

it('of two forced levels that hold the worse decides, in whichever order the text has them', () => {
  for (const text of [forcing('praised', 'punished'), forcing('punished', 'praised')]) {
    expect(levelOf(evaluated(text, said('yes', 'yes')), 'a')).toBe('poor');
    expect(levelOf(evaluated(text, said('yes', 'no')), 'a')).toBe('good');
    expect(levelOf(evaluated(text, said('no', 'no')), 'a')).toBe('best');
  }
});

it('while it is not known whether the worse one holds, the level is open', () => {
  for (const text of [forcing('praised', 'punished'), forcing('punished', 'praised')])
    expect(levelOf(evaluated(text, said('yes', '')), 'a')).toBe('facts-missing');
});
