import { type ColumnDescriptor, rosterTable, say } from '@congtam/engine';
import type { CONTRACT_KINDS, SEXES } from './people.schemas.ts';

const contractKinds: Record<(typeof CONTRACT_KINDS)[number], ReturnType<typeof say>> = {
  indefinite: say('không xác định thời hạn', 'indefinite'),
  definite: say('xác định thời hạn', 'definite term'),
  serviceContract: say('hợp đồng dịch vụ', 'service contract'),
};

const sexes: Record<(typeof SEXES)[number], ReturnType<typeof say>> = {
  female: say('nữ', 'female'),
  male: say('nam', 'male'),
};

/** What the server keeps of people beyond what an evaluation needs. */
export const MORE_COLUMNS: readonly ColumnDescriptor[] = [
  { id: 'bornOn', label: say('Ngày sinh', 'Born on'), type: { kind: 'day' }, required: false },
  {
    id: 'sex',
    label: say('Giới tính', 'Sex'),
    note: say('nam hoặc nữ; chỉ để thống kê', 'female or male; for statistics only'),
    type: { kind: 'choice', options: new Map(Object.entries(sexes)) },
    options: new Map(Object.entries(sexes)),
    required: false,
  },
  {
    id: 'idNumber',
    label: say('Số định danh cá nhân', 'Personal ID number'),
    note: say('9 hoặc 12 chữ số, định dạng văn bản', '9 or 12 digits, formatted as text'),
    type: { kind: 'id' },
    required: false,
  },
  {
    id: 'contractKind',
    label: say('Loại hợp đồng', 'Kind of contract'),
    type: { kind: 'choice', options: new Map(Object.entries(contractKinds)) },
    options: new Map(Object.entries(contractKinds)),
    required: false,
  },
  {
    id: 'fieldsInCharge',
    label: say('Lĩnh vực phụ trách', 'Fields in charge'),
    note: say('cách nhau bằng dấu ;', 'separated by ;'),
    type: { kind: 'text' },
    required: false,
  },
];

export const ROSTER_TABLE = rosterTable(MORE_COLUMNS);
