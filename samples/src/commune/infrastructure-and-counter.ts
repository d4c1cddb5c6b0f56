import { COUNTER, FIELD, LEADING } from './catalogue.ts';
import { type Line, type SamplePerson, steady, swinging } from './plan.ts';
import { COUNTERS, deputy, head, LEADERS, staff, TECHNICAL } from './post.ts';

/** Writes something into the line of one product. */
const on =
  (code: string, note: Partial<Line>) =>
  (lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => (line.code === code ? { ...line, ...note } : line));

/** The excellent office; its head also heads the service centre. */
const INFRASTRUCTURE: readonly SamplePerson[] = [
  {
    id: 'UB-17',
    name: 'Cao Minh Đạt',
    posts: [
      { ...head('UBX-HT', 'Trưởng phòng', LEADERS), main: 'yes' },
      { ...head('UBX-CC', 'Giám đốc (kiêm nhiệm)', LEADERS), main: 'no' },
    ],
    work: swinging(LEADING, 27, 4),
  },
  {
    id: 'UB-18',
    name: 'Mai Thị Hồng Nhung',
    posts: [deputy('UBX-HT', 'Phó Trưởng phòng', 'UBX-HT')],
    work: swinging(LEADING, 25, 10),
  },
  {
    id: 'UB-19',
    name: 'Tạ Quang Vinh',
    posts: [staff('UBX-HT', TECHNICAL)],
    work: steady(FIELD, 23, 7, {
      changes: {
        4: {
          lines: on('UB05', {
            latenesses: 2,
            waivedLatenesses: 2,
            waiverDocument: '45/XN-UBND (hư cấu)',
          }),
        },
      },
    }),
  },
  {
    id: 'UB-20',
    name: 'Lưu Đức Thắng',
    posts: [staff('UBX-HT', TECHNICAL)],
    work: steady(FIELD, 24, 6, { changes: { 4: { lines: on('UB05', { majorErrors: 2 }) } } }),
  },
  {
    id: 'UB-21',
    name: 'Đinh Thị Phương Thảo',
    posts: [staff('UBX-HT', TECHNICAL)],
    work: steady(FIELD, 25, 4, { changes: { 5: { lines: on('UB06', { latenesses: 3 }) } } }),
  },
  {
    id: 'UB-22',
    name: 'Châu Văn Sang',
    posts: [staff('UBX-HT', TECHNICAL)],
    work: steady(FIELD, 22, 8, { changes: { 5: { lines: on('UB06', { majorErrors: 1 }) } } }),
  },
  {
    id: 'UB-23',
    name: 'Quách Ngọc Diệp',
    posts: [staff('UBX-HT', TECHNICAL)],
    work: swinging(FIELD, 26, 3),
  },
];

/** Five people at the counter: a duty group too small for a place. */
const SERVICE_CENTRE: readonly SamplePerson[] = [
  {
    id: 'UB-30',
    name: 'Tô Thị Bích Liên',
    posts: [staff('UBX-CC', COUNTERS)],
    work: swinging(COUNTER, 27, 4),
  },
  {
    id: 'UB-31',
    name: 'Huỳnh Tấn Phát',
    posts: [staff('UBX-CC', COUNTERS)],
    work: swinging(COUNTER, 23, 10),
  },
  {
    id: 'UB-32',
    name: 'Kiều Thị Nga',
    posts: [staff('UBX-CC', COUNTERS)],
    work: swinging(COUNTER, 22, 15),
  },
  {
    id: 'UB-33',
    name: 'Võ Thành Công',
    posts: [staff('UBX-CC', COUNTERS)],
    work: steady(COUNTER, 22, 10, { self: 28 }),
  },
  {
    id: 'UB-34',
    name: 'Lương Thị Mỹ Hạnh',
    posts: [staff('UBX-CC', COUNTERS)],
    work: steady(COUNTER, 24, 10, { months: [1, 2, 3, 7, 8, 9, 10, 11, 12] }),
  },
];

export const INFRASTRUCTURE_AND_COUNTER = [...INFRASTRUCTURE, ...SERVICE_CENTRE];
