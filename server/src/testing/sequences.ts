import { randomInt } from 'node:crypto';

/** Chance that falls the same way again for the same seed. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** True in so many of one hundred cases. */
  inPercent(share: number): boolean;
  /** From `least` to `most`, both among them. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed;
  // Weyl sequence through a mixing function: neighbouring seeds have nothing in common.
  const next = (): number => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    inPercent: (share) => next() * 100 < share,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (from) => {
      const one = from[Math.floor(next() * from.length)];
      if (one === undefined) throw new Error('there is something to pick');
      return one;
    },
  };
}

/** How many sequences are sent: 10,000 in the long run, or as many as `CONGTAM_SEQUENCES` says. */
export const sequencesToSend = (short: number): number =>
  Number(process.env.CONGTAM_SEQUENCES ?? (process.env.CONGTAM_FULL === '1' ? 10_000 : short));

/** Where seeds begin: chance has it in the long run only, so that the short one is the same whenever it runs. */
const firstSeed = (): number => (process.env.CONGTAM_FULL === '1' ? randomInt(2 ** 30) : 20_260_101);

/** One sequence under way. */
export interface Sequence extends Chance {
  readonly seed: number;
  /** Says what is sent next: what a failure tells. */
  note(command: string): void;
  /** Counts that this sequence came to something; once, however often. */
  reached(what: string): void;
}

/** What came of all sequences: in how many each thing was reached. */
export interface SequencesRun {
  readonly sequences: number;
  readonly commands: number;
  /** The share of sequences that came there, from 0 to 1. */
  share(what: string): number;
  /** All of it in one line. */
  readonly says: string;
}

/**
 * Sequences of commands at random, several at a time, one in each lane. Where the model fails, the error says the seed and
 * all commands of the sequence; with `CONGTAM_SEED` set to it that sequence alone is sent again.
 *
 * @param between looks at the whole when nothing is under way: after the first `part`, after twice as many each time, and
 *   at the end
 */
export async function runSequences<Lane>(given: {
  readonly sequences: number;
  readonly lanes: readonly Lane[];
  readonly each: (lane: Lane, sequence: Sequence) => Promise<void>;
  readonly between?: () => Promise<void>;
  readonly part?: number;
}): Promise<SequencesRun> {
  const { lanes, each, between, part = 500 } = given;
  const alone = process.env.CONGTAM_SEED;
  const base = alone === undefined ? firstSeed() : Number(alone);
  const sequences = alone === undefined ? given.sequences : 1;
  const counts = new Map<string, number>();
  let [begun, commands] = [0, 0];
  const failures: unknown[] = [];
  const oneOf = async (lane: Lane, seed: number) => {
    const notes: string[] = [];
    const seen = new Set<string>();
    try {
      await each(lane, {
        ...chanceOf(seed),
        seed,
        note: (command) => notes.push(command),
        reached: (what) => seen.add(what),
      });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failures.push(
        new Error(`CONGTAM_SEED=${seed} after ${notes.length} commands:\n${notes.join('\n')}\n${why}`, {
          cause: error,
        }),
      );
    }
    commands += notes.length;
    for (const what of seen) counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  // Twice as many each time: the whole is dearer to look at the more there is of it.
  for (let end = Math.min(part, sequences); begun < sequences; end = Math.min(end * 2, sequences)) {
    await Promise.all(
      lanes.map(async (lane) => {
        while (begun < end && failures.length === 0) {
          begun += 1;
          await oneOf(lane, base + begun - 1);
        }
      }),
    );
    if (failures.length > 0) throw failures[0];
    await between?.();
  }
  const share = (what: string) => (counts.get(what) ?? 0) / sequences;
  const shares = [...counts.keys()].sort().map((what) => `${what} ${(share(what) * 100).toFixed(1)} %`);
  const says = `${sequences} sequences, ${commands} commands; reached: ${shares.join(', ')}`;
  return { sequences, commands, share, says };
}

/**
 * What too few sequences came to. Of few sequences chance says much: then it is enough that some came there; of one alone
 * nothing is asked.
 *
 * @param least the share there has to be, from 0 to 1, by what is reached
 */
export const tooSeldom = (
  { sequences, share }: SequencesRun,
  least: { readonly [what: string]: number },
): readonly string[] =>
  Object.entries(least).flatMap(([what, asked]) =>
    sequences === 1 || share(what) >= (sequences < 200 ? asked / 10 : asked) ? [] : [what],
  );
