import type { Period } from '../period.ts';
import type { Column, Records } from '../register.ts';
import type { TableDeclaration } from '../regulation/format.ts';
import { groupRows, type RowGroups } from './row-groups.ts';

interface Gathered {
  readonly declaration: TableDeclaration;
  readonly columns: Map<string, Column>;
  readonly count: number;
  /** How many subjects of the table's kind there are. */
  readonly subjects: number;
  /** Index of each row's subject, -1 where it is not known. */
  readonly subjectOf: Int32Array;
  /** Absent when the table has no periods. */
  readonly periods: readonly Period[] | undefined;
  readonly periodOf: Uint8Array;
  /** Each row as the source counts it. */
  readonly rowAt: Int32Array;
}

/** The records of one table, grouped by subject and period. */
export class GatheredRecords implements Records {
  readonly declaration: TableDeclaration;
  readonly columns: Map<string, Column>;
  readonly count: number;
  readonly rowAt: Int32Array;
  /** Only the periods that rows are about, so that a year of weeks costs nothing when months are given. */
  readonly periods: readonly Period[];
  readonly #groups: RowGroups;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #per: boolean;

  constructor(gathered: Gathered) {
    const { declaration, columns, count, rowAt, periods, subjectOf, periodOf } = gathered;
    this.declaration = declaration;
    this.columns = columns;
    this.count = count;
    this.rowAt = rowAt;
    this.#per = periods !== undefined;
    const places = new Int32Array(256).fill(-1);
    for (let row = 0; row < count; row++) places[periodOf[row]!] = 0;
    this.periods = periods?.filter((_, number) => places[number] === 0) ?? [];
    this.periods.forEach((period, place) => {
      places[periods?.indexOf(period) ?? 0] = place;
    });
    places[255] = -1;
    const width = Math.max(1, this.periods.length);
    const groupOf = this.#per
      ? (row: number): number => {
          const subject = subjectOf[row]!;
          const place = places[periodOf[row]!]!;
          return subject < 0 || place < 0 ? -1 : subject * width + place;
        }
      : (row: number): number => subjectOf[row]!;
    this.#groups = groupRows(count, gathered.subjects * width, groupOf);
    this.#numbers = new Map(this.periods.map((period, place) => [period.id, place]));
  }

  rowsOf(subject: number, period?: string): Int32Array {
    const width = Math.max(1, this.periods.length);
    if (!this.#per || period === undefined)
      return this.#groups.rowsBetween(subject * width, (subject + 1) * width);
    const place = this.#numbers.get(period);
    return place === undefined
      ? this.#groups.rowsBetween(0, 0)
      : this.#groups.rowsOf(subject * width + place);
  }

  /** Every group that has rows, with its subject and, where the table has periods, its period. */
  *groups(): Generator<{ subject: number; period: Period | undefined; rows: Int32Array }> {
    const width = Math.max(1, this.periods.length);
    for (let group = 0; group < this.#groups.groups; group++) {
      const rows = this.#groups.rowsOf(group);
      if (rows.length === 0) continue;
      yield { subject: Math.floor(group / width), period: this.periods[group % width], rows };
    }
  }
}
