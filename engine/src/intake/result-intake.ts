import { PERIOD_UNITS, type Period, type PeriodUnit } from '../period.ts';
import { say } from '../problem.ts';
import type { BroughtResult } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import { cellReader, readText } from './cell-text.ts';
import { readChoice } from './choice-cell.ts';
import { readPeriod } from './day-cell.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { Directory, Subject } from './directory.ts';
import { readExactly } from './number-cell.ts';
import { EarlierRows, mayReachBack, type OwnYears } from './own-years.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { SubjectNames } from './subject-names.ts';

/** The table `period-results`: what other bodies have settled. */
export class ResultIntake {
  readonly #subjects = new SubjectNames();
  readonly #results: Map<string, BroughtResult[]>[] = [];
  readonly #rows = new Map<string, number>();
  /** Rows that do not say under which regulation they stand. */
  readonly #unsaid: { number: number; measure: string; period: Period; at: number }[] = [];
  readonly #earlier;
  readonly #read;

  constructor(
    readonly table: TableDescriptor,
    readonly regulations: readonly Regulation[],
    year: number,
    readonly log: ProblemLog,
  ) {
    this.#earlier = new EarlierRows(table.id, year, log);
    this.#read = {
      period: readPeriod(PERIOD_UNITS, year, mayReachBack(regulations)),
      measure: readChoice(table.columns.find((c) => c.id === 'measure')?.options ?? new Map()),
      value: cellReader(readExactly),
      text: readText(),
      regulation: readChoice(new Map(regulations.map((r) => [r.id, r.title]))),
    };
  }

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(this.table, columns, this.log);
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row);
    };
  }

  #take(row: SourceRow): void {
    const read = this.#read;
    const number = row.value('subject', (raw) =>
      raw.trim() === '' ? undefined : this.#subjects.number(raw, row.at),
    );
    const period = row.value('period', read.period);
    this.#earlier.see(number, period, row.at);
    const measure = row.value('measure', read.measure);
    const value = row.value('value', read.value);
    const body = row.value('body', read.text);
    const document = row.value('document', read.text);
    const regulation = row.value('regulation', read.regulation);
    if (number === undefined || !period || !measure || !value || body === undefined) return;
    if (!this.#isGivenFor(measure, period)) {
      row.refuse('period', notForPeriod(measure, period));
      return;
    }
    const key = `${number}|${period.id}|${measure}|${regulation ?? ''}`;
    const before = this.#rows.get(key);
    if (before !== undefined) {
      row.refuse('measure', doubled(before));
      return;
    }
    this.#rows.set(key, row.at);
    const periods = this.#results[number] ?? new Map<string, BroughtResult[]>();
    this.#results[number] = periods;
    const result = {
      measure,
      value,
      body,
      ...(document === undefined ? {} : { document }),
      ...(regulation === undefined ? {} : { regulation }),
    };
    if (regulation === undefined) this.#unsaid.push({ number, measure, period, at: row.at });
    periods.set(period.id, [...(periods.get(period.id) ?? []), result]);
  }

  #isGivenFor(measure: string, period: Period): boolean {
    const units = this.regulations.flatMap((r): readonly PeriodUnit[] =>
      r.measures
        .filter((m) => m.id === measure)
        .flatMap((m) => m.stages.flatMap((s) => r.stages.get(s)?.periods ?? [])),
    );
    return units.includes(period.unit);
  }

  /** Rows without a regulation, by the subject they are about. */
  unsaid(): readonly { subject: string; measure: string; period: Period; at: number }[] {
    return this.#unsaid.map(({ number, ...row }) => ({
      ...row,
      subject: this.#subjects.names[number] ?? '',
    }));
  }

  close(
    directory: Directory,
    ownYears: OwnYears | undefined,
    receive: (subject: Subject, results: ReadonlyMap<string, readonly BroughtResult[]>) => void,
  ): void {
    const subjects = this.#subjects.resolve('any', directory, this.table.id, this.log);
    this.#earlier.check(subjects, ownYears);
    subjects.forEach((subject, number) => {
      const results = this.#results[number];
      if (subject && results) receive(subject, results);
    });
  }
}

const doubled = (before: number) =>
  refuse(
    'doubled-row',
    say(
      `kết quả này của cùng kỳ đã có ở dòng ${before}`,
      `this result for the same period is already in row ${before}`,
    ),
    say('giữ lại một dòng', 'keep one of the rows'),
  );

const notForPeriod = (measure: string, period: Period) =>
  refuse(
    'wrong-period',
    say(
      `“${measure}” không xác định cho kỳ “${period.id}”`,
      `'${measure}' is not settled for a period like '${period.id}'`,
    ),
    say('sửa kỳ hoặc kết quả', 'mend the period or the quantity'),
  );
