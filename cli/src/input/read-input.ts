import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import {
  type Intake,
  type IntakeProblem,
  openIntake,
  type Register,
  type Regulation,
  say,
  tablesOf,
  type Vocabulary,
} from '@congtam/engine';
import { type CopiedTable, type InputCopy, newInputCopy, readCsv, readSheets } from '@congtam/workbooks';
import type { Task } from '../command.ts';
import { type Complaint, complain, ofIntake, ofWorkbook } from '../complaint.ts';
import { isText, sourceFiles } from './source-files.ts';
import { feedOf, type TableFeed } from './table-feed.ts';

export interface InputRequest {
  readonly vocabulary: Vocabulary;
  readonly regulations: readonly Regulation[];
  readonly year: number;
  /** The only tables wanted; all when absent. */
  readonly only?: readonly string[];
  /** Stands before the intake, where rows of some table are to be kept otherwise. */
  before?(intake: Intake): Intake;
}

export interface InputRead {
  readonly register: Register;
  readonly copy: InputCopy;
  readonly rows: number;
  /** What looks odd and is accepted all the same. */
  readonly notes: readonly Complaint[];
}

/** Reads a workbook or a folder of CSV files into a register, or tells everything that is wrong with it at once. */
export async function readInput(
  path: string,
  request: InputRequest,
  task: Task,
): Promise<InputRead | { complaints: readonly Complaint[] }> {
  const opened = openIntake(request);
  const intake = request.before?.(opened) ?? opened;
  const copy = newInputCopy();
  const { only } = request;
  const tables = tablesOf(request.vocabulary, request.regulations);
  const wanted = only === undefined ? tables : tables.filter(({ id }) => only.includes(id));
  const isPartial = only !== undefined;
  const feed = feedOf(intake, wanted, { copy, language: task.language, isPartial });
  const ofFiles = await stream(path, feed, task);
  const closed = close(intake, feed, ofFiles);
  return 'complaints' in closed
    ? closed
    : { register: closed.register, notes: closed.notes, copy, rows: feed.rows };
}

/** The same from the copy that results carry with them. */
export function readCopy(
  tables: readonly CopiedTable[],
  request: InputRequest,
): { register: Register } | { complaints: readonly Complaint[] } {
  const intake = openIntake(request);
  const descriptors = tablesOf(request.vocabulary, request.regulations);
  const feed = feedOf(intake, descriptors);
  for (const { table, columns, rows } of tables) {
    feed.sheet({ name: table, hidden: false });
    feed.row(
      columns.map((column) => column ?? ''),
      0,
    );
    for (const [at, ...cells] of rows) feed.row(cells, at);
  }
  return close(intake, feed, []);
}

async function stream(path: string, feed: TableFeed, task: Task): Promise<readonly Complaint[]> {
  const { progress, io } = task;
  const unit = task.text({ vi: 'dòng', en: 'rows' });
  const ready = () => {
    progress.at(feed.rows, unit);
    return undefined;
  };
  const isFolder = await stat(path).then(
    (s) => s.isDirectory(),
    () => false,
  );
  if (!isFolder && !isText(path)) {
    const problems = await readSheets(
      path,
      {
        onSheet: ({ name, hidden }) => feed.sheet({ name, hidden, file: basename(path) }),
        onRow: ({ cells, number }) => feed.row(cells, number),
        ready,
      },
      io.xlsxReader === undefined ? {} : { childEntry: io.xlsxReader },
    );
    return problems.map(ofWorkbook);
  }
  const files = isFolder ? await sourceFiles(path) : [path];
  if (files.length === 0) return (await readSheets(path, { onSheet() {}, onRow() {} })).map(ofWorkbook);
  const complaints: Complaint[] = [];
  for (const file of files) {
    const name = basename(file, extname(file)).normalize('NFC');
    feed.sheet({ name, hidden: false, file: basename(file) });
    const row = (cells: string[], at: number) => feed.row(cells, at);
    const { problems } = await readCsv(file, { onHeader: row, onRow: row, ready });
    complaints.push(...problems.map(ofWorkbook));
  }
  return complaints;
}

function close(
  intake: Intake,
  feed: TableFeed,
  ofFiles: readonly Complaint[],
): { register: Register; notes: readonly Complaint[] } | { complaints: readonly Complaint[] } {
  const closed = intake.close();
  const told = (p: IntakeProblem) => ofIntake(p, feed.whereIs(p.table, p.column));
  const ofTables = 'problems' in closed ? closed.problems.map(told) : [];
  const complaints = [...ofFiles, ...feed.complaints, ...ofTables];
  if (complaints.length > 0) return { complaints };
  if ('problems' in closed) throw new Error('problems without a complaint');
  const { people, units } = closed.register;
  if (people.length + units.length === 0) return { complaints: [NOBODY] };
  return { register: closed.register, notes: closed.notes.map(told) };
}

const NOBODY = complain(
  'input.nobody',
  say('không có người, không có đơn vị nào trong dữ liệu', 'there are no people and no units in the input'),
  say('điền ít nhất trang đơn vị và trang người', 'fill in the sheets of units and of people at least'),
);
