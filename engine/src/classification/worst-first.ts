import type { ForcedLevel, Regulation } from '../regulation/format.ts';
import { levelsOffered } from './ceiling.ts';

/**
 * Forced levels in the order in which they decide: of two that hold the worse one, wherever they stand in the text or its
 * layers; a question by the worst level that it offers.
 */
export function worstFirst({
  forcedLevels,
  levels,
  questions,
}: Pick<Regulation, 'forcedLevels' | 'levels' | 'questions'>): readonly ForcedLevel[] {
  const rank = (level: string): number => levels.findIndex(({ id }) => id === level);
  const worstOf = ({ then }: ForcedLevel): number => {
    const question = 'ask' in then ? questions.get(then.ask) : undefined;
    const given = 'level' in then ? [then.level] : question === undefined ? [] : levelsOffered(question);
    return Math.max(-1, ...given.map(rank));
  };
  return forcedLevels.toSorted((a, b) => worstOf(b) - worstOf(a));
}
