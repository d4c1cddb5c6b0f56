import { type SampleTable, tableOf } from '../sample-table.ts';
import type { SamplePerson } from './plan.ts';

/** How a public employee of a school did in the year of work June 2025 to May 2026, as Decree 90 looks at it. */
interface Teacher {
  readonly name: string;
  readonly general?: 'doesWell' | 'meets';
  /** A single criterion that is graded otherwise. */
  readonly but?: readonly [criterion: string, grade: 'meets' | 'notMet'];
  /** Tasks: all of them; late ones; with high effect; exceeded. Five good ones when nothing is said. */
  readonly tasks?: readonly [all: number, late: number, high: number, exceeded: number];
  readonly serviceFrom?: string;
}

const TEACHERS: Readonly<Record<string, readonly Teacher[]>> = {
  TH: [
    { name: 'Cao Thị Hạnh', general: 'doesWell', tasks: [5, 0, 5, 3] },
    { name: 'Nguyễn Văn Lễ' },
    { name: 'Bùi Thị Huệ', general: 'doesWell', tasks: [6, 0, 6, 3] },
    { name: 'Đàm Thị Sen', general: 'doesWell', tasks: [4, 0, 4, 2] },
    { name: 'Lê Văn Quý', general: 'doesWell', tasks: [4, 0, 4, 4] },
    { name: 'Trần Thị Thoa' },
    { name: 'Phạm Thị Vui', tasks: [5, 1, 0, 0] },
    { name: 'Hà Văn Mười' },
    { name: 'Vũ Thị Lựu' },
    { name: 'Hoàng Thị Nhàn' },
    { name: 'Lò Thị Inh', tasks: [10, 3, 0, 0] },
    { name: 'Ngô Thị Bưởi', serviceFrom: '2026-01-05' },
    { name: 'Đỗ Văn Tám' },
  ],
  CS: [
    { name: 'Phan Văn Trị', tasks: [5, 1, 0, 0] },
    { name: 'Đặng Thị Thu Thủy' },
    { name: 'Nguyễn Bá Học', general: 'doesWell', tasks: [4, 0, 4, 2] },
    { name: 'Lê Thị Hòa', general: 'doesWell', but: ['k3.1', 'meets'], tasks: [4, 0, 4, 2] },
    { name: 'Trịnh Văn Toán', but: ['k4.1', 'notMet'] },
    { name: 'Vũ Thị Sử', tasks: [10, 6, 0, 0] },
    { name: 'Mai Văn Lý' },
    { name: 'Hồ Thị Hóa' },
    { name: 'Tạ Thị Anh', tasks: [4, 0, 4, 1] },
    { name: 'Lưu Văn Thể' },
    { name: 'Chử Thị Nhạc' },
    { name: 'Dương Thị Địa' },
    { name: 'Quàng Văn Tin' },
  ],
};

const ALL = Object.entries(TEACHERS)
  .flatMap(([unit, teachers]) => teachers.map((teacher, index) => ({ unit, index, ...teacher })))
  .map((teacher, at) => ({ ...teacher, id: `VC-${String(at + 1).padStart(2, '0')}` }));

/** The group of teachers a deputy answers for. */
const IN_CHARGE: Readonly<Record<string, string>> = { TH: 'TH-1', CS: 'CS-2' };

export const SCHOOL_PEOPLE: readonly SamplePerson[] = ALL.map(({ id, name, unit, index, serviceFrom }) => ({
  id,
  name,
  ...(serviceFrom === undefined ? {} : { serviceFrom }),
  posts: [
    {
      unit: index < 2 ? unit : `${unit}-${(index % 2) + 1}`,
      service: 'publicEmployee',
      title: index === 0 ? 'Hiệu trưởng' : index === 1 ? 'Phó Hiệu trưởng' : 'Giáo viên',
      ...(index === 0 ? { leads: 'head' } : {}),
      ...(index === 1 ? { leads: 'deputy', inCharge: IN_CHARGE[unit] ?? '' } : {}),
    },
  ],
}));

