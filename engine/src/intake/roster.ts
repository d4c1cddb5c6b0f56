import { type CalendarDay, formatDay } from '../calendar-day.ts';
import { UNIT_ROLES, type UnitRecord } from '../register.ts';
import { CellLog, type CellProblem } from './cell-log.ts';
import type { ColumnDescriptor, IntakeProblem, TableDescriptor } from './descriptor.ts';
import type { RowIntake } from './open-intake.ts';
import { PersonIntake } from './person-intake.ts';
import { plainReader } from './plain-table.ts';
import type { Refusal } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { peopleTable } from './standard-tables.ts';

/** A post as a row of a roster says it; ids as written, days as ISO texts. Absent: the cell is blank or there is none. */
export interface RosterPost {
  readonly at: number;
  readonly unit: string | undefined;
  readonly title: string;
  readonly leads: string;
  readonly service: string;
  readonly inCharge: readonly string[];
  readonly dutyGroup: string | undefined;
  readonly tier: string | undefined;
  readonly professionalTitle: string | undefined;
  readonly jobPosition: string | undefined;
  readonly main: boolean | undefined;
  readonly secondedFrom: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Further columns, by id; days as ISO texts. */
  readonly more: { readonly [column: string]: string };
}

export interface RosterPerson {
  readonly id: string;
  /** Row of the first post. */
  readonly at: number;
  readonly name: string;
  readonly partyMember: boolean | undefined;
  readonly serviceFrom: string | undefined;
  readonly serviceTo: string | undefined;
  readonly posts: readonly RosterPost[];
}

export interface Roster {
  /** `problems` is the list for people; `cells` has each cell on its own. With either, `people` is not to be trusted. */
  close(): {
    readonly people: readonly RosterPerson[];
    readonly problems: readonly IntakeProblem[];
    readonly cells: readonly CellProblem[];
  };
  /** A source of rows; `columns` as `matchHeadings` gives them for `rosterTable`. */
  source(columns: readonly (string | undefined)[]): RowIntake;
  report(problems: readonly IntakeProblem[]): void;
}

class RosterLog extends CellLog {
  override refuse(
    table: string,
    row: number | undefined,
    column: string | undefined,
    refusal: Refusal,
  ): void {
    // Of somebody whose main post is in a body elsewhere a roster has the other posts only.
    if (refusal.refused.code !== 'intake.no-main-post') super.refuse(table, row, column, refusal);
  }
}

/** The table of people with further columns: the same headings as in a workbook for an evaluation. */
export const rosterTable = (more: readonly ColumnDescriptor[]): TableDescriptor => ({
  ...peopleTable,
  columns: [...peopleTable.columns, ...more],
});

/** Reads people alone, against units that are known elsewhere. */
export function openRoster(
  units: readonly { readonly id: string; readonly name: string; readonly kind: string }[],
  more: readonly ColumnDescriptor[] = [],
): Roster {
  const log = new RosterLog();
  const intake = new PersonIntake(log);
  const further = { id: peopleTable.id, label: peopleTable.label, columns: more };
  const readers = more.map((column) => ({ id: column.id, read: plainReader(column) }));
  const moreOf = new Map<number, Readonly<Record<string, string>>>();
  return {
    report: (problems) => {
      for (const problem of problems) log.add(problem);
    },
    source(columns) {
      const isMore = (column: string | undefined) => more.some(({ id }) => id === column);
      const standard = intake.source(columns.map((column) => (isMore(column) ? undefined : column)));
      const row = new SourceRow(
        further,
        columns.map((column) => (isMore(column) ? column : undefined)),
        log,
      );
      return {
        row(cells, at) {
          standard(cells, at);
          if (!row.take(cells, at)) return;
          const said = readers.flatMap(({ id, read }) => {
            const value = row.value(id, read);
            return value === undefined ? [] : [[id, value] as const];
          });
          if (said.length > 0) moreOf.set(at, Object.fromEntries(said));
        },
      };
    },
    close() {
      intake.close(units.map(asRecord));
      const people = intake.people().map(({ name = '', serviceFrom, serviceTo, posts, ...person }) => ({
        ...person,
        name,
        serviceFrom: written(serviceFrom),
        serviceTo: written(serviceTo),
        posts: posts.map((post) => ({
          ...post,
          from: written(post.from),
          to: written(post.to),
          more: moreOf.get(post.at) ?? {},
        })),
      }));
      return { people, problems: log.list([peopleTable.id]), cells: log.cells };
    },
  };
}

const written = (day: CalendarDay | undefined): string | undefined =>
  day === undefined ? undefined : formatDay(day);

const asRecord = (
  unit: { readonly id: string; readonly name: string; readonly kind: string },
  index: number,
): UnitRecord => ({ ...unit, index, role: UNIT_ROLES[0], children: [], depth: 0 });
