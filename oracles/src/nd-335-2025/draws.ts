/** Returns an unsigned 32-bit integer each time. */
export type Rng = () => number;

/** A small deterministic generator; the same seed gives the same sequence everywhere. */
export function seeded(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export const below = (rng: Rng, bound: number): number => rng() % bound;
export const between = (rng: Rng, low: number, high: number): number => low + below(rng, high - low + 1);
export const chance = (rng: Rng, percent: number): boolean => below(rng, 100) < percent;
export const pick = <T>(rng: Rng, values: readonly T[]): T => values[below(rng, values.length)] as T;

/** A count of units of 10^-places as a decimal without trailing zeros. */
export function scaled(units: number, places: number): string {
  const digits = `${units}`.padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0+$/, '') || '0';
}

export const UNIT = 10_000; // scores are counted in 1/10000