const GENERAL = [1, 2, 3, 4].flatMap((group) => [1, 2, 3, 4].map((number) => `k${group}.${number}`));
const LEADING = [1, 2, 3, 4].map((number) => `k5a.${number}`);

const graded = (criteria: readonly string[], grade: string) =>
  Object.fromEntries(criteria.map((criterion) => [criterion, grade]));

export const schoolCriteria = (): SampleTable =>
  tableOf(
    'general-criteria-year',
    ['subject', 'period', ...GENERAL],
    ALL.map(({ id, general = 'meets', but }) => ({
      subject: id,
      period: '2026',
      ...graded(GENERAL, general),
      ...(but === undefined ? {} : { [but[0]]: but[1] }),
    })),
  );

export const schoolLeaders = (): SampleTable =>
  tableOf(
    'leader-criteria',
    ['subject', 'period', ...LEADING],
    ALL.filter(({ index }) => index < 2).map(({ id, general = 'meets' }) => ({
      subject: id,
      period: '2026',
      ...graded(LEADING, general),
    })),
  );

const TASKS = [
  'Giảng dạy theo phân công',
  'Bồi dưỡng học sinh',
  'Chuyên đề cấp trường',
  'Công tác chủ nhiệm, kiêm nhiệm',
  'Bồi dưỡng thường xuyên',
];

export const schoolTasks = (): SampleTable =>
  tableOf(
    'own-tasks',
    ['subject', 'period', 'task', 'done', 'onTime', 'qualityMet', 'effect', 'exceeded'],
    ALL.flatMap(({ id, tasks: [all, late, high, exceeded] = [5, 0, 0, 0] }) =>
      Array.from({ length: all }, (_, at) => ({
        subject: id,
        period: '2026',
        task: TASKS[at] ?? `Nhiệm vụ ${at + 1} theo kế hoạch năm học`,
        done: 'yes',
        onTime: at >= all - late ? 'no' : 'yes',
        qualityMet: 'yes',
        effect: at < high ? 'high' : 'effective',
        exceeded: at < exceeded ? 'yes' : 'no',
      })),
    ),
  );

/** Levels that the commune gave the schools and their groups, and the share of excellent Party members. */
export const schoolLevels = (): SampleTable =>
  tableOf(
    'unit-results',
    ['subject', 'period', 'unitLevel', 'partyExcellent'],
    [
      { subject: 'TH', period: '2026', unitLevel: 'good', partyExcellent: '0.2' },
      { subject: 'TH-1', period: '2026', unitLevel: 'good' },
      { subject: 'TH-2', period: '2026', unitLevel: 'excellent' },
      { subject: 'CS', period: '2026', unitLevel: 'completed', partyExcellent: '0.1' },
      { subject: 'CS-1', period: '2026', unitLevel: 'good' },
      { subject: 'CS-2', period: '2026', unitLevel: 'completed' },
    ],
  );

/** Targets: all of them; met; on time with quality; exceeded. */
const TARGETS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  TH: [10, 10, 9, 5],
  'TH-1': [4, 4, 4, 1],
  'TH-2': [4, 4, 4, 2],
  CS: [10, 8, 7, 1],
  'CS-1': [5, 5, 5, 1],
  'CS-2': [5, 5, 3, 0],
};

export const schoolTargets = (): SampleTable =>
  tableOf(
    'unit-targets',
    ['subject', 'period', 'target', 'done', 'onTime', 'qualityMet', 'exceeded'],
    Object.entries(TARGETS).flatMap(([subject, [all, done, onTime, exceeded]]) =>
      Array.from({ length: all }, (_, at) => ({
        subject,
        period: '2026',
        target: `Chỉ tiêu ${at + 1} của kế hoạch năm học 2025-2026`,
        done: at < done ? 'yes' : 'no',
        onTime: at < onTime ? 'yes' : 'no',
        qualityMet: at < onTime ? 'yes' : 'no',
        exceeded: at < exceeded ? 'yes' : 'no',
      })),
    ),
  );
