import { type Period, parsePeriod } from '../period.ts';
import { type Bilingual, say } from '../problem.ts';
import { type Column, type Decision, NUMBER_SCALE, type PersonRecord } from '../register.ts';
import { shownCell } from './cell-token.ts';
import type { GatheredRecords } from './gathered-records.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';

type Rows = readonly { readonly at: number }[];

/** More pieces of work than anybody does in a period. */
const UNUSUAL = 10_000;

/** Among more people than these a name says little: only those of one unit are told. */
const FEW_PEOPLE = 2000;

/** People of one name: two persons, or one under two ids. */
export function noteNames(people: readonly PersonRecord[], rows: Rows, notes: ProblemLog): void {
  const first = new Map<string, PersonRecord>();
  for (const person of people) {
    const { name, posts } = person;
    const key = people.length > FEW_PEOPLE ? `${name}|${posts.at(-1)?.unit}` : name;
    const before = first.get(key);
    if (before === undefined) first.set(key, person);
    else
      notes.refuse('people', rows[person.index]?.at, 'name', sameName(before, rows[before.index]?.at ?? 0));
  }
}

/** Ids of digits only, shorter than others, unless they simply count the rows. */
export function noteIds(
  table: string,
  named: readonly { readonly id: string }[],
  rows: Rows,
  notes: ProblemLog,
): void {
  if (named.length < 2 || !named.every(({ id }) => /^\d+$/.test(id))) return;
  const longest = named.reduce((most, { id }) => Math.max(most, id.length), 0);
  const highest = named.reduce((most, { id }) => Math.max(most, Number(id)), 0);
  if (highest <= named.length * 2) return;
  for (const [index, { id }] of named.entries())
    if (id.length < longest) notes.refuse(table, rows[index]?.at, 'id', shorterId(longest));
}

/** An answer for another year than the one the data are of; levels of earlier years are meant to be there. */
export function noteDecisions(
  decided: readonly { readonly decision: Decision; readonly at: number }[],
  year: number,
  isOfTheirYear: (decision: Decision, period: Period) => boolean,
  notes: ProblemLog,
): void {
  for (const { decision, at } of decided) {
    const named = decision.period === undefined ? undefined : parsePeriod(decision.period);
    if (decision.question === 'level' || named === undefined || named.year === year) continue;
    if (!isOfTheirYear(decision, named))
      notes.refuse('decisions', at, 'period', ofAnotherYear(named.year, year));
  }
}

export function noteRecords(records: GatheredRecords, notes: ProblemLog): void {
  noteUnusual(records, notes);
  noteTwins(records, notes);
  noteNothingDone(records, notes);
}

/**
 * A quantity from which other columns take theirs and that is 0 in every row: more likely a column left out than a body
 * where nothing was done.
 */
function noteNothingDone({ declaration, columns, count }: GatheredRecords, notes: ProblemLog): void {
  if (count === 0) return;
  for (const { id, label, whenAbsent } of declaration.columns) {
    const column = columns.get(id);
    if (whenAbsent === undefined || column?.kind !== 'number') continue;
    if (!declaration.columns.some(({ sameAs }) => sameAs === id)) continue;
    if (column.values.subarray(0, count).every((value) => value === 0))
      notes.refuse(declaration.id, undefined, id, nothingDone(label));
  }
}

function noteUnusual({ declaration, columns, count, rowAt }: GatheredRecords, notes: ProblemLog): void {
  for (const { id, type, atMost, sameAs, fromTable } of declaration.columns) {
    const column = columns.get(id);
    if (declaration.of !== 'person' || column?.kind !== 'number' || type.kind !== 'number') continue;
    if (type.max !== undefined || (atMost ?? sameAs ?? fromTable) !== undefined) continue;
    for (let row = 0; row < count; row++)
      if (column.values[row]! > UNUSUAL * NUMBER_SCALE)
        notes.refuse(declaration.id, rowAt[row], id, unusual(shownCell(column, row)));
  }
}

