import { parsePeriod, type Regulation, say, type TableDeclaration } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import type { FieldFault, Refusal } from '../../refusal.ts';
import { textsFor } from '../regulations/texts.queries.ts';
import type { Given } from './product-content.ts';
import { noSuchTable, ofAnotherTable } from './work.errors.ts';
import { refusedCells, sourcesOf, tableOf } from './work-tables.ts';

/** Who writes cells: the manager who assigns or corrects, or the person in what was assigned to them. */
export type Writer =
  | { readonly kind: 'manager' }
  | { readonly kind: 'person'; readonly assigned: readonly Given[] };

/**
 * Whether cells may be written for tables of regulations, and whether those take them: each is read as the intake of an
 * evaluation would. Nobody writes what a register or the work itself says; a person fills in only what their manager left
 * open in a table that the manager, or the mapping, made this product a row of.
 *
 * @param line the unit of the product and all above it: what applies there
 */
export async function refusalOfGiven(
  tx: Tx,
  line: readonly string[],
  given: readonly Given[],
  { period, by }: { readonly period: string; readonly by: Writer },
): Promise<Refusal | undefined> {
  const faults: FieldFault[] = [];
  for (const [at, one] of given.entries()) {
    const texts = await textsFor(tx, line, one);
    const declared = texts && tableOf(texts.regulations, one.table);
    if (texts === undefined || declared?.of !== 'person') {
      return noSuchTable(one.table, personTablesOf(texts?.regulations ?? []));
    }
    const sources = sourcesOf(texts.ownOfWork, one.table);
    const closed = texts.ofRegisters.has(one.table)
      ? OF_A_REGISTER
      : closedTo(by, one, sources !== undefined);
    if (closed !== undefined) {
      faults.push({ pointer: `/given/${at}/table`, ...closed });
      continue;
    }
    const known = new Set(declared.columns.map(({ id }) => id));
    const assigned = by.kind === 'manager' ? [] : by.assigned.filter(({ table }) => table === one.table);
    const wrong = Object.keys(one.cells).flatMap((name) => {
      const fault = !known.has(name)
        ? UNKNOWN_COLUMN
        : sources?.[name] !== undefined
          ? FILLED_BY_WORK
          : assigned.some(({ cells }) => cells[name] !== undefined)
            ? GIVEN_AT_ASSIGNMENT
            : undefined;
      return fault === undefined ? [] : [{ pointer: `/given/${at}/cells/${name}`, ...fault }];
    });
    faults.push(
      ...(wrong.length > 0 ? wrong : faultsOfCells(texts.regulations, declared, one, { at, period })),
    );
  }
  return faults.length === 0 ? undefined : ofAnotherTable(faults);
}

type Fault = Pick<FieldFault, 'code' | 'message'>;

const OF_A_REGISTER: Fault = {
  code: 'of-a-register',
  message: say('bảng này lấy từ sổ, ghi vào sổ', 'this table is fed from a register: record it there'),
};
const NOT_ASSIGNED: Fault = {
  code: 'not-assigned',
  message: say('việc này không được giao theo bảng đó', 'this work was not assigned as a row of that table'),
};
const UNKNOWN_COLUMN: Fault = {
  code: 'unknown-column',
  message: say('bảng không có cột này', 'the table has no such column'),
};
const FILLED_BY_WORK: Fault = {
  code: 'filled-by-work',
  message: say('cột này lấy từ chính công việc', 'this column is filled from the work itself'),
};
const GIVEN_AT_ASSIGNMENT: Fault = {
  code: 'given-at-assignment',
  message: say('cột này đã ghi khi giao việc', 'this column was given when the work was assigned'),
};

function closedTo(by: Writer, { table }: Given, isMapped: boolean): Fault | undefined {
  const isOpen = by.kind === 'manager' || isMapped || by.assigned.some((one) => one.table === table);
  return isOpen ? undefined : NOT_ASSIGNED;
}

const personTablesOf = (regulations: readonly Regulation[]): string[] =>
  regulations.flatMap(({ tables }) =>
    [...tables.values()].filter(({ of }) => of === 'person').map(({ id }) => id),
  );

function faultsOfCells(
  regulations: readonly Regulation[],
  declared: TableDeclaration,
  { table, cells }: Given,
  { at, period }: { readonly at: number; readonly period: string },
): FieldFault[] {
  const units = regulations.flatMap(({ stages }) => stages.get(declared.per ?? '')?.periods ?? []);
  const own = parsePeriod(period);
  const isOwn = own !== undefined && units.includes(own.unit);
  const year = period.slice(0, 4);
  const where = {
    table,
    of: declared.of,
    ...(declared.per === undefined ? {} : { period: isOwn ? period : firstPeriodOf(units, year) }),
  };
  return (
    refusedCells(regulations, where, [cells], Number(year))
      // A period of another length is fitted when the table is filled.
      .filter(({ column }) => column !== 'period')
      .map(({ column = '', code, message }) => ({
        pointer: `/given/${at}/cells/${column}`,
        code: code.replace('intake.', ''),
        message,
      }))
  );
}

/** Some period of a table, where the product's own is of another length. */
function firstPeriodOf(units: readonly string[], year: string): string {
  const forms: { readonly [unit: string]: string } = {
    week: `${year}-W02`,
    month: `${year}-01`,
    quarter: `${year}-Q1`,
    half: `${year}-H1`,
  };
  return forms[units[0] ?? ''] ?? year;
}
