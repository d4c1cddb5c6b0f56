import { FRONT, GENERAL, LEADING } from './catalogue.ts';
import { type SamplePerson, steady, swinging } from './plan.ts';
import { deputy, head, LEADERS, SOCIAL, staff } from './post.ts';

const firstHalf = (month: number): boolean => month <= 6;

/** The head changes in July; one person came from the Front, one is on maternity leave. */
const CULTURE: readonly SamplePerson[] = [
  {
    id: 'UB-24',
    name: 'Nguyễn Văn Chiến',
    posts: [
      { ...head('UBX-VX', 'Trưởng phòng', LEADERS), to: '2026-06-30' },
      { ...staff('UBX-VX', SOCIAL), from: '2026-07-01' },
    ],
    work: steady((month) => (firstHalf(month) ? LEADING : GENERAL), 24, 10),
  },
  {
    id: 'UB-25',
    name: 'Trần Thị Kim Oanh',
    posts: [
      { ...deputy('UBX-VX', 'Phó Trưởng phòng', 'UBX-VX'), to: '2026-06-30' },
      { ...head('UBX-VX', 'Trưởng phòng', LEADERS), from: '2026-07-01' },
    ],
    work: steady(LEADING, 26, 8),
  },
  {
    id: 'UB-26',
    name: 'Giàng A Sinh',
    posts: [
      { ...staff('UBX-VX', SOCIAL), main: 'yes' },
      { ...staff('MT-CQ', undefined, 'Ủy viên Thường trực (kiêm nhiệm)'), main: 'no' },
    ],
    work: swinging(GENERAL, 22, 12),
  },
  {
    id: 'UB-27',
    name: 'Phùng Thị Thu Hà',
    posts: [staff('UBX-VX', SOCIAL)],
    work: steady(GENERAL, 24, 6, { months: [8, 9, 10, 11, 12] }),
  },
  {
    id: 'UB-28',
    name: 'Thái Bá Lợi',
    posts: [staff('UBX-VX', SOCIAL)],
    work: swinging(GENERAL, 25, 5),
  },
  {
    id: 'UB-29',
    name: 'Nông Thị Duyên',
    posts: [staff('UBX-VX', SOCIAL)],
    work: swinging(GENERAL, 21, 16),
  },
  {
    id: 'UB-55',
    name: 'Lâm Hữu Nghĩa',
    posts: [
      { ...staff('MT-CQ'), to: '2026-06-30' },
      { ...staff('UBX-VX', SOCIAL), from: '2026-07-01' },
    ],
    work: steady(
      (month) => (firstHalf(month) ? FRONT : GENERAL),
      (month) => (firstHalf(month) ? 23 : 24),
      (month) => (firstHalf(month) ? 9 : 3),
    ),
  },
];

/** An office whose own level is open: its head waits, its people do not. */
const JUSTICE: readonly SamplePerson[] = [
  {
    id: 'UB-35',
    name: 'Đoàn Ngọc Sơn',
    posts: [head('UBX-TP', 'Trưởng phòng', LEADERS)],
    work: swinging(LEADING, 22, 8),
  },
  {
    id: 'UB-36',
    name: 'Triệu Văn Nam',
    posts: [staff('UBX-TP', SOCIAL)],
    work: swinging(GENERAL, 23, 10),
  },
  {
    id: 'UB-37',
    name: 'Vi Thị Xuân',
    posts: [staff('UBX-TP', SOCIAL)],
    work: swinging(GENERAL, 22, 12),
  },
  {
    id: 'UB-38',
    name: 'Hồ Sĩ Quân',
    posts: [{ ...staff('UBX-TP', SOCIAL), from: '2026-02-01' }],
    work: steady(GENERAL, 24, 8, { months: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }),
  },
  {
    id: 'UB-39',
    name: 'Nguyễn Thị Hương',
    posts: [staff('UBX-TP', SOCIAL)],
    work: swinging(GENERAL, 19, 25),
  },
];

export const CULTURE_AND_JUSTICE = [...CULTURE, ...JUSTICE];
