import { FIELD, GENERAL, LEADING } from './catalogue.ts';
import { type Line, type SamplePerson, steady, swinging } from './plan.ts';
import { deputy, head, LEADERS, SOCIAL, staff, TECHNICAL } from './post.ts';

/** Of the two large drafts of the month, one is handed over to somebody else. */
const handOver = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) =>
    line.code === 'UB05'
      ? [
          { ...line, assigned: 1, completed: 1 },
          { code: 'UB05', source: 'handedOver', assigned: 1, completed: 0 } as const,
        ]
      : [line],
  );

const takeOver = (lines: readonly Line[]): readonly Line[] => [
  ...lines,
  { code: 'UB05', source: 'takenOver', assigned: 1, completed: 1 },
];

const unplanned = (lines: readonly Line[]): readonly Line[] => [
  ...lines,
  {
    code: 'UB04',
    product: 'Phương án khắc phục hậu quả mưa lũ',
    source: 'unplanned',
    assigned: 5,
    completed: 5,
  },
];

/** The office of the People's Council and People's Committee: a head, a deputy for one of two teams. */
const OFFICE: readonly SamplePerson[] = [
  {
    id: 'UB-01',
    name: 'Phạm Văn Thuận',
    posts: [head('UBX-VP', 'Chánh Văn phòng', LEADERS)],
    work: steady(LEADING, 21, 6),
  },
  {
    id: 'UB-02',
    name: 'Lê Thị Minh Châu',
    posts: [deputy('UBX-VP', 'Phó Chánh Văn phòng', 'UBX-VP-VT')],
    work: steady(LEADING, 24, 8),
  },
  {
    id: 'UB-03',
    name: 'Trần Quốc Bảo',
    posts: [staff('UBX-VP-TH', SOCIAL)],
    work: swinging(GENERAL, 22, 10),
  },
  {
    id: 'UB-04',
    name: 'Nguyễn Hoàng Yến',
    posts: [staff('UBX-VP-TH', SOCIAL)],
    work: swinging(GENERAL, 28, 4),
  },
  {
    id: 'UB-05',
    name: 'Đỗ Mạnh Cường',
    posts: [staff('UBX-VP-TH', SOCIAL)],
    work: steady(GENERAL, 20, 20, { changes: { 5: { general: 12, unfinished: 50 } } }),
  },
  {
    id: 'UB-06',
    name: 'Vũ Thị Ngọc',
    posts: [staff('UBX-VP-VT', SOCIAL, 'Văn thư')],
    work: swinging(GENERAL, 23, 8),
  },
  {
    id: 'UB-07',
    name: 'Nguyễn Thị Hương',
    posts: [staff('UBX-VP-VT', SOCIAL, 'Lưu trữ')],
    work: swinging(GENERAL, 25, 6),
  },
  {
    id: 'UB-08',
    name: 'Bùi Đức Trọng',
    posts: [staff('UBX-VP-VT', SOCIAL, 'Quản trị')],
    work: swinging(GENERAL, 21, 12),
  },
];

const ECONOMY: readonly SamplePerson[] = [
  {
    id: 'UB-09',
    name: 'Hoàng Văn Lực',
    posts: [head('UBX-KT', 'Trưởng phòng', LEADERS)],
    work: swinging(LEADING, 25, 6),
  },
  {
    id: 'UB-10',
    name: 'Đặng Thu Trang',
    posts: [deputy('UBX-KT', 'Phó Trưởng phòng', 'UBX-KT')],
    work: swinging(LEADING, 24, 10),
  },
  {
    id: 'UB-11',
    name: 'Ngô Xuân Hòa',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: swinging(FIELD, 26, 5),
  },
  {
    id: 'UB-12',
    name: 'Lý Thị Mận',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: swinging(FIELD, 23, 10),
  },
  {
    id: 'UB-13',
    name: 'Phan Đình Khoa',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: steady(FIELD, 24, 5, { changes: { 3: { lines: handOver } } }),
  },
  {
    id: 'UB-14',
    name: 'Trịnh Thị Lan Anh',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: steady(FIELD, 22, 10, { changes: { 3: { lines: takeOver } } }),
  },
  {
    id: 'UB-15',
    name: 'Dương Văn Kiên',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: steady(FIELD, 25, 6, { changes: { 6: { lines: unplanned } } }),
  },
  {
    id: 'UB-16',
    name: 'Hà Thị Thắm',
    posts: [staff('UBX-KT', TECHNICAL)],
    work: swinging(FIELD, 20, 20),
  },
];

export const OFFICE_AND_ECONOMY = [...OFFICE, ...ECONOMY];
