/**
 * Where everybody ends in a period, of a whole nation: levels over columns, places of quotas by the board itself. The
 * outcomes are those of `evaluatePeriod`, without scores, reasons and consequences; what columns cannot settle is
 * classified subject by subject.
 */
import { capOf } from '../classification/cap.ts';
import type { Classification } from '../classification/classification.ts';
import { classify } from '../classification/classify.ts';
import { inYear, type Period } from '../period.ts';
import type { Standing } from '../quota/standing.ts';
import { isBound } from './bound.ts';
import { EvidenceColumns } from './columns/evidence.ts';
import { ColumnMaker, columnsIn, mayBeCapped } from './columns-from.ts';
import { evaluateUnits, type Request, runQuotas, stageFor, worldOf } from './evaluate.ts';
import { NO_CAP, overColumns } from './over-columns.ts';
import type { StagePlan } from './program.ts';
import { placedIn, resultOf, type SubjectResult } from './result.ts';
import type { World } from './world.ts';

/** Where a subject ends: its level after quotas, or why it has none. */
export type SubjectEnd = Pick<SubjectResult, 'outcome' | 'proposed'>;

/** What a quota comes to in one scope, or in a duty group inside it. */
export type QuotaCount = Pick<Standing, 'quota' | 'scope' | 'dutyGroup' | 'eligible' | 'rated' | 'places'> & {
  readonly candidates: number;
  readonly in: number;
  readonly waiting: number;
  readonly out: number;
};

export interface PeriodEnds {
  readonly stage: string;
  /** By index; those who end alike share one value. */
  readonly units: readonly SubjectEnd[];
  readonly people: readonly SubjectEnd[];
  readonly quotas: readonly QuotaCount[];
}

export interface EndsRequest extends Omit<Request, 'traced'> {
  /** Of this register on this day; given by whoever asks for several regulations, so that it is read once. */
  readonly evidence?: EvidenceColumns;
}

type Loose = Pick<SubjectEnd, 'outcome'> & { readonly proposed?: string | undefined };

/** Undefined where the regulation gives no levels in such a period. */
export function endsOverColumns(request: EndsRequest): PeriodEnds | undefined {
  const { program, register, asOf, evidence = new EvidenceColumns(register, asOf) } = request;
  const period = inYear(request.period, undefined);
  const stage = stageFor(program, period);
  if (stage === undefined) return undefined;
  const world = worldOf({ ...request, period }, undefined, evidence.structure);
  const { units, unitQuotas } = evaluateUnits(world, stage, period);
  const classes: (Classification | undefined)[] = new Array(register.people.length);
  const one = (index: number): void => {
    classes[index] = classified(world, stage, period, index);
  };
  const maker = new ColumnMaker(world, 'person', evidence);
  for (const { group, subjects, source } of columnsIn(maker, stage, period, { withCaps: true })) {
    const plan = program.planOf(group, stage);
    const linked = plan?.ladder === undefined ? undefined : overColumns(program, group, stage);
    if (linked === undefined || plan === undefined) {
      subjects.forEach(one);
      continue;
    }
    const isExact = new Uint8Array(subjects.length);
    const caps = capsOf(world, plan, period, subjects, isExact);
    const { levelOf, toExact } = linked.evaluate(source, caps);
    for (const row of toExact) isExact[row] = 1;
    subjects.forEach((index, row) => {
      const level = isExact[row] === 1 ? undefined : levelOf(row);
      if (level === undefined) one(index);
      else classes[index] = settledAt(world, stage, period, index, level);
    });
  }
  const quotas = runQuotas(
    world,
    stage,
    period,
    classes.filter((c) => c !== undefined),
    'person',
  );
  const shared = new Map<string, SubjectEnd>();
  const end = ({ outcome, proposed }: Loose): SubjectEnd => {
    // Whoever has a level proposed is decided on, so either of the two says both.
    const key = proposed ?? outcome;
    let known = shared.get(key);
    if (known?.outcome !== outcome) {
      known = { outcome, ...(proposed === undefined ? {} : { proposed }) };
      shared.set(key, known);
    }
    return known;
  };
  return {
    stage,
    units: units.map(end),
    people: register.people.map(({ index }) => {
      const classification = classes[index];
      return end(
        classification === undefined
          ? resultOf(world, 'person', index, stage, period, undefined, [])
          : placedIn(program, classification, index, quotas),
      );
    }),
    quotas: [...unitQuotas, ...quotas].flatMap(({ standings }) => standings.map(quotaCount)),
  };
}

/** By row, the rank of the level above which nobody comes; whom a cap leaves open is marked in `isExact`. */
function capsOf(
  world: World,
  plan: StagePlan,
  period: Period,
  subjects: Int32Array,
  isExact: Uint8Array,
): Uint8Array {
  const caps = new Uint8Array(subjects.length).fill(NO_CAP);
  for (const cap of plan.caps) {
    subjects.forEach((index, row) => {
      if (!mayBeCapped(world.register, cap, index)) return;
      const view = world.view('person', index, plan.stage, period);
      if (view === undefined || (cap.binds && !isBound(cap.binds, view))) return;
      const limit = capOf(cap, view);
      if (limit === undefined) return;
      const [level, ...others] = limit.levels;
      const rank = level === undefined ? undefined : world.program.rank.get(level);
      if (rank === undefined || others.length > 0 || limit.question !== undefined) isExact[row] = 1;
      else caps[row] = caps[row] === NO_CAP ? rank : Math.max(caps[row] ?? rank, rank);
    });
  }
  return caps;
}

/** Subject by subject, as `evaluatePeriod` goes; undefined for whom this regulation gives no level here. */
function classified(world: World, stage: string, period: Period, index: number): Classification | undefined {
  const view = world.view('person', index, stage, period);
  const person = world.register.people[index];
  if (view?.plan.ladder === undefined || person === undefined) return undefined;
  if (world.structure.hasMovedAway(person, world.periodOf('person', index, period))) return undefined;
  const classification = classify(view);
  world.forgetWithin(index, period);
  return classification;
}

/** What quotas look at of somebody whose level columns have settled. */
function settledAt(
  world: World,
  stage: string,
  period: Period,
  index: number,
  level: string,
): Classification | undefined {
  const view = world.view('person', index, stage, period);
  return view && { view, level, possible: [level], missing: [], questions: [], mask: '', steps: [] };
}

/** A standing, counted. */
export function quotaCount({
  quota,
  scope,
  dutyGroup,
  eligible,
  rated,
  places,
  candidates,
}: Standing): QuotaCount {
  const states = { in: 0, waiting: 0, out: 0 };
  for (const { state } of candidates) states[state] += 1;
  return {
    ...{ quota, scope, eligible, rated, places, candidates: candidates.length, ...states },
    ...(dutyGroup === undefined ? {} : { dutyGroup }),
  };
}
