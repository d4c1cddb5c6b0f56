import { FIELD, GENERAL, LEADING } from './catalogue.ts';
import { ALL_MONTHS, type SamplePerson, steady, swinging } from './plan.ts';
import { head, LEADERS, SOCIAL, staff, TECHNICAL } from './post.ts';

const withoutNovember = ALL_MONTHS.filter((month) => month !== 11);
const from = (first: number): readonly number[] => ALL_MONTHS.filter((month) => month >= first);
const until = (last: number): readonly number[] => ALL_MONTHS.filter((month) => month <= last);

/** Nobody heads this office; a vice-chair looks after it. */
const FARMING: readonly SamplePerson[] = [
  {
    id: 'UB-40',
    name: 'Lò Văn Panh',
    posts: [staff('UBX-NN', TECHNICAL)],
    work: steady(FIELD, 25, 4, {
      changes: {
        6: {
          lines: () => [
            {
              code: 'UB06',
              product: 'Trực phòng, chống lụt bão',
              source: 'unplanned',
              assigned: 5,
              completed: 5,
            },
          ],
        },
      },
    }),
  },
  {
    id: 'UB-41',
    name: 'Bạch Thị Hiền',
    posts: [staff('UBX-NN', TECHNICAL)],
    work: steady(FIELD, 22, 10, { months: withoutNovember }),
  },
  {
    id: 'UB-42',
    name: 'Ông Thế Vỹ',
    posts: [staff('UBX-NN', TECHNICAL)],
    work: steady(FIELD, 23, 8, { months: withoutNovember }),
  },
  {
    id: 'UB-43',
    name: 'Sầm Thị Hoài',
    serviceFrom: '2026-08-01',
    posts: [{ ...staff('UBX-NN', TECHNICAL), from: '2026-08-01' }],
    work: steady(FIELD, 20, 10, { months: from(8) }),
  },
  {
    id: 'UB-44',
    name: 'Ma Văn Thịnh',
    serviceFrom: '2026-03-02',
    posts: [{ ...staff('UBX-NN', TECHNICAL), from: '2026-03-02' }],
    work: steady(FIELD, 21, 20, { months: from(3) }),
  },
  {
    id: 'UB-45',
    name: 'Từ Thị Ánh Tuyết',
    posts: [staff('UBX-NN', TECHNICAL)],
    work: steady(FIELD, 27, 10, { changes: { 12: { general: 26.9 } } }),
  },
  {
    id: 'UB-46',
    name: 'Khổng Văn Đoài',
    posts: [staff('UBX-NN', TECHNICAL)],
    work: swinging(FIELD, 15, 30),
  },
];

/** The office where wrongdoing was concluded. */
const PERSONNEL: readonly SamplePerson[] = [
  {
    id: 'UB-47',
    name: 'Chu Thị Hải Yến',
    posts: [head('UBX-NV', 'Trưởng phòng', LEADERS)],
    work: swinging(LEADING, 23, 8),
  },
  { id: 'UB-48', name: 'Âu Dương Tín', posts: [staff('UBX-NV', SOCIAL)] },
  {
    id: 'UB-49',
    name: 'Hứa Thị Thanh Tâm',
    posts: [staff('UBX-NV', SOCIAL)],
    work: steady(GENERAL, 23, 12, { months: [1, 2, 7, 8, 9, 10, 11, 12] }),
  },
  {
    id: 'UB-50',
    name: 'Lục Văn Bình',
    posts: [{ ...staff('UBX-NV', SOCIAL), from: '2026-05-01' }],
    work: steady(GENERAL, 24, 7, { months: from(5) }),
  },
  {
    id: 'UB-51',
    name: 'Tăng Thị Loan',
    posts: [staff('UBX-NV', SOCIAL)],
    work: swinging(GENERAL, 23, 9),
  },
  {
    id: 'UB-52',
    name: 'Nghiêm Xuân Trường',
    posts: [staff('UBX-NV', SOCIAL)],
    work: swinging(GENERAL, 22, 14),
  },
  {
    id: 'UB-53',
    name: 'Viên Thị Thúy',
    posts: [staff('UBX-NV', SOCIAL)],
    work: swinging(GENERAL, 17, 30),
  },
  {
    id: 'UB-54',
    name: 'Doãn Văn Khánh',
    serviceTo: '2026-09-30',
    posts: [{ ...staff('UBX-NV', SOCIAL), to: '2026-09-30' }],
    work: steady(GENERAL, 21, 14, { months: until(9) }),
  },
];

export const FARMING_AND_PERSONNEL = [...FARMING, ...PERSONNEL];
