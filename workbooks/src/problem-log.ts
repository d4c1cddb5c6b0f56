import { type Problem, type ProblemCode, problem } from './problem.ts';

const listedPerKind = 20;

/**
 * Collects problems. Of one kind in one column of one sheet the first 20 are listed and the rest counted, so a
 * column of 30,000 formulas neither hides other problems nor fills the memory.
 */
export class ProblemLog {
  readonly #listed: Problem[] = [];
  readonly #kinds = new Map<string, { first: Problem; seen: number }>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(
    code: ProblemCode,
    place: { sheet?: string | null; row?: number | null; column?: string | null } = {},
    detail = '',
  ): void {
    const key = `${code}\n${place.sheet ?? ''}\n${place.column ?? ''}`;
    const kind = this.#kinds.get(key);
    if (kind !== undefined && kind.seen >= listedPerKind) {
      kind.seen += 1;
      return;
    }
    const found = problem(code, { ...place, file: this.#file }, detail);
    this.#listed.push(found);
    if (kind === undefined) this.#kinds.set(key, { first: found, seen: 1 });
    else kind.seen += 1;
  }

  /** All problems listed, in order of discovery, then one 'more-problems' for each kind with more than 20. */
  all(): Problem[] {
    const rest: Problem[] = [];
    for (const { first, seen } of this.#kinds.values()) {
      if (seen <= listedPerKind) continue;
      const { file, sheet, column } = first;
      rest.push(problem('more-problems', { file, sheet, column }, String(seen - listedPerKind)));
    }
    return [...this.#listed, ...rest];
  }
}
