import type { Classification } from '../classification/classification.ts';
import type { Exact } from '../exact.ts';
import type { Step } from '../explanation/trace.ts';
import type { Period } from '../period.ts';
import type { QuotaOutcome } from '../quota/board.ts';
import type { Decision } from '../register.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { type Gap, isGap, type MissingFact, type OpenQuestion } from '../rules/measured.ts';
import { missingOnce, questionsOnce } from '../rules/open-points.ts';
import { isBound } from './bound.ts';
import { authorityOf, type ConsequenceResult, consequencesOf, NO_CONSEQUENCES } from './consequences.ts';
import { type DueBefore, deadlinesOf } from './deadlines.ts';
import { type Finding, findingsOf } from './findings.ts';
import { MeasuresOf } from './measures-of.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

export type OutcomeKind = 'decided' | 'facts-missing' | 'decision-needed' | 'other-regime';

/** Where a subject stands under one quota. */
export interface QuotaPlace {
  readonly quota: string;
  readonly state: 'in' | 'out' | 'waiting';
  readonly why: string;
  readonly rank: number;
  readonly articles: readonly string[];
}

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
  /** The place that settles the level, or holds it open. */
  readonly quota?: { readonly state: 'in' | 'out' | 'waiting'; readonly why: string; readonly rank: number };
  /** The places under every quota the subject is held against; absent when there is none. */
  readonly quotas?: readonly QuotaPlace[];
  /** What the level is worth in pay; shown, and without effect on any level. */
  readonly payout?: {
    readonly rule: string;
    readonly coefficient: Exact;
    /** The coefficient is the most it may be; what it is, is for others to say. */
    readonly isLimit?: true;
    readonly articles: readonly string[];
  };
  /** What follows from the result: what holds, and what may hold while something is unknown. */
  readonly consequences: readonly ConsequenceResult[];
  /** Who gives this result, by the first row that fits; undefined when the regulation names nobody for it. */
  readonly authority?: { readonly rule: string; readonly articles: readonly string[] };
  /** Days before which the level is to be decided; absent when no rule names one for the subject. */
  readonly deadlines?: readonly DueBefore[];
  /** Quantities of the stage that have a value. */
  readonly measures: ReadonlyMap<string, Exact | Gap>;
  readonly classification?: Classification;
  readonly trace?: Step;
}

/** Somebody in scope all the same is one whom the layer that adds the stage does not bind. */
const isInScope = (
  { program, structure }: World,
  kind: SubjectKind,
  index: number,
  period: Period,
): boolean => program.inScope(kind, (id) => structure.attribute(kind, index, id, period));

const notInScope = ({ program }: World, kind: SubjectKind): string[] =>
  program.regulation.scopes.find((s) => s.of === kind)?.unverified.map((id) => `unverified:${id}`) ?? [];

/**
 * All that came out for one subject, once its level and its places under the quotas are known, except for what follows
 * from it (`tellWhatFollows`).
 */
export function resultOf(
  world: World,
  kind: SubjectKind,
  index: number,
  stage: string,
  period: Period,
  classification: Classification | undefined,
  quotas: readonly QuotaOutcome[],
): Written {
  const view = world.view(kind, index, stage, period);
  const subject = world.id(kind, index);
  const base = { kind, index, subject };
  if (view === undefined) {
    return {
      ...base,
      outcome: 'other-regime',
      missing: [],
      questions: [],
      standsOn: isInScope(world, kind, index, period) ? [] : notInScope(world, kind),
      findings: [],
      mask: '',
      consequences: NO_CONSEQUENCES,
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
      consequences: NO_CONSEQUENCES,
      measures: new MeasuresOf(view),
    };
  }
  if (classification === undefined) {
    const result = { ...base, group, ...periodOutcome(world, view, stage, new MeasuresOf(view)) };
    return result;
  }

  const { places, place, waiting, proposed, outcome } = placedIn(
    world.program,
    classification,
    index,
    quotas,
  );
  const { level } = classification;
  const isOver = places.some((p) => p.place.why === 'over');
  const isRatedAgain = places.some((p) => p.place.why === 'over' && p.rule.whenOver === 'rate-again');
  const questions = [
    ...classification.questions,
    ...(proposed === undefined ? waiting.filter((p) => !lacksGroup(p)) : []).map((p) => ({
      question: p.place.asks?.question ?? p.rule.choice,
      subject: p.place.asks?.subject ?? subject,
      period: period.id,
      ...(p.place.asks || p.place.why === 'open' || p.place.why === 'over' ? {} : { waitsFor: p.scope }),
    })),
  ];
  const groupsMissing = (proposed === undefined ? waiting.filter(lacksGroup) : []).map(
    ({ rule }): MissingFact => ({
      ...{ subject, period: period.id, what: 'dutyGroup', articles: rule.articles },
    }),
  );
  const decided = world.decidedLevel(subject, period);
  view.settle();
  const result: Written = {
    kind,
    index,
    subject,
    group,
    outcome,
    missing: missingOnce([...classification.missing, ...groupsMissing]),
    questions,
    standsOn: world.namesOf(view.marksStoodOn()),
    findings: findingsOf(
      world,
      view,
      classification,
      proposed,
      decided,
      isOver ? 'over' : place?.why,
      isRatedAgain,
    ),
    mask: classification.mask,
    consequences: NO_CONSEQUENCES,
    measures: new MeasuresOf(view),
    classification,
  };
  const { score, band } = classification;
  if (score !== undefined) result.score = score;
  if (band !== undefined) result.band = band;
  if (level !== undefined) result.levelBeforeQuota = level;
  if (proposed !== undefined) result.proposed = proposed;
  if (decided !== undefined) result.decided = decided;
  const final = decided?.level ?? proposed;
  const payout = final === undefined ? undefined : payoutOf(world, view, final);
  if (payout !== undefined) result.payout = payout;
  const deadlines = deadlinesOf(view);
  if (deadlines.length > 0) result.deadlines = deadlines;
  if (place !== undefined) result.quota = { state: place.state, why: place.why, rank: place.rank };
  if (places.length > 0) result.quotas = quotaPlaces(places);
  if (view.traced) Object.assign(result, traceOf(world, view));
  return result;
}

