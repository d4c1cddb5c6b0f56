import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { flag, rule, small, text, wrongWith } from './fixtures/small-pack.ts';

describe('a pack is refused when', () => {
  const gate = (when: Plain, groups: Plain = ['staff']): Plain =>
    small(
      ['/facts/keyTasks', flag('unit')],
      ['/facts/mine', flag('person')],
      ['/ceilings', [{ ...rule('gate', groups), when, level: 'good' }]],
      [
        '/tables',
        {
          criticism: {
            article: 'a1',
            label: text('t'),
            of: 'unit',
            columns: { on: { type: 'day', label: text('on') }, what: { type: 'text', label: text('what') } },
          },
        },
      ],
    );
  it.each<[string, Plain, string]>([
    [
      'a fact of persons is asked of a unit',
      { of: 'own-unit', fact: 'mine', is: 'yes' },
      'pack.fact-not-available /ceilings/0/when/fact',
    ],
    [
      'a fact does not exist',
      { of: 'own-unit', fact: 'keyTask', is: 'yes' },
      'pack.unknown-fact /ceilings/0/when/fact',
    ],
    [
      'a path does not exist',
      { of: 'my-unit', fact: 'keyTasks', is: 'yes' },
      'pack.unknown-choice /ceilings/0/when/of',
    ],
    [
      'a quantifier is said of one unit',
      { of: 'own-unit', fact: 'keyTasks', is: 'yes', quantifier: 'some' },
      'pack.quantifier-of-one /ceilings/0/when/quantifier',
    ],
    [
      'nothing says what no unit means',
      { of: 'units-in-charge', fact: 'keyTasks', is: 'yes' },
      'pack.when-none-needed /ceilings/0/when',
    ],
    [
      'a quantity of persons is asked of a unit',
      { of: 'own-unit', measure: 'score', below: '50' },
      'pack.measure-not-available /ceilings/0/when/measure',
    ],
    [
      'a number is asked for a word',
      { of: 'own-unit', fact: 'unitPoints', is: 'yes' },
      'pack.wrong-type /ceilings/0/when/is',
    ],
    [
      'records are counted without a day',
      { records: 'criticism', of: 'own-unit', in: 'period', 'at-least': '1' },
      'pack.records-without-day /ceilings/0/when/records',
    ],
    [
      'the day of records is no day',
      { records: 'criticism', of: 'own-unit', in: 'period', on: 'what', 'at-least': '1' },
      'pack.records-without-day /ceilings/0/when/on',
    ],
    [
      'records of units are counted as a person’s own',
      { records: 'criticism', of: 'self', in: 'period', on: 'on', 'at-least': '1' },
      'pack.records-of-other-subject /ceilings/0/when/records',
    ],
    [
      'a table does not exist',
      { records: 'criticisms', of: 'own-unit', in: 'period', on: 'on', 'at-least': '1' },
      'pack.unknown-table /ceilings/0/when/records',
    ],
    [
      'it asks for its own rating',
      { rating: 'small', is: 'best' },
      'pack.rating-of-itself /ceilings/0/when/rating',
    ],
    [
      'it asks for a level that does not exist',
      { level: 'year', period: 'previous', is: 'bad' },
      'pack.unknown-level /ceilings/0/when/is',
    ],
    [
      'it asks for a stage that does not exist',
      { level: 'month', period: 'previous', is: 'poor' },
      'pack.unknown-stage /ceilings/0/when/level',
    ],
    [
      'it asks for levels inside a period of the same length',
      { level: 'year', period: 'same', is: 'poor' },
      'pack.level-of-other-period /ceilings/0/when/period',
    ],
  ])('%s', (_, when, told) => {
    expect(wrongWith(gate(when))).toContain(told);
  });

  it('a path begins at persons and the rule is about units', () => {
    const when: Plain = { of: 'unit-headed', fact: 'keyTasks', is: 'no', 'when-none': 'no' };
    expect(wrongWith(gate(when, ['organisation']))).toContain(
      'pack.path-from-other-subject /ceilings/0/when/of',
    );
  });

  it('a condition on records looks at another unit', () => {
    const where: Plain = { of: 'own-unit', fact: 'keyTasks', is: 'no' };
    expect(
      wrongWith(
        gate({ records: 'criticism', of: 'own-unit', in: 'period', on: 'on', where, 'at-least': '1' }),
      ).length,
    ).toBeGreaterThan(0);
  });
});
