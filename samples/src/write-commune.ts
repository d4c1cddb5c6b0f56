import type { ColumnDescriptor, Regulation, TableDescriptor } from '@congtam/engine';
import { type ColumnToWrite, type SheetToWrite, writeWorkbook } from '@congtam/workbooks';
import { type CellWords, cellWords } from './cell-words.ts';
import { communeTables } from './commune/commune-tables.ts';
import type { SampleTable } from './sample-table.ts';

export const GUIDE_SHEET = 'Hướng dẫn';

const GUIDE: readonly string[] = [
  'Xã mẫu để dùng thử Công Tâm. Mọi người, đơn vị, văn bản trong tệp này đều là hư cấu; trùng tên ai là ngẫu nhiên.',
  'Mỗi trang tính là một bảng. Dòng đầu là tên cột; di chuột lên tên cột để đọc giải thích. Cột có thể đổi thứ tự.',
  'Năm 2026, 131 người: Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân, Mặt trận Tổ quốc, hai trường học, một trung tâm dịch vụ công, các chi bộ và tập thể lãnh đạo.',
  'Công chức theo Nghị định 335/2025/NĐ-CP; trường học có năm công tác kết thúc 31/5/2026 nên còn theo Nghị định 90/2020/NĐ-CP; trung tâm theo năm dương lịch nên theo Nghị định 233/2026/NĐ-CP; đảng viên, tổ chức đảng, tập thể lãnh đạo, kể cả cán bộ, theo Quy định 366-QĐ/TW.',
  'Một người có thể có hai mức: mức công chức, viên chức và mức đảng viên. Hợp đồng lao động có trong danh sách nhưng không xếp loại theo nghị định.',
  'Xã có nhiều phòng hơn thực tế để mỗi trường hợp đặc biệt xuất hiện đúng một lần; kết quả mong đợi ghi trong expected.yaml.',
  'Điểm của cơ quan hành chính theo thang điểm ví dụ trong thư mục organisation-points, điểm của trung tâm theo quy chế ví dụ trong thư mục service-centre, đều là hư cấu.',
];

/**
 * Writes the sample commune as one workbook, with the Vietnamese headings of `descriptors` (`tablesOf` of the texts that
 * rate somebody in it, with the example layers). Throws when the file cannot be written. The same code gives the same bytes.
 */
export async function writeCommune(
  path: string,
  descriptors: readonly TableDescriptor[],
  regulations: readonly Regulation[],
): Promise<void> {
  const words = cellWords(regulations);
  const sheets = communeTables().map((table) => {
    const descriptor = descriptors.find((d) => d.id === table.table);
    if (descriptor === undefined) throw new Error(`the regulations have no table ${table.table}`);
    return sheetOf(table, descriptor, words);
  });
  const problems = await writeWorkbook(path, [guide(), ...sheets]);
  if (problems.length > 0) throw new Error(problems.map((p) => `${p.file}: ${p.message.en}`).join('\n'));
}

const guide = (): SheetToWrite => ({
  name: GUIDE_SHEET,
  columns: [{ header: GUIDE_SHEET, kind: 'text', width: 120, wrap: true }],
  rows: GUIDE.map((line) => [line]),
});

/** Names of sheets are at most 31 characters and leave some signs out; the intake knows the cut name. */
export const sheetName = (descriptor: TableDescriptor): string =>
  descriptor.label.vi
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();

function sheetOf(table: SampleTable, descriptor: TableDescriptor, words: CellWords): SheetToWrite {
  const columns = table.columns.map((id) => {
    const column = descriptor.columns.find((c) => c.id === id);
    if (column === undefined) throw new Error(`${table.table} has no column ${id}`);
    return column;
  });
  return {
    name: sheetName(descriptor),
    columns: columns.map((column, at) => columnToWrite(column, words, longestIn(table.rows, at))),
    rows: shownRows(table.rows, columns, words),
  };
}

/** Choices are written in words, also those that a question of the row offers. */
function* shownRows(rows: SampleTable['rows'], columns: readonly ColumnDescriptor[], words: CellWords) {
  const asks = columns.findIndex((c) => c.id === 'question');
  for (const row of rows)
    yield columns.map((column, at) => {
      const cell = row[at] ?? '';
      return cell === '' ? null : (words(column, cell, row[asks])?.vi ?? cell);
    });
}

function longestIn(rows: SampleTable['rows'], at: number): number {
  let longest = 0;
  for (const row of rows) longest = Math.max(longest, row[at]?.length ?? 0);
  return longest;
}

/** Text is as wide as its longest cell, up to a limit; beyond it, it is wrapped. */
function columnToWrite(column: ColumnDescriptor, words: CellWords, written: number): ColumnToWrite {
  const { label, note, unit, type, options } = column;
  const choices = options && [...options.keys()].map((id) => words(column, id)?.vi ?? id);
  const isText = type.kind === 'text';
  const longest = Math.max(isText ? written : 0, ...(choices ?? []).map((choice) => choice.length));
  const told = [note?.vi, unit && `đơn vị: ${unit.vi}`].filter((text) => text !== undefined).join('; ');
  return {
    header: label.vi,
    kind: type.kind === 'number' ? 'number' : type.kind === 'day' ? 'date' : 'text',
    width: Math.min(48, Math.max(12, Math.ceil(label.vi.length * 0.7), longest)),
    ...(longest > 48 ? { wrap: true } : {}),
    ...(told === '' ? {} : { note: told }),
    ...(choices ? { choices } : {}),
  };
}
