/**
 * Where everybody ends in a period, of a whole nation: levels over columns, places of quotas by the board itself. The
 * outcomes are those of `evaluatePeriod`, without scores, reasons and consequences; what columns cannot settle is
 * classified subject by subject.
 */
import { capOf } from '../classification/cap.ts';
import type { Classification } from '../classification/classification.ts';
import { classify } from '../classification/classify.ts';
import { inYear, type Period } from '../period.ts';
import { type QuotaCount, quotaCount, type Settled } from '../quota/mass-board.ts';
import { massBoards } from '../quota/mass-boards.ts';
import { isBound } from './bound.ts';
import { EvidenceColumns } from './columns/evidence.ts';
import { ColumnMaker, columnsIn, mayBeCapped } from './columns-from.ts';
import { evaluateUnits, type Request, stageFor, type UnitEnd, worldOf } from './evaluate.ts';
import { NO_CAP, overColumns } from './over-columns.ts';
import type { StagePlan } from './program.ts';
import { placedIn, quotaPlaces, resultOf, type SubjectResult } from './result.ts';
import type { World } from './world.ts';

/** Where a subject ends: its level after quotas, or why it has none. */
export type SubjectEnd = Pick<SubjectResult, 'outcome' | 'proposed'>;

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
  const { units, unitQuotas } = evaluateUnits(
    world,
    stage,
    period,
    (index, classification, quotas): UnitEnd => {
      if (classification === undefined)
        return resultOf(world, 'unit', index, stage, period, undefined, quotas);
      const { outcome, proposed, places } = placedIn(program, classification, index, quotas);
      return {
        ...{ outcome, classification, quotas: quotaPlaces(places) },
        ...(proposed === undefined ? {} : { proposed }),
      };
    },
  );
  const people = new Settling(world, stage, period);
  const maker = new ColumnMaker(world, 'person', evidence);
  for (const { group, subjects, source } of columnsIn(maker, stage, period, { withCaps: true })) {
    const plan = program.planOf(group, stage);
    const linked = plan?.ladder === undefined ? undefined : overColumns(program, group, stage);
    if (linked === undefined || plan === undefined) {
      for (const index of subjects) people.classify(index);
      continue;
    }
    const isExact = new Uint8Array(subjects.length);
    const caps = capsOf(world, plan, period, subjects, isExact);
    const { levelOf, toExact } = linked.evaluate(source, caps);
    for (const row of toExact) isExact[row] = 1;
    for (let row = 0; row < subjects.length; row++) {
      const level = isExact[row] === 1 ? undefined : levelOf(row);
      if (level === undefined) people.classify(subjects[row]!);
      else people.settle(subjects[row]!, group, level);
    }
  }
  const quotas = massBoards(
    world,
    program.quotas.filter((quota) => quota.of === 'person' && quota.stages.includes(stage)),
    period,
    people,
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
  const endOf = (index: number): SubjectEnd => {
    if (people.groupOf(index) === undefined)
      return end(resultOf(world, 'person', index, stage, period, undefined, []));
    const level = people.levelOf(index);
    if (level !== undefined && quotas.every(({ states }) => !states.has(index)))
      return end({ outcome: 'decided', proposed: level });
    return end(placedIn(program, people.outcomeOf(index), index, quotas));
  };
  return {
    stage,
    units: units.map(end),
    people: register.people.map(({ index }) => endOf(index)),
    quotas: [
      ...unitQuotas.flatMap(({ standings }) => standings.map(quotaCount)),
      ...quotas.flatMap(({ counts }) => counts),
    ],
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

/** Everybody, as far as settled: by a level from columns, or subject by subject as `evaluatePeriod` goes. */
class Settling implements Settled {
  readonly #groups: (string | undefined)[];
  readonly #levels: (readonly string[] | undefined)[];
  readonly #classes = new Map<number, Classification>();
  /** Whoever has the same level shares it. */
  readonly #shared = new Map<string, readonly string[]>();

  constructor(
    readonly world: World,
    readonly stage: string,
    readonly period: Period,
  ) {
    this.#groups = new Array(world.register.people.length);
    this.#levels = new Array(world.register.people.length);
  }

  settle(index: number, group: string, level: string): void {
    let levels = this.#shared.get(level);
    if (levels === undefined) {
      levels = [level];
      this.#shared.set(level, levels);
    }
    this.#groups[index] = group;
    this.#levels[index] = levels;
  }

  classify(index: number): void {
    const { world, stage, period } = this;
    const view = world.view('person', index, stage, period);
    const person = world.register.people[index];
    if (view?.plan.ladder === undefined || person === undefined) return;
    if (world.structure.hasMovedAway(person, world.periodOf('person', index, period))) return;
    this.#groups[index] = view.plan.group.id;
    this.#classes.set(index, classify(view));
    world.forgetWithin(index, period);
  }

  groupOf(index: number): string | undefined {
    return this.#groups[index];
  }

  /** The level that columns have settled. */
  levelOf(index: number): string | undefined {
    return this.#levels[index]?.[0];
  }

  outcomeOf(index: number): Pick<Classification, 'level' | 'missing'> {
    return this.#classes.get(index) ?? { ...optionally(this.levelOf(index)), missing: [] };
  }

  level(index: number): string | undefined {
    return this.levelOf(index) ?? this.#classes.get(index)?.level;
  }

  possible(index: number): readonly string[] {
    return this.#levels[index] ?? this.#classes.get(index)?.possible ?? [];
  }

  classification(index: number): Classification {
    const known = this.#classes.get(index);
    if (known !== undefined) return known;
    const view = this.world.view('person', index, this.stage, this.period);
    if (view === undefined) throw new Error('nobody is settled who is not rated');
    const level = optionally(this.levelOf(index));
    return {
      view,
      ...level,
      possible: this.possible(index),
      missing: [],
      questions: [],
      mask: '',
      steps: [],
    };
  }
}

const optionally = (level: string | undefined) => (level === undefined ? {} : { level });
