/**
 * A whole nation from the results of its periods: scores of months as columns, evaluated tree by tree of units, so that
 * only one tree at a time is in memory as people. Counts are those of `simulate` over one register of everybody.
 */
import {
  type CalendarDay,
  compileRegulation,
  type Decision,
  EvidenceColumns,
  endsOverColumns,
  type GivenResults,
  type Period,
  type PersonRecord,
  type QuotaCount,
  type Records,
  type Register,
  type UnitRecord,
} from '@congtam/engine';
import type { JoinedPack } from '../runs/joined-pack.ts';
import type { ChosenReading } from '../runs/readings.ts';
import { effectBetween, type Groupings, type SideEnds } from './effect.ts';
import { codeOfEnd, frameOf } from './ends.ts';
import { broughtBy, givenTo, isEmpty, type PeriodResults } from './results-as-columns.ts';
import { asIfInForce, chosenIn, type Simulated, simulationOf } from './simulate.ts';

/** One regulation as it stands on one side. */
export interface ResultsSide {
  readonly pack: JoinedPack;
  readonly readings: readonly ChosenReading[];
}

export interface ResultsRequest {
  readonly results: PeriodResults;
  readonly before: ResultsSide;
  readonly after: ResultsSide;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly groupings: Groupings;
  onStep?(done: number, of: number): void;
}

/** One of several parts of the trees, for threads that share the work; each has all the results. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** What came of a part on one side; `ELSEWHERE` of whoever is in another part. */
export interface PartOfSide {
  readonly people: Uint8Array;
  readonly units: Uint8Array;
  readonly quotas: readonly QuotaCount[];
}

const ELSEWHERE = 255;

/** The same comparison as `simulate`, for people of whom little more than results of periods is known. */
export function simulateFromResults(request: ResultsRequest): Simulated {
  return simulatedFrom(request, [partFromResults(request, { part: 0, of: 1 })]);
}

/** A part of the work of `simulateFromResults`: both sides, before and after, of the trees in it. */
export function partFromResults(request: ResultsRequest, { part, of }: Share): readonly PartOfSide[] {
  const { results, period, asOf, onStep } = request;
  const { register: whole } = results;
  const sides = [request.before, request.after].map((side) => {
    const { regulation } = asIfInForce(side.pack, period);
    const quotas: QuotaCount[] = [];
    return {
      program: compileRegulation(regulation, whole.vocabulary, chosenIn(side, regulation)),
      codeOf: codeOfEnd(regulation.levels),
      people: new Uint8Array(whole.people.length).fill(ELSEWHERE),
      units: new Uint8Array(whole.units.length).fill(ELSEWHERE),
      quotas,
    };
  });
  let done = 0;
  for (const { register, people, units, given } of registersOf(results, { part, of })) {
    const evidence = new EvidenceColumns(register, asOf, given);
    for (const { program, codeOf, quotas, ...codes } of sides) {
      const ends = endsOverColumns({ program, register, period, asOf, evidence });
      if (ends === undefined) throw new Error(`${program.regulation.id} gives no levels in ${period.id}`);
      ends.people.forEach((end, at) => {
        codes.people[people[at] ?? 0] = codeOf(end);
      });
      ends.units.forEach((end, at) => {
        codes.units[units[at] ?? 0] = codeOf(end);
      });
      for (const count of ends.quotas) quotas.push(count);
    }
    done += people.length;
    onStep?.(done, whole.people.length);
  }
  return sides.map(({ people, units, quotas }) => ({ people, units, quotas }));
}

/** The comparison, once all parts are there. */
export function simulatedFrom(request: ResultsRequest, parts: readonly (readonly PartOfSide[])[]): Simulated {
  const [before, after] = [request.before, request.after].map(({ pack, readings }, side): SideEnds => {
    const frame = frameOf(pack.regulation.levels);
    const sides = parts.flatMap((part) => part[side] ?? []);
    return {
      ...{ pack, readings, quotas: sides.flatMap(({ quotas }) => quotas) },
      people: { ...frame, of: joined(sides.map(({ people }) => people)) },
      units: { ...frame, of: joined(sides.map(({ units }) => units)) },
    };
  });
  if (before === undefined || after === undefined) throw new Error('there are two sides');
  return {
    simulation: simulationOf(request, [effectBetween(before, after, request.groupings)]),
    sides: [{ before, after }],
  };
}

/** Everybody is in exactly one of the parts. */
function joined([first, ...others]: readonly Uint8Array[]): Uint8Array {
  const whole = first?.slice() ?? new Uint8Array();
  for (const other of others)
    for (let at = 0; at < whole.length; at++) if (other[at] !== ELSEWHERE) whole[at] = other[at] ?? ELSEWHERE;
  if (whole.includes(ELSEWHERE)) throw new Error('a part is missing');
  return whole;
}

interface Trees {
  readonly register: Register;
  /** The same results as columns; absent where somebody brought others beside them. */
  readonly given?: GivenResults;
  /** Index in the nation, by index in the register. */
  readonly people: readonly number[];
  readonly units: readonly number[];
}

/** Trees are taken together up to so many people: enough for columns to be long, few enough to be in memory. */
const PEOPLE_AT_ONCE = 8_000;

/**
 * Registers of whole trees of units with their people: everything that quotas, caps and leaders look at lies inside a
 * tree. A person with posts in several trees keeps them together.
 */
