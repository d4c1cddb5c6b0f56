import { displayExact, formatExact, parsePeriod, type SubjectResult } from '@congtam/engine';
import type { JoinedPack, Run } from '@congtam/regulations';
import type { Tx } from '../../database/as-actor.ts';
import { compute } from '../../evaluation/compute.ts';
import type { EvaluatedCycle, EvaluationSources, KnownSubject } from '../../evaluation/sources.ts';
import { descriptorsOf, type NamedTable } from '../../evaluation/tables.ts';
import { rowsStanding } from './monitoring.queries.ts';
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
}

/**
 * Somebody's period through the engine, from the same evidence a run takes, with the drafts of that period as if they were
 * handed on without further edits.
 */
export async function computedNow(
  tx: Tx,
  sources: EvaluationSources,
  { cycle, packs, subject, period }: ScoreAsked,
): Promise<readonly Run[]> {
  const read = parsePeriod(period);
  if (read === undefined) return [];
  const withDraftsOf = { person: subject.id, period };
  const body = await sources.body(tx, cycle, packs, { withDraftsOf });
  const tables = asIfHandedOn(
    aboutOne(body.tables, subject, body.subjects),
    packs,
    subject.code,
    await rowsStanding(tx, { cycle: cycle.id, person: subject.id, draftsOf: withDraftsOf }),
    period,
  );
  const computed = compute({ packs, tables, period: read, asOf: read.to, isWithin: false });
  return 'problems' in computed ? [] : computed.runs;
}

/** The scores of somebody in a period, as they would be if everything stayed as it is. */
export async function scoresOf(
  tx: Tx,
  sources: EvaluationSources,
  asked: ScoreAsked,
): Promise<readonly PeriodScore[]> {
  return (await computedNow(tx, sources, asked)).flatMap(({ evaluation, pack }) => {
    const found = evaluation.people.find((one) => one.subject === asked.subject.code);
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
