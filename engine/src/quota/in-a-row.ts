/**
 * Quotas on levels that follow each other: at most so many may hold the best level, at most so many the one below.
 * Whoever gets no place above comes down and is held against the next, so boards are counted from above.
 */
import type { Program } from '../evaluation/program.ts';
import type { Quota } from '../regulation/format.ts';

type Ranked = Pick<Program, 'rank'>;

const rankIn = ({ rank }: Ranked, level: string): number => rank.get(level) ?? Number.POSITIVE_INFINITY;

/** Quotas by the level they limit, the best level first; those of one level are counted on the same levels. */
export function byLevel(quotas: readonly Quota[], program: Ranked): readonly (readonly Quota[])[] {
  const levels = new Map<string, Quota[]>();
  for (const quota of quotas) levels.set(quota.level, [...(levels.get(quota.level) ?? []), quota]);
  return [...levels].sort(([a], [b]) => rankIn(program, a) - rankIn(program, b)).map(([, of]) => of);
}

/** Whether whoever one of them sends down may be held against another. */
export const areInARow = (quotas: readonly Quota[]): boolean =>
  quotas.some(({ next }) => quotas.some(({ level }) => level === next));

/**
 * Where somebody stands under a quota; `may` of one whose level is open and who may yet want a place. Undefined of whom
 * the quota does not count.
 */
export type PlaceUnder = (quota: Quota) => 'in' | 'out' | 'waiting' | 'may' | undefined;

/**
 * The levels somebody may still hold where quotas limit some: without a place the level goes down, while one is open it
 * may. The list given, where nothing changes.
 */
export function loweredBy(
  program: Ranked,
  quotas: readonly Quota[],
  possible: readonly string[],
  placeUnder: PlaceUnder,
): readonly string[] {
  let levels = possible;
  for (const ofLevel of byLevel(quotas, program)) {
    const limited = ofLevel[0]?.level;
    if (limited === undefined || !levels.includes(limited)) continue;
    const nextOf = (state: string) =>
      ofLevel.filter((quota) => placeUnder(quota) === state).map((q) => q.next);
    const [lowest] = nextOf('out').sort((a, b) => rankIn(program, b) - rankIn(program, a));
    if (lowest !== undefined) levels = unique([...levels.filter((level) => level !== limited), lowest]);
    else {
      const below = [...nextOf('waiting'), ...nextOf('may')].filter((level) => !levels.includes(level));
      if (below.length > 0) levels = unique([...levels, ...below]);
    }
  }
  return levels;
}

const unique = (levels: readonly string[]): readonly string[] => [...new Set(levels)];
