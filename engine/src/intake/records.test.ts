import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { type Column, NO_CHOICE } from '../register.ts';
import { an, commune, mendOf, office, registerOf, wrong } from './example.fixture.ts';
import type { PlainTables } from './register-from-tables.ts';

const product = (more = {}) => ({
  subject: '001234',
  period: '2026-03',
  assigned: '2',
  completed: '1',
  coefficient: '1,5',
  ...more,
});
const catalogue = [
  { subject: 'xa', code: 'A', coefficient: '2' },
  { subject: 'xa', code: 'B', coefficient: '3' },
  { subject: 'vp', code: 'B', coefficient: '3,5' },
];
const column = (tables: PlainTables, table: string, id: string): Column =>
  registerOf(tables).records.get(table)!.columns.get(id)!;
const numbers = (products: Record<string, string>[], id: string, more: PlainTables = {}) => [
  ...column({ products, ...more }, 'products', id).values,
];

describe('records', () => {
  it('are kept by column, numbers as whole multiples of 1/10 000', () => {
    const products = [product({ source: 'đột xuất' }), product({ completed: '', errors: '3', code: 'x' })];
    expect(numbers(products, 'assigned')).toEqual([20_000, 20_000]);
    expect(numbers(products, 'completed')).toEqual([10_000, 0]);
    expect(numbers(products, 'onTime')).toEqual([10_000, 0]);
    expect(numbers(products, 'errors')).toEqual([Number.NaN, 30_000]);
    expect(column({ products }, 'products', 'source')).toMatchObject({ options: ['planned', 'unplanned'] });
    expect(numbers(products, 'source')).toEqual([1, 0]);
    const code = column({ products }, 'products', 'code');
    expect(code.kind === 'text' && [...code.values].map((n) => code.dictionary[n])).toEqual([undefined, 'x']);
  });

  it('are found by subject and period', () => {
    const people = [an, { ...an, id: '2', name: 'B' }, { ...an, id: '3', name: 'C' }];
    const products = [
      product({ subject: '2' }),
      product({ period: '2026-01' }),
      product(),
      product({ subject: '2', period: '2026-01' }),
      product({ completed: '2' }),
    ];
    const records = registerOf({ people, products }).records.get('products')!;
    expect(records.count).toBe(5);
    expect([...records.rowsOf(0, '2026-03')]).toEqual([2, 4]);
    expect([...records.rowsOf(0)]).toEqual([1, 2, 4]);
    expect([...records.rowsOf(1, '2026-01')]).toEqual([3]);
    expect([...records.rowsOf(1)]).toEqual([3, 0]);
    expect([...records.rowsOf(0, '2026-02'), ...records.rowsOf(2), ...records.rowsOf(2, '2026-03')]).toEqual(
      [],
    );
  });

  it('with days are found by subject', () => {
    const leave = [
      { subject: '001234', kind: 'ốm', from: '01/03/2026', to: '', paid: 'có' },
      { subject: '001234', kind: 'study', from: '2026-05-01' },
    ];
    const records = registerOf({ leave }).records.get('leave')!;
    expect([...records.rowsOf(0)]).toEqual([0, 1]);
    expect(records.columns.get('from')).toMatchObject({
      kind: 'day',
      values: Float64Array.of(parseDay('2026-03-01')!, parseDay('2026-05-01')!),
    });
    expect(records.columns.get('to')).toMatchObject({ values: Float64Array.of(Number.NaN, Number.NaN) });
    expect(records.columns.get('paid')).toMatchObject({
      values: Uint8Array.of(1, NO_CHOICE),
      options: ['no', 'yes'],
    });
  });

  it('do not depend on blank rows', () => {
    expect(numbers([product(), { subject: ' ' }, product()], 'assigned')).toHaveLength(2);
  });

  it.each<[what: string, rows: Record<string, string>[], problems: string[]]>([
    [
      'of nobody we know',
      [product({ subject: 'x1' }), product({ subject: 'x1' })],
      ['1:subject unknown-subject'],
    ],
    ['without a subject', [product({ subject: '' })], ['1:subject required']],
    ['without a period', [product({ period: '' })], ['1:period required']],
    ['in another year', [product({ period: '2027-03' })], ['1:period other-year']],
    ['without the quantity assigned', [product({ assigned: '', completed: '' })], ['1:assigned required']],
    ['done without assigned', [product({ assigned: '' })], ['1:assigned required']],
    ['done more than assigned', [product({ completed: '3' })], ['1:completed above-limit']],
    ['with a negative quantity', [product({ assigned: '-1' })], ['1:assigned negative']],
    ['with an absurd quantity', [product({ assigned: '1000001' })], ['1:assigned absurd-number']],
    [
      'with more than four decimals',
      [product({ coefficient: '1,00001' })],
      ['1:coefficient too-many-decimals'],
    ],
    ['with half an error', [product({ errors: '0,5' })], ['1:errors not-whole']],
    ['with an unknown source', [product({ source: 'planed' })], ['1:source unknown-choice']],
    ['twice', [product({ ref: 'a' }), product({ ref: 'b' }), product({ ref: 'a' })], ['3:ref doubled-row']],
    ['without coefficient and code', [product({ coefficient: '' })], ['1:code code-or-value']],
    [
      'without coefficient, with an unknown code',
      [product({ coefficient: '', code: 'Z' })],
      ['1:code unknown-code'],
    ],
  ])('%s are refused', (_, products, problems) => {
    expect(wrong({ products })).toEqual(problems.map((p) => `products:${p}`));
  });

  it('with the same reference in different periods, or without one, are different rows', () => {
    const products = [product({ ref: 'a' }), product({ ref: 'a', period: '2026-04' }), product(), product()];
    expect(wrong({ products })).toEqual([]);
  });

  it('of leave that ends before it begins are refused', () => {
    const leave = [{ subject: '001234', kind: 'sick', from: '2026-03-02', to: '2026-03-01' }];
    expect(wrong({ leave })).toEqual(['leave:1:to days-out-of-order']);
  });

  it('of a table without a required column are told once, not row by row', () => {
    const { assigned: _, ...rest } = product({ completed: '' });
    expect(wrong({ products: [rest, rest] })).toEqual(['products:assigned missing-column']);
  });
});

