import {
  type Bilingual,
  type CalendarDay,
  ENGINE_VERSION,
  type Evaluation,
  formatDay,
  type Period,
  PLACEHOLDER,
  placeholdersOf,
  type Register,
  type Regulation,
  type SubjectResult,
  say,
} from '@congtam/engine';
import { evaluatePacks } from '../runs/evaluate-packs.ts';
import type { JoinedPack } from '../runs/joined-pack.ts';
import type { ChosenReading } from '../runs/readings.ts';
import { type Comparison, compareEnds, movers } from './compare-ends.ts';
import { type Ends, endsOf } from './ends.ts';
import { bodiesOf, type Grouping } from './grouping.ts';
import { type QuotaEffect, quotaEffects } from './quota-effects.ts';

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
  readonly groupings: { readonly people: readonly Grouping[]; readonly units: readonly Grouping[] };
  onStep?(regulation: string, period: Period): void;
}

/** What a regulation of either side is. */
export interface SideHead {
  readonly regulation: string;
  readonly number: string;
  readonly title: Bilingual;
  readonly layers: readonly string[];
  readonly parts: readonly { readonly name: string; readonly sha256: string }[];
  readonly readings: readonly Pick<ChosenReading, 'reading' | 'option' | 'chosenBy'>[];
}

/** On which doubt results stand, and how many of either side. */
export interface StandsOn {
  readonly mark: string;
  readonly label: Bilingual;
  readonly before: number;
  readonly after: number;
}

/** One regulation and what takes its place. */
export interface RegulationEffect {
  readonly before: SideHead;
  readonly after: SideHead;
  /** Words of the levels of both sides, and of what stands in place of one. */
  readonly labels: Readonly<Record<string, Bilingual>>;
  readonly people: Comparison;
  readonly units: Comparison;
  /** Bodies that have people, and those in which somebody moves. */
  readonly bodies: { readonly total: number; readonly moved: number };
  readonly quotas: readonly QuotaEffect[];
  readonly standsOn: readonly StandsOn[];
}

export interface Simulation {
  readonly format: typeof SIMULATION_FORMAT;
  readonly engine: string;
  readonly mark: Bilingual;
  readonly period: string;
  readonly asOf: string;
  readonly effects: readonly RegulationEffect[];
}

/** Everybody's end on both sides, for whoever is to be named. */
export interface EndsOfEffect {
  readonly people: { readonly before: Ends; readonly after: Ends };
  readonly units: { readonly before: Ends; readonly after: Ends };
}

/**
 * Runs both sides over the same evidence and counts what changes. Levels that were decided for people do not count on
 * either side: what is compared is what the rules give. Choices of who gets a place count while they can be kept.
 */
