import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { copyOf, descriptorsOf, sha256, sheetsToWrite } from '../../evaluation/tables.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import { cycleById } from './cycles.queries.ts';

/** Everything a cycle is computed on, as a workbook: the command line computes the same from it. Taking it out is an act. */
export async function evidenceWorkbook(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  id: string,
): Promise<FileToGive | Refusal> {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const line = await lineThrough(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'cycle.export', { line });
  if (why) return why;
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const { tables } = await sources.body(tx, cycle, packs);
  const hash = sha256(copyOf(tables)).toString('hex');
  await record(tx, {
    action: 'cycle.export',
    subject: { kind: 'cycle', id },
    unit: cycle.unit,
    facts: { input: hash, sheets: tables.length },
  });
  const descriptors = descriptorsOf(packs.map(({ regulation }) => regulation));
  const bytes = await bytesOf('xlsx', sheetsToWrite(tables, descriptors));
  return { kind: 'xlsx', name: `cong-tam-${cycle.period}.xlsx`, bytes };
}
