import type { Classification } from '../classification/classification.ts';
import { compare } from '../exact.ts';
import type { Candidate, Standing } from './standing.ts';

/** By score, highest first, and by id between equals only so that the list does not depend on the order of the input. */
export function rankByScore<M extends { readonly classification: Classification }>(
  members: readonly M[],
): { member: M; rank: number }[] {
  const order = [...members].sort((a, b) => {
    const x = a.classification.score;
    const y = b.classification.score;
    const byScore = x && y ? compare(y, x) : x ? -1 : y ? 1 : 0;
    return byScore !== 0 ? byScore : a.classification.view.id < b.classification.view.id ? -1 : 1;
  });
  let rank = 0;
  return order.map((member, at) => {
    const before = order[at - 1]?.classification.score;
    const { score } = member.classification;
    if (at === 0 || !(before && score && compare(before, score) === 0)) rank = at + 1;
    return { member, rank };
  });
}

/** Where the line runs when more people stand in the list than there are places. */
export function lineOf(list: readonly Candidate[], allowed: number): Standing['line'] {
  if (list.length <= allowed) return undefined;
  const lastIn = list[allowed - 1]?.score;
  const firstOut = list[allowed]?.score;
  const tied =
    lastIn && firstOut && compare(lastIn, firstOut) === 0
      ? list.filter((c) => c.score && compare(c.score, lastIn) === 0).map((c) => c.subject)
      : [];
  return { tied, ...(lastIn ? { lastIn } : {}), ...(firstOut ? { firstOut } : {}) };
}