function* registersOf(results: PeriodResults, { part, of }: Share): Generator<Trees> {
  const { register: whole } = results;
  const roots = rootsOf(whole);
  const units = listedBy(roots.ofUnits);
  const people = listedBy(roots.ofPeople);
  const decisions = decisionsBy(whole, roots);
  const brought = broughtBy(results);
  let turn = 0;
  for (const together of takenTogether([...units.keys()], (root) => people.get(root)?.length ?? 0)) {
    if (turn++ % of !== part) continue;
    const unitsHere = together.flatMap((root) => units.get(root) ?? []);
    const peopleHere = together.flatMap((root) => people.get(root) ?? []);
    const place = new Map(unitsHere.map((index, at) => [index, at]));
    const at = (index: number): number => {
      const found = place.get(index);
      if (found === undefined) throw new Error('a tree holds all units that its units and posts name');
      return found;
    };
    const register: Register = {
      vocabulary: whole.vocabulary,
      units: unitsHere.map((index, here) => movedUnit(whole.units[index]!, here, at)),
      people: peopleHere.map((index, here) => movedPerson(whole.people[index]!, here, at)),
      unitFacts: unitsHere.map((index) => whole.unitFacts[index]!),
      personFacts: peopleHere.map((index) => ({
        facts: whole.personFacts[index]!.facts,
        brought: brought(index),
      })),
      records: new Map([...whole.records].map(([id, of]) => [id, movedRecords(of, peopleHere, unitsHere)])),
      decisions: [...together, EVERYWHERE].flatMap((root) => decisions.get(root) ?? []),
    };
    const isAlone = peopleHere.every((index) => isEmpty(whole.personFacts[index]?.brought));
    yield {
      ...{ register, people: peopleHere, units: unitsHere },
      ...(isAlone ? { given: givenTo(results, peopleHere) } : {}),
    };
  }
}

/** The same rows, asked for by other numbers of their subjects. */
const movedRecords = (records: Records, people: readonly number[], units: readonly number[]): Records => {
  const subjects = records.declaration.of === 'unit' ? units : people;
  return { ...records, rowsOf: (subject, period) => records.rowsOf(subjects[subject] ?? -1, period) };
};

function* takenTogether(roots: readonly number[], peopleOf: (root: number) => number): Generator<number[]> {
  let together: number[] = [];
  let people = 0;
  for (const root of roots) {
    together.push(root);
    people += peopleOf(root);
    if (people < PEOPLE_AT_ONCE) continue;
    yield together;
    together = [];
    people = 0;
  }
  if (together.length > 0) yield together;
}

const EVERYWHERE = -1;

interface Roots {
  readonly ofUnits: Int32Array;
  readonly ofPeople: Int32Array;
}

/** The tree of each unit and person, by the smallest index of its units. */
function rootsOf({ units, people }: Register): Roots {
  const root = Int32Array.from(units, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    root[Math.max(x, y)] = Math.min(x, y);
  };
  for (const { index, parent, recognisedBy } of units) {
    if (parent !== undefined) join(index, parent);
    if (recognisedBy !== undefined) join(index, recognisedBy);
  }
  const byId = new Map(units.map(({ id, index }) => [id, index]));
  for (const { posts } of people) {
    const first = posts[0]?.unit ?? 0;
    for (const { unit, inCharge, secondedFrom } of posts) {
      if (unit !== first) join(first, unit);
      for (const led of inCharge) if (led !== first) join(first, led);
      const from = secondedFrom === undefined ? undefined : byId.get(secondedFrom);
      if (from !== undefined) join(first, from);
    }
  }
  return {
    ofUnits: Int32Array.from(units, ({ index }) => find(index)),
    ofPeople: Int32Array.from(people, ({ posts }) => find(posts[0]?.unit ?? 0)),
  };
}

function listedBy(roots: Int32Array): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (let index = 0; index < roots.length; index++) {
    const root = roots[index]!;
    const list = lists.get(root);
    if (list) list.push(index);
    else lists.set(root, [index]);
  }
  return lists;
}

/** Decisions of each tree; those about everybody, or about whom nobody knows, belong to all. */
function decisionsBy({ units, people, decisions }: Register, roots: Roots): Map<number, Decision[]> {
  if (decisions.length === 0) return new Map();
  const subjects = new Map<string, number>();
  const named = new Set(decisions.map(({ subject }) => subject));
  for (const { id, index } of people) if (named.has(id)) subjects.set(id, roots.ofPeople[index]!);
  const isPerson = new Set(subjects.keys());
  for (const { id, index } of units) if (named.has(id)) subjects.set(id, roots.ofUnits[index]!);
  const lists = new Map<number, Decision[]>();
  for (const decision of decisions) {
    // As in every simulation, levels decided for people do not count.
    if (decision.question === 'level' && isPerson.has(decision.subject)) continue;
    const root = subjects.get(decision.subject) ?? EVERYWHERE;
    const list = lists.get(root);
    if (list) list.push(decision);
    else lists.set(root, [decision]);
  }
  return lists;
}

function movedUnit(unit: UnitRecord, index: number, at: (index: number) => number): UnitRecord {
  const { parent, recognisedBy, children, ...rest } = unit;
  return {
    ...rest,
    index,
    children: children.map(at),
    ...(parent === undefined ? {} : { parent: at(parent) }),
    ...(recognisedBy === undefined ? {} : { recognisedBy: at(recognisedBy) }),
  };
}

const movedPerson = (person: PersonRecord, index: number, at: (index: number) => number): PersonRecord => ({
  ...person,
  index,
  posts: person.posts.map((post) => ({ ...post, unit: at(post.unit), inCharge: post.inCharge.map(at) })),
});
