import { formatDay } from '../calendar-day.ts';
import type { UnitRole } from '../register.ts';
import { CellLog, type CellProblem } from './cell-log.ts';
import type { IntakeProblem, TableDescriptor } from './descriptor.ts';
import type { RowIntake } from './open-intake.ts';
import { unitsTable, unitsTableWithYears } from './standard-tables.ts';
import { UnitIntake } from './unit-intake.ts';

/** A unit as a row says it; ids as written, days as ISO texts. Absent: the cell is blank or there is none. */
export interface ListedUnit {
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: UnitRole;
  readonly parent: string | undefined;
  readonly recognisedBy: string | undefined;
  readonly territories: readonly string[];
  readonly cameAfter: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Month, 1 to 12. */
  readonly yearEnds: number | undefined;
}

export interface UnitList {
  source(columns: readonly (string | undefined)[]): RowIntake;
  /** `problems` is the list for people, `cells` each cell on its own. With either, `units` is not to be trusted. */
  close(): {
    readonly units: readonly ListedUnit[];
    readonly problems: readonly IntakeProblem[];
    readonly cells: readonly CellProblem[];
  };
}

/** The table of units with every column there is: the same headings as in a workbook for an evaluation. */
export const unitListTable: TableDescriptor = unitsTableWithYears;

/** Reads units alone, in any order; those that are known elsewhere may be parents. */
export function openUnitList(
  known: readonly Pick<ListedUnit, 'id' | 'name' | 'kind' | 'role' | 'parent'>[],
): UnitList {
  const log = new CellLog();
  const intake = new UnitIntake(log);
  return {
    source(columns) {
      const take = intake.source(columns);
      return { row: take };
    },
    close() {
      const { rows } = intake.close(known);
      const units = rows.map(({ from, to, ...row }) => ({
        ...row,
        from: from === undefined ? undefined : formatDay(from),
        to: to === undefined ? undefined : formatDay(to),
      }));
      return { units, problems: log.list([unitsTable.id]), cells: log.cells };
    },
  };
}
