import { type SampleTable, tableOf } from '../sample-table.ts';

type Unit = readonly [
  id: string,
  name: string,
  kind: string,
  role: string,
  parent?: string,
  more?: { readonly recognisedBy?: string; readonly yearEnds?: string },
];

/** The schools' year of work is June to May. */
const SCHOOL_YEAR = { yearEnds: '31/05' };
/** The commune's Party committee recognises the level of collectives. */
const BY_PARTY = { recognisedBy: 'DU' };

/** An invented commune; it has more offices than a real one so that every case has its place. */
const UNITS: readonly Unit[] = [
  ['TINH', 'Ủy ban nhân dân tỉnh Sông Vân (hư cấu)', 'other', 'managingBody'],
  ['TU', 'Tỉnh ủy Sông Vân (hư cấu)', 'partyBody', 'managingBody'],
  ['DU', 'Đảng ủy xã Bình Minh (hư cấu)', 'partyBody', 'usingBody', 'TINH'],
  ['DU-VP', 'Văn phòng Đảng ủy', 'partyBody', 'directUnit', 'DU'],
  ['DU-XD', 'Ban Xây dựng Đảng', 'partyBody', 'directUnit', 'DU'],
  ['DU-KT', 'Cơ quan Ủy ban Kiểm tra Đảng ủy', 'partyBody', 'directUnit', 'DU'],
  ['UBX', 'Ủy ban nhân dân xã Bình Minh (hư cấu)', 'administrativeAgency', 'usingBody', 'TINH'],
  ['UBX-VP', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-VP-TH', 'Tổ Tổng hợp', 'other', 'directUnit', 'UBX-VP'],
  ['UBX-VP-VT', 'Tổ Văn thư - Lưu trữ', 'other', 'directUnit', 'UBX-VP'],
  ['UBX-KT', 'Phòng Kinh tế', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-HT', 'Phòng Hạ tầng và Đô thị', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-VX', 'Phòng Văn hóa - Xã hội', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-CC', 'Trung tâm Phục vụ hành chính công', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-TP', 'Phòng Tư pháp', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-NN', 'Phòng Nông nghiệp và Môi trường', 'administrativeAgency', 'directUnit', 'UBX'],
  ['UBX-NV', 'Phòng Nội vụ', 'administrativeAgency', 'directUnit', 'UBX'],
  ['MT', 'Ủy ban Mặt trận Tổ quốc xã Bình Minh (hư cấu)', 'fatherlandFront', 'usingBody', 'TINH'],
  ['MT-CQ', 'Ban Công tác Mặt trận', 'fatherlandFront', 'directUnit', 'MT'],
  ['MT-DT', 'Khối các tổ chức chính trị - xã hội', 'massOrganisation', 'directUnit', 'MT'],
  ['HDND', 'Hội đồng nhân dân xã Bình Minh (hư cấu)', 'peoplesCouncil', 'usingBody', 'TINH'],
  ['TH', 'Trường Tiểu học Bình Minh (hư cấu)', 'publicServiceUnit', 'usingBody', 'UBX', SCHOOL_YEAR],
  ['TH-1', 'Tổ khối 1, 2, 3', 'publicServiceUnit', 'directUnit', 'TH'],
  ['TH-2', 'Tổ khối 4, 5', 'publicServiceUnit', 'directUnit', 'TH'],
  ['CS', 'Trường Trung học cơ sở Bình Minh (hư cấu)', 'publicServiceUnit', 'usingBody', 'UBX', SCHOOL_YEAR],
  ['CS-1', 'Tổ Khoa học tự nhiên', 'publicServiceUnit', 'directUnit', 'CS'],
  ['CS-2', 'Tổ Khoa học xã hội', 'publicServiceUnit', 'directUnit', 'CS'],
  ['DV', 'Trung tâm Cung ứng dịch vụ công xã Bình Minh (hư cấu)', 'publicServiceUnit', 'usingBody', 'UBX'],
  ['DB', 'Đảng bộ xã Bình Minh (hư cấu)', 'partyOrganisation', 'usingBody', 'TU'],
  ['CHB-DU', 'Chi bộ Cơ quan Đảng ủy', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-UB', 'Chi bộ Cơ quan Ủy ban nhân dân', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-MT', 'Chi bộ Mặt trận Tổ quốc', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-TH', 'Chi bộ Trường Tiểu học', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-CS', 'Chi bộ Trường Trung học cơ sở', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-DV', 'Chi bộ Trung tâm Cung ứng dịch vụ công', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-T1', 'Chi bộ thôn Đông', 'partyOrganisation', 'directUnit', 'DB'],
  ['CHB-T2', 'Chi bộ thôn Đoài', 'partyOrganisation', 'directUnit', 'DB'],
  ['BTV', 'Ban Thường vụ Đảng ủy', 'leadershipCollective', 'directUnit', 'DU', { recognisedBy: 'TU' }],
  ['TT-UB', 'Tập thể lãnh đạo Ủy ban nhân dân', 'leadershipCollective', 'directUnit', 'UBX', BY_PARTY],
  ['TT-MT', 'Tập thể lãnh đạo Mặt trận Tổ quốc', 'leadershipCollective', 'directUnit', 'MT', BY_PARTY],
  ['TT-TH', 'Tập thể lãnh đạo Trường Tiểu học', 'leadershipCollective', 'directUnit', 'TH', BY_PARTY],
  ['TT-CS', 'Tập thể lãnh đạo Trường Trung học cơ sở', 'leadershipCollective', 'directUnit', 'CS', BY_PARTY],
];

export const units = (): SampleTable =>
  tableOf(
    'units',
    ['id', 'name', 'kind', 'role', 'parent', 'recognisedBy', 'yearEnds'],
    UNITS.map(([id, name, kind, role, parent = '', more = {}]) => ({
      id,
      name,
      kind,
      role,
      parent,
      ...more,
    })),
  );

/** Points in the order of the example layer: three groups of 10, then 10, 10, 10, 8, 8, 8, 8, 8. */
const POINTS: Readonly<Record<string, readonly number[]>> = {
  UBX: [9.5, 9, 9.5, 9, 9.5, 9, 7.5, 7.5, 7.5, 7.5, 7.5],
  'UBX-VP': [8.5, 8.5, 8, 8.5, 8.5, 8.5, 7, 7, 6.5, 6.5, 6.5],
  'UBX-KT': [8, 8, 8, 8, 8, 8, 7, 7, 6, 7, 7],
  'UBX-HT': [9.5, 9, 9.5, 9.5, 9.5, 9.5, 7.5, 7.5, 7.5, 7.5, 7.5],
  'UBX-VX': [8, 8.5, 8, 8, 8.5, 8, 6.5, 6.5, 6, 6.5, 6.5],
  'UBX-CC': [8.5, 8.5, 9, 8, 9, 8.5, 6.5, 7.5, 6.5, 7.5, 7],
  'UBX-TP': [8, 8, 8, 7, 6, 8, 6, 6, 6, 6, 6],
  'UBX-NN': [8, 8, 7, 7, 5, 8, 6, 6, 5, 6, 6],
  'UBX-NV': [7, 6, 8, 8, 9, 7, 7, 7, 6, 7, 6],
};

export const organisationPoints = (): SampleTable => ({
  table: 'organisation-points',
  columns: ['subject', 'period', 'G1', 'G2', 'G3', 'Ra', 'Rb', 'Rc', 'Rd', 'Rdd', 'Re', 'Rg', 'Rh'],
  rows: Object.entries(POINTS).map(([unit, points]) => [unit, '2026', ...points.map(String)]),
});

/** Units with something concluded about them; every rated unit says whether past faults are fixed. */
export const unitConclusions = (): SampleTable =>
  tableOf(
    'unit-conclusions',
    ['subject', 'period', 'pastFaultsFixed', 'wrongdoingConcluded', 'forceMajeureClaimed'],
    Object.keys(POINTS).map((subject) => ({
      subject,
      period: '2026',
      pastFaultsFixed: 'yes',
      wrongdoingConcluded: subject === 'UBX-NV' ? 'yes' : 'no',
      forceMajeureClaimed: subject === 'UBX-NN' ? 'yes' : 'no',
    })),
  );

/** How many of the planned tasks were done, and how many went above what was required. */
const TASKS: Readonly<Record<string, readonly [all: number, done: number, exceeded: number, late?: number]>> =
  {
    UBX: [12, 12, 5],
    'UBX-VP': [10, 10, 2],
    'UBX-KT': [10, 10, 1],
    'UBX-HT': [10, 10, 4],
    'UBX-VX': [10, 10, 2],
    'UBX-CC': [10, 10, 2],
    'UBX-TP': [10, 8, 1],
    'UBX-NN': [10, 6, 0],
    'UBX-NV': [10, 10, 1],
    // Not rated by the decree; whoever leads them is, as a Party member.
    'UBX-VP-VT': [4, 4, 1],
    DU: [10, 10, 4],
    'DU-VP': [6, 6, 1],
    'DU-XD': [6, 6, 1],
    'DU-KT': [6, 6, 1],
    MT: [8, 8, 2],
    'MT-CQ': [5, 5, 1],
    'MT-DT': [5, 5, 1],
    HDND: [6, 6, 1],
    TH: [6, 6, 1],
    'TH-1': [4, 4, 1],
    CS: [6, 6, 1],
    'CS-2': [4, 4, 0],
    DV: [5, 5, 1],
    BTV: [10, 10, 4],
    'TT-UB': [8, 8, 2],
    'TT-MT': [5, 5, 0, 1],
    'TT-TH': [5, 5, 1],
    'TT-CS': [5, 5, 0, 1],
    DB: [10, 10, 2],
    'CHB-DU': [5, 5, 1],
    'CHB-UB': [5, 5, 2],
    'CHB-MT': [5, 5, 1],
    'CHB-TH': [5, 5, 1],
    'CHB-CS': [5, 5, 1],
    'CHB-DV': [5, 5, 1],
    'CHB-T1': [5, 5, 1],
    'CHB-T2': [5, 4, 0],
  };

export const unitTasks = (): SampleTable =>
  tableOf(
    'unit-tasks',
    ['subject', 'task', 'origin', 'planned', 'done', 'onTime', 'qualityMet', 'exceeded'],
    Object.entries(TASKS).flatMap(([subject, [all, done, exceeded, late = 0]]) =>
      Array.from({ length: all }, (_, index) => {
        const isDone = index < done ? 'yes' : 'no';
        return {
          subject,
          task: `Nhiệm vụ ${index + 1} theo chương trình công tác năm 2026`,
          origin: index === 0 ? 'law' : index % 3 === 0 ? 'assigned' : 'programme',
          planned: 'yes',
          done: isDone,
          onTime: index >= done - late ? 'no' : 'yes',
          qualityMet: isDone,
          exceeded: index < exceeded ? 'yes' : 'no',
        };
      }),
    ),
  );

export const indicators = (): SampleTable =>
  tableOf(
    'indicators',
    ['subject', 'indicator', 'plan', 'actual'],
    [
      { subject: 'UBX-CC', indicator: 'Tỷ lệ hồ sơ trực tuyến toàn trình (%)', plan: 80, actual: 86.5 },
      { subject: 'UBX-KT', indicator: 'Thu ngân sách trên địa bàn (tỷ đồng)', plan: 24, actual: 25.2 },
      { subject: 'UBX-NN', indicator: 'Diện tích rừng trồng mới (ha)', plan: 50, actual: 28 },
    ],
  );
