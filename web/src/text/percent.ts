/**
 * A share as people read it: rounded to a whole percent, and all or nothing only where it is so. What decides is counted,
 * never read off a percentage.
 *
 * @example percentOf(3, 7) // 43
 */
export function percentOf(count: number, of: number): number {
  if (of === 0 || count === 0) return 0;
  if (count === of) return 100;
  return Math.min(99, Math.max(1, Math.round((count / of) * 100)));
}
