import { NOT_RATED, type OutcomeKind, type SubjectResult } from '@congtam/engine';

/** Where a subject ends that has no level: what it waits for, or that the regulation is not about it. */
export const WITHOUT_LEVEL = [
  NOT_RATED,
  'decision-needed',
  'facts-missing',
  'other-regime',
  'no-level',
] as const satisfies readonly (OutcomeKind | typeof NOT_RATED | 'no-level')[];

/** Where everybody of one kind ends under one regulation, as columns. */
export interface Ends {
  /** Ids of the levels from the highest down, then `WITHOUT_LEVEL`. */
  readonly words: readonly string[];
  /** How many of the words are levels. */
  readonly levels: number;
  /** By index of the subject in the register: place of its word. */
  readonly of: Uint8Array;
}

/** What the ends of a regulation with these levels are named by. */
export const wordsFor = (levels: readonly { readonly id: string }[]): readonly string[] => [
  ...levels.map(({ id }) => id),
  ...WITHOUT_LEVEL,
];

/** The ends of evaluated subjects: the level proposed after quotas, else why there is none. */
export function endsOf(
  levels: readonly { readonly id: string }[],
  results: readonly Pick<SubjectResult, 'outcome' | 'proposed'>[],
): Ends {
  const words = wordsFor(levels);
  const places = new Map(words.map((word, place) => [word, place]));
  const of = Uint8Array.from(results, ({ outcome, proposed }) => {
    const word = proposed ?? (outcome === 'decided' ? 'no-level' : outcome);
    const place = places.get(word);
    if (place === undefined) throw new Error(`'${word}' is no level of the regulation`);
    return place;
  });
  return { words, levels: levels.length, of };
}
