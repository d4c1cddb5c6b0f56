import { createHash } from 'node:crypto';

/**
 * Draws a sample that anyone can draw again. Each code gets the SHA-256 of `seed`, a line break and the code; those with
 * the smallest digests are drawn. Neither the order of the list nor anything but seed and codes plays a part, so a list
 * made later, with somebody more, leaves the places of all others as they are.
 *
 * @param size as many as there are where there are fewer
 * @returns the drawn codes in the order in which they were drawn
 * @example drawSample('2026-11-26 phiên họp', ['CB01', 'CB02', 'CB03'], 2)
 */
export function drawSample(seed: string, population: readonly string[], size: number): string[] {
  return [...new Set(population)]
    .map((code) => ({ code, rank: createHash('sha256').update(`${seed}\n${code}`).digest('hex') }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ code }) => code);
}
