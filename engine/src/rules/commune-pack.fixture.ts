import type { Plain } from '../regulation/plain.ts';

export type Keys = { readonly [key: string]: Plain };
export const both = (vi: string, en: string): Plain => ({ vi, en });
export const article = 'a1';
const points = (vi: string, en: string, most: string, more: Keys = {}): Plain => ({
  label: both(vi, en),
  type: 'number',
  'at-least': '0',
  'at-most': most,
  ...more,
});
const amount = (vi: string, en: string, more: Keys = {}): Plain => ({
  label: both(vi, en),
  type: 'number',
  'at-least': '0',
  ...more,
});
const choice = (vi: string, en: string, options: Keys, more: Keys = {}): Plain => ({
  label: both(vi, en),
  type: 'choice',
  options,
  ...more,
});
const sheet = (of: string, per: string, vi: string, en: string, facts: Keys, more: Keys = {}): Plain => ({
  label: both(vi, en),
  of,
  per,
  article,
  ...more,
  facts,
});
const table = (vi: string, en: string, columns: Keys, more: Keys = {}): Plain => ({
  label: both(vi, en),
  of: 'person',
  per: 'month',
  article,
  columns,
  ...more,
});
const yearTable = (vi: string, en: string, columns: Keys): Plain => ({
  label: both(vi, en),
  of: 'person',
  article,
  columns,
});
const option = (effect: Keys): Plain => ({ says: both('chọn', 'choose'), ...effect });
const question = (vi: string, en: string, options: Keys): Plain => ({
  article,
  ground: both(vi, en),
  decider: both('người đứng đầu', 'the head'),
  options,
});

