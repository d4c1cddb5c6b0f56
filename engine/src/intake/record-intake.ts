import { type Period, periodsOfYear } from '../period.ts';
import type { Column } from '../register.ts';
import type { Regulation, TableDeclaration } from '../regulation/format.ts';
import { columnOf } from './column-of.ts';
import { readPeriod } from './day-cell.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { Directory } from './directory.ts';
import { GatheredRecords } from './gathered-records.ts';
import { longer } from './growing.ts';
import { missingColumn } from './match.ts';
import { mayReachBack, type OwnYears } from './own-years.ts';
import type { ProblemLog } from './problem-log.ts';
import type { RecordColumn } from './record-column.ts';
import { EMPTY, isRefusal } from './refusal.ts';
import { isBlankRow, missingColumns, positionsOf } from './source-row.ts';
import { SubjectNames } from './subject-names.ts';
import { periodUnitsOf } from './table-plan.ts';

/** Rows of one of the regulations' tables, kept by column: a province has millions of them. */
export class RecordIntake {
  readonly #subjects = new SubjectNames();
  readonly #periods: readonly Period[];
  readonly #readPeriod;
  readonly #periodNumbers: ReadonlyMap<string, number>;
  readonly #columns: readonly RecordColumn[];
  #subjectOf = new Int32Array(0);
  #periodOf = new Uint8Array(0);
  #rowAt = new Int32Array(0);
  #lastPeriod = '';
  #count = 0;

  constructor(
    readonly declaration: TableDeclaration,
    readonly table: TableDescriptor,
    regulations: readonly Regulation[],
    readonly year: number,
    readonly log: ProblemLog,
  ) {
    const units = declaration.per === undefined ? [] : periodUnitsOf([declaration.per], regulations);
    const reachesBack = mayReachBack(regulations);
    const before = reachesBack ? units.filter((unit) => unit !== 'year' && unit !== 'half') : [];
    this.#periods = [
      ...units.flatMap((unit) => periodsOfYear(year, unit)),
      ...before.flatMap((unit) => periodsOfYear(year - 1, unit)),
    ];
    this.#periodNumbers = new Map(this.#periods.map((period, number) => [period.id, number]));
    this.#readPeriod = readPeriod(units, year, reachesBack);
    this.#columns = declaration.columns.map(columnOf);
  }

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const { log, table, declaration } = this;
    const positions = positionsOf(columns);
    const missing = missingColumns(table, positions);
    for (const column of missing) log.add(missingColumn(table.id, column));
    const place = (id: string): number => positions.get(id) ?? -1;
    const subject = place('subject');
    const period = declaration.per === undefined ? undefined : place('period');
    const places = Int32Array.from(declaration.columns, (c) => place(c.id));
    const toldMissing = declaration.columns.map((c) => missing.some((m) => m.id === c.id));
    const writers = this.#columns;
    return (cells, at) => {
      if (!(cells[0]! > BLANK) && isBlankRow(cells)) return;
      const row = this.#next(at);
      this.#writeSubject(subject < 0 ? undefined : (cells[subject] ?? ''), row, at);
      if (period !== undefined) this.#writePeriod(period < 0 ? undefined : (cells[period] ?? ''), row, at);
      for (let i = 0; i < writers.length; i++) {
        const from = places[i]!;
        const refusal = writers[i]!.write(from < 0 ? '' : (cells[from] ?? ''), row);
        if (refusal !== undefined && !toldMissing[i])
          log.refuse(table.id, at, declaration.columns[i]!.id, refusal);
      }
    };
  }

  #next(at: number): number {
    const row = this.#count++;
    if (row >= this.#rowAt.length) {
      this.#rowAt = longer('int32', this.#rowAt);
      this.#subjectOf = longer('int32', this.#subjectOf);
      this.#periodOf = longer('uint8', this.#periodOf);
    }
    this.#rowAt[row] = at;
    return row;
  }

  #writeSubject(raw: string | undefined, row: number, at: number): void {
    const number = raw === undefined ? -1 : this.#subjects.number(raw, at);
    this.#subjectOf[row] = typeof number === 'number' ? number : -1;
    if (isRefusal(number)) this.log.refuse(this.table.id, at, 'subject', number);
  }

  #writePeriod(raw: string | undefined, row: number, at: number): void {
    if (raw !== undefined && raw === this.#lastPeriod && raw !== '') {
      this.#periodOf[row] = this.#periodOf[row - 1]!;
      return;
    }
    const period = raw === undefined ? undefined : this.#readPeriod(raw);
    this.#lastPeriod = '';
    this.#periodOf[row] = NO_PERIOD;
    if (isRefusal(period)) this.log.refuse(this.table.id, at, 'period', period);
    else if (period !== undefined) {
      this.#periodOf[row] = this.#periodNumbers.get(period.id) ?? NO_PERIOD;
      this.#lastPeriod = raw ?? '';
    } else if (raw !== undefined) this.log.refuse(this.table.id, at, 'period', EMPTY);
  }

  /** Groups the rows, once it is known who the subjects are. */
  close(
    directory: Directory,
    people: number,
    units: number,
    ownYears: OwnYears | undefined,
  ): GatheredRecords {
    const { declaration, log } = this;
    const subjects = this.#subjects.resolve(declaration.of, directory, this.table.id, log);
    const indexOf = Int32Array.from(subjects, (subject) => subject?.index ?? -1);
    const count = this.#count;
    const subjectOf = this.#subjectOf.subarray(0, count);
    for (let row = 0; row < count; row++) {
      const number = subjectOf[row]!;
      if (number >= 0) subjectOf[row] = indexOf[number]!;
    }
    if (ownYears && this.#periods.some((p) => p.year !== this.year)) this.#checkEarlier(ownYears, subjectOf);
    const columns = new Map<string, Column>(
      declaration.columns.map((c, i) => [c.id, this.#columns[i]!.finish(count)]),
    );
    return new GatheredRecords({
      declaration,
      columns,
      count,
      subjects: declaration.of === 'person' ? people : units,
      subjectOf,
      periods: declaration.per === undefined ? undefined : this.#periods,
      periodOf: this.#periodOf.subarray(0, count),
      rowAt: this.#rowAt.subarray(0, count),
    });
  }

  /** Rows of the year before belong only to whoever has a year of work that reaches there. */
  #checkEarlier(ownYears: OwnYears, subjectOf: Int32Array): void {
    const { of } = this.declaration;
    for (let row = 0; row < this.#count; row++) {
      const period = this.#periods[this.#periodOf[row]!];
      const index = subjectOf[row]!;
      if (period === undefined || period.year === this.year || index < 0 || of === undefined) continue;
      const refusal = ownYears.refusal({ kind: of, index }, period);
      if (refusal) this.log.refuse(this.table.id, this.#rowAt[row], 'period', refusal);
    }
  }
}

const NO_PERIOD = 255;
/** A first cell after this in the order of characters is not blank; any other row is looked at closely. */
const BLANK = ' ~';
