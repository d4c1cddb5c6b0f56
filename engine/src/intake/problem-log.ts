import { say } from '../problem.ts';
import type { IntakeProblem } from './descriptor.ts';
import type { Refusal } from './refusal.ts';

const MOST = 1000;
/** A column that is wrong all the way down shall not push everything else out of the list. */
const MOST_OF_A_KIND = 100;

/** All problems of an intake: each once, a list that people can read, and a count of the rest. */
export class ProblemLog {
  readonly #problems: IntakeProblem[] = [];
  readonly #told = new Set<string>();
  readonly #cells = new Set<string>();
  readonly #kinds = new Map<string, number>();
  #left = 0;

  get count(): number {
    return this.#problems.length + this.#left;
  }

  add(problem: IntakeProblem): void {
    const { code, table, column, row } = problem;
    const kind = `${code}|${table}|${column ?? ''}`;
    const seen = this.#kinds.get(kind) ?? 0;
    if (seen >= MOST_OF_A_KIND || this.#problems.length >= MOST) {
      this.#left += 1;
      return;
    }
    const key = `${kind}|${row ?? ''}|${problem.message.en}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#kinds.set(kind, seen + 1);
    this.#problems.push(problem);
  }

  /** A cell has one problem, the first; what follows from it is not told again. */
  refuse(table: string, row: number | undefined, column: string | undefined, { refused }: Refusal): void {
    if (this.isRefused(table, row, column)) return;
    if (this.#cells.size < MOST) this.#cells.add(`${table}|${row}|${column}`);
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

  /** In the order of the tables, then of the rows. */
  list(tables: readonly string[]): IntakeProblem[] {
    const place = (p: IntakeProblem) => tables.indexOf(p.table);
    const sorted = this.#problems
      .map((problem, order) => ({ problem, order }))
      .sort(
        (a, b) =>
          place(a.problem) - place(b.problem) ||
          (a.problem.row ?? 0) - (b.problem.row ?? 0) ||
          a.order - b.order,
      )
      .map(({ problem }) => problem);
    return this.#left === 0 ? sorted : [...sorted, rest(this.#left, sorted.at(-1)?.table ?? '')];
  }
}

function rest(left: number, table: string): IntakeProblem {
  return {
    table,
    code: 'intake.more-problems',
    message: say(
      `còn ${left} lỗi nữa cùng loại hoặc tiếp theo`,
      `${left} more problems of these kinds or after these`,
    ),
    mend: say('sửa các lỗi đã nêu rồi kiểm tra lại', 'mend those listed and check again'),
  };
}
