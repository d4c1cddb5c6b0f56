import { folded, matches } from '../../text/folded.ts';
import { type Level, levelNow } from './levels.ts';

export const SORTS = ['name', 'score', 'level', 'state'] as const;
export type Sort = (typeof SORTS)[number];

/** What somebody wants to see of the results; '' is everything. */
export interface Wanted {
  readonly regulation: string;
  readonly sought: string;
  readonly group: string;
  readonly unit: string;
  readonly level: string;
  readonly state: string;
  readonly sort: Sort;
  readonly isReversed: boolean;
}

const STATE_ORDER = ['notDecided', 'suggested', 'proposed', 'decidedUnchanged', 'decided'];

/** Vietnamese names are put in order by the last word, the name proper, then by the whole. */
const byName = (name: string): string => `${folded(name).split(' ').at(-1) ?? ''} ${folded(name)}`;

/** A score that came as text or as a fraction, as a number for putting in order; nothing is shown of it. */
export function scoreFor(score: string | null): number {
  if (score === null) return Number.NEGATIVE_INFINITY;
  const [above, below = '1'] = score.split('/');
  return Number(above) / Number(below);
}

/** The results that are wanted, in the order that is wanted: best first, names from A. */
export function shownOf(
  levels: readonly Level[],
  wanted: Wanted,
  ladder: readonly string[],
): readonly Level[] {
  const rungOf = (level: Level): number => {
    const rung = ladder.indexOf(levelNow(level) ?? '');
    return rung === -1 ? ladder.length : rung;
  };
  const found = levels.filter(
    (level) =>
      level.regulation === wanted.regulation &&
      (wanted.group === '' || level.duty === wanted.group) &&
      (wanted.unit === '' || level.unit === wanted.unit) &&
      (wanted.level === '' || (levelNow(level) ?? '-') === wanted.level) &&
      (wanted.state === '' || level.state === wanted.state) &&
      (wanted.sought.trim() === '' || matches(`${level.name} ${level.subject}`, wanted.sought)),
  );
  const keys = new Map(
    found.map((level) => [
      level,
      {
        name: byName(level.name),
        score: -scoreFor(level.score),
        level: rungOf(level),
        state: STATE_ORDER.indexOf(level.state),
      },
    ]),
  );
  const way = wanted.isReversed ? -1 : 1;
  return found.toSorted((a, b) => {
    const [of, other] = [keys.get(a), keys.get(b)];
    if (of === undefined || other === undefined) return 0;
    const byThat = wanted.sort === 'name' ? 0 : of[wanted.sort] - other[wanted.sort];
    return (byThat === 0 || Number.isNaN(byThat) ? of.name.localeCompare(other.name) : byThat) * way;
  });
}
