import { type SampleTable, tableOf } from '../sample-table.ts';
import { CIVIL_SERVANTS, PARTY_MEMBERS, SCHOOLS, SERVICE_UNITS } from './regulations.ts';

const CHAIR = 'Chủ tịch Ủy ban nhân dân xã';
const SECRETARY = 'Bí thư Đảng ủy xã';
const PROVINCE = 'Chủ tịch Ủy ban nhân dân tỉnh';

const place = (subject: string, option: 'given' | 'not-given', by: string, document: string) => ({
  question: 'excellent-place',
  subject,
  period: '2026',
  option,
  by,
  on: '2026-12-11',
  document,
  regulation: CIVIL_SERVANTS,
});

const level = (
  subject: string,
  option: string,
  by: string,
  on: string,
  document: string,
  reason?: string,
) => ({
  question: 'level',
  subject,
  period: '2026',
  option,
  by,
  on,
  document,
  ...(reason === undefined ? {} : { reason }),
  regulation: CIVIL_SERVANTS,
});

/** What was decided in the schools, the service centre and the Party committee. */
const BESIDE_THE_DECREE = [
  ...['VC-03', 'VC-04'].map((subject) => ({
    question: 'excellent-place',
    subject,
    option: 'given',
    by: 'Hiệu trưởng Trường Tiểu học',
    on: '2026-05-29',
    document: '40/QĐ-TH (hư cấu)',
    regulation: SCHOOLS,
  })),
  {
    question: 'staff-level-open',
    subject: 'VC-11',
    option: 'completed',
    by: 'Hiệu trưởng Trường Tiểu học',
    on: '2026-05-28',
    document: '39/QĐ-TH (hư cấu)',
    regulation: SCHOOLS,
  },
  {
    question: 'excellent-place-in-unit',
    subject: 'DV-03',
    option: 'given',
    by: 'Giám đốc Trung tâm',
    on: '2026-12-10',
    document: '88/QĐ-TT (hư cấu)',
    regulation: SERVICE_UNITS,
  },
  {
    question: 'discipline-listed',
    subject: 'UB-11',
    option: 'listed',
    by: SECRETARY,
    on: '2026-12-18',
    document: '44-QĐ/ĐU (hư cấu)',
    regulation: PARTY_MEMBERS,
  },
  {
    question: 'party-level-open',
    subject: 'CB-05',
    option: 'completed',
    by: 'Ban Thường vụ Tỉnh ủy',
    on: '2026-12-20',
    document: '320-QĐ/TU (hư cấu)',
    regulation: PARTY_MEMBERS,
  },
].map((decision) => ({ period: '2026', ...decision }));

/** What competent persons have decided; the places of the leaders' group are left open. */
export const decisions = (): SampleTable =>
  tableOf(
    'decisions',
    ['question', 'subject', 'period', 'option', 'by', 'on', 'document', 'reason', 'regulation'],
    [
      {
        question: 'missing-months',
        subject: 'UB-42',
        period: '2026',
        option: 'available-months',
        by: CHAIR,
        on: '2026-12-08',
        document: '190/UBND (hư cấu)',
        reason: 'Hồ sơ tháng 11 bị hỏng do lũ',
        regulation: CIVIL_SERVANTS,
      },
      {
        question: 'missing-months',
        subject: 'DU-14',
        period: '2026',
        option: 'available-months',
        by: SECRETARY,
        on: '2026-12-09',
        document: '39-CV/ĐU (hư cấu)',
        reason: 'Sáu tháng đầu năm là viên chức, nơi cũ không có kết quả tháng để gửi',
        regulation: CIVIL_SERVANTS,
      },
      {
        question: 'outstanding-body',
        subject: 'DU',
        period: '2026',
        option: 'raised',
        by: 'Ban Thường vụ Tỉnh ủy',
        on: '2026-12-05',
        document: '301-QĐ/TU (hư cấu)',
        regulation: CIVIL_SERVANTS,
      },
      {
        question: 'outstanding-authority',
        subject: 'UBX',
        period: '2026',
        option: 'raised',
        by: PROVINCE,
        on: '2026-12-05',
        document: '1502/QĐ-UBND (hư cấu)',
        regulation: CIVIL_SERVANTS,
      },
      place('DU-02', 'given', SECRETARY, '40-QĐ/ĐU (hư cấu)'),
      place('DU-08', 'given', SECRETARY, '40-QĐ/ĐU (hư cấu)'),
      place('DU-09', 'not-given', SECRETARY, '40-QĐ/ĐU (hư cấu)'),
      place('UB-21', 'given', CHAIR, '195/QĐ-UBND (hư cấu)'),
      place('UB-23', 'given', CHAIR, '195/QĐ-UBND (hư cấu)'),
      level('UB-51', 'good', CHAIR, '2026-12-10', '196/QĐ-UBND (hư cấu)'),
      level('UB-51', 'notCompleted', PROVINCE, '2026-12-28', '1650/QĐ-UBND (hư cấu)'),
      level(
        'UB-52',
        'completed',
        CHAIR,
        '2026-12-10',
        '197/QĐ-UBND (hư cấu)',
        'Nhiều lần không thực hiện kết luận cuộc họp, đã được nhắc nhở bằng văn bản',
      ),
      level('UB-53', 'good', CHAIR, '2026-12-10', '198/QĐ-UBND (hư cấu)'),
      level(
        'UB-53',
        'completed',
        PROVINCE,
        '2027-01-08',
        '12/QĐ-UBND (hư cấu)',
        'Kê khai sai sản phẩm, công việc, đã sửa lại hồ sơ',
      ),
      ...BESIDE_THE_DECREE,
    ],
  );
