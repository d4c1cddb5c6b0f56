import type { Register, Vocabulary } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import { DecisionIntake } from './decision-intake.ts';
import type { IntakeProblem } from './descriptor.ts';
import { FactIntake } from './fact-intake.ts';
import { PersonIntake } from './person-intake.ts';
import { NOTES, ProblemLog } from './problem-log.ts';
import { RecordIntake } from './record-intake.ts';
import { ResultIntake } from './result-intake.ts';
import { settle } from './settle.ts';
import { factSheetsOf, lookedUpIn } from './table-plan.ts';
import { tablesOf } from './tables-of.ts';
import { UnitIntake } from './unit-intake.ts';

export interface IntakeRequest {
  readonly vocabulary: Vocabulary;
  readonly regulations: readonly Regulation[];
  /** Facts, records and brought results lie in this year. */
  readonly year: number;
  /** Of the regulations' sheets only these are taken, with those they look things up in; rows of others are passed over. */
  readonly only?: readonly string[];
}

/** Receives the rows of one source: `cells` in the order of its columns, `at` the row as the source counts it. */
export interface RowIntake {
  row(cells: readonly string[], at: number): void;
}

/** `notes` are what somebody should look at again; they stop nothing. */
export type Intaken =
  | { readonly register: Register; readonly notes: readonly IntakeProblem[] }
  | { readonly problems: readonly IntakeProblem[] };

export interface Intake {
  /** A source of a table; the same table may come in several parts. `columns` as `matchHeadings` gives them. */
  table(id: string, columns: readonly (string | undefined)[]): RowIntake;
  /** Problems found before (unknown sheets, headings), to be told with all others; one told twice counts once. */
  report(problems: readonly IntakeProblem[]): void;
  /** Everything checked together, once; a register only if nothing at all is wrong. */
  close(): Intaken;
}

/** Opens an intake for one year of these regulations. Tables may come in any order. */
export function openIntake({ vocabulary, regulations, year, only }: IntakeRequest): Intake {
  const log = new ProblemLog();
  const descriptors = tablesOf(vocabulary, regulations);
  const descriptor = (id: string) => {
    const found = descriptors.find((d) => d.id === id);
    if (found === undefined) throw new Error(`no table ${id}: ask matchTable first`);
    return found;
  };
  const isTaken = only === undefined ? () => true : takenWith(only, vocabulary);
  const tables = {
    units: new UnitIntake(log),
    people: new PersonIntake(log),
    facts: factSheetsOf(vocabulary)
      .filter(isTaken)
      .map((sheet) => new FactIntake(sheet, descriptor(sheet.id), vocabulary, regulations, year, log)),
    records: vocabulary.tables
      .filter(isTaken)
      .map((table) => new RecordIntake(table, descriptor(table.id), regulations, year, log)),
    results: new ResultIntake(descriptor('period-results'), regulations, year, log),
    decisions: new DecisionIntake(descriptor('decisions'), regulations, log),
  };
  const byId = new Map<string, { source(columns: readonly (string | undefined)[]): RowIntake['row'] }>([
    ['units', tables.units],
    ['people', tables.people],
    ['period-results', tables.results],
    ['decisions', tables.decisions],
    ...tables.facts.map((t) => [t.table.id, t] as const),
    ...tables.records.map((t) => [t.table.id, t] as const),
  ]);
  return {
    table: (id, columns) => ({ row: byId.get(descriptor(id).id)?.source(columns) ?? (() => {}) }),
    report(problems) {
      for (const problem of problems) log.add(problem);
    },
    close() {
      const { register, notes } = settle(tables, { vocabulary, regulations, year }, log);
      const order = descriptors.map((d) => d.id);
      if (log.count > 0) return { problems: log.list(order) };
      return { register, notes: notes.list(order, NOTES) };
    },
  };
}

/** Whether a sheet is one of these, or one in which they look things up. */
function takenWith(
  only: readonly string[],
  { tables }: Vocabulary,
): (sheet: { readonly id: string }) => boolean {
  const taken = new Set([...only, ...lookedUpIn(only, tables)]);
  return ({ id }) => taken.has(id);
}
