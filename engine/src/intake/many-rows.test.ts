import { describe, expect, it } from 'vitest';
import { an, commune, mendOf, noted, office, takeIn, wrong } from './example.fixture.ts';
import type { PlainTables } from './register-from-tables.ts';
import { RowRanges } from './row-ranges.ts';

const person = (number: number, more = {}) => ({ ...an, id: `p${number}`, name: `Người ${number}`, ...more });
const people = (count: number, more = {}) => Array.from({ length: count }, (_, i) => person(i + 1, more));
const product = (more = {}) => ({
  subject: '001234',
  period: '2026-03',
  assigned: '2',
  completed: '1',
  coefficient: '1,5',
  ...more,
});
const catalogue = [{ subject: 'xa', code: 'A', coefficient: '2' }];
const texts = (tables: PlainTables): string[] => {
  const taken = takeIn(tables);
  return 'problems' in taken ? taken.problems.map((p) => `${p.message.vi} → ${p.mend.vi}`) : [];
};

describe('one cause in many rows', () => {
  it('is one line, with the rows', () => {
    const rows = people(36, { service: '' });
    expect(wrong({ people: rows })).toEqual(['people:1–36:service required']);
    expect(texts({ people: rows })).toEqual(['ô bắt buộc đang để trống (dòng 1–36) → điền giá trị']);
  });

  it('is written as ranges, however the rows come', () => {
    const ranges = new RowRanges();
    for (const row of [9, 2, 3, 4, 40, 3, 8, 5]) ranges.add(row);
    expect([ranges.first, ranges.written()?.vi]).toEqual([2, '2–5, 8–9, 40']);
    for (let row = 100; row < 200; row += 2) ranges.add(row);
    expect(ranges.written()?.vi).toMatch(/, …; tất cả 57 dòng$/);
    const one = new RowRanges();
    one.add(7);
    one.add(7);
    expect([one.first, one.written()]).toEqual([7, undefined]);
  });

  it('of a unit that is not there is told with the sheet to add it to', () => {
    const rows = people(3, { unit: 'phòng lạ' });
    expect(texts({ people: rows })).toEqual([
      'đơn vị “phòng lạ” không có trong trang “Đơn vị” (dòng 1–3) → thêm vào trang “Đơn vị”, hoặc sửa mã',
    ]);
    expect(mendOf({ people: people(3, { unit: 'vq' }) })).not.toMatch('xóa');
  });

  it('of all units missing is told once', () => {
    const products = [product({ subject: 'p1' }), product({ subject: 'p2', coefficient: '', code: 'A' })];
    expect(wrong({ units: [], people: people(36), products })).toEqual(['units no-units']);
    expect(wrong({ units: [], people: people(2), catalogue })).toEqual(['units no-units']);
  });

  it('of all people missing is told once', () => {
    expect(wrong({ people: [], products: [product(), product({ subject: 'x' })] })).toEqual([
      'people no-people',
    ]);
  });
});

describe('a doubled row of a person', () => {
  it('is told as that, and nothing that follows from it', () => {
    expect(wrong({ people: [an, an] })).toEqual(['people:2:id doubled-person']);
    expect(texts({ people: [an, an] })[0]).toMatch('mã trùng với dòng 1');
  });

  it('that says another unit names the row too', () => {
    expect(texts({ people: [an, { ...an, unit: 'xa' }] })).toEqual([
      expect.stringMatching('^mã trùng với dòng 1, cùng thời gian, không dòng nào là vị trí chính'),
    ]);
  });

  it('under another name is told by the name alone', () => {
    expect(wrong({ people: [an, { ...an, name: 'Trần B', unit: 'xa' }] })).toEqual([
      'people:2:name two-names',
    ]);
    expect(texts({ people: [an, { ...an, name: 'B' }] })[0]).toMatch('mã “001234” trùng với dòng 1');
  });
});

