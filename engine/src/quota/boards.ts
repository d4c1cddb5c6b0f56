/** Every board of a stage, counted from above where quotas limit levels that follow each other. */
import type { Classification } from '../classification/classification.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { Quota } from '../regulation/format.ts';
import { type QuotaOutcome, quotaBoard } from './board.ts';
import { areInARow, byLevel, loweredBy } from './in-a-row.ts';

/** The boards in the order of the quotas, which are all of one kind of subject. */
export function boardsOf(
  world: World,
  quotas: readonly Quota[],
  stage: string,
  period: Period,
  all: readonly Classification[],
): QuotaOutcome[] {
  const boardOf = (quota: Quota, of: readonly Classification[]) =>
    quotaBoard(world, quota, stage, period, of);
  if (!areInARow(quotas)) return quotas.map((quota) => boardOf(quota, all));
  const boards = new Map<Quota, QuotaOutcome>();
  let left = all;
  for (const ofLevel of byLevel(quotas, world.program)) {
    for (const quota of ofLevel) boards.set(quota, boardOf(quota, left));
    left = left.map((one) => after(world, ofLevel, boards, one));
  }
  return quotas.flatMap((quota) => boards.get(quota) ?? []);
}

/** A classification as the boards of one level leave it. */
function after(
  { program }: World,
  quotas: readonly Quota[],
  boards: ReadonlyMap<Quota, QuotaOutcome>,
  classification: Classification,
): Classification {
  const { index } = classification.view;
  // Whoever an authority decided otherwise was sent down by it, and not by a board: they stand on no other.
  if (quotas.some((quota) => boards.get(quota)?.states.get(index)?.why === 'decided')) return classification;
  const possible = loweredBy(program, quotas, classification.possible, (quota) => {
    const board = boards.get(quota);
    const mayWant = classification.level === undefined && board?.scopes.has(index) === true;
    return board?.states.get(index)?.state ?? (mayWant ? 'may' : undefined);
  });
  return withLevels(classification, possible);
}

/** A classification of which no more than these levels are left. */
export function withLevels(classification: Classification, possible: readonly string[]): Classification {
  if (possible === classification.possible) return classification;
  const { level: _, ...rest } = classification;
  const [level, ...others] = possible;
  return level === undefined || others.length > 0 ? { ...rest, possible } : { ...rest, level, possible };
}
