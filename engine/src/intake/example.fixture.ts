import { vocabularyOf } from '../evaluation/vocabulary.ts';
import type { Regulation } from '../regulation/format.ts';
import type { Plain } from '../regulation/plain.ts';
import { readRegulation } from '../regulation/read/regulation.ts';
import { type Intaken, type IntakeProblem, registerFromTables } from './index.ts';
import type { PlainTables } from './register-from-tables.ts';

const label = (vi: string, en: string): Plain => ({ vi, en });

/** A small invented regulation with one of everything the intake has to do with. */
const pack: Plain = {
  regulation: 'example',
  title: label('Quy định ví dụ', 'An example'),
  issuer: label('Nơi ban hành', 'An issuer'),
  number: '01',
  'issued-on': '2025-12-01',
  'in-force-from': '2026-01-01',
  articles: { 'art-1': { ref: 'Điều 1', says: label('Nói một điều', 'Says something') } },
  readings: {
    'quota-base': {
      article: 'art-1',
      question: label('Tỷ lệ tính trên ai?', 'A share of whom?'),
      options: { good: label('mức tốt', 'rated good'), all: label('tất cả', 'all rated') },
      default: 'good',
      decider: label('cấp có thẩm quyền', 'the authority'),
    },
  },
  questions: {
    'no-task': {
      article: 'art-1',
      ground: label('Tháng không có nhiệm vụ', 'A month without tasks'),
      decider: label('người đứng đầu', 'the head'),
      options: {
        score: { says: label('chấm điểm', 'score it'), enter: { 'at-least': '0', 'at-most': '70' } },
        skip: { says: label('không tính tháng', 'leave it out'), value: '0' },
      },
    },
  },
  levels: [
    { id: 'excellent', label: label('Hoàn thành xuất sắc nhiệm vụ', 'Excellent'), short: 'HTXS' },
    { id: 'good', label: label('Hoàn thành tốt nhiệm vụ', 'Good'), short: 'HTT' },
  ],
  stages: {
    monitoring: { label: label('Theo dõi', 'Monitoring'), periods: ['month', 'quarter'] },
    year: { label: label('Năm', 'Year'), periods: ['year'] },
  },
  facts: {
    attitude: {
      label: label('Thái độ', 'Attitude'),
      type: 'number',
      'at-least': '0',
      'at-most': '30',
      step: '0.5',
      of: 'person',
      per: 'monitoring',
      raters: ['self', 'confirmed'],
      sheet: 'general-criteria',
      article: 'art-1',
    },
    remark: {
      label: label('Nhận xét', 'Remark'),
      type: 'text',
      of: 'person',
      per: 'monitoring',
      sheet: 'general-criteria',
      article: 'art-1',
    },
    budget: {
      label: label('Kinh phí', 'Budget'),
      type: 'number',
      of: 'unit',
      per: 'year',
      sheet: 'unit-year',
      article: 'art-1',
    },
    united: {
      label: label('Đoàn kết', 'United'),
      type: 'flag',
      of: 'unit',
      per: 'year',
      sheet: 'unit-year',
      article: 'art-1',
    },
    share: {
      label: label('Tỷ lệ', 'Share'),
      type: 'number',
      'at-most': '1',
      of: 'unit',
      per: 'year',
      sheet: 'unit-year',
      article: 'art-1',
    },
  },
  tables: {
    products: {
      label: label('Sản phẩm, công việc', 'Work products'),
      of: 'person',
      per: 'monitoring',
      article: 'art-1',
      key: 'ref',
      columns: {
        ref: { label: label('Số hiệu', 'Reference'), type: 'text' },
        code: { label: label('Mã danh mục', 'Catalogue code'), type: 'text' },
        source: {
          label: label('Nguồn', 'Source'),
          type: 'choice',
          options: { planned: label('theo kế hoạch', 'planned'), unplanned: label('đột xuất', 'unplanned') },
          'when-absent': 'planned',
        },
        assigned: { label: label('Được giao', 'Assigned'), type: 'number', required: 'yes' },
        completed: {
          label: label('Hoàn thành', 'Completed'),
          type: 'number',
          'at-most-of': 'assigned',
          'when-absent': '0',
        },
        onTime: { label: label('Đúng hạn', 'On time'), type: 'number', 'same-as': 'completed' },
        errors: { label: label('Lỗi', 'Errors'), type: 'whole' },
        coefficient: {
          label: label('Hệ số', 'Coefficient'),
          type: 'number',
          required: 'yes',
          'from-table': { table: 'catalogue', column: 'coefficient', by: 'code', key: 'code' },
        },
      },
    },
    leave: {
      label: label('Nghỉ', 'Leave'),
      of: 'person',
      article: 'art-1',
      columns: {
        kind: {
          label: label('Loại', 'Kind'),
          type: 'choice',
          required: 'yes',
          options: { sick: label('ốm', 'sick'), study: label('học', 'study') },
        },
        from: { label: label('Từ', 'From'), type: 'day', required: 'yes' },
        to: { label: label('Đến', 'To'), type: 'day' },
        paid: { label: label('Có lương', 'Paid'), type: 'flag' },
      },
    },
    catalogue: {
      label: label('Danh mục', 'Catalogue'),
      of: 'unit',
      article: 'art-1',
      key: 'code',
      columns: {
        code: { label: label('Mã', 'Code'), type: 'text', required: 'yes' },
        coefficient: { label: label('Hệ số', 'Coefficient'), type: 'number', required: 'yes' },
      },
    },
  },
  'service-time': {
    table: 'leave',
    kind: 'kind',
    from: 'from',
    to: 'to',
    'not-worked': ['sick'],
    'month-counts': 'half-month',
    article: 'art-1',
  },
  calculation: [
    {
      id: 'monthScore',
      label: label('Điểm tháng', 'Month score'),
      stage: 'monitoring',
      article: 'art-1',
      kind: 'sum',
      of: ['attitude'],
      take: 'confirmed',
    },
  ],
};

