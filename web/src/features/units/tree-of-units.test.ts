import { expect, it } from 'vitest';
import { branchesOf } from './tree-of-units.ts';

const unit = (id: string, name: string, parent: string | null) => ({
  ...{ id, code: id, name, parent, kind: 'other', role: 'directUnit', from: '2026-01-01', ground: 'QĐ 1' },
  ...{ fieldsInCharge: [], territories: [], yearEnds: null, recognisedBy: null, isDissolved: false },
});
const units = [
  unit('P1', 'Phòng Kinh tế', 'X'),
  unit('X', 'Ủy ban nhân dân xã', 'T'),
  unit('T', 'Tỉnh', null),
  unit('P2', 'Phòng Hạ tầng đô thị', 'X'),
  unit('K', 'Trạm ở nơi khác', 'không thấy'),
];
const drawn = (sought: string) =>
  branchesOf(units, sought).map(({ unit: { name }, depth }) => `${'-'.repeat(depth)}${name}`);

it('each unit stands under what it belongs to, and at the top when that is not in sight', () => {
  expect(drawn('')).toEqual([
    ...['Tỉnh', '-Ủy ban nhân dân xã', '--Phòng Hạ tầng đô thị', '--Phòng Kinh tế', 'Trạm ở nơi khác'],
  ]);
});

it('a unit is found without marks, with all that is above it', () => {
  expect(drawn('ha tang do thi')).toEqual(['Tỉnh', '-Ủy ban nhân dân xã', '--Phòng Hạ tầng đô thị']);
  expect(drawn('phi thuyền')).toEqual([]);
});
