import { type IntakeProblem, parseDay, type SubjectResult } from '@congtam/engine';
import { type DocumentLines, type JoinedPack, linesOf, type Run } from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { compute, documentOf, receiptFor } from '../../evaluation/compute.ts';
import { noSuchCycle, notOpen } from '../../evaluation/cycle-refusals.ts';
import { subjectsOfProblem } from '../../evaluation/faulty-rows.ts';
import { daysOf, lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources, KnownSubject } from '../../evaluation/sources.ts';
import {
  asKept,
  copyOf,
  descriptorsOf,
  type NamedTable,
  packedTables,
  sha256,
  unpackedTables,
} from '../../evaluation/tables.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { JobCall } from '../../jobs/worker.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type CycleRow, cycleById, cycleHeld } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as queries from './runs.queries.ts';

/** Asks for a cycle to be computed. It is done by a job, on what is said and decided when the job begins. */
export async function requestRun(
  tx: Tx,
  holder: Holder,
  given: { readonly cycle: string; readonly asOf: string | null },
): Promise<queries.RunRow | Refusal> {
  const cycle = await cycleHeld(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const today = todayInVietnam();
  const line = await lineThrough(tx, cycle.unit, today);
  const why = refusalOf(holder, 'classification.run', { line, state: cycle.state });
  if (why) return why.status === 409 ? notOpen() : why;
  const [before] = await queries.runsOf(tx, cycle.id);
  const last = lastDayOf(cycle.period);
  const asOf = given.asOf ?? [today, last].toSorted().at(-1) ?? last;
  const id = newId();
  const row = {
    id,
    cycle: cycle.id,
    unit: cycle.unit,
    number: (before?.number ?? 0) + 1,
    asOf,
    askedBy: holder.account,
  };
  await queries.addRun(tx, row);
  await enqueue(tx, { kind: 'classification.run', payload: { run: id }, key: id });
  await record(tx, {
    action: 'classification.run',
    subject: { kind: 'evaluationRun', id },
    unit: cycle.unit,
    facts: { cycle: cycle.id, number: row.number, asOf },
  });
  return { ...row, outcome: null, receipt: null, frames: null, evidence: null, isOutdated: false };
}

/**
 * Computes a run. What it computes on is kept first: killed anywhere after that and begun again, it gives the same bytes,
 * since nothing else goes in. All that came out is kept in one step with the end of the job.
 */
export async function carryRun(call: JobCall, sources: EvaluationSources, id: string): Promise<void> {
  const prepared = await call.asRequester((tx) => prepare(tx, sources, id));
  if (prepared === undefined) return call.finishing(async () => {});
  await call.report(20);
  const { run, cycle, packs, tables, subjects, hash } = prepared;
  const period = daysOf(cycle.period)?.read;
  const asOf = parseDay(run.asOf);
  if (period === undefined || asOf === undefined) throw new Error('a run has a period and a day');
  const computed = compute({ packs, tables, period, asOf });
  if ('problems' in computed) {
    const problems = computed.problems
      .slice(0, 200)
      .map((problem) => keptProblem(problem, { tables, packs, subjects }));
    return call.finishing(async (tx) => {
      await queries.addEnd(tx, {
        ...{ run: id, outcome: 'refused', frames: '[]' },
        receipt: JSON.stringify({ problems, count: computed.problems.length }),
      });
      const facts = { outcome: 'refused', problems: computed.problems.length };
      await recordEnd(tx, run, facts);
    });
  }
  await call.report(70);
  const { runs } = computed;
  const lines = runs.map((one) => keptLines(linesOf(one)));
  const document = documentOf({ period, asOf }, lines);
  const receipt = receiptFor({
    ...{ packs, period, asOf, documentHash: document.hash },
    readings: runs.flatMap(({ readings }) => readings),
    input: { hash, source: `cong-tam-${cycle.period}.xlsx` },
  });
  const rows = runs.flatMap((one, at) => resultRows(one, lines[at], subjects, cycle.unit));
  const boards = runs.flatMap((one, at) => boardRows(one, lines[at], subjects, cycle.unit));
  const frames = runs.map(({ pack }, at) => ({
    regulation: pack.regulation.id,
    frame: lines[at]?.frame ?? '',
  }));
  await call.report(80);
  return call.finishing(async (tx) => {
    await queries.addResults(tx, id, rows);
    await queries.addBoards(tx, id, boards);
    await queries.addEnd(tx, {
      ...{ run: id, outcome: 'done' },
      receipt: JSON.stringify(receipt),
      frames: JSON.stringify(frames),
    });
    await recordEnd(tx, run, {
      outcome: 'done',
      input: hash.toString('hex'),
      results: document.hash,
      rows: rows.length,
    });
  });
}

/** A problem with whose rows it is about: by code, since names are told to whoever may see the people. */
function keptProblem(
  problem: IntakeProblem,
  given: {
    readonly tables: readonly NamedTable[];
    readonly packs: readonly JoinedPack[];
    readonly subjects: ReadonlyMap<string, KnownSubject>;
  },
) {
  const { table, row = null, column = null, code, message, mend } = problem;
  const { tables, packs, subjects } = given;
  const descriptor = descriptorsOf(packs.map(({ regulation }) => regulation)).find(({ id }) => id === table);
  const about = subjectsOfProblem(problem, tables)
    .slice(0, MOST_TOLD)
    .map(({ subject, period }) => {
      const known = subjects.get(subject);
      const person = known?.kind === 'person' ? known.id : null;
      return { subject, person, unit: known?.unit ?? null, period: period === '' ? null : period };
    });
  return {
    ...{ table, row, column, code, message, mend, about },
    label: descriptor?.label ?? null,
    columnLabel: descriptor?.columns.find(({ id }) => id === column)?.label ?? null,
  };
}

const MOST_TOLD = 20;

const recordEnd = (
  tx: Tx,
  { id, unit, cycle }: queries.RunRow,
  facts: { readonly [name: string]: string | number },
) =>
  record(tx, {
    action: 'classification.computed',
    subject: { kind: 'evaluationRun', id },
    unit,
    facts: { cycle, ...facts },
  });

async function prepare(tx: Tx, sources: EvaluationSources, id: string) {
  const run = await queries.runById(tx, id);
  if (run === undefined || run.outcome !== null) return undefined;
  const cycle = await cycleById(tx, run.cycle);
  if (cycle === undefined) return undefined;
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) throw new Error(`the regulations of a cycle cannot be read: ${packs.code}`);
  const roster = await sources.roster(tx, cycle);
  const { subjects } = roster;
  const known = await queries.inputOfRun(tx, id);
  if (known !== undefined) {
    const { text, tables } = unpackedTables(known);
    return { run, cycle, packs, subjects, tables, hash: sha256(text) };
  }
  const body = await sources.body(tx, cycle, packs, { roster });
  const text = copyOf(body.tables);
  const hash = sha256(text);
  const evidence = await sources.number(tx, cycle.id);
  await queries.addInput(tx, { run: id, tables: packedTables(text), hash, evidence });
  await record(tx, {
    action: 'classification.inputTaken',
    subject: { kind: 'evaluationRun', id },
    unit: cycle.unit,
    facts: { input: hash.toString('hex'), notes: body.notes.length, evidence },
  });
  return { run, cycle, packs, subjects, tables: asKept(body.tables), hash };
}