export function simulate(request: SimulationRequest): {
  readonly simulation: Simulation;
  readonly ends: readonly EndsOfEffect[];
} {
  const { before, after, period, asOf, groupings, onStep } = request;
  if (!isOfTheSame(before.register, after.register))
    throw new Error('both sides are evaluated over the same units and people');
  if (before.packs.some(({ regulation }, at) => regulation.id !== after.packs[at]?.regulation.id))
    throw new Error('both sides have the same regulations (inPlaceOf)');
  const evaluated = [before, after].map((side) => {
    const runs = evaluatePacks({
      packs: side.packs.map((pack) => asIfInForce(pack, period)),
      register: withoutLevelsOfPeople(side.register),
      readings: side.readings,
      ...{ period, asOf, isTraced: false, isWithin: false },
      ...(onStep ? { onStep } : {}),
    });
    return new Map(runs.map((run) => [run.pack.regulation.id, run.evaluation]));
  });
  const done = before.packs.flatMap((x, at) => {
    const y = after.packs[at];
    const [a, b] = evaluated.map((evaluations) => evaluations.get(x.regulation.id));
    return a && b && y ? [effectOf({ ...before, pack: x }, { ...after, pack: y }, a, b, groupings)] : [];
  });
  return {
    simulation: simulationOf(
      request,
      done.map(({ effect }) => effect),
    ),
    ends: done.map(({ ends }) => ends),
  };
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

function effectOf(
  before: Side & { readonly pack: JoinedPack },
  after: Side & { readonly pack: JoinedPack },
  a: Evaluation,
  b: Evaluation,
  groupings: SimulationRequest['groupings'],
): { readonly effect: RegulationEffect; readonly ends: EndsOfEffect } {
  const [x, y] = [before.pack.regulation, after.pack.regulation];
  const ends = {
    people: { before: endsOf(x.levels, a.people), after: endsOf(y.levels, b.people) },
    units: { before: endsOf(x.levels, a.units), after: endsOf(y.levels, b.units) },
  };
  const effect: RegulationEffect = {
    ...headsOf(before, after),
    labels: labelsOf([x, y]),
    people: compareEnds(ends.people.before, ends.people.after, groupings.people),
    units: compareEnds(ends.units.before, ends.units.after, groupings.units),
    bodies: bodiesMoved(ends, bodiesOf(before.register, a.period.to)),
    quotas: quotaEffects({ regulation: x, quotas: a.quotas }, { regulation: y, quotas: b.quotas }),
    standsOn: doubtsOf([x, y], [...a.people, ...a.units], [...b.people, ...b.units]),
  };
  return { effect, ends };
}

export function bodiesMoved(
  { people }: Pick<EndsOfEffect, 'people'>,
  bodies: Int32Array,
): RegulationEffect['bodies'] {
  const moved = new Set([...movers(people.before, people.after)].map(({ index }) => bodies[index]));
  return { total: new Set(bodies).size, moved: moved.size };
}

const headsOf = (
  before: Side & { readonly pack: JoinedPack },
  after: Side & { readonly pack: JoinedPack },
): Pick<RegulationEffect, 'before' | 'after'> => ({ before: headOf(before), after: headOf(after) });

const headOf = ({ pack, readings }: Side & { readonly pack: JoinedPack }): SideHead => ({
  regulation: pack.regulation.id,
  number: pack.regulation.number,
  title: { ...pack.regulation.title },
  layers: pack.layers,
  parts: pack.files.map(({ name, sha256 }) => ({ name, sha256 })),
  readings: readings
    .filter(({ regulation }) => regulation === pack.regulation.id)
    .map(({ reading, option, chosenBy }) => ({ reading, option, chosenBy })),
});

const ENDS_IN_WORDS: Readonly<Record<string, Bilingual>> = {
  notRated: say('không xếp loại', 'not rated'),
  'decision-needed': say('chờ người có thẩm quyền quyết định', 'a person has to decide'),
  'facts-missing': say('thiếu dữ kiện', 'facts missing'),
  'other-regime': say('theo quy định khác', 'under other rules'),
  'no-level': say('không có mức trong kỳ này', 'no level in this period'),
};

export const labelsOf = (regulations: readonly Regulation[]): Readonly<Record<string, Bilingual>> => ({
  ...ENDS_IN_WORDS,
  ...Object.fromEntries(regulations.flatMap(({ levels }) => levels.map(({ id, label }) => [id, label]))),
});

function doubtsOf(
  regulations: readonly Regulation[],
  before: readonly SubjectResult[],
  after: readonly SubjectResult[],
): readonly StandsOn[] {
  const counted = (results: readonly SubjectResult[]) => {
    const counts = new Map<string, number>();
    for (const { standsOn } of results)
      for (const mark of standsOn) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    return counts;
  };
  const [a, b] = [counted(before), counted(after)];
  const placeholders = regulations.flatMap((r) => placeholdersOf(r).map(({ id }) => `unverified:${id}`));
  const marks = [...new Set([...a.keys(), ...b.keys(), ...placeholders])].sort();
  return marks.map((mark) => ({
    mark,
    label: labelOfMark(mark, regulations),
    before: a.get(mark) ?? 0,
    after: b.get(mark) ?? 0,
  }));
}

function labelOfMark(mark: string, regulations: readonly Regulation[]): Bilingual {
  const [kind = '', id = ''] = mark.split(':');
  for (const { readings, unverified } of [...regulations].reverse()) {
    const reading = kind === 'reading' ? readings.get(id) : undefined;
    if (reading) return reading.question;
    const stance = kind === 'unverified' ? unverified.get(id) : undefined;
    if (stance?.placeholder)
      return say(`${PLACEHOLDER.vi}: ${stance.says.vi}`, `${PLACEHOLDER.en}: ${stance.says.en}`);
    if (stance) return stance.says;
  }
  return say(mark, mark);
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
