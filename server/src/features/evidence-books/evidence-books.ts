import { createHash } from 'node:crypto';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle, notOpen } from '../../evaluation/cycle-refusals.ts';
import { daysOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { descriptorsOf } from '../../evaluation/tables.ts';
import type { SheetFile } from '../../http/file-body.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import type { SheetsInFile } from '../../http/sheets-in-file.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { enqueue } from '../../jobs/queue.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById, cycleHeld } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { readBook } from './book-reading.ts';
import * as errors from './evidence-books.errors.ts';
import * as queries from './evidence-books.queries.ts';
import { type BookState, MAY_BE_WITHDRAWN } from './evidence-books.states.ts';
import type { BookTaker } from './taking.ts';

export const bookVersion = ({ version }: Pick<queries.BookRow, 'version'>): string => `v${version}`;

/** Puts a workbook in; what it would do is looked at by a job. */
export async function putBookIn(
  tx: Tx,
  holder: Holder,
  given: {
    readonly cycle: string;
    readonly on: string | undefined;
    readonly ground: string;
    readonly reason: string | null;
    readonly file: SheetFile;
  },
): Promise<queries.BookRow | Refusal> {
  const { ground, reason, file } = given;
  const cycle = await cycleHeld(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const why = refusalOf(holder, 'statement.record', {
    line: await lineThrough(tx, cycle.unit, todayInVietnam()),
  });
  if (why) return why;
  if (cycle.state !== 'open') return notOpen();
  const on = given.on ?? daysOf(cycle.period)?.from ?? todayInVietnam();
  const id = newId();
  const hash = createHash('sha256').update(file.bytes).digest();
  const row = { id, cycle: cycle.id, unit: cycle.unit, on, ground, reason };
  await queries.addBook(tx, { ...row, content: file.bytes, hash, by: holder.account });
  await enqueue(tx, { kind: 'evidenceBook.check', payload: { book: id }, key: id });
  await record(tx, {
    action: 'evidenceBook.putIn',
    subject: { kind: 'evidenceBook', id },
    unit: cycle.unit,
    facts: { cycle: cycle.id, on, ground, sha256: hash.toString('hex') },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  return (await queries.bookById(tx, id)) ?? errors.noSuchBook();
}

/** Lets a workbook be taken as it was shown. The job does it, in one transaction. */
export async function letTake(
  tx: Tx,
  holder: Holder,
  at: { readonly cycle: string; readonly book: string; readonly seen: string | undefined },
): Promise<queries.BookRow | Refusal> {
  const book = await settled(tx, holder, at, 'statement.record', ['checked']);
  const outdated = refusalOfVersion(at.seen, bookVersion(book));
  if (outdated) throw new Refused(outdated);
  await queries.setBook(tx, book.id, { from: book.state, state: 'applying' });
  await enqueue(tx, { kind: 'evidenceBook.take', payload: { book: book.id }, key: book.id });
  const subject = { kind: 'evidenceBook', id: book.id };
  await record(tx, { action: 'evidenceBook.letTake', subject, unit: book.unit });
  return (await queries.bookById(tx, book.id)) ?? errors.noSuchBook();
}

/** Puts a workbook aside; its file is not kept. */
export async function withdrawBook(
  tx: Tx,
  holder: Holder,
  at: { readonly cycle: string; readonly book: string },
): Promise<queries.BookRow | Refusal> {
  const book = await settled(tx, holder, at, 'statement.record', MAY_BE_WITHDRAWN);
  await queries.setBook(tx, book.id, { from: book.state, state: 'withdrawn', isDone: true });
  const subject = { kind: 'evidenceBook', id: book.id };
  await record(tx, { action: 'evidenceBook.withdraw', subject, unit: book.unit });
  return (await queries.bookById(tx, book.id)) ?? errors.noSuchBook();
}

/** Records the decisions of a workbook that the office brought in: by whoever decides. */
export async function takeDecisionsOf(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  taker: BookTaker,
  at: { readonly cycle: string; readonly book: string; readonly file: SheetsInFile | undefined },
): Promise<queries.BookRow | Refusal> {
  const book = await settled(tx, holder, at, 'classification.answer', ['applied']);
  const { file } = at;
  if (book.decisionsLeft === 0 || file === undefined) throw new Refused(errors.noDecisionsLeft());
  const read = await readFor(tx, sources, book.cycle, file);
  if (isRefusal(read)) throw new Refused(read);
  const taken = await taker.takeDecisions(tx, holder, read);
  if (isRefusal(taken)) throw new Refused(taken);
  const { state } = book;
  await queries.setBook(tx, book.id, { from: state, state, decisionsLeft: 0, isDone: true });
  await record(tx, {
    action: 'evidenceBook.takeDecisions',
    subject: { kind: 'evidenceBook', id: book.id },
    unit: book.unit,
    facts: { ...taken },
  });
  return (await queries.bookById(tx, book.id)) ?? errors.noSuchBook();
}

/** The sheets of a file as the tables of a cycle's regulations. */
export async function readFor(tx: Tx, sources: EvaluationSources, id: string, file: SheetsInFile) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  return { cycle, read: readBook(file, descriptorsOf(packs.map(({ regulation }) => regulation))) };
}

/** An empty workbook of a cycle: every sheet its regulations ask for, with its headings. */
export async function bookTemplate(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const sheets = descriptorsOf(packs.map(({ regulation }) => regulation)).map(({ label, columns }) => ({
    name: label.vi
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, 31)
      .trim(),
    columns: columns.map((column) => ({ header: column.label.vi, kind: 'text' as const })),
    rows: [],
  }));
  return {
    kind: 'xlsx' as const,
    name: `mau-nhap-du-lieu-${cycle.period}.xlsx`,
    bytes: await bytesOf('xlsx', sheets),
  };
}

/**
 * The workbook, locked: of two who settle it at once the second sees what the first did.
 *
 * @throws Refused when it is not to be settled, so that nothing is left of the lock
 */
async function settled(
  tx: Tx,
  holder: Holder,
  { cycle, book: id }: { readonly cycle: string; readonly book: string },
  action: 'statement.record' | 'classification.answer',
  from: readonly BookState[],
): Promise<queries.BookRow> {
  const book = await queries.bookLocked(tx, id);
  if (book === undefined || book.cycle !== cycle) throw new Refused(errors.noSuchBook());
  const why = refusalOf(holder, action, { line: await lineThrough(tx, book.unit, todayInVietnam()) });
  if (why) throw new Refused(why);
  if (!from.includes(book.state)) throw new Refused(errors.notReady());
  return book;
}
