import { lookedUpIn, type Regulation } from '@congtam/engine';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lateNeedsReason, noSuchCycle, notOpen } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources, KnownSubject, RosterBody } from '../../evaluation/sources.ts';
import { descriptorsOf, type SheetRow } from '../../evaluation/tables.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { type FieldFault, isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type CycleRow, cycleHeld } from '../cycles/cycles.queries.ts';
import { isLateFor } from '../cycles/last-days.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './monitoring.errors.ts';
import * as queries from './monitoring.queries.ts';
import { changedColumns } from './monitoring.states.ts';
import { sameRow } from './one-says.ts';
import { faultsOf, type GivenRow } from './row-checks.ts';

/** What became of rows that were sent: said again as they are, nothing changes. */
export interface Taken {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly isLate: boolean;
}

/** Sheets whose rows are kept elsewhere than in a cycle, and where. */
const ELSEWHERE: Readonly<Record<string, Refusal>> = {
  people: errors.keptElsewhere({
    vi: 'ghi người và vị trí trong hồ sơ hoặc danh sách nhập từ tệp',
    en: 'record people and posts in their file or by a roster',
  }),
  decisions: errors.keptElsewhere({
    vi: 'ghi quyết định ở PUT /api/v1/cycles/{cycle}/decisions',
    en: 'record decisions with PUT /api/v1/cycles/{cycle}/decisions',
  }),
};

/** What a sheet of a cycle is known to say, as a short name. */
export const sheetVersion = (last: number): string => `v${last}`;

/**
 * Records rows of any sheet a workbook has: by the office, from paper, from another system, for units. The same rows again
 * change nothing; a row that changes needs its reason, and that the present ones were seen.
 */
export async function recordSheet(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly sheet: string;
    readonly rows: readonly GivenRow[];
    readonly document: string | null;
    readonly reason: string | null;
    readonly seen: string | undefined;
    readonly now: number;
  },
): Promise<Taken | Refusal> {
  const { sheet, rows, document, reason } = given;
  const opened = await openedFor(tx, sources, given.cycle);
  if (isRefusal(opened)) return opened;
  const { cycle, regulations, descriptors, roster } = opened;
  const descriptor = descriptors.find(({ id }) => id === sheet);
  if (descriptor === undefined) return errors.noSuchSheet(descriptors.map(({ id }) => id));
  const elsewhere = ELSEWHERE[sheet];
  if (elsewhere) return elsewhere;
  const subjects = subjectsOf(rows, roster);
  if ('faults' in subjects) return errors.rowsWrong(subjects.faults);
  const units = new Set(subjects.found.map(({ unit }) => unit));
  const mayNot = await refusalInUnits(tx, holder, subjects.found);
  if (mayNot) return mayNot;
  const late = new Map<string, boolean>();
  for (const unit of units) {
    const { isLate, day } = await isLateFor(tx, cycle, unit, given.now);
    if (isLate && reason === null) return lateNeedsReason(day);
    late.set(unit, isLate);
  }
  const beside = await catalogues(tx, cycle.id, { roster, regulations, sheets: [sheet] });
  beside.delete(sheet);
  const faults = faultsOf({
    ...{ descriptor, descriptors, regulations, roster, beside, rows },
    year: Number(cycle.period.slice(0, 4)),
  });
  if (faults.length > 0) return errors.rowsWrong(faults);

  const people = [...new Set(subjects.found.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])))];
  await queries.lockFiles(tx, cycle.id, people);
  const before = new Map(
    (await queries.rowsStanding(tx, { cycle: cycle.id, sheet })).map((row) => [keyOf(row), row]),
  );
  const inFiles = await queries.saidInFiles(tx, { cycle: cycle.id, sheet, people });
  const same = sameRow(descriptor, regulations);
  const keptAs = standingAs([...before.values()], rows, subjects.found, { sheet, same });
  const added: queries.NewStatement[] = [];
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  const changed = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const subject = subjects.found[index];
    if (subject === undefined) continue;
    const place = placeOf(subject);
    const next = { sheet, ...place, period: row.period, key: row.key, cells: filled(row.cells) };
    const known = before.get(keyOf(next));
    // What stands in a file is one of two: the person’s own, or what follows from it when it is confirmed.
    const isOfFile =
      known === undefined
        ? next.cells !== null && inFiles.has(`${next.person} ${next.period}`)
        : known.act !== null;
    if (isOfFile)
      return errors.rowsWrong([
        { pointer: `/rows/${index}`, code: 'said-in-file', message: errors.SAID_IN_FILE },
      ]);
    const name = same(next.cells);
    const key = name === undefined ? undefined : keptAs.get(JSON.stringify([subject.id, row.period, name]));
    if (key !== undefined && key !== row.key)
      return errors.rowsWrong([
        { pointer: `/rows/${index}`, code: 'said-twice', message: errors.SAID_TWICE },
      ]);
    const columns = changedColumns(known?.cells ?? undefined, next.cells ?? undefined);
    if (known === undefined ? next.cells === null : columns.length === 0 && next.cells !== null) {
      counts.unchanged += 1;
      continue;
    }
    if (known === undefined) counts.added += 1;
    else counts[next.cells === null ? 'removed' : 'changed'] += 1;
    if (known !== undefined) for (const column of columns) changed.add(column);
    const isLate = late.get(subject.unit) ?? false;
    added.push({ ...next, step: 'office', reason, document, isLate, act: null });
  }
  if (changed.size > 0 && reason === null) return errors.changeNeedsReason([...changed]);
  if (counts.changed + counts.removed > 0) {
    const last = await queries.lastSaid(tx, cycle.id, sheet);
    const outdated = refusalOfVersion(given.seen, sheetVersion(last));
    if (outdated) return outdated;
  }
  const isLate = added.some((row) => row.isLate);
  if (added.length === 0) return { ...counts, isLate };
  await queries.addStatements(tx, cycle.id, holder.account, added);
  await record(tx, {
    action: 'statement.record',
    subject: { kind: 'cycle', id: cycle.id },
    unit: cycle.unit,
    facts: { sheet, ...counts, isLate, document },
    texts: {
      rows: canonicalJson(
        added.map(({ person, unit, period, key, cells }) => ({ person, unit, period, key, cells })),
      ),
      ...(reason === null ? {} : { reason }),
    },
  });
  return { ...counts, isLate };
}

