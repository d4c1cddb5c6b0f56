import type { Exact } from '../exact.ts';
import type { Quota, QuotaBase, Regulation } from '../regulation/format.ts';
import { type Counted, places } from './places.ts';

/** What is known of a board once it is counted. */
export interface CountedBoard extends Counted {
  readonly share: Exact;
  readonly places: number;
  /** How many it counts. */
  readonly members: number;
}

/**
 * The places of a board once some of its base have been decided to hold a level outside of it: the share of those who are
 * left. What was given beside the share stays, and there are never more than before.
 */
export function placesLeft(
  quota: Pick<Quota, 'rounding' | 'smallGroup' | 'atLeast'>,
  base: QuotaBase,
  board: CountedBoard,
  gone: Counted,
): number {
  const left = { eligible: board.eligible - gone.eligible, rated: board.rated - gone.rated };
  if (quota.smallGroup && board.members <= quota.smallGroup.upTo) return left.eligible > 0 ? board.places : 0;
  const byShare = (counted: Counted): number =>
    Math.max(
      places(counted, board.share, base, quota.rounding),
      counted.eligible > 0 ? (quota.atLeast ?? 0) : 0,
    );
  return Math.max(0, board.places - Math.max(0, byShare(board) - byShare(left)));
}

/** Whether a level is in the base of a quota, by its named levels or by rank. */
export function isInBase(
  { levels }: Pick<Regulation, 'levels'>,
  { base, baseLevels, level: limited, next }: Quota,
  level: string,
): boolean {
  if (baseLevels !== undefined) {
    // Whoever gets a place leaves such a base, and is counted until then.
    const leaves = 'fixed' in base && base.fixed === 'rated-good';
    return baseLevels.includes(level) || (leaves && level === limited);
  }
  const rank = (of: string) => levels.findIndex(({ id }) => id === of);
  return rank(level) >= 0 && rank(level) <= rank(next);
}
