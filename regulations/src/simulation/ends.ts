import { NOT_RATED, type OutcomeKind, type SubjectEnd } from '@congtam/engine';

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

/** The place of the word of an end: the level proposed after quotas, else why there is none. */
export function codeOfEnd(levels: readonly { readonly id: string }[]): (end: SubjectEnd) => number {
  const places = new Map(wordsFor(levels).map((word, place) => [word, place]));
  return ({ outcome, proposed }) => {
    const word = proposed ?? (outcome === 'decided' ? 'no-level' : outcome);
    const place = places.get(word);
    if (place === undefined) throw new Error(`'${word}' is no level of the regulation`);
    return place;
  };
}

/** The ends of evaluated subjects. */
export const endsOf = (levels: readonly { readonly id: string }[], results: readonly SubjectEnd[]): Ends => ({
  ...frameOf(levels),
  of: Uint8Array.from(results, codeOfEnd(levels)),
});

/** Ends before anybody's is known. */
export const frameOf = (levels: readonly { readonly id: string }[]): Pick<Ends, 'words' | 'levels'> => ({
  words: wordsFor(levels),
  levels: levels.length,
});
