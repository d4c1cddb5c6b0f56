import { compare, ratio } from '@congtam/engine';
import { describe, expect, it } from 'vitest';
import { decree, evaluated, registerOf } from '../commune-register.fixture.ts';
import { sampleTables } from './sample-tables.ts';

const options = { people: 800, seed: 7, year: 2026 };
const countOf = (rows: Iterable<unknown>): number => {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
};

describe('the random sample', () => {
  const regulation = decree([]);
  const register = registerOf([regulation], sampleTables(options), options.year);
  const { year } = evaluated(regulation, register, '2026', '2027-01-15');
  const rated = year.people.filter((p) => p.outcome !== 'other-regime');

  it('is taken in without a problem, with as many people as asked for', () => {
    expect(register.people.length).toBe(options.people);
    expect(rated.length / options.people).toBeGreaterThan(0.75);
    expect(rated.length / options.people).toBeLessThan(0.92);
  });

  it('spreads scores as a year of evaluations does', () => {
    const scores = rated.map((p) => p.score).filter((s) => s !== undefined);
    const share = (from: number, to: number) =>
      scores.filter((s) => compare(s, ratio(from)) >= 0 && compare(s, ratio(to)) < 0).length / scores.length;
    expect(share(90, 101)).toBeGreaterThan(0.24);
    expect(share(90, 101)).toBeLessThan(0.36);
    expect(share(70, 90)).toBeGreaterThan(0.5);
    expect(share(0, 50)).toBeGreaterThan(0);
    expect(share(0, 70)).toBeLessThan(0.12);
  });

  it('leaves open only what the law leaves to a person', () => {
    expect(rated.filter((p) => p.outcome === 'facts-missing').map((p) => p.missing)).toEqual([]);
    const wanting = year.units.flatMap((unit) => unit.missing.map((m) => m.what));
    expect(wanting.filter((what) => what !== 'units-below:level')).toEqual([]);
  });

  it('gives the same rows for the same seed, however often they are asked for, and others for another seed', () => {
    const few = { ...options, people: 100 };
    const rowsOf = (seed: number) => [...sampleTables({ ...few, seed })].map((t) => [...t.rows]);
    const tables = [...sampleTables(few)];
    expect(tables.map((t) => [...t.rows])).toEqual(rowsOf(7));
    expect(tables.map((t) => [...t.rows])).toEqual(rowsOf(7));
    expect(rowsOf(8)).not.toEqual(rowsOf(7));
  });

  it('gives every row as many cells as the table has columns, in normal form', () => {
    for (const { columns, rows } of sampleTables({ ...options, people: 100 })) {
      for (const row of rows) {
        expect(row.length).toBe(columns.length);
        expect(row.join('').normalize('NFC')).toBe(row.join(''));
      }
    }
  });

  it.each([1, 5, 60, 120])('works for %i people', (people) => {
    expect(registerOf([regulation], sampleTables({ ...options, people }), 2026).people.length).toBe(people);
  });

  it('starts giving the rows of a nation at once', () => {
    const products = [...sampleTables({ people: 2_200_000, seed: 1, year: 2026 })].find(
      (t) => t.table === 'work-products',
    )!;
    const started = performance.now();
    let count = 0;
    for (const _ of products.rows) {
      count += 1;
      if (count === 200_000) break;
    }
    expect(performance.now() - started).toBeLessThan(4000);
    expect(countOf([...sampleTables({ people: 10, seed: 1, year: 2026 })])).toBe(12);
  });
});
