import { unitListTable } from '@congtam/engine';
import { expect, it } from 'vitest';
import { faultsOfSheets } from './faults-of-sheets.ts';

const row = (number: number, ...cells: string[]) => ({ number, cells });
const sheet = {
  ...{ name: 'Đơn vị', hidden: false },
  rows: [
    row(1, 'UBND TỈNH MẪU', '', ''),
    row(2, 'DANH SÁCH ĐƠN VỊ', '', ''),
    row(4, 'STT', 'Mã đơn vị', 'Tên đơn vị'),
    row(5, '1', 'XA-1', 'Xã một'),
  ],
};
const merged = (at: number, of = 'Đơn vị') => ({
  ...{ sheet: of, row: at, column: 'A', code: 'sheet.merged-cells' },
  ...{ message: { vi: 'gộp ô', en: 'merged' }, mend: { vi: 'bỏ gộp ô', en: 'unmerge' } },
});
const told = (...problems: Parameters<typeof faultsOfSheets>[0]) =>
  faultsOfSheets(problems, [{ sheet, table: unitListTable }]).map(({ row: at }) => at);

it.each([
  ['of a title above the headings take nothing away', merged(1), []],
  ['on a sheet that nobody reads take nothing away', merged(9, 'Hướng dẫn'), []],
  ['of the headings are told', merged(4), [4]],
  ['of a row of the list are told', merged(5), [5]],
])('merged cells %s', (_, problem, rows) => {
  expect(told(problem)).toEqual(rows);
});

it('everything else the reader says of a file stands', () => {
  expect(told({ ...merged(1), code: 'sheet.too-many-cells' })).toEqual([1]);
});
