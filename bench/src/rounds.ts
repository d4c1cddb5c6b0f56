import { median, spent } from './median.ts';

export interface Contestant {
  readonly who: string;
  readonly people: number;
  work(): unknown;
}

export interface Row {
  readonly who: string;
  /** People a second of one core. */
  readonly perSecond: number;
  /** Speed against the first contestant in the same round. */
  readonly ratio: number;
}

/**
 * Everybody once for warming up, then rounds in which everybody runs once: a machine that is busy for a while is busy
 * for all of them. Speeds and ratios are medians over the rounds.
 */
export async function inRounds(rounds: number, contestants: readonly Contestant[]): Promise<Row[]> {
  const speeds: number[][] = contestants.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { people, work }] of contestants.entries()) {
      const { coreMs } = await spent(work);
      const perSecond = (people / coreMs) * 1000;
      if (round > 0) speeds[at]!.push(perSecond);
    }
  }
  return contestants.map(({ who }, at) => ({
    who,
    perSecond: median(speeds[at]!),
    ratio: median(speeds[at]!.map((speed, round) => speed / speeds[0]![round]!)),
  }));
}
