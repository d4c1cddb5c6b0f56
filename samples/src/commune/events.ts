import { type SampleTable, tableOf } from '../sample-table.ts';
import { CIVIL_SERVANTS } from './regulations.ts';

/** What happened to people in the year, each case once. Papers are invented. */
export const leave = (): SampleTable =>
  tableOf(
    'leave',
    ['subject', 'kind', 'from', 'to', 'document'],
    [
      {
        subject: 'UB-49',
        kind: 'unpaid',
        from: '2026-03-01',
        to: '2026-06-30',
        document: '21/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-34',
        kind: 'sick',
        from: '2026-04-01',
        to: '2026-06-30',
        document: 'GCN 118 (hư cấu)',
      },
      {
        subject: 'UB-27',
        kind: 'maternity',
        from: '2026-01-01',
        to: '2026-07-31',
        document: '02/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-48',
        kind: 'sick',
        from: '2025-11-17',
        to: '2026-12-31',
        document: 'GCN 077 (hư cấu)',
      },
      {
        subject: 'VC-08',
        kind: 'sick',
        from: '2025-09-01',
        to: '2025-11-30',
        document: 'GCN 041 (hư cấu)',
      },
      {
        subject: 'VC-13',
        kind: 'maternity',
        from: '2025-12-01',
        to: '2026-05-31',
        document: '31/QĐ-TH (hư cấu)',
      },
      {
        subject: 'DV-10',
        kind: 'maternity',
        from: '2026-01-01',
        to: '2026-07-31',
        document: '04/QĐ-TT (hư cấu)',
      },
    ],
  );

export const discipline = (): SampleTable =>
  tableOf(
    'discipline',
    [
      'subject',
      'act',
      'nature',
      'side',
      'measure',
      'effectiveOn',
      'actOn',
      'actAt',
      'alreadyCountedIn',
      'document',
    ],
    [
      {
        subject: 'UB-11',
        act: 'HV-01',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-06-15',
        actOn: '2026-04-20',
        actAt: 'here',
        document: '88/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-12',
        act: 'HV-02',
        nature: 'other',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-05-11',
        actOn: '2026-03-08',
        actAt: 'here',
        document: '71/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-36',
        act: 'HV-03',
        nature: 'duty',
        side: 'party',
        measure: 'reprimand',
        effectiveOn: '2025-11-20',
        actOn: '2025-09-02',
        actAt: 'here',
        document: '15-QĐ/ĐU (hư cấu)',
      },
      {
        subject: 'UB-36',
        act: 'HV-03',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-02-10',
        actOn: '2025-09-02',
        actAt: 'here',
        document: '19/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-37',
        act: 'HV-04',
        nature: 'duty',
        side: 'administrative',
        measure: 'warning',
        effectiveOn: '2026-03-16',
        actOn: '2025-10-10',
        actAt: 'here',
        alreadyCountedIn: 2025,
        document: '33/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-38',
        act: 'HV-05',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-07-06',
        actOn: '2025-12-15',
        actAt: 'elsewhere',
        document: '97/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'UB-51',
        act: 'HV-06',
        nature: 'duty',
        side: 'administrative',
        measure: 'warning',
        effectiveOn: '2026-12-20',
        actOn: '2026-11-03',
        actAt: 'here',
        document: '204/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'VC-09',
        act: 'HV-07',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2025-10-10',
        actOn: '2025-09-15',
        actAt: 'here',
        document: '60/QĐ-TH (hư cấu)',
      },
      {
        subject: 'VC-10',
        act: 'HV-08',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-06-10',
        actOn: '2026-05-20',
        actAt: 'here',
        document: '19/QĐ-TH (hư cấu)',
      },
      {
        subject: 'DV-08',
        act: 'HV-09',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-09-21',
        actOn: '2026-08-12',
        actAt: 'here',
        document: '27/QĐ-TT (hư cấu)',
      },
    ],
  );

/** Conclusions about people: degradation (UB-28, and VC-20 by Decree 90), corruption in the unit in charge (UB-09). */
export const conclusions = (): SampleTable =>
  tableOf(
    'conclusions',
    ['subject', 'period', 'degradationConcluded', 'unitCorruption', 'declineConcluded'],
    [
      { subject: 'UB-28', period: '2026', degradationConcluded: 'yes', unitCorruption: '' },
      { subject: 'UB-09', period: '2026', degradationConcluded: 'no', unitCorruption: 'yes' },
      { subject: 'VC-20', period: '2026', declineConcluded: 'yes' },
    ],
  );

const BEFORE: readonly (readonly [subject: string, month: string, score: string])[] = [
  ['UB-50', '2026-01', '88.5'],
  ['UB-50', '2026-02', '91.25'],
  ['UB-50', '2026-03', '90'],
  ['UB-50', '2026-04', '86.75'],
  ['UB-38', '2026-01', '85'],
  ...['01', '02', '03', '04', '05', '06'].map((month) => ['MT-08', `2026-${month}`, '81'] as const),
];

const SENT: Readonly<Record<string, readonly [body: string, document: string]>> = {
  'UB-50': ['Ủy ban nhân dân xã Tân Phước (hư cấu)', '12/BC-UBND (hư cấu)'],
  'UB-38': ['Ủy ban nhân dân xã Tân Phước (hư cấu)', '03/BC-UBND (hư cấu)'],
  'MT-08': ['Trung tâm Cung ứng dịch vụ công xã Bình Minh (hư cấu)', '15/BC-TT (hư cấu)'],
};

/** Months that the old body has scored and sent (Art. 19). */
export const periodResults = (): SampleTable =>
  tableOf(
    'period-results',
    ['subject', 'period', 'measure', 'value', 'body', 'document', 'regulation'],
    BEFORE.map(([subject, period, value]) => ({
      subject,
      period,
      measure: 'score',
      value,
      body: SENT[subject]?.[0] ?? '',
      document: SENT[subject]?.[1] ?? '',
      regulation: CIVIL_SERVANTS,
    })),
  );

export const initiatives = (): SampleTable =>
  tableOf(
    'initiatives',
    ['subject', 'title', 'state', 'onDay', 'document'],
    [
      {
        subject: 'UB-17',
        title: 'Bản đồ số hạ tầng xã dùng chung',
        state: 'applied',
        onDay: '2026-05-20',
        document: '58/QĐ-UBND (hư cấu)',
      },
      {
        subject: 'DU-02',
        title: 'Phòng họp không giấy của cấp ủy',
        state: 'recognised',
        onDay: '2026-08-14',
        document: '22-QĐ/ĐU (hư cấu)',
      },
    ],
  );

export const criticism = (): SampleTable =>
  tableOf(
    'criticism',
    ['subject', 'kind', 'onDay', 'by', 'document'],
    [
      {
        subject: 'UB-05',
        kind: 'writtenReminder',
        onDay: '2026-06-03',
        by: 'Chánh Văn phòng',
        document: '05/NN-VP (hư cấu)',
      },
      {
        subject: 'UB-46',
        kind: 'writtenCriticism',
        onDay: '2026-09-09',
        by: 'Chủ tịch Ủy ban nhân dân xã',
        document: '140/UBND (hư cấu)',
      },
    ],
  );
