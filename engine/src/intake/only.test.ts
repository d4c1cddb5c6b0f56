import { expect, it } from 'vitest';
import { an, commune, office, request, takeIn } from './example.fixture.ts';
import { registerFromTables } from './index.ts';
import type { PlainTables } from './register-from-tables.ts';

const product = { subject: '001234', period: '2026-03', assigned: '2', code: 'A' };
const catalogue = [{ subject: 'xa', code: 'A', coefficient: '2' }];
const people: PlainTables = { units: [commune, office], people: [an] };

const alone = (only: readonly string[], tables: PlainTables) =>
  registerFromTables({ ...request, only }, { ...people, ...tables });
const toldOf = (table: string, taken: ReturnType<typeof takeIn>) =>
  'problems' in taken ? taken.problems.filter((problem) => problem.table === table) : [];

it('of a sheet taken alone the same is told as of it among all', () => {
  const products = [
    { ...product, assigned: 'nhiều' },
    { ...product, code: 'Z' },
    { ...product, subject: '9' },
    { ...product, completed: '3' },
  ];
  const tables = { products, catalogue };
  const among = toldOf('products', takeIn(tables));
  expect(among.map(({ row }) => row)).toEqual(expect.arrayContaining([1, 2, 3, 4]));
  expect(toldOf('products', alone(['products'], tables))).toEqual(among);
});

it('a sheet taken alone looks up what it looks up among all', () => {
  const taken = alone(['products'], { products: [product], catalogue });
  const records = 'register' in taken ? taken.register.records : undefined;
  expect([...(records?.get('products')?.columns.get('coefficient')?.values ?? [])]).toEqual([20_000]);
});

it('rows of sheets that are not taken are passed over, whatever is wrong with them', () => {
  const leave = [{ subject: '9', kind: 'không rõ', from: 'hôm qua' }];
  expect(toldOf('leave', takeIn({ leave }))).not.toEqual([]);
  const taken = alone(['products'], { leave, products: [product], catalogue });
  expect('register' in taken && [...taken.register.records.keys()]).toEqual(['products', 'catalogue']);
});
