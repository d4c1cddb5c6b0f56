import { linesOf } from '../../components/choice-of.ts';

interface Answer {
  readonly position: number;
  readonly outcome: 'accepted' | 'refused';
  readonly reference: string | null;
  readonly words: string | null;
}

/**
 * What was answered of a delivery, from lines `3: reason` of what was refused; the first line that is none of these.
 *
 * @param open positions without an answer, which count as accepted where `isRestAccepted`
 */
export function answersOf(given: {
  readonly refused: string;
  readonly isRestAccepted: boolean;
  readonly reference: string | null;
  readonly open: readonly number[];
}): { readonly answers: readonly Answer[] } | { readonly line: string } {
  const refused = new Map<number, string>();
  for (const line of linesOf(given.refused)) {
    const [, position, words] = /^(\d{1,7})\s*[:.-]\s*(\S.*)$/.exec(line) ?? [];
    if (position === undefined || words === undefined || refused.has(Number(position))) return { line };
    refused.set(Number(position), words);
  }
  const rest = given.isRestAccepted ? given.open.filter((position) => !refused.has(position)) : [];
  return {
    answers: [
      ...[...refused].map(([position, words]) => ({
        ...{ position, words, reference: null },
        outcome: 'refused' as const,
      })),
      ...rest.map((position) => ({
        ...{ position, words: null, reference: given.reference },
        outcome: 'accepted' as const,
      })),
    ],
  };
}
