/**
 * The duty groups of a scope, each with its places. Whoever has no group recorded while others have one is in none of
 * them: they may turn out to be in any, so of each group only the fewest and the most places are known.
 */
import type { QuotaTests } from '../regulation/quota-rule.ts';
import { type Member, NO_GROUP } from './members.ts';
import type { Counted } from './places.ts';

type PlacesOf = (members: number, counted: Counted) => number;

export interface GroupPlaces {
  readonly members: readonly Member[];
  /** Certain, whichever group those of unknown group are in. */
  readonly places: number;
  readonly placesAtMost: number;
  /** Small groups counted together, of which one may yet turn out to stand alone. */
  readonly mayDivide: boolean;
}

export interface DutyGroups {
  /** Those of the scope, by the groups that are counted: small ones may stand together. */
  readonly members: readonly Member[];
  /** By name; those of no group come under `NO_GROUP` where groups do not bind. */
  readonly groups: ReadonlyMap<string, GroupPlaces>;
  /** Nobody has a group. */
  readonly isNone: boolean;
  /** Each group keeps the share for itself. */
  readonly bind: boolean;
  /** Those whose group has to be known and is not; empty where groups do not bind. */
  readonly unplaced: readonly Member[];
}

export function dutyGroupsOf(given: readonly Member[], tests: QuotaTests, placesOf: PlacesOf): DutyGroups {
  const isNone = given.every((m) => m.dutyGroup === NO_GROUP);
  const bind = tests !== 'unit-only' && !isNone;
  const unplaced = bind ? given.filter((m) => m.dutyGroup === NO_GROUP) : [];
  // A rule for small groups gives by size, not by those who are good: more members may mean fewer places.
  const fewest = (of: readonly Member[]) =>
    Math.min(placesOf(of.length, count(of)), placesOf(of.length + unplaced.length, count(of)));
  const most = (of: readonly Member[]) => {
    const counted = countAtMost([...of, ...unplaced]);
    return Math.max(placesOf(of.length, counted), placesOf(of.length + unplaced.length, counted));
  };
  const placed = unplaced.length === 0 ? given : given.filter((m) => m.dutyGroup !== NO_GROUP);
  const pool = tests === 'pooled' ? poolOf(placed, fewest) : undefined;
  const poolName = pool?.join(' + ');
  const inPool = (m: Member) => pool?.includes(m.dutyGroup) === true;
  // One more may make a small group large enough for a place of its own, and the pool smaller.
  const mayLeave = pool?.some((g) => most(placed.filter((m) => m.dutyGroup === g)) > 0) === true;
  const members = given.map((m) => (inPool(m) && poolName !== undefined ? { ...m, dutyGroup: poolName } : m));
  const byName = new Map<string, Member[]>();
  for (const m of members) {
    if (bind && m.dutyGroup === NO_GROUP) continue;
    const group = byName.get(m.dutyGroup);
    if (group) group.push(m);
    else byName.set(m.dutyGroup, [m]);
  }
  const mayDivide = (name: string) => unplaced.length > 0 && name === poolName && mayLeave;
  const groups = new Map(
    [...byName].map(([name, of]): [string, GroupPlaces] => [
      name,
      {
        members: of,
        places: mayDivide(name) ? 0 : fewest(of),
        placesAtMost: most(of),
        mayDivide: mayDivide(name),
      },
    ]),
  );
  return { members, groups, isNone, bind, unplaced };
}

/** Names of the duty groups too small for a place of their own, which are counted together; undefined below two. */
function poolOf(members: readonly Member[], places: (of: readonly Member[]) => number): string[] | undefined {
  const names = [...new Set(members.map((m) => m.dutyGroup))].sort();
  const small = names.filter((g) => places(members.filter((m) => m.dutyGroup === g)) === 0);
  return small.length < 2 ? undefined : small;
}

export const count = (members: readonly Member[]): Counted => ({
  eligible: members.filter((m) => m.isEligible).length,
  rated: members.filter((m) => m.isRated).length,
});

export const countAtMost = (members: readonly Member[]): Counted => ({
  eligible: members.filter((m) => m.mayBeEligible).length,
  rated: members.filter((m) => m.mayBeRated).length,
});
