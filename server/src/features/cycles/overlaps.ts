import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { unitOn, unitsInside } from '../units/units.queries.ts';
import * as errors from './cycles.errors.ts';
import * as queries from './cycles.queries.ts';

/**
 * Why a cycle cannot stand beside those opened before it: one of the same kind and period rates units of it under the same
 * text, so that somebody would get two levels and the body its places twice. A layer is part of its base; another text, the
 * Party's say, is another level. Of a pilot nothing counts, and before an appointment somebody is rated on demand.
 *
 * One that is only planned holds nothing back: it may be a slip, and nobody takes a plan away. It is looked at again when it
 * is opened.
 */
export async function overlapping(
  tx: Tx,
  sources: EvaluationSources,
  cycle: Pick<queries.CycleRow, 'id' | 'kind' | 'period' | 'roots' | 'excluded' | 'isPilot'> &
    Parameters<EvaluationSources['joined']>[1],
): Promise<Refusal | undefined> {
  const { id, kind, period } = cycle;
  if (cycle.isPilot || kind === 'beforeAppointment') return undefined;
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const bases = packs.map(({ regulation }) => regulation.id);
  const day = lastDayOf(period);
  const isIn = async (inner: typeof cycle.roots, outer: Pick<typeof cycle, 'roots' | 'excluded'>) =>
    (await unitsInside(tx, inner, { ...outer, day })).length > 0;
  for (const other of await queries.openedBeside(tx, { id, kind, period, bases })) {
    // Whatever two trees have in common holds the root of one of them.
    if (!(await isIn(cycle.roots, other)) && !(await isIn(other.roots, cycle))) continue;
    const unit = (await unitOn(tx, other.unit, day))?.name ?? '';
    return errors.overlaps({ ...other, period, unit });
  }
  return undefined;
}