/** Rows of one subject and period that are the same in every column, as when a block is pasted twice. */
function noteTwins(records: GatheredRecords, notes: ProblemLog): void {
  const columns = [...records.columns.values()];
  const marks = marksOf(columns, records.count);
  const isSame = (a: number, b: number) =>
    marks[a] === marks[b] && columns.every(({ values }) => Object.is(values[a], values[b]));
  for (const { rows } of records.groups()) {
    const seen = rows.length > FEW ? new Map<number, number>() : undefined;
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place]!;
      const before = seen ? earlierByMark(seen, row, marks[row]!) : earlierOfFew(rows, place, marks);
      if (before >= 0 && isSame(before, row))
        notes.refuse(records.declaration.id, records.rowAt[row], undefined, TWIN);
    }
  }
}

/** So few rows are compared with each other; a map for each of a million groups costs more. */
const FEW = 24;

function earlierOfFew(rows: Int32Array, place: number, marks: Int32Array): number {
  const mark = marks[rows[place]!];
  for (let i = 0; i < place; i++) if (marks[rows[i]!] === mark) return rows[i]!;
  return -1;
}

function earlierByMark(seen: Map<number, number>, row: number, mark: number): number {
  const before = seen.get(mark);
  if (before === undefined) seen.set(mark, row);
  return before ?? -1;
}

/** A number of every row; rows that are the same have the same. */
function marksOf(columns: readonly Column[], count: number): Int32Array {
  const marks = new Int32Array(count);
  for (const { values } of columns)
    for (let row = 0; row < count; row++) marks[row] = Math.imul(marks[row]!, 31) + (values[row]! | 0);
  return marks;
}

const ofAnotherYear = (named: number, year: number) =>
  refuse(
    'answer-of-another-year',
    say(
      `câu trả lời cho năm ${named}, dữ liệu là của năm ${year}`,
      `an answer for ${named}, the data are of ${year}`,
    ),
    say('kiểm tra lại năm của kỳ', 'check the year of the period'),
  );

const sameName = ({ id, name }: PersonRecord, at: number) =>
  refuse(
    'same-name',
    say(
      `“${name}” cùng họ tên với người mã “${id}” ở dòng ${at}`,
      `'${name}' has the name of the person '${id}' in row ${at}`,
    ),
    say(
      'nếu là một người thì dùng một mã; nếu là hai người thì để nguyên',
      'one person has one id; leave it when they are two people',
    ),
  );

const shorterId = (longest: number) =>
  refuse(
    'id-without-zeros',
    say(
      `mã ngắn hơn ${longest} chữ số của các mã khác: có thể đã mất số 0 ở đầu`,
      `the id is shorter than the ${longest} digits of others: leading zeros may be lost`,
    ),
    say(
      'nếu đúng là mất số 0: định dạng cột là văn bản rồi ghi lại mã',
      'if they are lost, format the column as text and write the ids again',
    ),
  );

const unusual = (number: string) =>
  refuse(
    'unusually-large',
    say(`${number} là số lớn bất thường`, `${number} is unusually large`),
    say('kiểm tra lại; nếu đúng thì để nguyên', 'check it; leave it when it is right'),
  );

const nothingDone = (label: Bilingual) =>
  refuse(
    'nothing-in-any-row',
    say(
      `“${label.vi}” trống hoặc bằng 0 ở mọi dòng, được tính là 0`,
      `'${label.en}' is empty or 0 in every row and counts as 0`,
    ),
    say(
      'nếu thiếu cột ấy thì thêm vào; nếu đúng là 0 thì để nguyên',
      'add the column if it is missing; leave it when it is 0 indeed',
    ),
  );

const TWIN = refuse(
  'same-row-twice',
  say(
    'giống hệt một dòng trước của cùng đối tượng, cùng kỳ: có thể đã dán hai lần',
    'the same in every column as an earlier row of the subject and period: perhaps pasted twice',
  ),
  say(
    'nếu đã dán hai lần thì xóa; nếu là hai việc thì để nguyên',
    'remove it if it was pasted twice; leave two pieces of work',
  ),
);