describe('codes that are not found', () => {
  it('are told together with a circle of units, when they are nowhere at all', () => {
    const units = [{ ...commune, parent: 'vp' }, office];
    const products = [
      product({ coefficient: '', code: 'A' }),
      product({ coefficient: '', code: 'ZZZ' }),
      product({ coefficient: '' }),
    ];
    expect(wrong({ units, catalogue, products })).toEqual([
      'units:1:parent circular-units',
      'products:2:code unknown-code',
      'products:3:code code-or-value',
    ]);
  });

  it('are told beside an unknown parent, which hides no code of its own', () => {
    const units = [commune, { ...office, parent: 'quốc' }];
    const products = [product({ coefficient: '', code: 'A' }), product({ coefficient: '', code: 'ZZZ' })];
    expect(wrong({ units, catalogue, products })).toEqual([
      'units:2:parent unknown-subject',
      'products:2:code unknown-code',
    ]);
  });

  it('are not told for somebody whose unit is not found', () => {
    const products = [product({ coefficient: '', code: 'A' })];
    expect(wrong({ people: [{ ...an, unit: '?' }], catalogue, products })).toEqual([
      'people:1:unit unknown-subject',
    ]);
  });

  it('say that code or value will do', () => {
    const either = 'ghi “Mã danh mục” có trong “Danh mục”, hoặc để trống mã và ghi “Hệ số”';
    expect(mendOf({ catalogue, products: [product({ coefficient: '', code: 'ZZZ' })] })).toBe(either);
    expect(mendOf({ catalogue, products: [product({ coefficient: '' })] })).toBe(either);
    expect(mendOf({ catalogue, products: [product({ code: 'ZZZ' })] })).toMatch('để trống mã vì đã ghi');
  });
});

describe('notes', () => {
  it('are none where nothing is unusual', () => {
    const products = [product(), product({ code: 'x' }), product({ period: '2026-04' })];
    expect(noted({ people: [an, person(2), person(3)], products })).toEqual([]);
  });

  it('tell of people of one name', () => {
    expect(noted({ people: [an, person(2), { ...an, id: 'q' }] })).toEqual(['people:3:name same-name']);
    const crowd = [...people(2000), person(1, { id: 'q1', unit: 'xa' }), person(2, { id: 'q2' })];
    expect(noted({ people: crowd })).toEqual(['people:2002:name same-name']);
  });

  it('tell of lines pasted twice for one person and month', () => {
    const block = Array.from({ length: 30 }, (_, i) => product({ code: `c${i}` }));
    expect(noted({ products: [...block, ...block] })).toEqual(['products:31–60 same-row-twice']);
    expect(noted({ products: [product(), product({ errors: '1' }), product()] })).toEqual([
      'products:3 same-row-twice',
    ]);
  });

  it('tell of a quantity that is in no row, for the column may have been left out', () => {
    const { completed: _, ...without } = product();
    expect(noted({ products: [without, { ...without, code: 'c2' }] })).toEqual([
      'products:completed nothing-in-any-row',
    ]);
    expect(noted({ products: [product(), { ...without, code: 'c2' }] })).toEqual([]);
  });

  it('tell of more pieces of work than anybody does', () => {
    const products = [product({ assigned: '10000' }), product({ assigned: '10001', completed: '10001' })];
    expect(noted({ products })).toEqual(['products:2:assigned unusually-large']);
  });

  it('tell of ids that may have lost their zeros, not of ids that count the rows', () => {
    const ids = (list: string[]) => list.map((id, i) => person(i, { id }));
    expect(noted({ people: ids(['1234', '12345', '99', '12346']) })).toEqual([
      'people:1, 3:id id-without-zeros',
    ]);
    expect(noted({ people: ids(Array.from({ length: 12 }, (_, i) => `${i + 1}`)) })).toEqual([]);
    expect(noted({ people: ids(['0012', '12345', 'a1']) })).toEqual([]);
  });

  it('tell of answers for another year', () => {
    const decisions = [
      { question: 'no-task', subject: '*', period: '2025-03', option: 'skip', on: '2026-01-05' },
    ];
    expect(noted({ decisions })).toEqual(['decisions:1:period answer-of-another-year']);
  });
});
