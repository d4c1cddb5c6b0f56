/** Điều 3 of the invented pay regulation, computed from the article alone: places of a unit by its own points. */

/** What may be known of a unit in the quarter; points are in tenths, so that nothing is ever rounded here. */
export interface Unit {
  readonly tenths: number | undefined;
  /** The level an authority has decided. */
  readonly decided: Level | undefined;
  /** The per cent a person has set for a unit without a level. */
  readonly planned: number | undefined;
  /** Tenths of points of its people. */
  readonly people: readonly number[];
}

export const LEVELS = ['A', 'B', 'C', 'D'] as const;
export type Level = (typeof LEVELS)[number];

const FROM: Readonly<Record<Level, number>> = { A: 900, B: 700, C: 500, D: 0 };
const PER_CENT: Readonly<Record<Level, number>> = { A: 40, B: 30, C: 20, D: 0 };

export const levelOf = (tenths: number): Level => LEVELS.find((level) => tenths >= FROM[level]) ?? 'D';

/** The most people that are no more than the share of all of them, by trying each number; undefined where nobody knows the share. */
export function placesOf({ tenths, decided, planned, people }: Unit): number | undefined {
  const level = decided ?? (tenths === undefined ? undefined : levelOf(tenths));
  const perCent = level === undefined ? planned : PER_CENT[level];
  if (perCent === undefined) return undefined;
  let most = 0;
  while ((most + 1) * 100 <= perCent * people.length) most += 1;
  return most;
}

/** The level proposed for each of the people; undefined where a person still has to choose, or to set the share. */
export function proposedIn(unit: Unit): readonly (Level | undefined)[] {
  const places = placesOf(unit);
  const reaching = unit.people.filter((tenths) => levelOf(tenths) === 'A').length;
  return unit.people.map((tenths) => {
    const level = levelOf(tenths);
    if (level !== 'A') return level;
    if (places === undefined) return undefined;
    return places === 0 ? 'B' : reaching <= places ? 'A' : undefined;
  });
}
