import { createHash } from 'node:crypto';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { countedLevels } from '../classification/standing-levels.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineOf, unitsBelow, unitsOn } from '../units/units.queries.ts';
import * as errors from './consolidation.errors.ts';
import * as queries from './consolidation.queries.ts';
import { cellOf, type Difference, differencesOf, type Figures, type RegulationNamed } from './figures.ts';
import { type ShownTable, shownTables } from './shown.ts';
import { type Summary, summariesOf } from './summary.ts';

/** Figures with the tables made of them. */
export interface Consolidated {
  readonly unit: string;
  readonly period: string;
  readonly cycles: number;
  readonly units: Figures['units'];
  readonly summaries: readonly Summary[];
}

/** What the files say today of a unit and all below it, over a period. That it was read is recorded. */
export async function consolidate(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: { readonly unit: string; readonly period: string; readonly language: 'vi' | 'en' },
): Promise<Consolidated | Refusal> {
  const why = await refusalFor(tx, holder, 'consolidation.see', asked.unit);
  if (why) return why;
  const figures = await countFigures(tx, sources, asked);
  if (isRefusal(figures)) return figures;
  await record(tx, {
    action: 'consolidation.see',
    subject: { kind: 'unit', id: asked.unit },
    unit: asked.unit,
    facts: { period: asked.period, cells: figures.cells.length },
  });
  return consolidated(figures, asked.language);
}

/** Sends a report: its figures are those of the files at this moment, and stay. A later one replaces it, for a reason. */
export async function sendReport(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly unit: string;
    readonly period: string;
    readonly ground: string;
    readonly reason: string | null;
  },
): Promise<queries.ReportRow | Refusal> {
  const { unit, period, ground, reason } = given;
  const why = await refusalFor(tx, holder, 'consolidation.send', unit);
  if (why) return why;
  await queries.lockReports(tx, unit);
  const [last] = await queries.reportsOf(tx, { unit, period, withReplaced: false });
  if (last !== undefined && reason === null) return errors.replacementNeedsReason();
  if (last === undefined && reason !== null) return errors.nothingToReplace();
  const figures = await countFigures(tx, sources, given);
  if (isRefusal(figures)) return figures;
  if (figures.cells.length === 0) return errors.nothingToReport();
  const text = canonicalJson(JSON.parse(JSON.stringify(figures)));
  const hash = createHash('sha256').update(text).digest();
  if (last?.hash === hash.toString('hex')) return errors.nothingChanged();
  const number = (last?.number ?? 0) + 1;
  const id = newId();
  const row = { id, unit, period, number, ground, reason, figures: text, hash };
  await queries.addReport(tx, { ...row, sentBy: holder.account, sentByName: holder.name });
  const isTop = (await lineOf(tx, unit, todayInVietnam())).length === 1;
  if (isTop) await queries.addShown(tx, { ...row, figures: JSON.stringify(shownTables(figures)) });
  await record(tx, {
    action: 'consolidation.send',
    subject: { kind: 'consolidation', id },
    unit,
    facts: { period, number, ground, figures: hash.toString('hex'), replaces: last?.id ?? null },
    ...(reason === null ? {} : { texts: { reason } }),
  });
  const sent = await queries.reportById(tx, id);
  return sent ?? errors.noSuchReport();
}

/** Reports of a unit; those that were replaced only when asked for. */
export async function listReports(
  tx: Tx,
  holder: Holder,
  asked: { readonly unit: string; readonly period: string | null; readonly withReplaced: boolean },
) {
  const why = await refusalFor(tx, holder, 'consolidation.see', asked.unit);
  return why ?? { reports: await queries.reportsOf(tx, asked) };
}

/** A report as it was sent, with what it changed of the one before, and what the files say differently today. */
export interface OpenedReport extends Consolidated {
  readonly report: queries.ReportRow;
  readonly replaced: readonly Difference[];
  readonly since: readonly Difference[];
}

export async function openReport(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: { readonly report: string; readonly language: 'vi' | 'en' },
): Promise<OpenedReport | Refusal> {
  const found = await reportFor(tx, holder, asked.report);
  if (isRefusal(found)) return found;
  const { row, figures } = found;
  const before = await queries.figuresBefore(tx, row);
  const now = await countFigures(tx, sources, row);
  if (isRefusal(now)) return now;
  return {
    ...consolidated(figures, asked.language),
    report: row,
    replaced: before === undefined ? [] : differencesOf(readFigures(before), figures),
    since: differencesOf(figures, now),
  };
}

