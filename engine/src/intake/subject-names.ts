import type { SubjectKind } from '../regulation/format.ts';
import { cleanText, idOf } from './cell-text.ts';
import type { Directory, Subject } from './directory.ts';
import type { ProblemLog } from './problem-log.ts';
import { EMPTY, isRefusal, type Refusal } from './refusal.ts';

/** The subjects that the rows of one table name, numbered as they come; who they are is settled at the end. */
export class SubjectNames {
  readonly names: string[] = [];
  readonly #firstRows: number[] = [];
  readonly #known = new Map<string, number>();
  #last = '';
  #lastNumber = -1;

  /** The number of the subject a cell names, or why it names none. */
  number(raw: string, at: number): number | Refusal {
    if (raw === this.#last && raw !== '') return this.#lastNumber;
    const known = this.#known.get(raw);
    if (known !== undefined) {
      this.#last = raw;
      this.#lastNumber = known;
      return known;
    }
    const cleaned = cleanText(raw);
    const id = isRefusal(cleaned) ? cleaned : idOf(cleaned);
    if (isRefusal(id)) return id;
    if (id === '') return EMPTY;
    let number = this.#known.get(id);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(id);
      this.#firstRows.push(at);
      this.#known.set(id, number);
    }
    this.#known.set(raw, number);
    return number;
  }

  /** The subject of every number; those who do not exist are told once, at their first row. */
  resolve(
    of: SubjectKind | 'any',
    directory: Directory,
    table: string,
    log: ProblemLog,
  ): readonly (Subject | undefined)[] {
    return this.names.map((name, number) => {
      const subject = directory.find(name, of);
      if (subject === undefined)
        directory.tellUnknown(name, of, log, { table, row: this.#firstRows[number], column: 'subject' });
      return subject;
    });
  }
}
