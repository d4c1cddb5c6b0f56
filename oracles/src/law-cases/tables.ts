import { type PlainTables, type Regulation, tablesOf, vocabularyOf } from '@congtam/engine';

/** One row of a table: column → text; undefined cells are left empty. */
export type Cells = Readonly<Record<string, string | undefined>>;

/** Collects the rows of a case, table by table, as a workbook would bring them. */
export class CaseTables {
  readonly #rows = new Map<string, Record<string, string>[]>();
  readonly #sheets: ReadonlyMap<string, string>;

  constructor(regulation: Regulation) {
    const tables = tablesOf(vocabularyOf([regulation]), [regulation]);
    const own = new Set(regulation.tables.keys());
    this.#sheets = new Map(
      tables.flatMap(({ id, columns }) =>
        own.has(id)
          ? []
          : columns.filter((c) => regulation.facts.has(c.id)).map((column) => [column.id, id] as const),
      ),
    );
  }

  add(table: string, cells: Cells): void {
    const rows = this.#rows.get(table) ?? [];
    this.#rows.set(table, rows);
    const filled = Object.entries(cells).flatMap(([column, cell]) =>
      cell === undefined ? [] : [[column, cell] as const],
    );
    rows.push(Object.fromEntries(filled));
  }

  /** Facts of one subject in one period go to the sheets on which they stand, one row each. */
  addFacts(subject: string, period: string, facts: Cells, rater?: string): void {
    const bySheet = new Map<string, Record<string, string>>();
    for (const [fact, value] of Object.entries(facts)) {
      if (value === undefined) continue;
      const sheet = this.#sheets.get(fact);
      if (sheet === undefined) throw new Error(`no sheet for ${fact}`);
      bySheet.set(sheet, { ...bySheet.get(sheet), [fact]: value });
    }
    for (const [sheet, cells] of bySheet) this.add(sheet, { subject, period, rater, ...cells });
  }

  get all(): PlainTables {
    return Object.fromEntries(this.#rows);
  }
}

export const yesOr = (isSo: boolean): string | undefined => (isSo ? 'yes' : undefined);
