import { describe, expect, it } from 'vitest';
import type { Plain } from '../regulation/plain.ts';
import { FALSE, TRUE, UNKNOWN } from './condition.ts';
import {
  evaluated,
  flag,
  levelOf,
  person,
  resultFor,
  rule,
  small,
  text,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const ceiling = (when: Plain, groups: Plain = ['leader', 'staff']): Plain =>
  small(['/facts/keyTasks', flag('unit')], ['/ceilings', [{ ...rule('gate', groups), when, level: 'good' }]]);
const units = [
  unit('ubnd'),
  unit('p1', { role: 'directUnit', parent: 'ubnd', kind: 'administrativeAgency' }),
  unit('field', { kind: 'other', parent: 'ubnd', role: 'directUnit' }),
];
const people = [
  person('head', 'ubnd', { leads: 'head' }),
  person('deputy', 'ubnd', { leads: 'deputy', inCharge: 'p1;field' }),
  person('staff', 'p1'),
];
const full = {
  'person-year': people.map((p) => ({ subject: p.id!, period: '2025', points: '95' })),
  units,
  people,
};
const keyTasks = (subject: string, value: string) => ({
  subject,
  period: '2025',
  unitPoints: '95',
  keyTasks: value,
});

describe('NT22-1: a gate on the unit meets', () => {
  const own = ceiling({ of: 'own-unit', fact: 'keyTasks', is: 'no' });

  it('the people of the unit, and nobody elsewhere', () => {
    const result = evaluated(own, { ...full, 'unit-year': [keyTasks('ubnd', 'yes'), keyTasks('p1', 'no')] });
    expect(['head', 'deputy', 'staff'].map((id) => levelOf(result, id))).toEqual(['best', 'best', 'good']);
  });

  it('nobody while the fact of the unit is missing: the fact and whose it is are named', () => {
    const result = evaluated(own, { ...full, 'unit-year': [keyTasks('ubnd', 'yes')] });
    expect(resultFor(result, 'staff')).toMatchObject({
      outcome: 'facts-missing',
      missing: [{ subject: 'p1', what: 'keyTasks', period: '2025' }],
    });
  });

  it('the head of the unit', () => {
    const headed = ceiling({ of: 'unit-headed', fact: 'keyTasks', is: 'no', 'when-none': 'no' }, ['leader']);
    const result = evaluated(headed, { ...full, 'unit-year': [keyTasks('ubnd', 'no')] });
    expect([levelOf(result, 'head'), levelOf(result, 'deputy')]).toEqual(['good', 'best']);
  });

  it('a deputy by the units in charge: some of them is enough when the text says so', () => {
    const some = (quantifier: string) =>
      ceiling({ of: 'units-in-charge', fact: 'keyTasks', is: 'no', quantifier, 'when-none': 'no' }, [
        'leader',
      ]);
    const facts = { ...full, 'unit-year': [keyTasks('p1', 'no'), keyTasks('field', 'yes')] };
    expect(levelOf(evaluated(some('some'), facts), 'deputy')).toBe('good');
    expect(levelOf(evaluated(some('every'), facts), 'deputy')).toBe('best');
  });

  it('a quantity of the unit as well as a fact', () => {
    const weak = ceiling({ of: 'using-body', measure: 'unitScore', below: '50', 'when-none': 'unknown' });
    const without = small([
      '/ceilings',
      [
        {
          ...rule('gate', ['staff']),
          when: { of: 'using-body', measure: 'unitScore', below: '50', 'when-none': 'unknown' },
          level: 'good',
        },
      ],
    ]);
    expect(wrongWith(weak)).toEqual(['pack.unused-fact /facts/keyTasks']);
    const low = evaluated(without, {
      ...full,
      'unit-year': [{ subject: 'ubnd', period: '2025', unitPoints: '40' }],
    });
    expect(levelOf(low, 'staff')).toBe('good');
  });

  it('what the register says of the unit above', () => {
    const above = small([
      '/ceilings',
      [
        {
          ...rule('gate', ['staff']),
          when: { of: 'parent-unit', attribute: 'unitKind', is: 'ministry', 'when-none': 'no' },
          level: 'good',
        },
      ],
    ]);
    expect(levelOf(evaluated(above, full), 'staff')).toBe('best');
    const ministry = { ...full, units: [unit('ubnd', { kind: 'ministry' }), ...units.slice(1)] };
    expect(levelOf(evaluated(above, ministry), 'staff')).toBe('good');
  });
});

describe('several units', () => {
  const of = (truths: readonly (string | undefined)[], quantifier: string): number => {
    const pack = ceiling(
      { of: 'units-in-charge', fact: 'keyTasks', is: 'yes', quantifier, 'when-none': 'unknown' },
      ['leader'],
    );
    const tables = {
      ...full,
      people: people.filter((p) => p.id !== 'head'),
      'unit-year': ['p1', 'field'].flatMap((id, i) =>
        truths[i] === undefined ? [] : [keyTasks(id, truths[i])],
      ),
      'person-year': full['person-year'].filter((r) => r.subject !== 'head'),
    };
    return Number(resultFor(evaluated(pack, tables), 'deputy').mask.at(-1));
  };

  it.each([
    ['every', 'yes', 'yes', TRUE],
    ['every', 'yes', undefined, UNKNOWN],
    ['every', 'no', undefined, FALSE],
    ['some', 'yes', undefined, TRUE],
    ['some', 'no', undefined, UNKNOWN],
    ['some', 'no', 'no', FALSE],
  ])('%s of %s and %s is %s', (quantifier, first, second, truth) => {
    expect(of([first, second], quantifier)).toBe(truth);
  });

  it.each([
    ['yes', 'good'],
    ['no', 'best'],
    ['unknown', 'facts-missing'],
  ])('none at all is what the pack says: %s', (none, level) => {
    const pack = ceiling({ of: 'units-in-charge', fact: 'keyTasks', is: 'no', 'when-none': none });
    expect(levelOf(evaluated(pack, full), 'staff')).toBe(level);
  });
});

describe('NT22-1b, NT22-1e: a written criticism', () => {
  const register: Plain = {
    article: 'a1',
    label: text('criticism'),
    of: 'unit',
    columns: {
      on: { type: 'day', label: text('on') },
      form: {
        type: 'choice',
        label: text('form'),
        options: { written: text('written'), spoken: text('spoken') },
      },
    },
  };
  const pack = (of: string, more: { readonly [key: string]: Plain } = {}): Plain =>
    small(
      ['/tables', { criticism: register }],
      [
        '/ceilings',
        [
          {
            ...rule('gate', ['leader', 'staff']),
            when: { records: 'criticism', of, in: 'period', on: 'on', 'at-least': '1', ...more },
            level: 'good',
          },
        ],
      ],
    );
  const moved = [
    person('before', 'ubnd', { leads: 'deputy', inCharge: 'field', to: '2025-06-30' }),
    person('before', 'ubnd', { leads: 'deputy', inCharge: 'p1', from: '2025-07-01' }),
    person('after', 'ubnd', { leads: 'deputy', inCharge: 'field', from: '2025-07-01' }),
    person('staff', 'p1'),
  ];
  const tables = (rows: readonly Record<string, string>[]) => ({
    units,
    people: moved,
    criticism: rows,
    'person-year': ['before', 'after', 'staff'].map((subject) => ({ subject, period: '2025', points: '95' })),
  });
  const levels = (data: Plain, rows: readonly Record<string, string>[]) => {
    const result = evaluated(data, tables(rows));
    return ['before', 'after', 'staff'].map((id) => levelOf(result, id));
  };

  it('of a field meets who was in charge of the field on that day', () => {
    const charge = pack('units-in-charge');
    expect(levels(charge, [{ subject: 'field', on: '2025-03-01' }])).toEqual(['good', 'best', 'best']);
    expect(levels(charge, [{ subject: 'field', on: '2025-08-01' }])).toEqual(['best', 'good', 'best']);
  });

  it('outside the period meets nobody', () => {
    expect(levels(pack('units-in-charge'), [{ subject: 'field', on: '2024-12-31' }])).toEqual([
      'best',
      'best',
      'best',
    ]);
  });

  it('of a unit meets its people when the text says own-unit', () => {
    expect(levels(pack('own-unit'), [{ subject: 'p1', on: '2025-03-01' }])).toEqual(['best', 'best', 'good']);
  });

  it('counts only rows that meet the condition; a blank leaves it open', () => {
    const written = pack('own-unit', { where: { column: 'form', is: 'written' } });
    expect(levels(written, [{ subject: 'p1', on: '2025-03-01', form: 'spoken' }])[2]).toBe('best');
    expect(levels(written, [{ subject: 'p1', on: '2025-03-01', form: 'written' }])[2]).toBe('good');
    expect(levels(written, [{ subject: 'p1', on: '2025-03-01' }])[2]).toBe('facts-missing');
  });

  it('without its day is open for those it may concern', () => {
    expect(levels(pack('own-unit'), [{ subject: 'p1' }])).toEqual(['best', 'best', 'facts-missing']);
  });

  it('about persons is a row that names them', () => {
    const named = small(
      [
        '/tables',
        { reminders: { ...(register as object), of: 'person', label: text('reminders') } as Plain },
      ],
      [
        '/ceilings',
        [
          {
            ...rule('gate', ['leader', 'staff']),
            when: { records: 'reminders', of: 'self', in: 'period', on: 'on', 'at-least': '1' },
            level: 'good',
          },
        ],
      ],
    );
    const result = evaluated(named, {
      units,
      people: moved,
      'person-year': tables([])['person-year'],
      reminders: [{ subject: 'staff', on: '2025-05-05' }],
    });
    expect([levelOf(result, 'staff'), levelOf(result, 'after')]).toEqual(['good', 'best']);
  });
});