/** Under which key each row that is told apart stands once these are taken: by subject, period and what tells it apart. */
function standingAs(
  before: readonly queries.StatementRow[],
  rows: readonly GivenRow[],
  subjects: readonly KnownSubject[],
  { sheet, same }: { readonly sheet: string; readonly same: ReturnType<typeof sameRow> },
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const given = new Set(
    rows.flatMap(({ period, key }, index) => {
      const subject = subjects[index];
      return subject === undefined ? [] : [keyOf({ sheet, ...placeOf(subject), period, key })];
    }),
  );
  for (const row of before) {
    const name = same(row.cells);
    if (name !== undefined && !given.has(keyOf(row)))
      kept.set(JSON.stringify([row.person ?? row.unit, row.period, name]), row.key);
  }
  return kept;
}

/** A cycle that takes evidence, with what its rows are checked against. */
export async function openedFor(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleHeld(tx, id);
  if (cycle === undefined) return noSuchCycle();
  if (cycle.state !== 'open') return notOpen();
  return readFor(tx, sources, cycle);
}

type SaidRow = Pick<queries.StatementRow, 'sheet' | 'cells'>;

/**
 * The same for the file of one person: of the people only they are read, of however many there are, together with what the
 * rows look up that are to be said. Against the office the file is held.
 */
export async function openedForPerson(
  tx: Tx,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly person: string; readonly rows: readonly SaidRow[] },
) {
  const { person, rows } = given;
  const cycle = await cycleHeld(tx, given.cycle, queries.lockOfFile(given.cycle, person));
  if (cycle === undefined) return noSuchCycle();
  if (cycle.state !== 'open') return notOpen();
  if (cycle.people.length > 0 && !cycle.people.includes(person)) return errors.noSuchPerson();
  const texts = await textsFor(tx, sources, cycle);
  if (isRefusal(texts)) return texts;
  const reading = sources.roster(tx, { ...cycle, people: [person] });
  const [roster, beside] = await Promise.all([
    reading,
    catalogues(tx, cycle.id, {
      roster: reading,
      regulations: texts.regulations,
      sheets: rows.map(({ sheet }) => sheet),
      names: (sheet, column) => rows.some((row) => row.sheet === sheet && Boolean(row.cells?.[column])),
    }),
  ]);
  return { ...texts, roster, beside };
}

