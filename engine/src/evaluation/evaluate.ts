import type { CalendarDay } from '../calendar-day.ts';
import { type Classification, classify } from '../classification/classify.ts';
import type { Exact } from '../exact.ts';
import type { Step } from '../explanation/trace.ts';
import type { Period } from '../period.ts';
import { type QuotaOutcome, quotaBoard, type Standing } from '../quota/board.ts';
import type { Decision, Register } from '../register.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { type Gap, isGap, type MissingFact, type OpenQuestion } from '../rules/measured.ts';
import type { Program } from './program.ts';
import type { View } from './view.ts';
import { World } from './world.ts';

export type OutcomeKind = 'decided' | 'facts-missing' | 'decision-needed' | 'other-regime';

/** What came out for one subject. Levels: what the ladder gives, before the quota, proposed after it, decided by a person. */
export interface SubjectResult {
  readonly kind: SubjectKind;
  readonly index: number;
  readonly subject: string;
  readonly group?: string;
  readonly outcome: OutcomeKind;
  readonly score?: Exact;
  readonly band?: string;
  readonly levelBeforeQuota?: string;
  readonly proposed?: string;
  readonly decided?: {
    readonly level: string;
    readonly decision: Decision;
    readonly replaces: readonly Decision[];
  };
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
  /** Readings and unverified clauses the result stands on. */
  readonly standsOn: readonly string[];
  readonly findings: readonly Finding[];
  readonly mask: string;
  readonly quota?: { readonly state: 'in' | 'out' | 'waiting'; readonly why: string; readonly rank: number };
  /** Quantities of the stage that have a value. */
  readonly measures: ReadonlyMap<string, Exact | Gap>;
  readonly classification?: Classification;
  readonly trace?: Step;
}

/** Something a person has to look at; never a reason to change a level silently. */
export interface Finding {
  readonly code:
    | 'decided-differs-from-proposed'
    | 'decided-without-reason'
    | 'decided-above-cap'
    | 'replacement-due'
    | 'over-quota';
  readonly subject: string;
  readonly articles: readonly string[];
}

export interface Evaluation {
  readonly regulation: string;
  readonly stage: string;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly units: readonly SubjectResult[];
  readonly people: readonly SubjectResult[];
  readonly quotas: readonly Standing[];
}

export interface Request {
  readonly program: Program;
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
  /** Records every step; leave out for mass runs, the outcomes are the same. */
  readonly traced?: boolean;
}

/**
 * A month, quarter or half-year: quantities, and a level where the regulation gives one for such a period. The results
 * travel with a transferred person and are never recomputed elsewhere.
 */
export function evaluatePeriod(request: Request): Evaluation {
  return evaluate(request);
}

/** A year, for a whole unit tree: units from below, then people, then quotas. */
export function evaluateYear(request: Request): Evaluation {
  return evaluate(request);
}

/**
 * The stage whose finest period this is; undefined when the regulation has none. (A quarter that stands for its months
 * in monitoring is still a quarter of its own.)
 */
export function stageFor(program: Program, period: Period): string | undefined {
  return [...program.regulation.stages.values()].find((s) => s.periods[0] === period.unit)?.id;
}

function evaluate({ program, register, period, asOf, traced = false }: Request): Evaluation {
  const stage = stageFor(program, period);
  if (stage === undefined) throw new Error(`${program.regulation.id} has no stage for ${period.id}`);
  const world = new World(program, register, asOf, traced);

  const unitOrder = [...register.units].sort((a, b) => b.depth - a.depth || a.index - b.index);
  const unitClasses: Classification[] = [];
  for (const unit of unitOrder) {
    const view = world.view('unit', unit.index, stage, period);
    if (view === undefined || view.plan.ladder === undefined) continue;
    const classification = classify(view);
    unitClasses.push(classification);
    const decided = decidedLevel(world, unit.id, period);
    world.unitLevels.set(`${unit.index}|${period.id}`, decided ? [decided.level] : classification.possible);
  }
  const unitQuotas = runQuotas(world, stage, period, unitClasses, 'unit');
  const units = register.units.map((unit) =>
    resultOf(
      world,
      'unit',
      unit.index,
      stage,
      period,
      unitClasses.find((c) => c.view.index === unit.index),
      unitQuotas,
    ),
  );
  for (const unit of units) {
    if (unit.classification === undefined) continue;
    const level = unit.decided?.level ?? unit.proposed;
    world.unitLevels.set(
      `${unit.index}|${period.id}`,
      level === undefined ? stillPossible(world, unit) : [level],
    );
  }

  const peopleClasses: (Classification | undefined)[] = register.people.map((person) => {
    const view = world.view('person', person.index, stage, period);
    return view?.plan.ladder === undefined ? undefined : classify(view);
  });
  const quotas = runQuotas(
    world,
    stage,
    period,
    peopleClasses.filter((c) => c !== undefined),
    'person',
  );
  const people = register.people.map((person) =>
    resultOf(world, 'person', person.index, stage, period, peopleClasses[person.index], quotas),
  );
  return {
    regulation: program.regulation.id,
    stage,
    period,
    asOf,
    units,
    people,
    quotas: [...unitQuotas, ...quotas].flatMap((q) => q.standings),
  };
}

function runQuotas(
  world: World,
  stage: string,
  period: Period,
  all: readonly Classification[],
  of: SubjectKind,
): QuotaOutcome[] {
  return world.program.quotas
    .filter((q) => q.of === of && q.stages.includes(stage))
    .map((quota) => quotaBoard(world, quota, stage, period, all));
}

