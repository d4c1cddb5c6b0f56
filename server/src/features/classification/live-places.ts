/** Places of boards once people in their base have been decided to hold a level outside of it. */
import {
  isInBase,
  NOT_RATED,
  parseExact,
  placesLeft,
  type Quota,
  type QuotaBase,
  type Regulation,
} from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import type { BoardLine } from './board.ts';
import * as runs from './runs.queries.ts';

/** Where somebody stood when the run was computed, and what they are decided to hold. */
interface Moved {
  readonly before: string | null;
  readonly now: string;
}

/**
 * Who has been decided to hold a level outside the base of a quota since it was computed, by subject. Whose level was open
 * then was in no base for certain.
 */
export async function movedOut(
  tx: Tx,
  given: { readonly run: string; readonly regulation: Regulation; readonly quota: Quota },
  levels: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Moved>> {
  const { run, regulation, quota } = given;
  const outside = [...levels].filter(([, level]) => !isInBase(regulation, quota, level));
  const moved = new Map<string, Moved>();
  if (outside.length === 0) return moved;
  const subjects = outside.map(([subject]) => subject);
  for (const { subject, beforeQuota, line } of await runs.resultsAmong(tx, {
    ...{ run, regulation: regulation.id, subjects },
  })) {
    const { decided }: { readonly decided?: { readonly level: string } } = JSON.parse(line);
    const now = levels.get(subject);
    if (now !== undefined) moved.set(subject, { before: decided?.level ?? beforeQuota, now });
  }
  return moved;
}

/** The places that a board has now. */
export function placesNow(
  { regulation, quota, base }: { regulation: Regulation; quota: Quota; base: QuotaBase },
  { share: written, places, eligible, rated }: BoardLine,
  members: { readonly count: number; readonly moved: readonly Moved[] },
): number {
  const share = parseExact(written);
  if (share === undefined || members.moved.length === 0) return places;
  const gone = {
    eligible: members.moved.filter(({ before }) => before !== null && isInBase(regulation, quota, before))
      .length,
    rated: members.moved.filter(
      ({ before, now }) => before !== null && before !== NOT_RATED && now === NOT_RATED,
    ).length,
  };
  return placesLeft(quota, base, { share, places, eligible, rated, members: members.count }, gone);
}

/** The base of a quota under the reading that the run was computed with. */
export function baseIn(
  { frames }: Pick<runs.RunRow, 'frames'>,
  { id, readings }: Regulation,
  { base }: Quota,
): QuotaBase {
  if ('fixed' in base) return base.fixed;
  const frame = frames?.find(({ regulation }) => regulation === id)?.frame ?? '{}';
  const { readings: chosen = [] }: { readings?: { readonly reading: string; readonly option: string }[] } =
    JSON.parse(frame);
  const option =
    chosen.find(({ reading }) => reading === base.reading)?.option ?? readings.get(base.reading)?.default;
  return base.options.get(option ?? '') ?? 'good-or-better';
}
