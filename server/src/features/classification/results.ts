import type { Language } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { RESULT_FILES, type receiptFor, receiptText } from '../../evaluation/compute.ts';
import { noSuchCycle, notComputed } from '../../evaluation/cycle-refusals.ts';
import { answerTo, inNameOf, type Recomputing, type RunAsked } from '../../evaluation/recomputing.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { Call } from '../../http/endpoint.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './classification.errors.ts';
import * as queries from './runs.queries.ts';
import { documentOfRun } from './runs.ts';

/** What reasons of results and what is open in them are found with. */
export interface RunMeans {
  readonly sources: EvaluationSources;
  readonly recomputing: Recomputing;
}

/** A run with its cycle, for somebody who may see the results of that unit. */
async function openedRun(tx: Tx, id: string) {
  const run = await queries.runById(tx, id);
  const cycle = run && (await cycleById(tx, run.cycle));
  return run === undefined || cycle === undefined ? errors.noSuchRun() : { run, cycle };
}

/** Results of a run: those of a unit and below, or one's own. */
export async function listResults(
  tx: Tx,
  holder: Holder,
  given: {
    readonly run: string;
    readonly regulation?: string | undefined;
    readonly unit?: string | undefined;
    readonly subject?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
) {
  const opened = await openedRun(tx, given.run);
  if (isRefusal(opened)) return opened;
  const { run, cycle } = opened;
  const line = await lineThrough(tx, given.unit ?? cycle.unit, todayInVietnam());
  const isOwn = given.unit === undefined && refusalOf(holder, 'classification.see', { line }) !== undefined;
  const why = refusalOf(holder, 'classification.see', { line, person: isOwn ? holder.person : null });
  if (why) return why;
  if (run.outcome !== 'done') return notComputed();
  const rows = await queries.resultsOf(tx, given);
  await record(tx, {
    action: 'classification.read',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: given.unit ?? cycle.unit,
    facts: { rows: rows.length },
  });
  const { offset, limit } = given;
  return {
    results: rows.map(({ line: text, position: _, ...row }) => ({ ...row, result: readLine(text) })),
    next: rows.length === limit ? offset + limit : null,
  };
}

/** What we wrote ourselves, read back. */
const readLine = (text: string): { readonly [name: string]: unknown } => JSON.parse(text);

/**
 * Why somebody, or a unit, has its result: sentence by sentence with articles, under each regulation that rates it. It is
 * computed again from what the run was computed on, so the reasons are those of that run; between two transactions, since
 * that takes its time.
 */
export async function explainResult(
  as: Call['as'],
  holder: Holder,
  { sources, recomputing }: RunMeans,
  given: { readonly run: string; readonly subject: string; readonly language: Language },
) {
  const found = await as((tx) => resultToExplain(tx, holder, sources, given), { isReadOnly: true });
  if (isRefusal(found)) return found;
  const { person, of } = found;
  const { subject, language } = given;
  const answer = await answerTo(recomputing, of, { kind: 'why', subjects: [subject], language });
  if (isRefusal(answer)) return answer;
  if (person !== null && person !== holder.person) {
    const role = holder.roles.find(({ unit }) => unit !== null)?.role ?? 'none';
    await as((tx) =>
      record(tx, {
        action: 'classification.readWhy',
        subject: { kind: 'person', id: person },
        ...{ person, role },
      }),
    );
  }
  return { subject, explanations: answer.reasons.map(({ subject: _, ...one }) => one) };
}

async function resultToExplain(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly run: string; readonly subject: string },
): Promise<{ readonly person: string | null; readonly of: RunAsked } | Refusal> {
  const opened = await openedRun(tx, given.run);
  if (isRefusal(opened)) return opened;
  const { run, cycle } = opened;
  const [row] = await queries.resultsOf(tx, { run: run.id, subject: given.subject, limit: 1 });
  if (row === undefined || !(await queries.mayExplain(tx, run.id, given.subject)))
    return errors.noSuchSubject();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, 'classification.see', { line, person: row.person });
  if (why) return why;
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  return {
    person: row.person,
    of: { run: run.id, inNameOf: inNameOf(tx), forResultOf: given.subject },
  };
}

export const FILE_NAMES = Object.values(RESULT_FILES);

/** The files of a run as the command line writes them: `congtam verify` checks them on another computer. */
export async function fileOfRun(
  tx: Tx,
  holder: Holder,
  given: { readonly run: string; readonly file: string },
): Promise<FileToGive | Refusal> {
  const opened = await openedRun(tx, given.run);
  if (isRefusal(opened)) return opened;
  const { run, cycle } = opened;
  const line = await lineThrough(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'cycle.export', { line });
  if (why) return why;
  if (run.outcome !== 'done' || run.receipt === null) return notComputed();
  await record(tx, {
    action: 'classification.export',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: cycle.unit,
    facts: { file: given.file },
  });
  const name = given.file;
  switch (name) {
    case RESULT_FILES.receipt:
      return { kind: 'json', name, bytes: Buffer.from(receiptText(receiptOf(run.receipt))) };
    case RESULT_FILES.document:
      return { kind: 'json', name, bytes: Buffer.from(await documentOfRun(tx, run, cycle)) };
    default: {
      const bytes = await queries.inputOfRun(tx, run.id);
      return bytes === undefined ? noSuchCycle() : { kind: 'gz', name, bytes };
    }
  }
}

/** What we wrote ourselves, read back. */
const receiptOf = (kept: unknown) => kept as ReturnType<typeof receiptFor>;
