import type { CalendarDay } from '../calendar-day.ts';
import { say } from '../problem.ts';
import { UNIT_ROLES, type UnitRecord, type UnitRole } from '../register.ts';
import { readId, readText } from './cell-text.ts';
import { readChoice } from './choice-cell.ts';
import { readDay } from './day-cell.ts';
import { Directory } from './directory.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { outOfOrder } from './spans.ts';
import { unitsTable } from './standard-tables.ts';
import { treeOf } from './unit-tree.ts';
import { readYearEnd } from './year-end-cell.ts';

export interface UnitRow {
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: UnitRole;
  readonly parent: string | undefined;
  readonly recognisedBy: string | undefined;
  readonly territories: readonly string[];
  readonly cameAfter: readonly string[];
  readonly from: CalendarDay | undefined;
  readonly to: CalendarDay | undefined;
  readonly yearEnds: number | undefined;
}

/** Of a unit known elsewhere: no row, so nothing is said of it. */
const NOTHING_SAID = {
  at: 0,
  recognisedBy: undefined,
  territories: [],
  cameAfter: [],
  from: undefined,
  to: undefined,
  yearEnds: undefined,
};

/** The table `units`. */
export class UnitIntake {
  readonly #rows: UnitRow[] = [];
  readonly #id = readId();
  readonly #name = readText();
  readonly #kind = readChoice(optionsOf('kind'));
  readonly #role = readChoice(optionsOf('role'));
  readonly #day = readDay();
  readonly #text = readText();
  readonly #yearEnd = readYearEnd();

  constructor(readonly log: ProblemLog) {}

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(unitsTable, columns, this.log);
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row);
    };
  }

  #take(row: SourceRow): void {
    const id = row.value('id', this.#id);
    const name = row.value('name', this.#name) ?? '';
    const kind = row.value('kind', this.#kind) ?? 'other';
    const role = row.value('role', this.#role);
    const unit = {
      at: row.at,
      name,
      kind,
      role: UNIT_ROLES.find((r) => r === role) ?? 'directUnit',
      parent: row.value('parent', this.#id),
      recognisedBy: row.value('recognisedBy', this.#id),
      territories: severalIn(row.value('territory', this.#text)),
      cameAfter: severalIn(row.value('cameAfter', this.#text)),
      from: row.value('from', this.#day),
      to: row.value('to', this.#day),
      yearEnds: row.value('yearEnds', this.#yearEnd),
    };
    const order = outOfOrder(unit.from, unit.to);
    if (order) row.refuse('to', order);
    if (id !== undefined) this.#rows.push({ id, ...unit });
  }

  /**
   * The tree; `sound` when its shape can be relied on. `rows` has the row of every unit that a row says.
   *
   * @param known units that may be parents although no row says them
   */
  close(known: readonly Pick<UnitRow, 'id' | 'name' | 'kind' | 'role' | 'parent'>[] = []): {
    units: readonly UnitRecord[];
    sound: boolean;
    rows: readonly UnitRow[];
  } {
    const said = this.#withoutDoubles();
    const ids = new Set(said.map(({ id }) => id));
    const beside = known
      .filter(({ id }) => !ids.has(id))
      .map((unit): UnitRow => ({ ...NOTHING_SAID, ...unit }));
    const rows = [...said, ...beside];
    const directory = new Directory(rows, []);
    const refer = (row: UnitRow, column: 'parent' | 'recognisedBy'): number | undefined => {
      const id = row[column];
      if (id === undefined) return undefined;
      const found = directory.find(id, 'unit');
      if (found === undefined) this.log.refuse('units', row.at, column, directory.unknown(id, 'unit'));
      return found?.index;
    };
    const parents = rows.map((row) => refer(row, 'parent'));
    const recognised = rows.map((row) => refer(row, 'recognisedBy'));
    const tree = treeOf(rows, parents, this.log);
    const units = rows.map(
      ({ at, from, to, territories, cameAfter, yearEnds, ...row }, index): UnitRecord => {
        const parent = parents[index];
        const recognisedBy = recognised[index];
        return {
          index,
          id: row.id,
          name: row.name,
          kind: row.kind,
          role: row.role,
          children: tree.children[index] ?? [],
          depth: tree.depths[index] ?? 0,
          ...(parent === undefined ? {} : { parent }),
          ...(recognisedBy === undefined ? {} : { recognisedBy }),
          ...(territories.length === 0 ? {} : { territories }),
          ...(cameAfter.length === 0 ? {} : { cameAfter }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(yearEnds === undefined ? {} : { yearEnds }),
        };
      },
    );
    const isCut = rows.some((row, index) => row.parent !== undefined && parents[index] === undefined);
    return { units, sound: tree.sound && !isCut, rows: said };
  }

  #withoutDoubles(): UnitRow[] {
    const first = new Map<string, UnitRow>();
    for (const row of this.#rows) {
      const before = first.get(row.id);
      if (before === undefined) first.set(row.id, row);
      else this.log.refuse('units', row.at, 'id', doubled(row.id, before.at));
    }
    return [...first.values()];
  }
}

function optionsOf(column: string) {
  return unitsTable.columns.find((c) => c.id === column)?.options ?? new Map();
}

const doubled = (id: string, at: number) =>
  refuse(
    'doubled-unit',
    say(`mã đơn vị “${id}” trùng với dòng ${at}`, `the unit id '${id}' is already in row ${at}`),
    say('mỗi đơn vị một mã, một dòng', 'one id and one row for each unit'),
  );

/** Words of one cell that are written apart by `;`. */
const severalIn = (cell: string | undefined): readonly string[] =>
  (cell ?? '').split(/\s*;\s*/).filter((word) => word !== '');
