import { displayExact, formatExact, parsePeriod, type SubjectResult } from '@congtam/engine';
import type { JoinedPack, Run } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import { computeWithoutFaulty, type SheetFault } from '../../evaluation/faulty-rows.ts';
import type {
  BodyOfEvidence,
  BodyOptions,
  EvaluatedCycle,
  EvaluationSources,
  EvidenceNote,
  KnownSubject,
  RosterBody,
} from '../../evaluation/sources.ts';
import { descriptorsOf, type NamedTable } from '../../evaluation/tables.ts';
import { rowsStanding, type StatementRow } from './monitoring.queries.ts';
import { copiesFor, raterOf } from './raters.ts';

/** What a period gives somebody under one regulation, computed from the rows as they are; never typed. */
export interface PeriodScore {
  readonly regulation: string;
  readonly outcome: SubjectResult['outcome'];
  /** Exact: a decimal, or a fraction where no decimal is. */
  readonly score: string | null;
  /** For the eye: cut after two decimals, never rounded up past a threshold. */
  readonly shown: string | null;
  readonly missing: readonly { readonly what: string; readonly period: string }[];
}

/** Whose evidence of which period is computed. */
export interface ScoreAsked {
  readonly cycle: EvaluatedCycle;
  readonly packs: readonly JoinedPack[];
  readonly subject: KnownSubject;
  readonly period: string;
  /** Units of the cycle and this person, where they have been read. */
  readonly roster?: RosterBody | undefined;
  /** What is said of the person as it stands with the drafts of the period, where it has been read. */
  readonly kept?: readonly StatementRow[];
  /** Rows that are being typed and not saved yet, by sheet and key; null: taken away. */
  readonly typed?: readonly TypedRow[];
}

export interface TypedRow {
  readonly sheet: string;
  readonly key: string;
  readonly cells: { readonly [column: string]: string } | null;
}

/**
 * Somebody's period through the engine, from the same evidence a run takes, with the drafts of that period as if they were
 * handed on without further edits.
 */
export async function computedNow(
  tx: Tx,
  sources: EvaluationSources,
  { cycle, packs, subject, period, roster, kept: read, typed = [] }: ScoreAsked,
): Promise<ComputedNow> {
  const asked = parsePeriod(period);
  if (asked === undefined) return { runs: [], faults: [], notes: [] };
  const withDraftsOf = { person: subject.id, period };
  const body = await bodyFor(tx, sources, { cycle, packs, subject, roster, withDraftsOf });
  const rows =
    read ?? (await rowsStanding(tx, { cycle: cycle.id, person: subject.id, draftsOf: withDraftsOf }));
  const kept = rows.filter((row) => row.period === period);
  const now = asTyped(kept, typed, { ...withDraftsOf, unit: subject.unit });
  const own = aboutOne(body.tables, subject, body.subjects);
  const tables = asIfHandedOn(
    typed.length === 0 ? own : exchanged(own, { code: subject.code, period, kept, now }),
    packs,
    subject.code,
    now,
    period,
  );
  const year = Number(cycle.period.slice(0, 4));
  const request = { packs, tables, period: asked, year, asOf: asked.to, isWithin: false };
  return { ...computeWithoutFaulty(request), notes: body.notes };
}

/** What a period gives from the rows that can be read; what is wrong with others; what the evidence tells besides. */
export interface ComputedNow {
  readonly runs: readonly Run[];
  readonly faults: readonly SheetFault[];
  readonly notes: readonly EvidenceNote[];
}

/** The evidence that can matter to one person: of whoever leads nobody, that of no other person is read. */
export function bodyFor(
  tx: Tx,
  sources: EvaluationSources,
  {
    cycle,
    packs,
    subject,
    roster,
    withDraftsOf,
  }: Pick<ScoreAsked, 'cycle' | 'packs' | 'subject' | 'roster'> & Pick<BodyOptions, 'withDraftsOf'>,
): Promise<BodyOfEvidence> {
  const drafts = withDraftsOf === undefined ? {} : { withDraftsOf };
  if (subject.leads !== 'none') return sources.body(tx, cycle, packs, drafts);
  const alone = { ...drafts, ofPerson: subject.id, ...(roster === undefined ? {} : { roster }) };
  return sources.body(tx, { ...cycle, people: [subject.id] }, packs, alone);
}

/** The scores of somebody in a period, as they would be if everything stayed as it is. */
export async function scoresOf(
  tx: Tx,
  sources: EvaluationSources,
  asked: ScoreAsked,
): Promise<readonly PeriodScore[]> {
  return scoresIn(await computedNow(tx, sources, asked), asked.subject);
}