export function readExample(): Regulation {
  const read = readRegulation({ name: 'rules', file: 'test', data: pack, locate: () => undefined });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.regulation;
}

export const example = readExample();
export const request = { vocabulary: vocabularyOf([example]), regulations: [example], year: 2026 };

export const commune = {
  id: 'xa',
  name: 'UBND xã Bình Minh',
  kind: 'administrativeAgency',
  role: 'usingBody',
};
export const office = { id: 'vp', name: 'Văn phòng', kind: 'other', role: 'directUnit', parent: 'xa' };
export const an = { id: '001234', name: 'Nguyễn Văn An', unit: 'vp', service: 'công chức' };

/** A commune with one office and one person, and these tables besides or instead. */
export const takeIn = (tables: PlainTables): Intaken =>
  registerFromTables(request, { units: [commune, office], people: [an], ...tables });

/** What is wrong, shortly: table:row:column code. */
export function wrong(tables: PlainTables): string[] {
  const taken = takeIn(tables);
  return 'register' in taken ? [] : shortly(taken.problems);
}

/** What should be looked at again, in the same way. */
export function noted(tables: PlainTables): string[] {
  const taken = takeIn(tables);
  if ('problems' in taken) throw new Error(JSON.stringify(taken.problems, null, 1));
  return shortly(taken.notes);
}

function shortly(problems: readonly IntakeProblem[]): string[] {
  return problems.map(
    ({ table, row, rows, column, code }) =>
      `${[table, rows ?? row, column].filter((part) => part !== undefined).join(':')} ${code.replace('intake.', '')}`,
  );
}

/** The mend of the only problem. */
export function mendOf(tables: PlainTables): string {
  const taken = takeIn(tables);
  const problems = 'problems' in taken ? taken.problems : [];
  if (problems.length !== 1) throw new Error(`${problems.length} problems: ${JSON.stringify(problems)}`);
  return problems[0]!.mend.vi;
}

export function registerOf(tables: PlainTables) {
  const taken = takeIn(tables);
  if ('problems' in taken) throw new Error(JSON.stringify(taken.problems, null, 1));
  return taken.register;
}
