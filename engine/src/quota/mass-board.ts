/**
 * The board of very many people, of whom no more is wanted than who has a place: scopes in which equally many stand
 * alike, and about which nobody has decided anything, end alike. The first of them is settled by the board itself.
 */
import type { Classification } from '../classification/classification.ts';
import type { Program } from '../evaluation/program.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { Quota } from '../regulation/format.ts';
import { type QuotaOutcome, settle } from './board.ts';
import { isAmong, memberOf, NO_GROUP, type Standpoint, standpointOf } from './members.ts';
import { scopesBy } from './scope.ts';
import type { Candidate, Standing } from './standing.ts';

/** Everybody who is classified, by index of the person. */
export interface Settled {
  /** The group whose rules rate a person; undefined for whoever is not classified. */
  groupOf(index: number): string | undefined;
  /** The level before any quota, where it is settled. */
  level(index: number): string | undefined;
  /** The levels a person may still have; whoever shares the list shares the level. */
  possible(index: number): readonly string[];
  classification(index: number): Classification;
}

export interface MassOutcome extends Pick<QuotaOutcome, 'quota' | 'states'> {
  readonly counts: readonly QuotaCount[];
  /** Everybody whom the quota counts, by index, scope after scope. */
  readonly members: readonly (readonly number[])[];
}

/** What a quota comes to in one scope, or in a duty group inside it. */
export type QuotaCount = Pick<Standing, 'quota' | 'scope' | 'dutyGroup' | 'eligible' | 'rated' | 'places'> & {
  readonly candidates: number;
  readonly in: number;
  readonly waiting: number;
  readonly out: number;
};

interface Scope {
  readonly unitIndex: number | undefined;
  readonly members: number[];
  readonly dutyGroups: (string | undefined)[];
}

/** How a scope of one kind ended: its counts, and the place of a candidate of each duty group. */
interface Ending {
  readonly counts: readonly QuotaCount[];
  readonly places: ReadonlyMap<string, Candidate>;
}

/** How scopes of a quota ended so far: it depends on nothing but the regulation and on who stands where. */
const known = new WeakMap<Program, Map<string, Map<string, Ending>>>();

function endingsOf(program: Program, { id }: Quota): Map<string, Ending> {
  const ofProgram = known.get(program) ?? new Map<string, Map<string, Ending>>();
  known.set(program, ofProgram);
  const endings = ofProgram.get(id) ?? new Map<string, Ending>();
  ofProgram.set(id, endings);
  return endings;
}

export function massBoard(world: World, quota: Quota, period: Period, settled: Settled): MassOutcome {
  const scopes = scopesOf(world, quota, period, settled);
  const points = new Map<readonly string[], Standpoint>();
  const pointOf = (index: number): Standpoint => {
    const possible = settled.possible(index);
    const found = points.get(possible);
    if (found !== undefined) return found;
    const point = standpointOf(world, quota, possible, settled.level(index));
    points.set(possible, point);
    return point;
  };
  const endings = endingsOf(world.program, quota);
  const states = new Map<number, Candidate>();
  const counts: QuotaCount[] = [];
  for (const [id, scope] of [...scopes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { members, dutyGroups, unitIndex } = scope;
    const isAlike = !isDecidedOn(world, quota, id, members);
    const key = isAlike ? keyOf(scope, pointOf) : '';
    const same = isAlike ? endings.get(key) : undefined;
    if (same !== undefined) {
      for (const count of same.counts) counts.push({ ...count, scope: id });
      members.forEach((index, at) => {
        if (pointOf(index).isCandidate) states.set(index, same.places.get(dutyGroups[at] ?? NO_GROUP)!);
      });
      continue;
    }
    const given = members.map((index, at) =>
      memberOf(world, quota, period, settled.classification(index), dutyGroups[at]),
    );
    const outcome = settle(world, quota, period, id, unitIndex, given);
    const own = outcome.standings.map(quotaCount);
    counts.push(...own);
    const places = new Map<string, Candidate>();
    for (const { index, dutyGroup } of given) {
      const state = outcome.states.get(index);
      if (state === undefined) continue;
      states.set(index, state);
      places.set(dutyGroup, state);
    }
    if (isAlike) endings.set(key, { counts: own, places });
  }
  return { quota, counts, states, members: [...scopes.values()].map(({ members }) => members) };
}

function scopesOf(world: World, quota: Quota, period: Period, settled: Settled): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  const scopeOf = scopesBy(world, quota);
  for (const { index } of world.register.people) {
    const group = settled.groupOf(index);
    if (group === undefined || (quota.for && !quota.for.includes(group))) continue;
    const own = world.periodOf('person', index, period);
    const subject = { kind: 'person', index, period: own, stand: () => {} } as const;
    if (!isAmong(world, quota, subject)) continue;
    const { id, unitIndex, dutyGroup } = scopeOf(subject, own);
    let scope = scopes.get(id);
    if (scope === undefined) {
      scope = { unitIndex, members: [], dutyGroups: [] };
      scopes.set(id, scope);
    }
    scope.members.push(index);
    scope.dutyGroups.push(dutyGroup);
  }
  return scopes;
}

/** Whether anything but how many stand where may say who has a place. */
function isDecidedOn(world: World, quota: Quota, scope: string, members: readonly number[]): boolean {
  // Shares that are read from quantities or from other levels are those of the scope alone.
  if (quota.shareFrom !== undefined || quota.raised?.measure !== undefined) return true;
  const asked = [quota.raised?.question, quota.whenNoPlace].filter((question) => question !== undefined);
  if (asked.some((question) => world.decisionsAbout(question, scope).length > 0)) return true;
  return members.some((index) => {
    const id = world.id('person', index);
    return world.isDecidedAbout('level', id) || world.isDecidedAbout(quota.choice, id);
  });
}

/** How many of each duty group stand where, as text. */
function keyOf({ unitIndex, members, dutyGroups }: Scope, pointOf: (index: number) => Standpoint): string {
  const numbers = new Map<string, Uint32Array>();
  members.forEach((index, at) => {
    const group = dutyGroups[at] ?? NO_GROUP;
    let of = numbers.get(group);
    if (of === undefined) {
      of = new Uint32Array(64);
      numbers.set(group, of);
    }
    of[pointOf(index).code]! += 1;
  });
  const parts = [...numbers].map(([group, of]) => `${group}\t${of}`).sort();
  return `${unitIndex === undefined ? 'elsewhere' : 'here'}\n${parts.join('\n')}`;
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