/** Levels of a unit whose place under the quota is still open. */
function stillPossible(world: World, unit: SubjectResult): readonly string[] {
  const { classification, quota } = unit;
  if (classification === undefined) return [];
  if (quota?.state !== 'waiting') return classification.possible;
  const rule = world.program.quotas.find((q) => q.of === 'unit');
  return rule ? [rule.level, rule.next] : classification.possible;
}

function resultOf(
  world: World,
  kind: SubjectKind,
  index: number,
  stage: string,
  period: Period,
  classification: Classification | undefined,
  quotas: readonly QuotaOutcome[],
): SubjectResult {
  const view = world.view(kind, index, stage, period);
  const subject = world.id(kind, index);
  const base = { kind, index, subject };
  if (view === undefined) {
    return {
      ...base,
      outcome: 'other-regime',
      missing: [],
      questions: [],
      standsOn: [],
      findings: [],
      mask: '',
      measures: new Map(),
    };
  }
  const measures = measuresOf(view);
  const group = view.plan.group.id;
  if (classification === undefined) return { ...base, group, ...periodOutcome(world, view, stage, measures) };

  const quotaRule = world.program.quotas.find((q) => q.of === kind && q.stages.includes(stage));
  const place = quotas.map((q) => q.states.get(index)).find((s) => s !== undefined);
  const waiting = place?.state === 'waiting';
  const level = classification.level;
  const proposed =
    level === undefined || waiting ? undefined : place?.state === 'out' ? quotaRule?.next : level;
  const questions =
    waiting && quotaRule
      ? [...classification.questions, { question: quotaRule.choice, subject, period: period.id }]
      : classification.questions;
  const decided = decidedLevel(world, subject, period);
  const outcome: OutcomeKind =
    classification.missing.length > 0 && level === undefined
      ? 'facts-missing'
      : proposed === undefined
        ? 'decision-needed'
        : 'decided';
  return {
    ...base,
    group,
    outcome,
    missing: classification.missing,
    questions,
    standsOn: view.marksStoodOn(),
    findings: findingsOf(world, view, classification, proposed, decided, place?.why),
    mask: classification.mask,
    measures,
    classification,
    ...(classification.score === undefined ? {} : { score: classification.score }),
    ...(classification.band === undefined ? {} : { band: classification.band }),
    ...(level === undefined ? {} : { levelBeforeQuota: level }),
    ...(proposed === undefined ? {} : { proposed }),
    ...(decided === undefined ? {} : { decided }),
    ...(place === undefined ? {} : { quota: { state: place.state, why: place.why, rank: place.rank } }),
    ...traceOf(world, view),
  };
}

function periodOutcome(world: World, view: View, stage: string, measures: ReadonlyMap<string, Exact | Gap>) {
  const shows = world.program.regulation.stages.get(stage)?.shows;
  const shown = shows === undefined ? undefined : measures.get(shows);
  const gap = shown !== undefined && isGap(shown) ? shown : undefined;
  const outcome: OutcomeKind =
    gap === undefined || gap.gap === 'excused'
      ? 'decided'
      : gap.gap === 'missing'
        ? 'facts-missing'
        : 'decision-needed';
  return {
    outcome,
    missing: gap?.missing ?? [],
    questions: gap?.questions ?? [],
    standsOn: view.marksStoodOn(),
    findings: [],
    mask: '',
    measures,
    ...(shown !== undefined && !isGap(shown) ? { score: shown } : {}),
    ...traceOf(world, view),
  };
}

function traceOf(world: World, view: View): { trace?: Step } {
  if (!view.traced) return {};
  const shows = view.plan.ladder?.rule.score ?? world.program.regulation.stages.get(view.plan.stage)?.shows;
  const slot = shows === undefined ? undefined : world.program.measureSlots.get(shows);
  const step = slot === undefined ? undefined : view.step(slot);
  return step ? { trace: step } : {};
}

function measuresOf(view: View): Map<string, Exact | Gap> {
  const measures = new Map<string, Exact | Gap>();
  view.plan.measures.forEach((measure, slot) => {
    if (measure) measures.set(measure.id, view.measure(slot));
  });
  return measures;
}

function decidedLevel(world: World, subject: string, period: Period) {
  const all = world
    .decisionsAbout('level', subject)
    .filter((d) => d.period === undefined || d.period === period.id);
  const decision = all.at(-1);
  return decision && { level: decision.option, decision, replaces: all.slice(0, -1) };
}

function findingsOf(
  world: World,
  view: View,
  classification: Classification,
  proposed: string | undefined,
  decided: ReturnType<typeof decidedLevel>,
  why: string | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], articles: readonly string[]) =>
    findings.push({ code, subject: view.id, articles });
  const articles = classification.steps.flatMap((s) => s.articles);
  if (why === 'over') add('over-quota', articles);
  if (decided === undefined) return findings;
  const rank = (level: string) => world.program.rank.get(level) ?? Number.POSITIVE_INFINITY;
  if (proposed !== undefined && decided.level !== proposed) {
    add('decided-differs-from-proposed', articles);
    if (decided.decision.reason === undefined || decided.decision.document === undefined)
      add('decided-without-reason', articles);
  }
  const level = classification.level;
  const binding = classification.steps.filter((s) => s.role !== 'ladder');
  if (level !== undefined && binding.length > 0 && rank(decided.level) < rank(level)) {
    add(
      'decided-above-cap',
      binding.flatMap((s) => s.articles),
    );
    if (binding.some((s) => s.role === 'forced'))
      add(
        'replacement-due',
        binding.flatMap((s) => s.articles),
      );
  }
  return findings;
}
