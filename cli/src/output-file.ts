import { realpath, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Bilingual, say } from '@congtam/engine';
import type { OptionDeclaration, Task } from './command.ts';
import { type Complaint, complain } from './complaint.ts';

export const forceOption: OptionDeclaration = {
  name: 'force',
  says: say(
    'ghi đè tệp đã có; không có lựa chọn này thì từ chối',
    'write over a file that is there; refused without it',
  ),
};

export interface FileToWrite {
  /** The option that names the file, for what is told about it. */
  readonly option: 'out' | 'report';
  readonly path: string;
  readonly isWorkbook?: boolean;
  /** What is read by the same command; it is never written over, not even by force. */
  readonly input?: string;
  /** Whether a file that is there was made by the same command and holds nothing of anybody else. */
  isOwn?(path: string): Promise<boolean>;
}

/** Why a file may not be written: not what its name says, the input itself, or somebody else's file. */
export async function refuseFile(file: FileToWrite, task: Task): Promise<Complaint[]> {
  const { option, path, isWorkbook, input, isOwn } = file;
  if (isWorkbook && extname(path).toLowerCase() !== '.xlsx') return [notXlsx(option, path)];
  if (input !== undefined && (await isSame(path, input))) return [sameAsInput(option, path)];
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isDirectory()) return [isFolder(option, path)];
  if (task.has('force') || (await isOwn?.(path))) return [];
  return [isThere(option, path, say(`“${path}” đã có`, `'${path}' is already there`))];
}

/** The same for the files of a folder of CSV: none of them may be there. */
export async function refuseFilesIn(
  folder: string,
  names: readonly string[],
  task: Task,
): Promise<Complaint[]> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || task.has('force')) return [];
  if (!found.isDirectory())
    return [isThere('out', folder, say(`“${folder}” là một tệp`, `'${folder}' is a file`))];
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (await stat(path).catch(() => undefined))
      return [isThere('out', folder, say(`“${path}” đã có`, `'${path}' is already there`))];
  }
  return [];
}

/** Whether two paths lead to one file, also by another spelling or by a link. */
async function isSame(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((p) => stat(p).catch(() => undefined)));
  if (first === undefined || second === undefined) return false;
  if (first.ino !== 0 && first.dev === second.dev && first.ino === second.ino) return true;
  const [a, b] = await Promise.all([realpath(one), realpath(other)]);
  return a === b;
}

const isThere = (option: string, path: string, why: Bilingual): Complaint =>
  complain(
    'output.exists',
    say(`${why.vi}; không ghi đè, dữ liệu trong đó còn nguyên`, `${why.en}; it is left as it is`),
    say(
      `chọn tên khác cho --${option}, hoặc thêm --force nếu chắc chắn bỏ “${path}” cũ`,
      `choose another name for --${option}, or add --force if '${path}' may go`,
    ),
  );

const sameAsInput = (option: string, path: string): Complaint =>
  complain(
    'output.is-the-input',
    say(`--${option} “${path}” chính là tệp dữ liệu vào`, `--${option} '${path}' is the input itself`),
    say(`chọn tên khác cho --${option}`, `choose another name for --${option}`),
  );

const isFolder = (option: string, path: string): Complaint =>
  complain(
    'output.is-a-folder',
    say(`--${option} “${path}” là một thư mục`, `--${option} '${path}' is a folder`),
    say(`ghi tên một tệp cho --${option}`, `give --${option} the name of a file`),
  );

export const notXlsx = (option: string, path: string): Complaint =>
  complain(
    'output.not-xlsx',
    say(`--${option} “${path}” phải có đuôi .xlsx`, `--${option} '${path}' has to end with .xlsx`),
    say(
      `viết --${option} ${path.replace(/\.[^./\\]*$/, '')}.xlsx`,
      `write --${option} ${path.replace(/\.[^./\\]*$/, '')}.xlsx`,
    ),
  );