export const scoresIn = (
  { runs }: Pick<ComputedNow, 'runs'>,
  subject: KnownSubject,
): readonly PeriodScore[] =>
  runs.flatMap(({ evaluation, pack }) => {
    const found = evaluation.people.find((one) => one.subject === subject.code);
    if (found === undefined || found.outcome === 'other-regime') return [];
    return [
      {
        regulation: pack.regulation.id,
        outcome: found.outcome,
        score: found.score === undefined ? null : formatExact(found.score),
        shown: found.score === undefined ? null : displayExact(found.score),
        missing: found.missing.map((one) => ({ what: one.what, period: one.period })),
      },
    ];
  });

/** The rows of a file with those that are being typed in place of the ones they change. */
function asTyped(
  kept: readonly StatementRow[],
  typed: readonly TypedRow[],
  of: { readonly person: string; readonly period: string; readonly unit: string },
): readonly StatementRow[] {
  const isTyped = (row: StatementRow) =>
    typed.some(({ sheet, key }) => sheet === row.sheet && key === row.key);
  const added = typed
    .filter(({ cells }) => cells !== null)
    .map(
      (row): StatementRow => ({
        ...{ ...row, ...of, step: 'self', reason: null, document: null, isLate: false, act: 1, seq: 0 },
      }),
    );
  return [...kept.filter((row) => !isTyped(row)), ...added];
}

/** Tables in which the rows of one file are others; what registers and work feed stays as it is. */
function exchanged(
  tables: readonly NamedTable[],
  {
    code,
    period,
    kept,
    now,
  }: {
    readonly code: string;
    readonly period: string;
    readonly kept: readonly StatementRow[];
    readonly now: readonly StatementRow[];
  },
): readonly NamedTable[] {
  const sheets = new Set([...kept, ...now].map(({ sheet }) => sheet));
  const known = new Map(tables.map((table) => [table.table, table]));
  const cellsOf = ({ cells }: StatementRow) => ({ ...cells, subject: code, period });
  const others = tables.filter(({ table }) => !sheets.has(table));
  const changed = [...sheets].map((sheet): NamedTable => {
    const { columns = [], rows = [] } = known.get(sheet) ?? {};
    const before = new Set(
      kept
        .filter((row) => row.sheet === sheet)
        .map((row): { readonly [column: string]: string } => cellsOf(row))
        .map((cells) => JSON.stringify(columns.map((column) => cells[column] ?? ''))),
    );
    const mine = now
      .filter((row) => row.sheet === sheet)
      .map((row): { readonly [column: string]: string } => cellsOf(row));
    const all = [...new Set([...columns, ...mine.flatMap((cells) => Object.keys(cells))])];
    const stays = rows.filter((row) => !before.has(JSON.stringify(row)));
    return {
      table: sheet,
      columns: all,
      rows: [
        ...stays.map((row) => all.map((_, at) => row[at] ?? '')),
        ...mine.map((cells) => all.map((column) => cells[column] ?? '')),
      ],
    };
  });
  return [...others, ...changed];
}

/**
 * Rows that can matter to one person's period: their own, and those of units. Of a leader all are kept, since what they
 * answer for is others' work.
 */
export function aboutOne(
  tables: readonly NamedTable[],
  { code, leads }: KnownSubject,
  subjects: ReadonlyMap<string, KnownSubject>,
): readonly NamedTable[] {
  if (leads !== 'none') return tables;
  const isKept = (subject: string | undefined) =>
    subject === code || subject === '*' || subjects.get(subject ?? '')?.kind === 'unit';
  return tables.map((table) => {
    const at = table.columns.indexOf(table.table === 'people' ? 'id' : 'subject');
    if (table.table === 'units' || at < 0) return table;
    return { ...table, rows: table.rows.filter((row) => isKept(row[at])) };
  });
}

/** Parts of later raters that nobody has said yet, as handing on without edits would say them. */
export function asIfHandedOn(
  tables: readonly NamedTable[],
  packs: readonly JoinedPack[],
  code: string,
  rows: Parameters<typeof copiesFor>[1],
  period: string,
): readonly NamedTable[] {
  const descriptors = descriptorsOf(packs.map(({ regulation }) => regulation)).filter(
    (descriptor) => raterOf(descriptor, 'manager') !== undefined,
  );
  const ofPeriod = rows.filter((row) => row.period === period);
  const confirmed = copiesFor(descriptors, ofPeriod, 'manager', 1);
  const approved = copiesFor(
    descriptors,
    [...ofPeriod, ...confirmed.map((row) => ({ ...row, seq: 0 }))],
    'authority',
    1,
  );
  return tables.map((table) => {
    const more = [...confirmed, ...approved].filter(({ sheet }) => sheet === table.table);
    if (more.length === 0) return table;
    const columns = [
      ...new Set([...table.columns, ...more.flatMap(({ cells }) => Object.keys(cells ?? {}))]),
    ];
    const wide = table.rows.map((row) => columns.map((_, at) => row[at] ?? ''));
    const added = more.map(({ cells, period: of }) => {
      const all: { readonly [column: string]: string } = { ...cells, subject: code, period: of };
      return columns.map((column) => all[column] ?? '');
    });
    return { table: table.table, columns, rows: [...wide, ...added] };
  });
}
