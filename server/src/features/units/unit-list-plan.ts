import { createHash } from 'node:crypto';
import {
  type Bilingual,
  type ListedUnit,
  matchHeadings,
  matchTable,
  openUnitList,
  unitListTable,
} from '@congtam/engine';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { underChosenHeadings } from '../../http/chosen-headings.ts';
import { faultsOfSheets } from '../../http/faults-of-sheets.ts';
import type { SheetProblem, SheetsInFile } from '../../http/sheets-in-file.ts';
import * as faults from './unit-list-faults.ts';
import type { UnitOnDay } from './units.queries.ts';

/** What is known before a list is looked at. */
export interface KnownUnits {
  /** Units in sight on the day of the list. */
  readonly units: readonly UnitOnDay[];
  readonly founded: ReadonlyMap<string, string>;
  readonly cameAfter: ReadonlyMap<string, readonly string[]>;
  /** Codes given to units out of sight, or that are no more. */
  readonly taken: ReadonlySet<string>;
}

/** A unit of the list, as it is to be; parents and recognisers by code, since what is founded has no id yet. */
export interface UnitToBe {
  readonly code: string;
  /** Absent: to be founded. */
  readonly id?: string;
  readonly from: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly parent: string | null;
  readonly recognisedBy: string | null;
  readonly territories: readonly string[];
  readonly fieldsInCharge: readonly string[];
  readonly yearEnds: number | null;
}

export interface UnitListPlan {
  readonly rows: number;
  /** Parents before what stands below them. */
  readonly toFound: readonly UnitToBe[];
  readonly toChange: readonly UnitToBe[];
  readonly problems: readonly SheetProblem[];
}

export interface UnitListRead {
  readonly units: readonly ListedUnit[];
  readonly columns: ReadonlySet<string>;
  readonly problems: readonly SheetProblem[];
}

/** The table of units in a file: the sheet of that name, or the only one there is. */
export function readUnitList(
  { visible, problems: told }: SheetsInFile,
  known: readonly UnitOnDay[],
): UnitListRead {
  const none = { units: [], columns: new Set<string>() };
  const sheet =
    visible.find(({ name }) => matchTable(name, [unitListTable]) !== undefined) ??
    (visible.length === 1 ? visible[0] : undefined);
  const problems = faultsOfSheets(told, [{ sheet, table: unitListTable }]);
  if (problems.length > 0) return { ...none, problems };
  const { headings, rows } = underChosenHeadings(unitListTable, sheet?.rows ?? [], {});
  if (rows.length === 0) return { ...none, problems: [ofFile(faults.noUnits())] };
  const matched = matchHeadings(unitListTable, headings);
  const codes = new Map(known.map(({ id, code }) => [id, code]));
  const list = openUnitList(
    known.map(({ code, name, kind, parent }) => ({
      ...{ id: code, name, kind, role: 'directUnit' as const },
      parent: parent === null ? undefined : codes.get(parent),
    })),
  );
  const source = list.source(matched.columns);
  for (const { cells, number } of rows) source.row(cells, number);
  const { units, cells, problems: listed } = list.close();
  const wrong = [
    ...matched.problems,
    ...(cells.length === 0 && matched.problems.length === 0 ? listed : []),
  ].map((problem) => ({
    ...{ row: problem.row, column: problem.column },
    ...{ code: problem.code, message: problem.message, mend: problem.mend },
  }));
  return {
    units,
    columns: new Set(matched.columns.filter((column) => column !== undefined)),
    problems: [...wrong, ...cells],
  };
}

/**
 * What a list would do. A row is a statement of what a unit is from the day of the list on: what is so already is not done
 * again, a column that is not there changes nothing, and an empty parent leaves a unit where it stands.
 *
 * @param given.under code of the unit below which new units without a parent are founded
 */