/** Where a subject stands under the quotas, and what that leaves of its level. */
export function placedIn(
  program: World['program'],
  classification: Pick<Classification, 'level' | 'missing'>,
  index: number,
  quotas: readonly (Pick<QuotaOutcome, 'quota' | 'states'> & Partial<Pick<QuotaOutcome, 'scopes'>>)[],
) {
  const places = quotas.flatMap((q) => {
    const place = q.states.get(index);
    return place === undefined ? [] : [{ place, rule: q.quota, scope: q.scopes?.get(index) ?? '' }];
  });
  const { level } = classification;
  const rank = (l: string) => program.rank.get(l) ?? Number.POSITIVE_INFINITY;
  const waiting = places.filter((p) => p.place.state === 'waiting');
  const lowest = places
    .filter((p) => p.place.state === 'out')
    .reduce<string | undefined>(
      (l, p) => (l === undefined || rank(p.rule.next) > rank(l) ? p.rule.next : l),
      level,
    );
  // Whoever came down from one quota may still wait for a place under the next.
  const holdingOpen = waiting.find((p) => p.rule.level === lowest);
  const isOpen = level === undefined || holdingOpen !== undefined || (waiting.length > 0 && lowest === level);
  const proposed = isOpen ? undefined : lowest;
  const settling = places.find((p) => p.place.state === 'out' && p.rule.next === lowest);
  const place = (holdingOpen ?? settling ?? waiting[0] ?? places[0])?.place;
  const isMissing = level === undefined ? classification.missing.length > 0 : waiting.some(lacksGroup);
  const outcome: OutcomeKind =
    proposed !== undefined ? 'decided' : isMissing ? 'facts-missing' : 'decision-needed';
  return { places, place, waiting, proposed, outcome };
}

/** Places as a result tells them. */
export const quotaPlaces = (places: ReturnType<typeof placedIn>['places']): readonly QuotaPlace[] =>
  places.map(({ place: { state, why, rank }, rule: { id, articles } }) => ({
    ...{ quota: id, state, why, rank, articles },
  }));

/** Nobody can answer for the place while the duty group, each of which has a share of its own, is not recorded. */
const lacksGroup = ({ place }: { readonly place: Pick<QuotaPlace, 'why'> }): boolean =>
  place.why === 'duty-group-missing';

export type Written = { -readonly [K in keyof SubjectResult]: SubjectResult[K] };

/**
 * Adds consequences and authority to a result; none of them changes what stands in it. Asked when the levels of
 * everybody are known, so that a unit may be held against its people.
 */
export function tellWhatFollows(world: World, stage: string, period: Period, result: Written): SubjectResult {
  const view = result.group === undefined ? undefined : world.view(result.kind, result.index, stage, period);
  if (view === undefined || result.movedAway) return result;
  const { consequences, authorities } = view.plan;
  if (world.levelsOnly || (consequences.length === 0 && authorities.length === 0)) return result;
  const authority = authorityOf(view);
  if (authority) result.authority = { rule: authority.id, articles: authority.articles };
  result.consequences = consequencesOf(view, result);
  result.standsOn = world.namesOf(view.marksStoodOn());
  return result;
}

/** The coefficient of the level decided, or of the one proposed while none is. */
function payoutOf(world: World, view: View, level: string): SubjectResult['payout'] {
  for (const payout of world.program.regulation.payouts) {
    const { id, for: groups, stages, coefficients, articles } = payout;
    if (payout.binds && !isBound(payout.binds, view)) continue;
    if (!stages.includes(view.plan.stage) || !(groups?.includes(view.plan.group.id) ?? true)) continue;
    const coefficient = coefficients.get(level);
    if (coefficient === undefined) continue;
    const { value, limit } = coefficient;
    return { rule: id, coefficient: value, ...(limit ? { isLimit: true } : {}), articles };
  }
  return undefined;
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
    missing: missingOnce(gap?.missing ?? []),
    questions: questionsOnce(gap?.questions ?? []),
    standsOn: world.namesOf(view.marksStoodOn()),
    findings: [],
    mask: '',
    consequences: NO_CONSEQUENCES,
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
