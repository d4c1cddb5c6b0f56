import type { CalendarDay } from '../calendar-day.ts';
import { type Classification, classify } from '../classification/classify.ts';
import type { Exact } from '../exact.ts';
import type { Step } from '../explanation/trace.ts';
import type { Period } from '../period.ts';
import { type QuotaOutcome, quotaBoard } from '../quota/board.ts';
import type { Standing } from '../quota/standing.ts';
import type { Decision, Register, UnitRecord } from '../register.ts';
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
  /** Another body classifies: the person has left for it. The results of the periods here travel along. */
  readonly movedAway?: true;
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

  const { units, unitQuotas } = evaluateUnits(world, stage, period);

  const peopleClasses: (Classification | undefined)[] = register.people.map((person) => {
    const view = world.view('person', person.index, stage, period);
    const isClassified = view?.plan.ladder !== undefined && !world.structure.hasMovedAway(person, period);
    const classification = isClassified && view ? classify(view) : undefined;
    view?.settle();
    world.forgetWithin(person.index, period);
    return classification;
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

const scopeOf = (world: World, kind: SubjectKind) =>
  world.program.regulation.scopes.find((s) => s.of === kind);

/** A body of another regime whose level is on record still caps its head and counts below its superior. */
function decidedElsewhere(world: World, unit: UnitRecord, period: Period): boolean {
  const level = world.decidedLevel(unit.id, period)?.level;
  if (level === undefined) return false;
  world.unitLevels.set(`${unit.index}|${period.id}`, [level]);
  return true;
}

/** Units from below, each depth with its quota before the next one looks at it. */
function evaluateUnits(world: World, stage: string, period: Period) {
  const { units } = world.register;
  const depths = [...new Set(units.map((u) => u.depth))].sort((a, b) => b - a);
  const classes = new Map<number, Classification>();
  let unitQuotas: QuotaOutcome[] = [];
  const settled = (unit: UnitRecord): SubjectResult =>
    resultOf(world, 'unit', unit.index, stage, period, classes.get(unit.index), unitQuotas);
  for (const depth of depths) {
    const here = units.filter((u) => u.depth === depth);
    for (const unit of here) {
      const view = world.view('unit', unit.index, stage, period);
      if (view?.plan.ladder !== undefined) classes.set(unit.index, classify(view));
      else if (decidedElsewhere(world, unit, period)) continue;
    }
    unitQuotas = runQuotas(world, stage, period, [...classes.values()], 'unit');
    for (const unit of here) {
      const result = settled(unit);
      const level = world.decidedLevel(unit.id, period)?.level ?? result.proposed;
      if (level !== undefined) world.unitLevels.set(`${unit.index}|${period.id}`, [level]);
      else if (result.classification)
        world.unitLevels.set(`${unit.index}|${period.id}`, stillPossible(world, result));
    }
  }
  return { units: units.map(settled), unitQuotas };
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
  const rules = world.program.quotas.filter((q) => q.of === 'unit');
  return rules.length > 0 ? [...new Set(rules.flatMap((q) => [q.level, q.next]))] : classification.possible;
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
      standsOn: scopeOf(world, kind)?.unverified.map((id) => `unverified:${id}`) ?? [],
      findings: [],
      mask: '',
      measures: new Map(),
    };
  }
  const group = view.plan.group.id;
  if (classification === undefined && view.plan.ladder !== undefined) {
    return {
      ...base,
      group,
      outcome: 'other-regime',
      movedAway: true,
      missing: [],
      questions: [],
      standsOn: [],
      findings: [],
      mask: '',
      measures: measuresOf(view),
    };
  }
  if (classification === undefined) {
    return { ...base, group, ...periodOutcome(world, view, stage, measuresOf(view)) };
  }

  const places = quotas.flatMap((q) => {
    const place = q.states.get(index);
    return place === undefined ? [] : [{ place, rule: q.quota, scope: q.scopes.get(index) ?? '' }];
  });
  const { level } = classification;
  const rank = (l: string) => world.program.rank.get(l) ?? Number.POSITIVE_INFINITY;
  const waiting = places.filter((p) => p.place.state === 'waiting');
  const lowest = places
    .filter((p) => p.place.state === 'out')
    .reduce<string | undefined>(
      (l, p) => (l === undefined || rank(p.rule.next) > rank(l) ? p.rule.next : l),
      level,
    );
  const proposed = level === undefined || (waiting.length > 0 && lowest === level) ? undefined : lowest;
  const place = (places.find((p) => p.place.state === 'out') ?? waiting[0] ?? places[0])?.place;
  const questions = [
    ...classification.questions,
    ...(proposed === undefined ? waiting : []).map((p) => ({
      question: p.rule.choice,
      subject,
      period: period.id,
      ...(p.place.why === 'open' || p.place.why === 'over' ? {} : { waitsFor: p.scope }),
    })),
  ];
  const decided = world.decidedLevel(subject, period);
  const outcome: OutcomeKind =
    classification.missing.length > 0 && level === undefined
      ? 'facts-missing'
      : proposed === undefined
        ? 'decision-needed'
        : 'decided';
  view.settle();
  let measures: ReadonlyMap<string, Exact | Gap> | undefined;
  const result: { -readonly [K in keyof SubjectResult]: SubjectResult[K] } = {
    kind,
    index,
    subject,
    group,
    outcome,
    missing: classification.missing,
    questions,
    standsOn: world.namesOf(view.marksStoodOn()),
    findings: findingsOf(world, view, classification, proposed, decided, place?.why),
    mask: classification.mask,
    /** Made when somebody looks: a mass run keeps a level and a mask. */
    get measures() {
      measures ??= measuresOf(view);
      return measures;
    },
    classification,
  };
  const { score, band } = classification;
  if (score !== undefined) result.score = score;
  if (band !== undefined) result.band = band;
  if (level !== undefined) result.levelBeforeQuota = level;
  if (proposed !== undefined) result.proposed = proposed;
  if (decided !== undefined) result.decided = decided;
  if (place !== undefined) result.quota = { state: place.state, why: place.why, rank: place.rank };
  if (view.traced) Object.assign(result, traceOf(world, view));
  return result;
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
    standsOn: world.namesOf(view.marksStoodOn()),
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

const NO_FINDINGS: readonly Finding[] = [];

function findingsOf(
  world: World,
  view: View,
  classification: Classification,
  proposed: string | undefined,
  decided: ReturnType<World['decidedLevel']>,
  why: string | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], articles: readonly string[]) =>
    findings.push({ code, subject: view.id, articles });
  if (decided === undefined && why !== 'over') return NO_FINDINGS;
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
