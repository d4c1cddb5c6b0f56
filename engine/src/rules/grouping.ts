import type { Language } from '../problem.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { ABSENT, type RaterWeights, readRaterWeights, type WhenAbsent } from './rater-weights.ts';

/** Records by the kind of who gave them, each kind with its weight. */
export interface Grouping {
  readonly column: string;
  readonly weights: RaterWeights;
  readonly whenAbsent: WhenAbsent;
}

/** `by: {column: rater, weights: {peer: 40%, chair: 60%}, when-absent: re-weight}`. */
export function readGrouping(at: Cursor | undefined, read: RuleReader): Grouping | undefined {
  const map = at?.map(['column', 'weights', 'when-absent']);
  const column = map?.field('column')?.id();
  const weights = readRaterWeights(map?.field('weights'), read);
  const whenAbsent = map?.field('when-absent')?.oneOf(ABSENT);
  if (column === undefined || weights === undefined || whenAbsent === undefined) return undefined;
  return { column, weights, whenAbsent };
}

/** How many records it takes for a mean: one number, or one for each kind of rater. */
export type Fewest = number | ReadonlyMap<string, number>;

export function readFewest(at: Cursor | undefined): Fewest {
  if (!at?.isMap()) return at?.integer() ?? 1;
  return new Map((at.entries() ?? []).map(([kind, value]) => [kind, value.integer() ?? 1]));
}

export const fewestOf = (fewest: Fewest, kind: string | undefined): number =>
  typeof fewest === 'number' ? fewest : (fewest.get(kind ?? '') ?? 1);

export function fewestInWords(
  fewest: Fewest,
  name: (kind: string) => string,
  language: Language,
): string | undefined {
  const [least, lines] = language === 'vi' ? ['ít nhất', 'dòng'] : ['at least', 'lines'];
  if (typeof fewest === 'number') return fewest > 1 ? `${least} ${fewest} ${lines}` : undefined;
  return [...fewest].map(([kind, n]) => `${name(kind)} ${least} ${n} ${lines}`).join(', ');
}
