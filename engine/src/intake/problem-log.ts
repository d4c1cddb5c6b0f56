import { say } from '../problem.ts';
import type { IntakeProblem } from './descriptor.ts';
import type { Refusal } from './refusal.ts';
import { RowRanges } from './row-ranges.ts';

const MOST = 1000;
/** A column that is wrong all the way down shall not push everything else out of the list. */
const MOST_OF_A_KIND = 100;
const MOST_CELLS = 100_000;

interface Told {
  readonly problem: IntakeProblem;
  readonly rows: RowRanges;
}

/** All problems of an intake: what is the same in many rows once, in a list people can read, and a count of the rest. */
export class ProblemLog {
  readonly #told = new Map<string, Told>();
  readonly #cells = new Set<string>();
  readonly #kinds = new Map<string, number>();
  #left = 0;

  get count(): number {
    return this.#told.size + this.#left;
  }

  add(problem: IntakeProblem): void {
    const { code, table, column, row, message, mend } = problem;
    const kind = `${code}|${table}|${column ?? ''}`;
    const key = `${kind}|${row === undefined}|${message.en}|${message.vi}|${mend.vi}`;
    const known = this.#told.get(key);
    if (known !== undefined) {
      if (row !== undefined) known.rows.add(row);
      return;
    }
    const seen = this.#kinds.get(kind) ?? 0;
    if (seen >= MOST_OF_A_KIND || this.#told.size >= MOST) {
      this.#left += 1;
      return;
    }
    this.#kinds.set(kind, seen + 1);
    const told = { problem, rows: new RowRanges() };
    if (row !== undefined) told.rows.add(row);
    this.#told.set(key, told);
  }

  /** A cell has one problem, the first; what follows from it is not told again. */
  refuse(table: string, row: number | undefined, column: string | undefined, { refused }: Refusal): void {
    if (row !== undefined && this.isRefused(table, row, column)) return;
    if (row !== undefined && this.#cells.size < MOST_CELLS) this.#cells.add(`${table}|${row}|${column}`);
    this.add({
      table,
      ...refused,
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
    });
  }

  isRefused(table: string, row: number | undefined, column: string | undefined): boolean {
    return this.#cells.size > 0 && this.#cells.has(`${table}|${row}|${column}`);
  }

  /** In the order of the tables, then of the rows; `what` names them where some are left out. */
  list(tables: readonly string[], what = PROBLEMS): IntakeProblem[] {
    const place = (p: IntakeProblem) => tables.indexOf(p.table);
    const sorted = [...this.#told.values()]
      .map((told, order) => ({ problem: withRows(told), order }))
      .sort(
        (a, b) =>
          place(a.problem) - place(b.problem) ||
          (a.problem.row ?? 0) - (b.problem.row ?? 0) ||
          a.order - b.order,
      )
      .map(({ problem }) => problem);
    return this.#left === 0 ? sorted : [...sorted, rest(this.#left, sorted.at(-1)?.table ?? '', what)];
  }
}

export const PROBLEMS = { vi: 'lỗi', en: 'problems' };
export const NOTES = { vi: 'điều cần xem lại', en: 'notes' };

/** One line for all rows: the message says which, so that whoever prints it needs to know nothing of ranges. */
function withRows({ problem, rows }: Told): IntakeProblem {
  const known = rows.first;
  if (known === undefined) return problem;
  const written = rows.written();
  if (written === undefined) return { ...problem, row: known };
  const { message } = problem;
  return {
    ...problem,
    row: known,
    rows: written.en,
    message: say(`${message.vi} (dòng ${written.vi})`, `${message.en} (rows ${written.en})`),
  };
}

function rest(left: number, table: string, what: typeof PROBLEMS): IntakeProblem {
  return {
    table,
    code: 'intake.more-problems',
    message: say(
      `còn ${left} ${what.vi} nữa cùng loại hoặc tiếp theo`,
      `${left} more ${what.en} of these kinds or after these`,
    ),
    mend: say('sửa các lỗi đã nêu rồi kiểm tra lại', 'mend those listed and check again'),
  };
}
