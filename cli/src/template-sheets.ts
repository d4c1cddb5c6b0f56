import {
  type Bilingual,
  type ColumnDescriptor,
  type Language,
  say,
  type TableDescriptor,
} from '@congtam/engine';
import type { CellToWrite, ColumnKind, ColumnToWrite, SheetToWrite } from '@congtam/workbooks';
import { GUIDE_SHEETS } from './input/table-feed.ts';

/** The sheets of a workbook for these tables, empty or filled: headings with notes, drop-downs, and a guide in front. */
export function templateSheets(
  tables: readonly TableDescriptor[],
  language: Language,
  rowsOf: (table: TableDescriptor) => Iterable<readonly CellToWrite[]> = () => [],
): SheetToWrite[] {
  const names = sheetNames(tables, language);
  const sheets = tables.map((table, index) => ({
    name: names[index] ?? table.id,
    columns: table.columns.map((column) => columnOf(column, language)),
    rows: rowsOf(table),
  }));
  return [guide(tables, names, language), ...sheets];
}

/** Labels are cut and cleaned as workbook programs demand; a name that would be used twice becomes the table's id. */
function sheetNames(tables: readonly TableDescriptor[], language: Language): string[] {
  const wanted = tables.map((t) =>
    t.label[language]
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, 31)
      .trim(),
  );
  return wanted.map((name, index) => {
    const isTwice = wanted.some((other, at) => at !== index && other.toLowerCase() === name.toLowerCase());
    const isGuide = name === GUIDE_SHEETS[language];
    return isTwice || isGuide ? (tables[index]?.id ?? name).slice(0, 31) : name;
  });
}

function columnOf(column: ColumnDescriptor, language: Language): ColumnToWrite {
  const { label, unit, options } = column;
  const of = (text: Bilingual) => text[language];
  const choices = options && [...options.values()].map(of);
  return {
    header: unit ? `${of(label)} (${of(unit)})` : of(label),
    kind: kindOf(column),
    width: Math.min(40, Math.max(12, of(label).length)),
    note: noteOf(column, language),
    ...(choices && choices.length > 0 ? { choices } : {}),
  };
}

function kindOf({ type }: ColumnDescriptor): ColumnKind {
  switch (type.kind) {
    case 'number':
      return 'number';
    case 'day':
      return 'date';
    case 'flag':
    case 'choice':
    case 'text':
    case 'id':
    case 'subject':
    case 'units':
    case 'period':
    case 'exact':
      return 'text';
    default:
      return type satisfies never;
  }
}

function noteOf({ id, note, required, type }: ColumnDescriptor, language: Language): string {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const parts = [
    required ? of('Bắt buộc.', 'Required.') : of('Có thể để trống.', 'May be empty.'),
    note && `${note[language]}.`,
    type.kind === 'period'
      ? of('Ví dụ: 2026-03, 2026-Q1, 2026.', 'For example 2026-03, 2026-Q1, 2026.')
      : undefined,
    of(`Mã cột: ${id}.`, `Column id: ${id}.`),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function guide(
  tables: readonly TableDescriptor[],
  names: readonly string[],
  language: Language,
): SheetToWrite {
  const of = (text: Bilingual) => text[language];
  const rows = tables.map(({ note, columns }, index): CellToWrite[] => [
    names[index] ?? null,
    note ? of(note) : null,
    columns
      .filter((c) => c.required)
      .map((c) => of(c.label))
      .join(', '),
  ]);
  return {
    name: GUIDE_SHEETS[language],
    columns: [
      { header: of(say('Trang', 'Sheet')), kind: 'text', width: 32 },
      { header: of(say('Ghi gì', 'What goes there')), kind: 'text', width: 80, wrap: true },
      { header: of(say('Cột bắt buộc', 'Required columns')), kind: 'text', width: 60, wrap: true },
    ],
    rows: [...RULES.map((rule): CellToWrite[] => ['*', of(rule), null]), ...rows],
  };
}

const RULES: readonly Bilingual[] = [
  say(
    'Mỗi trang một bảng. Dòng đầu là tiêu đề; cột có thể đổi thứ tự, cột không bắt buộc có thể bỏ.',
    'One table per sheet. The first row holds the headings; columns may be reordered, optional ones left out.',
  ),
  say(
    'Dán giá trị, không dán công thức; không gộp ô. Ngày ghi ngày/tháng/năm; số thập phân dùng dấu phẩy hoặc dấu chấm.',
    'Paste values, not formulas; merge no cells. Days as day/month/year; decimals with comma or point.',
  ),
  say(
    'Mã người, mã đơn vị giữ số 0 ở đầu. Trang này không phải dữ liệu và được bỏ qua khi đọc.',
    'Ids keep their leading zeros. This sheet holds no data and is skipped.',
  ),
  say(
    'Chưa có dữ kiện thì để trống: chương trình nêu là thiếu, không coi là 0.',
    'Leave unknown facts empty: they are told as missing, never taken for 0.',
  ),
];
