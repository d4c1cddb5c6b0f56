import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import { type Period, periodsWithin } from '../period.ts';
import type { Stage } from '../regulation/format.ts';
import { EXCUSED, isGap, type Measured } from './measured.ts';

/** The result of a period, from the period itself or from the coarser one that holds it; `none` when nothing is recorded. */
export function resultIn(
  view: View,
  period: Period,
  stage: Stage,
  slot: number,
  gate: number | undefined,
): { measured: Measured | 'none'; source?: View; isCoarser?: boolean } {
  for (const unit of stage.periods) {
    const candidate = unit === period.unit ? period : coarser(view, period, unit);
    if (candidate === undefined) continue;
    const brought = broughtValue(view, candidate, slot);
    const source = view.world.view(view.kind, view.index, stage.id, candidate);
    // Brought results stand whatever rules the period was under.
    if (source === undefined && brought !== undefined) {
      return { measured: brought, isCoarser: candidate.id !== period.id };
    }
    // What is itself gathered from other periods has no evidence of its own: ask it, and see whether anything was there.
    const gathers = source?.plan.measures[slot]?.rule.references.elsewhere?.some(
      (e) => e.stage !== undefined,
    );
    if (gathers && source) {
      const measured = source.aside(() => source.measure(slot));
      const nothing =
        isGap(measured) && measured.missing.some((m) => m.subject === view.id && m.period === candidate.id);
      if (nothing) continue;
      return { measured: source.measureFor(view, slot), source };
    }
    if (!view.world.hasEvidence(view.kind, view.index, candidate.id)) continue;
    if (source === undefined) return { measured: EXCUSED };
    if (gate !== undefined && !source.isBrought(slot) && source.lacksEntirely(gate)) continue;
    return { measured: source.measureFor(view, slot), source };
  }
  return { measured: 'none' };
}

function broughtValue(view: View, period: Period, slot: number): Exact | undefined {
  const id = view.world.program.measureIds[slot];
  return view.world.broughtTo(view.kind, view.index, period.id).find((b) => b.measure === id)?.value;
}

const coarser = (view: View, period: Period, unit: Period['unit']): Period | undefined =>
  periodsWithin(view.period, unit).find((p) => p.from <= period.from && p.to >= period.to);
