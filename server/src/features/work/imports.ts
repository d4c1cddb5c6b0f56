import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { type Act, recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { withHeadings } from '../../http/sheet-problems.ts';
import type { SheetProblem } from '../../http/sheets-in-file.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { lineOf } from '../units/units.queries.ts';
import { planImport, type WorkImport, type WorkPlan } from './import-plan.ts';
import type { WorkRows } from './import-reading.ts';
import { IMPORT_TABLE } from './import-table.ts';
import { spanOf } from './place.ts';
import * as errors from './work.errors.ts';
import * as queries from './work.queries.ts';
import { stateAfter } from './work.states.ts';

const MOST_TOLD = 1000;

/** What an import does, or would do; what is wrong with it. */
export interface ImportReport {
  readonly rows: number;
  readonly newProducts: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Tasks that came in an earlier period already: they are not counted again. */
  readonly elsewhere: number;
  readonly problemCount: number;
  readonly problems: readonly SheetProblem[];
  /** Names what would be done: it is applied only as it was shown. Null while something is wrong. */
  readonly plan: string | null;
  readonly isApplied: boolean;
}

/** What an import would do now. */
export async function previewImport(
  tx: Tx,
  holder: Holder,
  given: WorkImport,
  read: WorkRows,
): Promise<ImportReport | Refusal> {
  const plan = await planned(tx, holder, given, read);
  return isRefusal(plan) ? plan : reportOf(plan, false);
}

/** Applies an import as it was shown: all of it in one transaction, or nothing. The same again changes nothing. */
export async function applyImport(
  tx: Tx,
  holder: Holder,
  given: WorkImport,
  read: WorkRows,
  shown: string,
): Promise<ImportReport | Refusal> {
  await queries.lockSource(tx, given.system);
  const plan = await planned(tx, holder, given, read);
  if (isRefusal(plan)) return plan;
  if (plan.problems.length > 0) return errors.importFaulty(plan.problems);
  if (hashOf(plan) !== shown) return errors.importNotAsShown();
  await write(tx, holder, given, plan, read.sha256);
  return reportOf(plan, true);
}

async function planned(
  tx: Tx,
  holder: Holder,
  given: WorkImport,
  read: WorkRows,
): Promise<WorkPlan | Refusal> {
  const span = spanOf(given.period);
  if (isRefusal(span)) return span;
  const line = await lineOf(tx, given.unit, span.to);
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'work.import', { line });
  return why ?? planImport(tx, holder, given, read, span);
}

async function write(
  tx: Tx,
  holder: Holder,
  { unit, system, period }: WorkImport,
  { added, changed, tasks: known, rows }: WorkPlan,
  sha256: string,
): Promise<void> {
  const state = stateAfter('imported', 'none');
  if (state === undefined) throw new Error('what is imported begins');
  const tasks = new Map(known);
  const newTasks: queries.TaskRow[] = [];
  for (const { sourceId, content } of added) {
    if (tasks.has(sourceId)) continue;
    const task = { id: newId(), unit, title: content.work.title, sourceSystem: system, sourceId };
    newTasks.push(task);
    tasks.set(sourceId, task.id);
  }
  const products = added.map((one) => ({
    ...{ id: newId(), task: tasks.get(one.sourceId) ?? '', unit: one.unit, person: one.person },
    ...{ period, takenFrom: null, content: one.content },
  }));
  await queries.addTasks(tx, newTasks, holder.account);
  await queries.addProducts(tx, products, holder.account);
  const revisions = [
    ...products.map(({ id, content }) => ({ product: id, revision: 1, content })),
    ...changed.map(({ product: { id, revision }, content }) => ({
      product: id,
      revision: revision + 1,
      content,
    })),
  ];
  await queries.addRevisions(
    tx,
    revisions.map((one) => ({ ...one, act: 'imported' as const, state, reason: null })),
    holder.account,
  );
  const subjects = [
    ...products.map(({ id, unit: place, person, content }) => ({ id, place, person, content })),
    ...changed.map(({ product: { id, unit: place, person }, content }) => ({ id, place, person, content })),
  ];
  await recordAll(tx, [
    {
      action: 'work.import',
      subject: { kind: 'unit', id: unit },
      unit,
      facts: { system, period, rows, newProducts: added.length, changed: changed.length, sha256 },
    },
    ...subjects.map(
      ({ id, place, person, content }): Act => ({
        action: 'work.imported',
        subject: { kind: 'workProduct', id },
        unit: place,
        person,
        facts: { system, period, quantity: content.work.quantity, code: content.work.code },
        texts: { content: canonicalJson(plain(content)) },
      }),
    ),
  ]);
}

function reportOf(plan: WorkPlan, isApplied: boolean): ImportReport {
  const { rows, added, changed, unchanged, elsewhere, problems } = plan;
  const sorted = [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return {
    rows,
    newProducts: added.length,
    changed: changed.length,
    unchanged,
    elsewhere,
    problemCount: problems.length,
    problems: withHeadings(IMPORT_TABLE, sorted.slice(0, MOST_TOLD)),
    plan: problems.length > 0 ? null : hashOf(plan),
    isApplied,
  };
}

/** Of what would be done: when it is another by the time of applying, it is shown again first. */
function hashOf({ added, changed }: WorkPlan): string {
  const done = {
    added,
    changed: changed.map(({ product: { id, revision }, content }) => ({ id, revision, content })),
  };
  return createHash('sha256')
    .update(canonicalJson(plain(done)))
    .digest('hex');
}

function plain(value: object): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
