import type { ConditionNode, Regulation } from './format.ts';
import type { Cursor } from './plain.ts';

/** A place where a regulation asks for the level under another one. */
export interface AskedRating {
  readonly rating: string;
  readonly levels: readonly string[];
  /** Taken when it is known, with a question to fall back on: never a reason to wait. */
  readonly isSoft: boolean;
  readonly at: Cursor;
}

/** Every rating that rules, conditions and quotas of a regulation ask for. */
export function ratingsAskedBy(regulation: Regulation): AskedRating[] {
  const { notRated, forcedLevels, ceilings, ladders, conditions, quotas, consequences } = regulation;
  const asked = [
    ...[...notRated, ...forcedLevels, ...ceilings].map((r) => r.when),
    ...ladders.flatMap((l) => l.rungs.map((r) => r.when)),
    ...conditions.values(),
  ].flatMap(ratingsIn);
  const shares = quotas.flatMap((q) =>
    q.shareFrom?.kind === 'rating'
      ? [{ rating: q.shareFrom.rating, levels: [q.shareFrom.level], isSoft: true, at: q.at }]
      : [],
  );
  // What follows a level is told when the other level is there, and is open when it is not.
  const followed = consequences.flatMap((c) => ratingsIn(c.when)).map((a) => ({ ...a, isSoft: true }));
  return [...asked, ...followed, ...shares];
}

function ratingsIn(node: ConditionNode): AskedRating[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(ratingsIn);
    case 'not':
      return ratingsIn(node.of);
    case 'rating':
      return [{ rating: node.rating, levels: node.oneOf, isSoft: false, at: node.at }];
    default:
      return [];
  }
}
