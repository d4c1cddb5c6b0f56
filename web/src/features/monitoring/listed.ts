import { type Standing, standingOf } from '../../components/file-states.ts';
import { finder, folded } from '../../text/folded.ts';
import { type Column, type ListedPerson, type Sheet, sumOf } from './file-rows.ts';

/** A line of the table of a unit: one person, with the sums of what was said and what was confirmed. */
export interface Line {
  readonly person: ListedPerson;
  /** Where their file stands; a file that nobody waits for has its own word. */
  readonly standing: Standing;
  /** What somebody is found by, folded. */
  readonly found: string;
  readonly self: number | undefined;
  readonly confirmed: number | undefined;
  readonly difference: number | undefined;
}

export type SortedBy = 'name' | 'state' | 'self' | 'confirmed' | 'difference' | 'score';

export interface Filter {
  readonly sought: string;
  readonly state: string;
  readonly isChanged: boolean;
}

export function linesOf(people: readonly ListedPerson[], sheets: readonly Sheet[]): readonly Line[] {
  const columns = new Map<string, readonly Column[]>(sheets.map((sheet) => [sheet.id, sheet.columns]));
  return people.map((person) => {
    const sum = (side: 'self' | 'confirmed') => {
      const sums = person.sheets.flatMap((said) => sumOf(said[side], columns.get(said.sheet) ?? []) ?? []);
      return sums.length === 0 ? undefined : sums.reduce((a, b) => a + b, 0);
    };
    const [self, confirmed] = [sum('self'), sum('confirmed')];
    const isBoth = self !== undefined && confirmed !== undefined;
    const difference = isBoth ? Math.round((confirmed - self) * 1e4) / 1e4 : undefined;
    return {
      person,
      standing: standingOf(person),
      found: folded(`${person.name} ${person.code}`),
      self,
      confirmed,
      difference,
    };
  });
}

const ORDER = new Intl.Collator('vi');

export function shownLines(
  lines: readonly Line[],
  { sought, state, isChanged }: Filter,
  { by, isDown }: { readonly by: SortedBy; readonly isDown: boolean },
): readonly Line[] {
  const isFound = finder(sought);
  const shown = lines.filter(
    ({ standing, found, difference }) =>
      (state === '' || standing === state) &&
      (!isChanged || (difference !== undefined && difference !== 0)) &&
      (sought.trim() === '' || isFound(found)),
  );
  const number = ({ person, self, confirmed, difference }: Line): number | undefined => {
    const score = person.shown === null ? undefined : Number(person.shown);
    return by === 'name' || by === 'state' ? undefined : { self, confirmed, difference, score }[by];
  };
  // Two of ten thousand are compared a hundred and thirty thousand times: each has its place among all said once.
  const place = by === 'name' || by === 'state' ? placesOf(shown, by) : number;
  const placed = shown.map((line) => ({ line, at: place(line) ?? Number.NEGATIVE_INFINITY }));
  const upwards = isDown ? -1 : 1;
  return placed.toSorted((a, b) => upwards * (a.at - b.at || 0)).map(({ line }) => line);
}

/** The place of each line by its words, from a sort of the different ones. */
function placesOf(lines: readonly Line[], by: 'name' | 'state'): (line: Line) => number | undefined {
  const wordsOf = ({ person, standing }: Line): string => (by === 'name' ? person.name : standing);
  const said = [...new Set(lines.map(wordsOf))];
  const sorted = said.toSorted(by === 'name' ? byGivenName : ORDER.compare);
  const places = new Map(sorted.map((words, at) => [words, at]));
  return (line) => places.get(wordsOf(line));
}

/** As people are listed here: by given name, which comes last, then by the whole. */
function byGivenName(a: string, b: string): number {
  const given = (name: string) => name.trim().split(/\s+/).at(-1) ?? '';
  return ORDER.compare(given(a), given(b)) || ORDER.compare(a, b);
}