describe('a value looked up in another table', () => {
  it('comes from the nearest unit that has the code', () => {
    const products = [product({ coefficient: '', code: 'A' }), product({ coefficient: '', code: 'B' })];
    expect(numbers(products, 'coefficient', { catalogue })).toEqual([20_000, 35_000]);
  });

  it('follows the main post of the period', () => {
    const people = [
      { ...an, to: '2026-06-30' },
      { ...an, unit: 'xa', from: '2026-07-01' },
    ];
    const products = ['2026-06', '2026-07'].map((period) => product({ period, coefficient: '', code: 'B' }));
    expect(numbers(products, 'coefficient', { catalogue, people })).toEqual([35_000, 30_000]);
  });

  it.each<[what: string, products: Record<string, string>[], problems: string[]]>([
    ['differs from the one written', [product({ code: 'A' })], ['1:coefficient differs-from-table']],
    ['has no such code, though a value is written', [product({ code: 'Z' })], ['1:code unknown-code']],
  ])('that %s is a problem', (_, products, problems) => {
    expect(wrong({ products, catalogue })).toEqual(problems.map((p) => `products:${p}`));
  });

  it('may be written by hand when it is the same, when there is no code, or no catalogue at all', () => {
    expect(wrong({ catalogue, products: [product({ code: 'A', coefficient: '2,0' }), product()] })).toEqual(
      [],
    );
    expect(wrong({ products: [product({ code: 'A' })] })).toEqual([]);
  });

  it('names the code that is not found, and the nearest', () => {
    const near = [{ subject: 'xa', code: 'SP-001', coefficient: '2' }];
    const products = [product({ coefficient: '', code: 'SP-OO1' })];
    expect(mendOf({ catalogue: near, products })).toMatch('có phải là “SP-001”? Nếu không,');
  });

  it('is not looked up for someone who holds no post then', () => {
    const products = [product({ coefficient: '', code: 'A' })];
    expect(wrong({ catalogue, products, people: [{ ...an, from: '2026-05-01' }] })).toEqual([
      'products:1:period no-post-in-period',
    ]);
  });

  it('stands once in its table', () => {
    expect(wrong({ catalogue: [...catalogue, { subject: 'xa', code: 'A', coefficient: '2' }] })).toEqual([
      'catalogue:4:code doubled-row',
    ]);
  });

  it('is left alone while the units are in a circle', () => {
    const units = [{ ...commune, parent: 'vp' }, office];
    const products = [product({ coefficient: '', code: 'A' })];
    expect(wrong({ units, catalogue, products })).toEqual(['units:1:parent circular-units']);
  });
});