/** Lines made once, kept as they are. */
const keptLines = ({ frame, units, people, quotas }: DocumentLines) => ({
  frame,
  units: [...units],
  people: [...people],
  quotas: [...quotas],
});
type KeptLines = ReturnType<typeof keptLines>;

function resultRows(
  { pack, evaluation }: Run,
  lines: KeptLines | undefined,
  subjects: ReadonlyMap<string, KnownSubject>,
  unit: string,
): readonly queries.ResultRow[] {
  const rowsOf = (results: readonly SubjectResult[], texts: readonly string[] = []): queries.ResultRow[] =>
    results.map((result, position) => {
      const known = subjects.get(result.subject);
      const line = texts[position] ?? '';
      const { score }: { readonly score?: string } = JSON.parse(line);
      return {
        regulation: pack.regulation.id,
        kind: result.kind === 'person' ? 'person' : 'unit',
        position,
        subject: result.subject,
        unit: known?.unit ?? unit,
        person: known?.kind === 'person' ? known.id : null,
        outcome: result.outcome,
        score: score ?? null,
        beforeQuota: result.levelBeforeQuota ?? null,
        suggested: result.proposed ?? null,
        duty: known === undefined ? null : known.kind === 'unit' ? 'unit' : known.leads,
        line,
      };
    });
  return [...rowsOf(evaluation.units, lines?.units), ...rowsOf(evaluation.people, lines?.people)];
}

function boardRows(
  { pack, evaluation }: Run,
  lines: KeptLines | undefined,
  subjects: ReadonlyMap<string, KnownSubject>,
  unit: string,
): readonly queries.NewBoard[] {
  return evaluation.quotas.map(({ quota, scope, dutyGroup, members }, position) => ({
    regulation: pack.regulation.id,
    position,
    quota,
    scope,
    dutyGroup: dutyGroup ?? null,
    unit: subjects.get(scope)?.unit ?? unit,
    line: lines?.quotas[position] ?? '',
    members,
  }));
}

/** The results document of a run, byte for byte as it was computed; for whoever sees all of it. */
export async function documentOfRun(
  tx: Tx,
  { id, asOf, frames }: queries.RunRow,
  { period }: Pick<CycleRow, 'period'>,
): Promise<string> {
  const read = daysOf(period)?.read;
  const day = parseDay(asOf);
  if (read === undefined || day === undefined) throw new Error('a run has a period and a day');
  const results = await queries.resultsOf(tx, { run: id });
  const boards = await queries.boardsOf(tx, { run: id });
  const parts = (frames ?? []).map(({ regulation, frame }) => {
    const of = (kind: string) =>
      results
        .filter((row) => row.regulation === regulation && row.kind === kind)
        .toSorted((a, b) => a.position - b.position)
        .map(({ line }) => line);
    const quotas = boards.filter((row) => row.regulation === regulation).map(({ line }) => line);
    return { frame, units: of('unit'), people: of('person'), quotas };
  });
  return documentOf({ period: read, asOf: day }, parts).text;
}
