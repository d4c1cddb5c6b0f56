import { say } from '@congtam/engine';
import { z } from 'zod';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { type SheetsInFile, sheetsInFile } from '../../http/sheets-in-file.ts';
import { id } from '../../http/texts.ts';
import type { JobCall, JobHandlers } from '../../jobs/worker.ts';
import { isRefusal } from '../../refusal.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import type { BookProblem, BookRead } from './book-reading.ts';
import * as queries from './evidence-books.queries.ts';
import { readFor } from './evidence-books.ts';
import type { BookTaken, BookTaker } from './taking.ts';

const payload = z.strictObject({ book: id });
const MOST_TOLD = 1000;

/** Carries what was looked at out of a transaction of which nothing is kept. */
class LookedAt extends Error {
  readonly found: Found;
  constructor(found: Found) {
    super('a workbook was looked at');
    this.name = 'LookedAt';
    this.found = found;
  }
}

/** Something is otherwise than it was shown: nothing of it is kept, and it is shown again. */
class NotAsShown extends Error {
  constructor() {
    super('a workbook would do something else than was shown');
    this.name = 'NotAsShown';
  }
}

/** Exclusion, uniqueness, a check: what rows out of sight have against it. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^23|^42501/.test(String(error.code));

const CONFLICT: BookProblem = {
  ...{ sheet: undefined, row: undefined, column: undefined, code: 'evidence-book.conflict' },
  message: say(
    'có dòng trái với dữ liệu đang có ngoài phạm vi bạn xem được, hoặc ngoài quyền của bạn',
    'a row goes against what is recorded out of your sight, or is not yours to record',
  ),
  mend: say(
    'xem lại đơn vị và vị trí trong tệp; nhờ người phụ trách phạm vi ấy nhập phần của họ',
    'look at units and posts of the file again; have whoever answers for the others bring their part',
  ),
};

type Found = BookTaken | { readonly problems: readonly BookProblem[] };

/** What becomes of workbooks after they are put in: looked at, then taken. Both with the rights of who asked, as they are now. */
export const evidenceBookJobs = (
  sources: EvaluationSources,
  taker: BookTaker,
  xlsxReader: string | undefined,
): JobHandlers => {
  const prepared = async ({ job, asRequester }: JobCall, state: 'checking' | 'applying') => {
    const { book: bookId } = payload.parse(job.payload);
    const found = await asRequester(async (tx) => {
      const book = await queries.bookById(tx, bookId);
      const bytes = book?.state === state ? await queries.contentOf(tx, bookId) : undefined;
      return book === undefined || bytes === undefined ? undefined : { book, bytes };
    });
    if (found === undefined) return undefined;
    // Read before any transaction: parsing takes its time.
    const file = await sheetsInFile({ kind: 'xlsx', bytes: found.bytes }, xlsxReader);
    return { book: found.book, file };
  };

  const taken = async (tx: Tx, book: queries.BookRow, file: SheetsInFile): Promise<Found> => {
    const read = await readFor(tx, sources, book.cycle, file);
    if (isRefusal(read)) {
      const { code, title, mend } = read;
      const whole = { sheet: undefined, row: undefined, column: undefined };
      return { problems: [{ ...whole, code, message: title, mend }] };
    }
    const { id: bookId, on, ground, reason } = book;
    const holder = await holderOfActor(tx);
    const given = { id: bookId, on, ground, reason, file, ...read, now: Date.now() };
    const found = await taker.take(tx, holder, given);
    return 'problems' in found ? { problems: named(found.problems, read.read) } : found;
  };

  /** What it would do: done, looked at, and undone. */
  const lookedAt = async ({ asRequester }: JobCall, book: queries.BookRow, file: SheetsInFile) => {
    try {
      return await asRequester(async (tx): Promise<never> => {
        throw new LookedAt(await taken(tx, book, file));
      });
    } catch (error) {
      if (error instanceof LookedAt) return error.found;
      if (isConflict(error)) return { problems: [CONFLICT] };
      throw error;
    }
  };

  const show = async (call: JobCall, book: queries.BookRow, file: SheetsInFile): Promise<void> => {
    const found = await lookedAt(call, book, file);
    const isFaulty = 'problems' in found;
    // Withdrawn meanwhile: it stays so.
    await call.finishing((tx) =>
      queries.setBook(tx, book.id, {
        from: book.state,
        state: isFaulty ? 'faulty' : 'checked',
        report: reportOf(found),
        planHash: isFaulty ? null : found.hash,
      }),
    );
  };

  return {
    'evidenceBook.check': async (call) => {
      const ready = await prepared(call, 'checking');
      if (ready === undefined) return call.finishing(async () => {});
      await call.report(25);
      await show(call, ready.book, ready.file);
    },
    'evidenceBook.take': async (call) => {
      const ready = await prepared(call, 'applying');
      if (ready === undefined) return call.finishing(async () => {});
      const { book, file } = ready;
      await call.report(25);
      try {
        await call.finishing(async (tx) => {
          const found = await taken(tx, book, file);
          const isAsShown =
            !('problems' in found) && book.planHash !== null && found.hash.equals(book.planHash);
          if (!isAsShown) throw new NotAsShown();
          const { units, people, decisions } = found;
          const { left } = decisions;
          const report = reportOf(found);
          const settled = { from: book.state, state: 'applied', report, decisionsLeft: left } as const;
          if (!(await queries.setBook(tx, book.id, { ...settled, isDone: left === 0 })))
            throw new NotAsShown();
          await record(tx, {
            action: 'evidenceBook.take',
            subject: { kind: 'evidenceBook', id: book.id },
            unit: book.unit,
            facts: {
              cycle: book.cycle,
              units: { ...units },
              people: { ...people },
              decisions: { ...decisions },
            },
          });
        });
      } catch (error) {
        if (!(error instanceof NotAsShown || isConflict(error))) throw error;
        await show(call, book, file);
      }
    },
  };
};

/** Problems with what people call their table and column. */
function named(problems: readonly BookProblem[], { sheets }: BookRead): readonly BookProblem[] {
  const tables = new Map(sheets.map(({ descriptor }) => [descriptor.id, descriptor]));
  return problems.map((problem) => {
    const table = tables.get(problem.sheet ?? '');
    const heading = table?.columns.find(({ id }) => id === problem.column)?.label;
    return {
      ...problem,
      ...(table !== undefined && { sheetHeading: table.label }),
      ...(heading !== undefined && { heading }),
    };
  });
}

function reportOf(found: Found) {
  if ('problems' in found) {
    const { problems } = found;
    return { problemCount: problems.length, problems: problems.slice(0, MOST_TOLD), does: null };
  }
  const { hash: _, ...does } = found;
  return { problemCount: 0, problems: [], does };
}
