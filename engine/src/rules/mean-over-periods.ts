import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { meanOverColumns } from '../evaluation/columns/mean-over-columns.ts';
import type { View } from '../evaluation/view.ts';
import { add, divide, type Exact, ratio, ZERO } from '../exact.ts';
import { shownNumber } from '../explanation/show.ts';
import { periodTerms } from '../explanation/terms.ts';
import type { Input, Step } from '../explanation/trace.ts';
import { type Period, periodsWithin } from '../period.ts';
import { say } from '../problem.ts';
import type { Stage } from '../regulation/format.ts';
import { isAccepted } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { EXCUSED, type Gap, isGap, joinGaps, type Measured, missingFact, openQuestion } from './measured.ts';

/**
 * The mean of a quantity over the periods inside this one. A period in which the person did not work and nothing is
 * recorded does not count; a period worked and without a result is put to a person. A result of a coarser period
 * (a quarter) stands for each finer period (month) inside it.
 */
export const meanOverPeriods: RuleKind = {
  kind: 'mean-over-periods',
  keys: ['of', 'from', 'recorded-by?', 'when-some-are-missing'],
  read(at) {
    const of = at.field('of')?.id();
    const from = at.field('from')?.id();
    const recordedBy = at.optional('recorded-by')?.id();
    const question = at.field('when-some-are-missing')?.map(['ask'])?.field('ask')?.id();
    if (of === undefined || from === undefined || question === undefined) return undefined;
    return {
      kind: 'mean-over-periods',
      references: {
        elsewhere: [
          { measure: of, stage: from },
          ...(recordedBy ? [{ measure: recordedBy, stage: from }] : []),
        ],
        questions: [question],
      },
      range: (rangeOf) => rangeOf(of),
      link(linker) {
        const slot = linker.measureSlot(of);
        const gate = recordedBy === undefined ? undefined : linker.measureSlot(recordedBy);
        const stage = linker.stage(from);
        const asked = linker.question(question);
        const { articles } = linker;
        return (view) => {
          const gaps: Gap[] = [];
          const inputs: Input[] = [];
          const children: Step[] = [];
          const absent: string[] = [];
          let total: Exact = ZERO;
          let count = 0;
          for (const period of periodsWithin(view.period, stage.periods[0]!)) {
            const found = resultIn(view, period, stage, slot, gate);
            if (found.source) view.standOnAllOf(found.source);
            const standsIn = found.source !== undefined && found.source.period.id !== period.id;
            if (found.measured === 'none' || (standsIn && view.world.isAway(view.kind, view.index, period))) {
              if (!view.world.isAway(view.kind, view.index, period)) absent.push(period.id);
              continue;
            }
            if (isGap(found.measured)) {
              if (found.measured.gap !== 'excused') gaps.push(found.measured);
              continue;
            }
            total = add(total, found.measured);
            count += 1;
            if (view.traced) {
              inputs.push({ id: of, period: period.id, value: found.measured });
              const step = found.source?.step(slot);
              if (step) children.push(step);
            }
          }
          if (count === 0 && gaps.length === 0) {
            gaps.push(missingFact({ subject: view.id, period: view.period.id, what: of, articles }));
          }
          if (absent.length > 0 && !isAccepted(view, asked)) {
            gaps.push(openQuestion({ question: asked.id, subject: view.id, period: view.period.id }));
          }
          if (view.traced) view.note({ inputs, children, details: { count, total, absent } });
          return gaps.length > 0 ? joinGaps(gaps) : divide(total, ratio(count));
        };
      },
      overColumns(linker) {
        const within = linker.within(of, linker.stage(from));
        const gate = recordedBy === undefined ? undefined : linker.within(recordedBy, linker.stage(from));
        return (run) => {
          for (const { column, counts } of gate?.(run) ?? []) {
            for (let i = 0; i < counts.length; i++) {
              if (counts[i] === 1 && Number.isNaN(column.values[i]!)) run.toExact[i] = 1;
            }
          }
          return leaveGapsToExact(run, meanOverColumns(within(run), run.source.count));
        };
      },
      explain: (step, language) => `${periodTerms(step, language)} = ${shownNumber(step.value, language)}`,
      inWords: (name) =>
        say(`trung bình các kỳ của: ${name(of).vi}`, `mean over the periods of: ${name(of).en}`),
    };
  },
};

/** The result of a period, from the period itself or from the coarser one that holds it; `none` when nothing is recorded. */
function resultIn(
  view: View,
  period: Period,
  stage: Stage,
  slot: number,
  gate: number | undefined,
): { measured: Measured | 'none'; source?: View } {
  for (const unit of stage.periods) {
    const candidate = unit === period.unit ? period : coarser(view, period, unit);
    if (candidate === undefined) continue;
    const brought = broughtValue(view, candidate, slot);
    const source = view.world.view(view.kind, view.index, stage.id, candidate);
    // Brought results stand whatever rules the period was under.
    if (source === undefined && brought !== undefined) return { measured: brought };
    // What is itself gathered from other periods has no evidence of its own: ask it, and see whether anything was there.
    const gathers = source?.plan.measures[slot]?.rule.references.elsewhere?.some(
      (e) => e.stage !== undefined,
    );
    if (gathers && source) {
      const measured = source.measure(slot);
      const nothing =
        isGap(measured) && measured.missing.some((m) => m.subject === view.id && m.period === candidate.id);
      if (nothing) continue;
      return { measured, source };
    }
    if (!view.world.hasEvidence(view.kind, view.index, candidate.id)) continue;
    if (source === undefined) return { measured: EXCUSED };
    if (gate !== undefined && !source.isBrought(slot) && source.lacksEntirely(gate)) continue;
    return { measured: source.measure(slot), source };
  }
  return { measured: 'none' };
}

function broughtValue(view: View, period: Period, slot: number): Exact | undefined {
  const id = view.world.program.measureIds[slot];
  return view.world.broughtTo(view.kind, view.index, period.id).find((b) => b.measure === id)?.value;
}

const coarser = (view: View, period: Period, unit: Period['unit']): Period | undefined =>
  periodsWithin(view.period, unit).find((p) => p.from <= period.from && p.to >= period.to);
