import { type Language, say } from '@congtam/engine';
import { type CellToWrite, collectSheets, type SheetToWrite, writeWorkbook } from '@congtam/workbooks';
import type { OptionDeclaration, Task } from '../command.ts';
import { type Complaint, complaintLine, ofWorkbook } from '../complaint.ts';
import type { ExitCode } from '../exit-codes.ts';
import { refuseFile } from '../output-file.ts';

export const reportOption: OptionDeclaration = {
  name: 'report',
  value: 'FILE.xlsx',
  says: say(
    'nếu dữ liệu có lỗi, ghi danh sách lỗi ra tệp này',
    'if the input has problems, write their list to this file',
  ),
};

/** Why the report may not be written where it is asked for; told before anything is read. */
export async function refuseReport(task: Task, input: string): Promise<readonly Complaint[]> {
  const path = task.one('report');
  if (path === undefined) return [];
  return refuseFile({ option: 'report', path, isWorkbook: true, input, isOwn: isEarlierReport }, task);
}

/** A list of problems as this program writes it, with nothing added to it. */
async function isEarlierReport(path: string): Promise<boolean> {
  const { sheets } = await collectSheets(path);
  const [only, ...more] = sheets;
  if (only === undefined || more.length > 0) return false;
  return (['vi', 'en'] as const).some((language) => {
    const { name, columns } = reportSheet([], language);
    const headings = columns.map((c) => c.header).join('\n');
    return (
      only.name === name &&
      only.rows.every((row) => row.cells.length <= columns.length) &&
      only.rows[0]?.cells.join('\n') === headings
    );
  });
}

/** Refuses an input; with `--report` the list is also written as a workbook, for whoever has to mend it. */
/** What looks odd and was accepted, on the error stream so that it never mixes with results. */
export function tellNotes(task: Task, notes: readonly Complaint[]): void {
  if (task.isJson) return;
  for (const note of notes) {
    const line = complaintLine(note, task.language);
    task.io.err(`${task.text(say('Lưu ý: ', 'Note: '))}${line}\n`);
  }
}

export async function reportComplaints(task: Task, complaints: readonly Complaint[]): Promise<ExitCode> {
  const file = task.one('report');
  const failed = file === undefined ? [] : (await writeReport(file, complaints, task)).map(ofWorkbook);
  const exit = task.refuse([...complaints, ...failed]);
  if (task.isJson) return exit;
  const count = complaints.length;
  const next =
    file === undefined || failed.length > 0
      ? task.text(say('sửa các ô đã nêu rồi chạy lại', 'mend the cells named and run again'))
      : file;
  task.io.err(
    `${task.text(say(`${count} lỗi; không ghi kết quả nào`, `${count} problems; no results were written`))} → ${next}\n`,
  );
  return exit;
}

const writeReport = (file: string, complaints: readonly Complaint[], { language }: Task) =>
  writeWorkbook(file, [reportSheet(complaints, language)]);

function reportSheet(complaints: readonly Complaint[], language: Language): SheetToWrite {
  const of = (vi: string, en: string) => say(vi, en)[language];
  const rows = complaints.map(({ code, where, message, mend }): CellToWrite[] => [
    where?.file ?? null,
    where?.sheet ?? null,
    where?.row ?? null,
    where?.column ?? null,
    where?.heading ?? null,
    message[language],
    mend[language],
    code,
  ]);
  return {
    name: of('Lỗi dữ liệu', 'Problems'),
    columns: [
      { header: of('Tệp', 'File'), kind: 'text', width: 24 },
      { header: of('Trang', 'Sheet'), kind: 'text', width: 24 },
      { header: of('Dòng', 'Row'), kind: 'number', width: 8 },
      { header: of('Cột', 'Column'), kind: 'text', width: 8 },
      { header: of('Tiêu đề', 'Heading'), kind: 'text', width: 28 },
      { header: of('Sai gì', 'What is wrong'), kind: 'text', width: 60, wrap: true },
      { header: of('Sửa thế nào', 'How to mend it'), kind: 'text', width: 60, wrap: true },
      { header: of('Mã lỗi', 'Code'), kind: 'text', width: 26 },
    ],
    rows,
  };
}