/** A report with its figures, for somebody who may see it. That it was read is recorded. */
export async function reportFor(
  tx: Tx,
  holder: Holder,
  id: string,
): Promise<{ readonly row: queries.ReportRow; readonly figures: Figures } | Refusal> {
  const found = await queries.reportById(tx, id);
  if (found === undefined) return errors.noSuchReport();
  const { figures, ...row } = found;
  const why = await refusalFor(tx, holder, 'consolidation.see', row.unit);
  if (why) return why;
  await record(tx, {
    action: 'consolidation.see',
    subject: { kind: 'consolidation', id },
    unit: row.unit,
    facts: { period: row.period, number: row.number },
  });
  return { row, figures: readFigures(figures) };
}

/** Reports of units at the top, as they are shown to everybody below: without counts that tell of single persons. */
export async function reportsShown(tx: Tx) {
  const rows = await queries.shownReports(tx);
  const read = (figures: string): readonly ShownTable[] => JSON.parse(figures);
  return { reports: rows.map(({ figures, ...row }) => ({ ...row, tables: read(figures) })) };
}

/** What we wrote ourselves, read back. */
const readFigures = (text: string): Figures => JSON.parse(text);

const consolidated = (figures: Figures, language: 'vi' | 'en'): Consolidated => ({
  unit: figures.unit,
  period: figures.period,
  cycles: figures.cycles.length,
  units: figures.units,
  summaries: summariesOf(figures, language),
});

/** Why somebody may not do this in a unit, or that it is not shown to them. */
export async function refusalFor(
  tx: Tx,
  holder: Holder,
  action: 'consolidation.see' | 'consolidation.export' | 'consolidation.send',
  unit: string,
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  return refusalOf(holder, action, { line });
}

/** Counts the files: one statement for everything that is counted, so that all of it is of one moment. */
async function countFigures(
  tx: Tx,
  sources: EvaluationSources,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<Figures | Refusal> {
  const on = lastDayOf(period);
  const below = await unitsBelow(tx, unit, on);
  const isBelow = new Set(below);
  const runs = await queries.cyclesReporting(tx, { period, units: below });
  const counted = await countedLevels(tx, { runs, period, units: below, on });
  const named = await namesOf(tx, sources, runs, new Set(counted.map(({ regulation }) => regulation)));
  if (isRefusal(named)) return named;
  return {
    ...{ format: 1, unit, period },
    cycles: runs.map(({ cycle, run, number }) => ({ cycle, run, number })),
    regulations: named.map(({ regulation }) => regulation),
    units: (await unitsOn(tx, on))
      .filter(({ id }) => isBelow.has(id))
      .map(({ id, code, name, parent }) => ({ id, code, name, parent: id === unit ? null : parent })),
    cells: counted.map((row) => {
      const refs = named.find(({ regulation }) => regulation.id === row.regulation)?.refs;
      return cellOf(row, (article) => refs?.get(article) ?? article);
    }),
  };
}

/** What the regulations call things, each as the cycle planned last has it. */
export async function namesOf(
  tx: Tx,
  sources: EvaluationSources,
  cycles: readonly queries.ConsolidatedCycle[],
  wanted: ReadonlySet<string>,
) {
  const known = new Map<string, { regulation: RegulationNamed; refs: ReadonlyMap<string, string> }>();
  for (const { cycle: id, regulations } of cycles) {
    if (!regulations.some((one) => wanted.has(one) && !known.has(one))) continue;
    const cycle = await cycleById(tx, id);
    const packs = cycle && (await sources.joined(tx, cycle));
    if (packs === undefined) continue;
    if (isRefusal(packs)) return packs;
    for (const { regulation } of packs) {
      if (!wanted.has(regulation.id) || known.has(regulation.id)) continue;
      const { id: name, title, number, levels, groups, quotas, articles } = regulation;
      known.set(name, {
        regulation: {
          ...{ id: name, title, number },
          levels: levels.map(({ id: level, label, short }) => ({ id: level, label, short })),
          groups: groups.map(({ id: group, label }) => ({ id: group, label })),
          limited: quotas.map(({ id: quota, of, label, level, next }) => ({ quota, of, label, level, next })),
        },
        refs: new Map([...articles].map(([article, { ref }]) => [article, ref])),
      });
    }
  }
  return [...known.values()];
}