/** Facts, tables and questions of an invented commune, for rules to be tried on. */
export const commune: Keys = {
  regulation: 'commune',
  title: both('Quy chế thử', 'A trial regulation'),
  issuer: both('Xã thử', 'A trial commune'),
  number: '1/2026',
  'issued-on': '2025-12-01',
  'in-force-from': '2026-01-01',
  invented: 'yes',
  articles: { a1: { ref: 'Điều 1', says: both('mọi điều', 'everything') } },
  raters: {
    peer: both('đồng nghiệp', 'a colleague'),
    chair: both('chủ tịch', 'the chair'),
  },
  questions: {
    none: question('Không có gì để tính', 'Nothing to count', { zero: option({ value: '0' }) }),
    goOn: question('Có kỳ chưa có kết quả', 'A period has no result', {
      go: { says: both('bỏ qua', 'go on'), ...Object.fromEntries([['then', 'accept']]) },
    }),
    open: question('Chưa rõ mức', 'The level is open', { poor: option({ level: 'poor' }) }),
  },
  levels: [
    { id: 'excellent', label: both('Xuất sắc', 'Excellent'), short: 'A' },
    { id: 'good', label: both('Tốt', 'Good'), short: 'B' },
    { id: 'poor', label: both('Kém', 'Poor'), short: 'D' },
  ],
  stages: {
    month: { label: both('Tháng', 'Month'), periods: ['month'] },
    quarter: { label: both('Quý', 'Quarter'), periods: ['quarter'] },
    year: { label: both('Năm', 'Year'), periods: ['year'] },
  },
  'applies-to': [
    { of: 'person', when: { attribute: 'service', is: 'civilServant' }, article },
    { of: 'unit', when: { attribute: 'unitKind', is: 'administrativeAgency' }, article },
  ],
  groups: [
    {
      id: 'head',
      of: 'person',
      label: both('Lãnh đạo', 'Leaders'),
      when: { attribute: 'leads', is: ['head', 'deputy'] },
      article,
    },
    { id: 'staff', of: 'person', label: both('Chuyên viên', 'Staff'), article },
    { id: 'organisation', of: 'unit', label: both('Đơn vị', 'Units'), article },
  ],
  'fact-sheets': {
    scores: sheet('person', 'month', 'Chấm điểm', 'Scores', {
      knowledge: points('Chuyên môn', 'Knowledge', '10'),
      digital: points('Chuyển đổi số', 'Digital work', '6', { 'may-not-apply': 'yes' }),
      reception: points('Tiếp dân', 'Reception of citizens', '4', { 'may-not-apply': 'yes' }),
      flood: points('Chống lụt', 'Flood work', '5'),
      drought: points('Chống hạn', 'Drought work', '5'),
      rate: points('Tỷ lệ đúng hạn', 'Rate on time', '1'),
      work: amount('Khối lượng việc', 'Workload'),
      passed: { label: both('Đạt yêu cầu', 'Passed'), type: 'flag' },
      grade: choice(
        'Thái độ',
        'Attitude',
        { high: both('Tốt', 'High'), low: both('Kém', 'Low') },
        { 'may-not-apply': 'yes' },
      ),
    }),
    sheets: sheet(
      'person',
      'month',
      'Phiếu chấm',
      'Rating sheets',
      {
        manner: points('Tác phong', 'Manner', '30'),
        trust: points('Tín nhiệm', 'Trust', '30', { confidential: 'yes' }),
      },
      { raters: ['self', 'peer', 'chair'] },
    ),
    bodies: sheet('unit', 'year', 'Đơn vị', 'Units', {
      unitPoints: points('Điểm đơn vị', 'Points of the unit', '100'),
    }),
    marks: sheet('person', 'quarter', 'Điểm quý', 'Marks of the quarter', {
      mark: points('Điểm quý', 'Mark of the quarter', '100'),
    }),
    effort: sheet('person', 'quarter', 'Chuyên cần', 'Effort', {
      diligence: points('Chuyên cần', 'Diligence', '10'),
    }),
    own: sheet('person', 'year', 'Điểm năm', 'Marks of the year', {
      yearMark: points('Điểm năm', 'Mark of the year', '100'),
    }),
  },
  'service-time': {
    article,
    table: 'leave',
    kind: 'kind',
    from: 'from',
    to: 'to',
    'not-worked': ['sick'],
    'month-counts': 'half-month',
  },
  tables: {
    leave: yearTable('Nghỉ', 'Leave', {
      kind: choice('Loại', 'Kind', { sick: both('ốm', 'sick') }),
      from: { type: 'day', label: both('Từ', 'From') },
      to: { type: 'day', label: both('Đến', 'To') },
    }),
    discipline: yearTable('Kỷ luật', 'Discipline', {
      act: { type: 'text', label: both('Hành vi', 'Act') },
      on: { type: 'day', label: both('Ngày hiệu lực', 'Effective on') },
    }),
    criticism: {
      label: both('Văn bản phê bình', 'Written criticism'),
      of: 'unit',
      article,
      columns: {
        on: { type: 'day', label: both('Ngày văn bản', 'Day of the document') },
        form: choice('Hình thức', 'Form', {
          written: both('Văn bản', 'Written'),
          spoken: both('Lời nói', 'Spoken'),
        }),
      },
    },
    mistakes: table('Sai sót', 'Mistakes', {
      act: { type: 'text', label: both('Việc', 'Act') },
      kind: choice('Loại', 'Kind', { late: both('Chậm', 'Late'), wrong: both('Sai', 'Wrong') }),
      minus: points('Điểm trừ', 'Deduction', '10'),
      on: { type: 'day', label: both('Ngày', 'Day') },
    }),
    targets: table('Chỉ tiêu', 'Targets', {
      name: { type: 'text', label: both('Tên', 'Name') },
      done: amount('Đạt được', 'Done'),
      due: amount('Được giao', 'Due'),
      weight: amount('Hệ số', 'Weight'),
      failed: amount('Số lần không đạt', 'Failed checks', { 'when-absent': '0' }),
    }),
    ratings: table(
      'Phiếu tín nhiệm',
      'Trust ratings',
      {
        rater: choice('Người chấm', 'Rater', {
          peer: both('Đồng nghiệp', 'Colleague'),
          chair: both('Chủ tịch', 'Chair'),
        }),
        criterion: choice('Tiêu chí', 'Criterion', {
          word: both('Lời nói', 'Word'),
          deed: both('Việc làm', 'Deed'),
        }),
        score: points('Điểm', 'Score', '100'),
      },
      { confidential: 'yes' },
    ),
  },
};
