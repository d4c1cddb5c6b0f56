import { say } from '@congtam/engine';
import { type CellToWrite, writeWorkbook } from '@congtam/workbooks';
import type { OptionDeclaration, Task } from '../command.ts';
import { type Complaint, ofWorkbook } from '../complaint.ts';
import type { ExitCode } from '../exit-codes.ts';

export const reportOption: OptionDeclaration = {
  name: 'report',
  value: 'FILE.xlsx',
  says: say(
    'nếu dữ liệu có lỗi, ghi danh sách lỗi ra tệp này',
    'if the input has problems, write their list to this file',
  ),
};

/** Refuses an input; with `--report` the list is also written as a workbook, for whoever has to mend it. */
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

function writeReport(file: string, complaints: readonly Complaint[], { language }: Task) {
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
  return writeWorkbook(file, [
    {
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
    },
  ]);
}
