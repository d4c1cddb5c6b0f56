/** From tables of text to a checked register, or every problem at once. */

export { foldHeading } from '../fold.ts';
export type { CellProblem } from './cell-log.ts';
export { plainDay, plainPeriod } from './day-cell.ts';
export { chosenReadings } from './decision-intake.ts';
export type { CellType, ColumnDescriptor, IntakeProblem, TableDescriptor } from './descriptor.ts';
export { fromHeadings, matchHeadings, matchTable, unknownTable } from './match.ts';
export { type Intake, type Intaken, type IntakeRequest, openIntake, type RowIntake } from './open-intake.ts';
export { type OwnYearOf, ownYearsIn } from './own-years-in.ts';
export { openPlainTable, type PlainRow, type PlainTable } from './plain-table.ts';
export { type PlainTables, registerFromTables } from './register-from-tables.ts';
export {
  openRoster,
  type Roster,
  type RosterPerson,
  type RosterPost,
  rosterTable,
} from './roster.ts';
export { lookedUpIn } from './table-plan.ts';
export { tablesOf } from './tables-of.ts';
export { eitherWay, isRoundThousands } from './thousands.ts';
export { type ListedUnit, openUnitList, type UnitList, unitListTable } from './unit-list.ts';