export async function readFor(tx: Tx, sources: EvaluationSources, cycle: CycleRow) {
  const texts = await textsFor(tx, sources, cycle);
  return isRefusal(texts) ? texts : { ...texts, roster: await sources.roster(tx, cycle) };
}

/** A cycle as its rows are checked: its texts, the sheets they ask for, everybody they are about. */
export type ReadCycle = Exclude<Awaited<ReturnType<typeof readFor>>, Refusal>;

/** The regulations of a cycle and the sheets they ask for, without anybody they are about. */
export async function textsFor(tx: Tx, sources: EvaluationSources, cycle: CycleRow) {
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const regulations = packs.map(({ regulation }) => regulation);
  return { cycle, packs, regulations, descriptors: descriptorsOf(regulations) };
}

function subjectsOf(
  rows: readonly GivenRow[],
  { subjects }: RosterBody,
): { readonly found: readonly KnownSubject[] } | { readonly faults: readonly FieldFault[] } {
  const found: KnownSubject[] = [];
  const faults: FieldFault[] = [];
  for (const [index, { subject }] of rows.entries()) {
    const known = subjects.get(subject);
    if (known !== undefined) found.push(known);
    else
      faults.push({
        pointer: `/rows/${index}/subject`,
        code: 'unknown-subject',
        message: errors.UNKNOWN_SUBJECT,
      });
  }
  return faults.length > 0 ? { faults } : { found };
}

/** Each unit and each person is asked about once, as of today: the tree of today says who answers for whom. */
async function refusalInUnits(
  tx: Tx,
  holder: Holder,
  subjects: readonly KnownSubject[],
): Promise<Refusal | undefined> {
  const lines = new Map<string, readonly string[]>();
  const today = todayInVietnam();
  for (const { unit, kind, id } of new Set(subjects)) {
    const line = lines.get(unit) ?? (await lineThrough(tx, unit, today));
    lines.set(unit, line);
    const why = refusalOf(holder, 'statement.record', { line, person: kind === 'person' ? id : null });
    if (why) return why;
  }
  return undefined;
}

/** Rows about units that stand, by sheet: what rows of these sheets look up in them. The roster may still be on its way. */
export async function catalogues(
  tx: Tx,
  cycle: string,
  given: {
    readonly roster: RosterBody | Promise<RosterBody>;
    readonly regulations: readonly Regulation[];
    readonly sheets: Iterable<string>;
    /** Whether some row names anything in a column of these sheets; where it is not known, they may. */
    readonly names?: (sheet: string, column: string) => boolean;
  },
): Promise<Map<string, readonly SheetRow[]>> {
  const tables = given.regulations.flatMap((one) => [...one.tables.values()]);
  const asked = [...lookedUpIn(given.sheets, tables, given.names)];
  if (asked.length === 0) return new Map();
  const [{ subjects }, standing] = await Promise.all([
    given.roster,
    queries.rowsStanding(tx, { cycle, sheets: asked, isOfUnits: true }),
  ]);
  const codes = new Map([...subjects.values()].map(({ id, code }) => [id, code]));
  const sheets = new Map<string, SheetRow[]>();
  for (const row of standing) {
    const { sheet, unit, period, cells } = row;
    const subject = codes.get(unit);
    if (subject === undefined || cells === null) continue;
    const rows = sheets.get(sheet) ?? [];
    rows.push({ subject, period, ...cells });
    sheets.set(sheet, rows);
  }
  return sheets;
}

export const placeOf = ({ kind, id, unit }: KnownSubject) => ({
  unit,
  person: kind === 'person' ? id : null,
});

export const keyOf = (row: {
  readonly sheet: string;
  readonly unit: string;
  readonly person: string | null;
  readonly period: string;
  readonly key: string;
}): string => JSON.stringify([row.sheet, row.person ?? row.unit, row.period, row.key]);

/** Cells that say something: an empty one and one that is not there are the same. */
export const filled = (cells: GivenRow['cells']): GivenRow['cells'] =>
  cells === null ? null : Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
