import { expect, it } from 'vitest';
import { faultsOf } from './run-faults.ts';

const both = (text: string) => ({ vi: text, en: text });
const problem = {
  table: 'general-criteria',
  row: 1184,
  column: 'subject',
  message: both('trùng'),
  mend: both('gộp'),
};

it('what stopped a run is told with the person, the month and the sheet, not with the number of a row', () => {
  const about = [{ subject: 'CC001', name: 'An', person: 'p', unit: 'u', period: '2026-03' }];
  const told = { ...problem, label: both('Tiêu chí chung'), columnLabel: both('Đối tượng'), about };
  expect(faultsOf({ problems: [told] })).toMatchObject([
    {
      where: both('Tiêu chí chung · Đối tượng'),
      about: [{ code: 'CC001', name: 'An', person: 'p', period: '2026-03' }],
    },
  ]);
});

it('a run of before such things were kept is told as it was: sheet, row and column', () => {
  expect(faultsOf({ problems: [problem] })).toMatchObject([
    { where: both('general-criteria · 1184 · subject'), about: [] },
  ]);
});