export function planOf(
  { units, columns, problems }: UnitListRead,
  known: KnownUnits,
  given: {
    readonly holder: Holder;
    readonly on: string;
    readonly today: string;
    readonly under: string | null;
  },
): UnitListPlan {
  const { holder, on, today, under } = given;
  const byCode = new Map(known.units.map((unit) => [unit.code, unit]));
  const codeOf = new Map(known.units.map((unit) => [unit.id, unit.code]));
  const wrong: SheetProblem[] = [...problems];
  /** A cell is told once: what cannot be read has no place that could be wrong. */
  const refuse = (row: ListedUnit, column: string, fault: faults.CellFault) => {
    if (!wrong.some((told) => told.row === row.at && told.column === column))
      wrong.push({ row: row.at, column, ...fault });
  };
  const said = (column: string) => columns.has(column);
  const asIs = (unit: UnitOnDay): UnitToBe => ({
    ...{ code: unit.code, id: unit.id, from: on, name: unit.name, kind: unit.kind, role: unit.role },
    parent: unit.parent === null ? null : (codeOf.get(unit.parent) ?? null),
    recognisedBy: unit.recognisedBy === null ? null : (codeOf.get(unit.recognisedBy) ?? null),
    ...{ territories: unit.territories, fieldsInCharge: unit.fieldsInCharge, yearEnds: unit.yearEnds },
  });
  const toFound: UnitToBe[] = [];
  const toChange: UnitToBe[] = [];
  const rowOf = new Map(units.map((row) => [row.id, row]));
  for (const row of units) {
    const before = byCode.get(row.id);
    const now = before && asIs(before);
    if (!/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/.test(row.id)) refuse(row, 'id', faults.codeForm(row.id));
    else if (before === undefined && known.taken.has(row.id)) refuse(row, 'id', faults.codeTaken(row.id));
    if (row.to !== undefined) refuse(row, 'to', faults.endsElsewhere());
    const comesAfter = before === undefined ? [] : (known.cameAfter.get(before.id) ?? []);
    if (row.cameAfter.some((code) => !comesAfter.includes(code))) refuse(row, 'cameAfter', faults.merged());
    const from = now ? on : (row.from ?? on);
    if (from > today) refuse(row, 'from', faults.notYet());
    if (before && row.from !== undefined && row.from !== known.founded.get(before.id)) {
      refuse(row, 'from', faults.otherFounding(known.founded.get(before.id) ?? ''));
    }
    const unit: UnitToBe = {
      ...(now ?? { code: row.id, fieldsInCharge: [] }),
      ...{ from, name: row.name, kind: row.kind, role: row.role },
      parent: row.parent ?? (now ? now.parent : under),
      recognisedBy: said('recognisedBy') ? (row.recognisedBy ?? null) : (now?.recognisedBy ?? null),
      territories: said('territory') ? row.territories : (now?.territories ?? []),
      yearEnds: said('yearEnds') ? (row.yearEnds ?? null) : (now?.yearEnds ?? null),
    };
    if (now === undefined) toFound.push(unit);
    else if (canonical(unit) !== canonical(now)) toChange.push(unit);
  }
  const all = new Map([
    ...known.units.map((unit) => [unit.code, asIs(unit)] as const),
    ...[...toFound, ...toChange].map((unit) => [unit.code, unit] as const),
  ]);
  const line = (code: string | null): string[] => {
    const passed: string[] = [];
    for (let at = code; at !== null && !passed.includes(at); at = all.get(at)?.parent ?? null)
      passed.push(at);
    return passed;
  };
  const idsOf = (codes: readonly string[]) => codes.flatMap((code) => all.get(code)?.id ?? []);
  for (const unit of [...toFound, ...toChange]) {
    const row = rowOf.get(unit.code);
    if (row === undefined) continue;
    const before = byCode.get(unit.code);
    const parent = unit.parent === null ? undefined : all.get(unit.parent);
    const isMoved = before === undefined || asIs(before).parent !== unit.parent;
    const mayFound = () => refusalOf(holder, 'unit.found', { line: idsOf(line(unit.parent)) }) === undefined;
    if (isMoved && !mayFound()) refuse(row, 'parent', faults.notBelowYours());
    const mayChange = () =>
      refusalOf(holder, 'unit.change', { line: idsOf(line(asIs(before!).code)) }) === undefined;
    if (before !== undefined && !mayChange()) refuse(row, 'id', faults.notYours());
    const since =
      parent && (parent.id === undefined ? parent.from : (known.founded.get(parent.id) ?? parent.from));
    if (since !== undefined && since > unit.from) refuse(row, 'from', faults.beforeItsParent(since));
  }
  const depth = (unit: UnitToBe) => line(unit.code).length;
  return {
    rows: units.length,
    toFound: toFound.sort((a, b) => depth(a) - depth(b)),
    toChange,
    problems: wrong.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  };
}

/** Of what would be done: only what was shown is done. */
export const planHash = ({ toFound, toChange }: UnitListPlan): string =>
  createHash('sha256')
    .update([...toFound, ...toChange].map(canonical).join('\n'))
    .digest('hex');

const canonical = (unit: UnitToBe): string => canonicalJson(JSON.parse(JSON.stringify(unit)));

const ofFile = (fault: {
  readonly code: string;
  readonly message: Bilingual;
  readonly mend: Bilingual;
}): SheetProblem => ({ row: undefined, column: undefined, ...fault });
