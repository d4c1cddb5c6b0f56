import type { SamplePerson } from './plan.ts';

const CONTRACTS: readonly (readonly [name: string, unit: string, title: string])[] = [
  ['Kim Văn Sắc', 'DU-KT', 'Nhân viên tạp vụ'],
  ['Thạch Ngọc Minh', 'UBX-VP', 'Lái xe'],
  ['Sơn Thị Rịa', 'UBX-VP', 'Nhân viên phục vụ'],
  ['Danh Văn Hiền', 'UBX-VP', 'Bảo vệ'],
  ['Điểu Thị Bơ', 'UBX-CC', 'Nhân viên số hóa hồ sơ'],
  ['Rơ Châm Hleng', 'MT-CQ', 'Nhân viên phục vụ'],
  ['Y Blih Niê', 'TH', 'Bảo vệ'],
  ['Hờ Thị Mỷ', 'CS', 'Nhân viên nấu ăn'],
];

export const CONTRACT_WORKERS: readonly SamplePerson[] = CONTRACTS.map(([name, unit, title], index) => ({
  id: `HD-${String(index + 1).padStart(2, '0')}`,
  name,
  posts: [{ unit, title, service: 'contractWorker' }],
}));
