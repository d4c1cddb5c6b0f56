import {
  type Bilingual,
  type CalendarDay,
  compileRegulation,
  ENGINE_VERSION,
  EvidenceColumns,
  endsOverColumns,
  formatDay,
  type Period,
  quotaCount,
  type Register,
  type Regulation,
  type SubjectResult,
  say,
} from '@congtam/engine';
import { evaluatePacks } from '../runs/evaluate-packs.ts';
import type { JoinedPack } from '../runs/joined-pack.ts';
import type { ChosenReading } from '../runs/readings.ts';
import { effectBetween, type Groupings, type RegulationEffect, type SideEnds } from './effect.ts';
import { endsOf } from './ends.ts';

export const SIMULATION_FORMAT = 'congtam/simulation/1';

/** Stands on everything that comes out of a simulation. */
export const SIMULATION_MARK: Bilingual = say(
  'mô phỏng, không phải kết quả chính thức',
  'simulation, not an official result',
);

/** Regulations over one body of evidence, as they stand on one side of a comparison. */
export interface Side {
  readonly packs: readonly JoinedPack[];
  /** The same units and people on both sides, in the same order; the regulations likewise (`inPlaceOf`). */
  readonly register: Register;
  readonly readings: readonly ChosenReading[];
}

export interface SimulationRequest {
  readonly before: Side;
  readonly after: Side;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly groupings: Groupings;
  /** Levels over columns where that can be: the same counts, without what each result stands on. */
  readonly isMass?: boolean;
  onStep?(regulation: string, period: Period): void;
}

export interface Simulation {
  readonly format: typeof SIMULATION_FORMAT;
  readonly engine: string;
  readonly mark: Bilingual;
  readonly period: string;
  readonly asOf: string;
  readonly effects: readonly RegulationEffect[];
}

/** Both sides of one regulation, for whoever is to be named. */
export interface SidesOfEffect {
  readonly before: SideEnds;
  readonly after: SideEnds;
}

/** The counts, and everybody's end on both sides of each regulation. */
export interface Simulated {
  readonly simulation: Simulation;
  readonly sides: readonly SidesOfEffect[];
}

/**
 * Runs both sides over the same evidence and counts what changes. Levels that were decided for people do not count on
 * either side: what is compared is what the rules give. Choices of who gets a place count while they can be kept.
 */
export function simulate(request: SimulationRequest): Simulated {
  const { before, after } = request;
  if (!isOfTheSame(before.register, after.register))
    throw new Error('both sides are evaluated over the same units and people');
  const evidence = new Map<Register, EvidenceColumns>();
  const sideOf = (side: Side): readonly SideEnds[] => {
    const known =
      evidence.get(side.register) ?? new EvidenceColumns(withoutLevelsOfPeople(side.register), request.asOf);
    evidence.set(side.register, known);
    return endsOfSide(side, request, known);
  };
  const [a, b] = [sideOf(before), sideOf(after)];
  const sides = a.flatMap((one) => {
    const other = b.find(({ pack }) => pack.regulation.id === one.pack.regulation.id);
    return other === undefined ? [] : [{ before: one, after: other }];
  });
  if (sides.length < a.length) throw new Error('both sides have the same regulations (inPlaceOf)');
  const effects = sides.map((side) => effectBetween(side.before, side.after, request.groupings));
  return { simulation: simulationOf(request, effects), sides };
}

/** The frame around effects. */
export const simulationOf = (
  { period, asOf }: Pick<SimulationRequest, 'period' | 'asOf'>,
  effects: readonly RegulationEffect[],
): Simulation => ({
  format: SIMULATION_FORMAT,
  engine: ENGINE_VERSION,
  mark: SIMULATION_MARK,
  period: period.id,
  asOf: formatDay(asOf),
  effects,
});

/** Every regulation of a side that has results in the period. */
function endsOfSide(side: Side, request: SimulationRequest, evidence: EvidenceColumns): readonly SideEnds[] {
  const { period, asOf, onStep, isMass = false } = request;
  const { readings } = side;
  const { register } = evidence;
  const packs = side.packs.map((pack) => asIfInForce(pack, period));
  const [alone] = packs;
  // Several regulations ask each other for levels, which columns do not hold.
  if (isMass && alone !== undefined && packs.length === 1) {
    const { regulation } = alone;
    onStep?.(regulation.id, period);
    const program = compileRegulation(regulation, register.vocabulary, chosenIn(side, regulation));
    const ends = endsOverColumns({ program, register, period, asOf, evidence });
    return ends === undefined
      ? []
      : [
          {
            ...{ pack: alone, readings, quotas: ends.quotas },
            people: endsOf(regulation.levels, ends.people),
            units: endsOf(regulation.levels, ends.units),
          },
        ];
  }
  const step = onStep ? { onStep } : {};
  const runs = evaluatePacks({
    ...{ packs, register, readings, period, asOf, isTraced: false, isWithin: false },
    ...step,
  });
  return runs.map(({ pack, evaluation: { people, units, quotas } }) => ({
    ...{ pack, readings, quotas: quotas.map(quotaCount) },
    people: endsOf(pack.regulation.levels, people),
    units: endsOf(pack.regulation.levels, units),
    doubts: doubtsIn([...people, ...units]),
  }));
}

/** The options under which a regulation of a side is computed. */
export const chosenIn = (
  { readings }: Pick<Side, 'readings'>,
  { id }: Regulation,
): ReadonlyMap<string, string> =>
  new Map(readings.flatMap((r) => (r.regulation === id ? [[r.reading, r.option]] : [])));

function doubtsIn(results: readonly SubjectResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { standsOn } of results)
    for (const mark of standsOn) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/**
 * What takes the place of each regulation, in their order and under their ids, so that what was decided or brought under
 * one counts for the other: the one of the same id; of what is left on either side, the only one. Undefined where that
 * does not say what is compared with what.
 */
export function inPlaceOf(
  before: readonly JoinedPack[],
  after: readonly JoinedPack[],
): readonly JoinedPack[] | undefined {
  const isSame = (x: JoinedPack) => (y: JoinedPack) => y.regulation.id === x.regulation.id;
  const left = after.filter((y) => !before.some(isSame(y)));
  const alone = before.filter((x) => !after.some(isSame(x)));
  if (left.length > 1 || alone.length !== left.length) return undefined;
  return before.flatMap((x) => {
    const y = after.find(isSame(x)) ?? left[0];
    return y === undefined ? [] : [{ ...y, regulation: { ...y.regulation, id: x.regulation.id } }];
  });
}

/** A draft is asked what it would have given in a period in which it was not in force yet. */
export function asIfInForce(pack: JoinedPack, { from, to }: Period): JoinedPack {
  const { inForceTo, inForceFrom, ...rest } = pack.regulation;
  const upTo = inForceTo !== undefined && inForceTo >= to ? { inForceTo } : {};
  const regulation = { ...rest, ...upTo, inForceFrom: inForceFrom < from ? inForceFrom : from };
  return { ...pack, regulation };
}

const withoutLevelsOfPeople = (register: Register): Register => {
  const people = new Set(register.people.map(({ id }) => id));
  const decisions = register.decisions.filter(
    ({ question, subject }) => question !== 'level' || !people.has(subject),
  );
  return { ...register, decisions };
};

const isOfTheSame = (a: Register, b: Register): boolean =>
  a === b ||
  (a.people.length === b.people.length &&
    a.units.length === b.units.length &&
    a.people.every(({ id }, at) => id === b.people[at]?.id) &&
    a.units.every(({ id }, at) => id === b.units[at]?.id));
