import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Call } from '../../http/endpoint.ts';
import type { FileToGive, SheetKind } from '../../http/file-body.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { foundingDays, lineOf, predecessorCodes, unitsOn } from '../units/units.queries.ts';
import { fileGone, noSuchRoster, noSuchUnit } from './roster.errors.ts';
import * as queries from './roster.queries.ts';
import type { Report } from './roster.schemas.ts';
import { unitsFor } from './roster.ts';
import { exported, withErrors } from './roster-file.ts';
import { sheetsOf } from './roster-reading.ts';

/** A roster with its file, as long as that is kept. */
export const fileOf = (
  as: Call['as'],
  id: string,
): Promise<{ readonly roster: queries.RosterRow; readonly bytes: Buffer } | Refusal> =>
  as(
    async (tx) => {
      const roster = await queries.rosterById(tx, id);
      if (roster === undefined) return noSuchRoster();
      const bytes = await queries.contentOf(tx, id);
      return bytes === undefined ? fileGone() : { roster, bytes };
    },
    { isReadOnly: true },
  );

/** The very file that was put in, with what is wrong in each row. */
export async function rosterWithErrors(
  as: Call['as'],
  id: string,
  xlsxReader: string | undefined,
): Promise<FileToGive | Refusal> {
  const found = await fileOf(as, id);
  if (isRefusal(found)) return found;
  const { kind, report, headings } = found.roster;
  const sheets = await sheetsOf({ kind, bytes: found.bytes }, xlsxReader);
  // What could not be opened at all cannot be written again; merged cells are one more fault of their row.
  if (sheets.problems.some(({ row }) => row === undefined)) return fileGone();
  const problems = ((report as Report | null)?.problems ?? []).map(({ row, column, ...problem }) => ({
    ...problem,
    row,
    column,
  }));
  return {
    kind,
    name: `danh-sach-can-bo-loi.${kind}`,
    bytes: await withErrors(kind, sheets, headings, problems),
  };
}

/** Gives the roster of a unit and all below. That it was taken out is an act. */
export async function exportRoster(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly on: string;
    readonly format: SheetKind;
    readonly columns: 'standard' | 'full';
    readonly carry: 'none' | 'year';
  },
): Promise<FileToGive | Refusal> {
  const { unit, on, format, columns, carry } = given;
  const line = await lineOf(tx, unit, on);
  if (line.length === 0) return noSuchUnit();
  const why = refusalOf(holder, 'roster.export', { line });
  if (why) return why;
  const sight = await unitsFor(tx, holder, { unit, on });
  const inRoster = new Set([...sight.values()].filter(({ isOfRoster }) => isOfRoster).map(({ id }) => id));
  const since =
    carry === 'year' ? `${Number(on.slice(0, 4)) - 1}${on.slice(4).replace('-02-29', '-02-28')}` : on;
  const codes = await queries.codesInUnits(tx, { units: [...inRoster], from: since, to: on });
  const people = await queries.peopleOfCodes(tx, codes);
  await record(tx, {
    action: 'roster.export',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { on, since, format, columns, people: people.length },
  });
  const units = await unitsOn(tx, on);
  const bytes = await exported({
    kind: format,
    units,
    people,
    founded: await foundingDays(tx),
    cameAfter: await predecessorCodes(tx, on),
    inRoster,
    on,
    since,
    isFull: columns === 'full',
  });
  const of = carry === 'year' ? `can-bo-mot-nam-den-${on}` : `can-bo-${on}`;
  return { kind: format, name: `danh-sach-${of}.${format}`, bytes };
}
