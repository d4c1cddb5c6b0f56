import type { Bilingual, IntakeProblem } from '@congtam/engine';
import { type ComputeRequest, compute } from './compute.ts';
import type { NamedTable } from './tables.ts';

/** Whom a problem of the intake is about, and of which period: codes and words of the sheet, as it says them. */
export interface RowOfSheet {
  readonly subject: string;
  readonly period: string;
}

/** What the intake has against rows of a sheet. */
export interface SheetFault {
  readonly table: string;
  readonly column: string | null;
  readonly message: Bilingual;
  readonly mend: Bilingual;
  readonly about: readonly RowOfSheet[];
}

/** Row numbers as a problem gives them: `2–37, 40`; row 1 is the heading. */
export function rowsOfProblem({ row, rows }: Pick<IntakeProblem, 'row' | 'rows'>): readonly number[] {
  if (rows === undefined) return row === undefined ? [] : [row];
  return rows.split(', ').flatMap((part) => {
    const [from = 0, to = from] = part.split('–').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}

/** Whom a problem is about, each once. */
export function subjectsOfProblem(
  problem: Pick<IntakeProblem, 'table' | 'row' | 'rows'>,
  tables: readonly NamedTable[],
): readonly RowOfSheet[] {
  const table = tables.find((one) => one.table === problem.table);
  if (table === undefined) return [];
  const cell = (row: number, id: string) => table.rows[row - 2]?.[table.columns.indexOf(id)] ?? '';
  const name = table.table === 'people' || table.table === 'units' ? 'id' : 'subject';
  const found = rowsOfProblem(problem).map((row) => ({
    subject: cell(row, name),
    period: cell(row, 'period'),
  }));
  const once = new Map(found.map((one) => [`${one.subject} ${one.period}`, one]));
  return [...once.values()].filter(({ subject }) => subject !== '');
}

/** Each time some rows are left out, others may be refused that leaned on them; further than this nothing is tried. */
const ROUNDS = 5;

/**
 * Computes with the rows that the intake takes, and says what is wrong with the others: for looking at a file while
 * something in it is to be mended. A run never leaves anything out.
 */
export function computeWithoutFaulty(request: ComputeRequest): {
  readonly runs: Extract<ReturnType<typeof compute>, { readonly runs: unknown }>['runs'];
  readonly faults: readonly SheetFault[];
} {
  let { tables } = request;
  const faults: SheetFault[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const computed = compute({ ...request, tables });
    if ('runs' in computed) return { runs: computed.runs, faults };
    const refused = new Map<string, Set<number>>();
    for (const problem of computed.problems) {
      const { table, column = null, message, mend } = problem;
      faults.push({ table, column, message, mend, about: subjectsOfProblem(problem, tables) });
      const rows = refused.get(table) ?? new Set<number>();
      for (const row of rowsOfProblem(problem)) rows.add(row);
      refused.set(table, rows);
    }
    const left = tables.map((table) => {
      const rows = refused.get(table.table);
      return rows === undefined ? table : { ...table, rows: table.rows.filter((_, at) => !rows.has(at + 2)) };
    });
    if (left.every((table, at) => table.rows.length === tables[at]?.rows.length)) break;
    tables = left.filter(({ rows }) => rows.length > 0);
  }
  return { runs: [], faults };
}
