import { say } from '../problem.ts';
import { factKey, type Vocabulary } from '../register.ts';
import type { FactDeclaration, FactValue, Regulation } from '../regulation/format.ts';
import { readChoice } from './choice-cell.ts';
import { readPeriod } from './day-cell.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { Directory, Subject } from './directory.ts';
import { EarlierRows, mayReachBack, type OwnYears } from './own-years.ts';
import type { ProblemLog } from './problem-log.ts';
import { type CellReader, refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { SubjectNames } from './subject-names.ts';
import { type FactSheet, periodUnitsOf } from './table-plan.ts';
import { readFactCell } from './value-cell.ts';

export type FactSlots = (FactValue | undefined)[];

interface FactColumn {
  readonly fact: FactDeclaration;
  readonly read: CellReader<FactValue>;
}

/** One fact sheet: a row for a subject, a period and, where facts have raters, a rater. */
export class FactIntake {
  readonly #subjects = new SubjectNames();
  /** By number of the subject, then by period id. */
  readonly #facts: Map<string, FactSlots>[] = [];
  readonly #rows = new Map<string, number>();
  readonly #earlier;
  readonly #period;
  readonly #rater;
  readonly #columns: readonly FactColumn[];

  constructor(
    readonly sheet: FactSheet,
    readonly table: TableDescriptor,
    readonly vocabulary: Vocabulary,
    regulations: readonly Regulation[],
    year: number,
    readonly log: ProblemLog,
  ) {
    this.#period = readPeriod(periodUnitsOf([sheet.per], regulations), year, mayReachBack(regulations));
    this.#earlier = new EarlierRows(table.id, year, log);
    this.#rater = readChoice(table.columns.find((c) => c.id === 'rater')?.options ?? new Map());
    this.#columns = sheet.facts.map((fact) => ({ fact, read: readFactCell(fact) }));
  }

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(this.table, columns, this.log);
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row);
    };
  }

  #take(row: SourceRow): void {
    const number = row.value('subject', (raw) => {
      const found = this.#subjects.number(raw, row.at);
      return raw.trim() === '' ? undefined : found;
    });
    const period = row.value('period', this.#period);
    this.#earlier.see(number, period, row.at);
    const rater = this.sheet.raters.length === 0 ? undefined : row.value('rater', this.#rater);
    const slots = number === undefined || !period ? undefined : this.#slotsOf(number, period.id);
    if (slots && period) this.#tellDoubled(row, `${number}|${period.id}|${rater ?? ''}`);
    for (const { fact, read } of this.#columns) {
      const value = row.value(fact.id, read);
      if (value === undefined) continue;
      if (fact.raters.length > 0 && (rater === undefined || !fact.raters.includes(rater))) {
        row.refuse(fact.id, notTheirs(fact, rater));
        continue;
      }
      const slot = this.vocabulary.slots.get(factKey(fact.id, fact.raters.length > 0 ? rater : undefined));
      if (slots === undefined || slot === undefined) continue;
      if (fact.raters.length === 0 && slots[slot] !== undefined && this.sheet.raters.length > 0)
        row.refuse(fact.id, givenTwice);
      slots[slot] = value;
    }
  }

  #slotsOf(number: number, period: string): FactSlots {
    let periods = this.#facts[number];
    if (periods === undefined) {
      periods = new Map();
      this.#facts[number] = periods;
    }
    let slots = periods.get(period);
    if (slots === undefined) {
      slots = [];
      periods.set(period, slots);
    }
    return slots;
  }

  #tellDoubled(row: SourceRow, key: string): void {
    const before = this.#rows.get(key);
    if (before === undefined) this.#rows.set(key, row.at);
    else row.refuse('subject', doubled(before));
  }

  /** Hands every subject's facts over, once it is known who they are. */
  close(
    directory: Directory,
    ownYears: OwnYears | undefined,
    receive: (subject: Subject, facts: ReadonlyMap<string, FactSlots>) => void,
  ): void {
    const subjects = this.#subjects.resolve(this.sheet.of, directory, this.table.id, this.log);
    this.#earlier.check(subjects, ownYears);
    subjects.forEach((subject, number) => {
      const facts = this.#facts[number];
      if (subject && facts) receive(subject, facts);
    });
  }
}

const doubled = (before: number) =>
  refuse(
    'doubled-row',
    say(
      `trùng đối tượng, kỳ (và người chấm) với dòng ${before}`,
      `the same subject and period (and rater) as row ${before}`,
    ),
    say('gộp hai dòng làm một', 'make one row of the two'),
  );

const givenTwice = refuse(
  'fact-given-twice',
  say('giá trị này chỉ ghi một lần cho mỗi kỳ', 'this is given once for each period'),
  say('để trống ở các dòng còn lại', 'leave it empty in the other rows'),
);

function notTheirs(fact: FactDeclaration, rater: string | undefined) {
  const raters = fact.raters.join(', ');
  return refuse(
    'not-their-fact',
    rater === undefined
      ? say(`“${fact.label.vi}” cần ghi rõ người chấm`, `'${fact.label.en}' needs a rater`)
      : say(`“${fact.label.vi}” không do “${rater}” cho`, `'${fact.label.en}' is not given by '${rater}'`),
    say(`ghi ở dòng của: ${raters}`, `write it in the row of: ${raters}`),
  );
}
