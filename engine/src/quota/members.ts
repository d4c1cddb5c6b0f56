import type { Classification } from '../classification/classification.ts';
import { attributesMeet } from '../evaluation/attributes.ts';
import { binds } from '../evaluation/bound.ts';
import type { View } from '../evaluation/view.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { Quota } from '../regulation/format.ts';
import { isInBase } from './places-left.ts';

/** What a subject is to a quota. */
export interface Member {
  readonly classification: Classification;
  readonly index: number;
  readonly dutyGroup: string;
  /** The level an authority has decided: it counts before anything we suggest. */
  readonly decided: string | undefined;
  /** Reaches the limited level, and nobody has decided otherwise. */
  readonly isCandidate: boolean;
  readonly mayBeCandidate: boolean;
  /** Good or better for certain: only those are in the base. */
  readonly isEligible: boolean;
  readonly mayBeEligible: boolean;
  /** For certain: who may yet turn out not to be rated is not in the base. */
  readonly isRated: boolean;
  readonly mayBeRated: boolean;
}

export const NO_GROUP = '—';

export function memberOf(
  world: World,
  quota: Quota,
  period: Period,
  classification: Classification,
  dutyGroup: string | undefined,
): Member {
  const decided = world.decidedLevel(classification.view.id, period)?.level;
  const possible = decided === undefined ? classification.possible : [decided];
  const at = standpointOf(world, quota, possible, classification.level);
  // Each by its name: boards of a province have tens of thousands of members, and copying objects is most of making one.
  return {
    classification,
    index: classification.view.index,
    dutyGroup: dutyGroup ?? NO_GROUP,
    decided,
    isCandidate: decided === undefined && at.isCandidate,
    mayBeCandidate: decided === undefined && at.mayBeCandidate,
    isEligible: at.isEligible,
    mayBeEligible: at.mayBeEligible,
    isRated: at.isRated,
    mayBeRated: at.mayBeRated,
  };
}

/** Where somebody stands to a quota by the levels that are still possible, nothing being decided. */
export interface Standpoint
  extends Pick<
    Member,
    'isCandidate' | 'mayBeCandidate' | 'isEligible' | 'mayBeEligible' | 'isRated' | 'mayBeRated'
  > {
  /** Another number for every other standpoint, below 64. */
  readonly code: number;
}

export function standpointOf(
  world: World,
  quota: Quota,
  possible: readonly string[],
  level: string | undefined,
): Standpoint {
  const isGood = (of: string) => isInBase(world.program.regulation, quota, of);
  const isCandidate = level === quota.level;
  const mayBeCandidate = possible.includes(quota.level);
  const isEligible = possible.length > 0 && possible.every(isGood);
  const mayBeEligible = possible.some(isGood);
  const isLevel = (level: string) => world.program.rank.has(level);
  const isRated = possible.length > 0 && possible.every(isLevel);
  const mayBeRated = possible.some(isLevel);
  const code = [isCandidate, mayBeCandidate, isEligible, mayBeEligible, isRated, mayBeRated].reduce(
    (so, is) => 2 * so + (is ? 1 : 0),
    0,
  );
  return { isCandidate, mayBeCandidate, isEligible, mayBeEligible, isRated, mayBeRated, code };
}

/** Whether a quota counts the subject: bound by the layer it stands in, and one of those it is about. */
export function isAmong(world: World, quota: Quota, view: Pick<View, 'kind' | 'index' | 'period'>): boolean {
  if (!binds(quota.binds, world.structure, view.kind, view.index, view.period)) return false;
  return (
    quota.among === undefined ||
    attributesMeet(
      quota.among,
      (id) => world.structure.attribute(view.kind, view.index, id, view.period),
      (id) => world.program.readings.get(id),
    )
  );
}
