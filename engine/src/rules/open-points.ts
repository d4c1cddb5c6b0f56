import type { MissingFact, OpenQuestion } from './measured.ts';

/** Every missing fact once, in an order that does not depend on where it was met. */
export const missingOnce = (list: readonly MissingFact[]): readonly MissingFact[] =>
  once(list, (m) => `${m.subject}|${m.period}|${m.what}|${m.rater ?? ''}`);

/** Every open question once, in an order that does not depend on where it was met. */
export const questionsOnce = (list: readonly OpenQuestion[]): readonly OpenQuestion[] =>
  once(list, (q) => `${q.subject}|${q.period}|${q.question}|${q.waitsFor ?? ''}`);

const NOTHING: never[] = [];

function once<T>(list: readonly T[], key: (item: T) => string): readonly T[] {
  if (list.length === 0) return NOTHING;
  const byKey = new Map(list.map((item) => [key(item), item]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
