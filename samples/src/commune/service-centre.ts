import { type SampleTable, tableOf } from '../sample-table.ts';
import type { SamplePerson } from './plan.ts';

/** Points of a public employee of the service centre by its own invented regulation: three groups, then shares. */
interface Employee {
  readonly name: string;
  readonly title: string;
  readonly groups: readonly [number, number, number];
  readonly shares: readonly [quantity: string, quality: string, progress: string];
  /** Managers only: results of the unit, organising, uniting. */
  readonly managing?: readonly [string, string, string];
  readonly leads?: 'head' | 'deputy';
  readonly partyMember?: boolean;
  readonly serviceFrom?: string;
}

const EMPLOYEES: readonly Employee[] = [
  {
    name: 'Tống Văn Khoát',
    title: 'Giám đốc',
    leads: 'head',
    partyMember: true,
    groups: [9, 9, 9],
    shares: ['100%', '100%', '94%'],
    managing: ['100%', '100%', '100%'],
  },
  {
    name: 'La Thị Mười Hai',
    title: 'Phó Giám đốc',
    leads: 'deputy',
    groups: [8.5, 8.5, 8],
    shares: ['90%', '90%', '90%'],
    managing: ['90%', '90%', '90%'],
  },
  {
    name: 'Kiều Đức Thành',
    title: 'Viên chức',
    partyMember: true,
    groups: [9.5, 9.5, 9],
    shares: ['96%', '95%', '94%'],
  },
  { name: 'Sầm Thị Lả', title: 'Viên chức', groups: [9, 9, 9], shares: ['90%', '90%', '90%'] },
  {
    name: 'Ong Thế Anh',
    title: 'Viên chức',
    partyMember: true,
    groups: [8, 8, 8],
    shares: ['85%', '80%', '75%'],
  },
  { name: 'Đinh Bá Lâm', title: 'Viên chức', groups: [7, 7, 6], shares: ['60%', '60%', '60%'] },
  { name: 'Viên Thị Tơ', title: 'Viên chức', groups: [5, 5, 5], shares: ['50%', '40%', '60%'] },
  { name: 'Lỗ Văn Chiến', title: 'Viên chức', groups: [8, 8, 8], shares: ['80%', '80%', '80%'] },
  {
    name: 'Nghiêm Thị Hòa',
    title: 'Viên chức',
    groups: [8, 8, 8],
    shares: ['80%', '80%', '80%'],
    serviceFrom: '2026-08-01',
  },
  { name: 'Cầm Thị Pánh', title: 'Viên chức', groups: [9, 9, 8], shares: ['90%', '90%', '90%'] },
];

const ALL = EMPLOYEES.map((employee, at) => ({ ...employee, id: `DV-${String(at + 1).padStart(2, '0')}` }));

export const CENTRE_PEOPLE: readonly SamplePerson[] = ALL.map(
  ({ id, name, title, leads, partyMember = false, serviceFrom }) => ({
    id,
    name,
    partyMember,
    ...(serviceFrom === undefined ? {} : { serviceFrom }),
    posts: [{ unit: 'DV', title, service: 'publicEmployee', ...(leads === undefined ? {} : { leads }) }],
  }),
);

export const centrePoints = (): SampleTable =>
  tableOf(
    'centre-people',
    [
      'subject',
      'period',
      'centreG1',
      'centreG2',
      'centreG3',
      'centreQuantity',
      'centreQuality',
      'centreProgress',
      'centreUnitResult',
      'centreOrganising',
      'centreUniting',
    ],
    ALL.map(({ id, groups: [g1, g2, g3], shares: [quantity, quality, progress], managing }) => ({
      subject: id,
      period: '2026',
      centreG1: g1,
      centreG2: g2,
      centreG3: g3,
      centreQuantity: quantity,
      centreQuality: quality,
      centreProgress: progress,
      ...(managing === undefined
        ? {}
        : { centreUnitResult: managing[0], centreOrganising: managing[1], centreUniting: managing[2] }),
    })),
  );

export const centreUnit = (): SampleTable =>
  tableOf(
    'centre-unit',
    ['subject', 'period', 'centreUnitGeneral', 'centreUnitResults'],
    [{ subject: 'DV', period: '2026', centreUnitGeneral: 26, centreUnitResults: 58 }],
  );
