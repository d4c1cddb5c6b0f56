import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import { type Period, parsePeriod, periodsWithin } from '../period.ts';
import type { Decision } from '../register.ts';
import { type Gap, isGap, type Measured } from '../rules/measured.ts';
import { type Case, measureOf } from './case.ts';
import { isExact } from './show.ts';
import type { Step } from './trace.ts';

/** What became of one period in a mean over periods. */
export type Fate = { readonly period: string } & (
  | { readonly kind: 'counted' | 'brought'; readonly value: Exact; readonly step?: Step }
  /** Begun, but something is missing or open. */
  | { readonly kind: 'open'; readonly gap: Gap; readonly step?: Step }
  | { readonly kind: 'left-out'; readonly step?: Step }
  /** Worked, and nothing recorded; perhaps under another text then. */
  | { readonly kind: 'absent'; readonly accepted?: Decision; readonly isElsewhere?: true }
  | { readonly kind: 'away'; readonly why: 'before-service' | 'after-service' | 'leave' }
  | { readonly kind: 'other-regime' }
);

/** The fates of all periods a mean looked at, in order. */
export function fatesOf(mean: Step, of: Case): Fate[] {
  const source = measureOf(mean, of.words)?.rule.references;
  const from = source?.elsewhere?.[0];
  const stage = from?.stage === undefined ? undefined : of.words.regulation.stages.get(from.stage);
  const span = spanOf(mean.period, of.view);
  if (from === undefined || stage === undefined || span === undefined) return [];
  const question = source?.questions?.[0];
  return periodsWithin(span, stage.periods[0]!).map((period) =>
    fateOf(period, mean, { measure: from.measure, stage: stage.id, units: stage.periods, question }, of),
  );
}

interface Source {
  readonly measure: string;
  readonly stage: string;
  readonly units: readonly Period['unit'][];
  readonly question: string | undefined;
}

function fateOf(period: Period, mean: Step, source: Source, of: Case): Fate {
  const { view } = of;
  const { world } = view;
  const at = { period: period.id };
  const input = mean.inputs.find((i) => i.period === period.id);
  if (isExact(input?.value)) {
    const step =
      mean.children.find((c) => holds(c.period, period, of.view) && c.rule === source.measure) ??
      broughtStep(period, mean, source, of);
    const kind = step?.kind === 'brought' ? 'brought' : 'counted';
    return { ...at, kind, value: input.value, ...(step ? { step } : {}) };
  }
  const absent = mean.details.absent;
  if (Array.isArray(absent) && absent.includes(period.id)) {
    const accepted = source.question && world.decision(source.question, view.kind, view.index, view.period);
    const isElsewhere = world.planAt(view.kind, view.index, source.stage, period) === undefined;
    return {
      ...at,
      kind: 'absent',
      ...(accepted ? { accepted } : {}),
      ...(isElsewhere ? { isElsewhere } : {}),
    };
  }
  const person = view.kind === 'person' ? of.register.people[view.index] : undefined;
  if (person?.serviceFrom !== undefined && person.serviceFrom > period.to)
    return { ...at, kind: 'away', why: 'before-service' };
  if (person?.serviceTo !== undefined && person.serviceTo < period.from)
    return { ...at, kind: 'away', why: 'after-service' };
  const inner = sourceView(period, source, view);
  if (inner === 'nothing') {
    if (!world.isAway(view.kind, view.index, period)) return { ...at, kind: 'other-regime' };
    return { ...at, kind: 'away', why: awayBecause(period, of) };
  }
  if (inner === undefined) return { ...at, kind: 'other-regime' };
  const slot = world.program.measureSlots.get(source.measure)!;
  const measured: Measured = inner.measure(slot);
  const found = inner.step(slot);
  const step = found ? { step: found } : {};
  if (!isGap(measured) || measured.gap === 'excused') return { ...at, kind: 'left-out', ...step };
  if (world.isAway(view.kind, view.index, period) && !world.hasEvidence(view.kind, view.index, period.id))
    return { ...at, kind: 'away', why: awayBecause(period, of) };
  return { ...at, kind: 'open', gap: measured, ...step };
}

/** A result brought along from a time under another text, of which no step is kept. */
function broughtStep(period: Period, mean: Step, source: Source, { view }: Case): Step | undefined {
  const brought = view.world
    .broughtTo(view.kind, view.index, period.id)
    .find((b) => b.measure === source.measure);
  return (
    brought && {
      rule: source.measure,
      kind: 'brought',
      subject: view.id,
      period: period.id,
      articles: mean.articles,
      unverified: [],
      value: brought.value,
      inputs: [],
      details: { body: brought.body, document: brought.document },
      children: [],
    }
  );
}

/** Leave where there was some; a month with only a part of it in service is taken to be outside service. */
function awayBecause(period: Period, of: Case): 'before-service' | 'after-service' | 'leave' {
  const months = of.view.world.serviceTime.monthsIn(of.view.index, period);
  if (months.some((m) => m.hadLeave)) return 'leave';
  const from = of.register.people[of.view.index]?.serviceFrom;
  return from !== undefined && from > period.from ? 'before-service' : 'after-service';
}

/** The subject in the period, or in the coarser one that holds it, where anything is recorded. */
function sourceView(period: Period, source: Source, view: View): View | undefined | 'nothing' {
  for (const unit of source.units) {
    const candidate =
      unit === period.unit
        ? period
        : periodsWithin(view.period, unit).find((p) => p.from <= period.from && p.to >= period.to);
    if (candidate === undefined || !view.world.hasEvidence(view.kind, view.index, candidate.id)) continue;
    return view.world.view(view.kind, view.index, source.stage, candidate);
  }
  return 'nothing';
}

/** A period by its name, in the year of work of the subject. */
function spanOf(id: string, { world, kind, index }: View): Period | undefined {
  const named = parsePeriod(id);
  return named && world.periodOf(kind, index, named);
}

function holds(id: string, period: Period, view: View): boolean {
  const outer = spanOf(id, view);
  return outer !== undefined && outer.from <= period.from && outer.to >= period.to;
}
