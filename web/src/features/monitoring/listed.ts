import { matches } from '../../text/folded.ts';
import { type Column, type ListedPerson, type Sheet, sumOf } from './file-rows.ts';

/** A line of the table of a unit: one person, with the sums of what was said and what was confirmed. */
export interface Line {
  readonly person: ListedPerson;
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
    return { person, self, confirmed, difference };
  });
}

const ORDER = new Intl.Collator('vi');

export function shownLines(
  lines: readonly Line[],
  { sought, state, isChanged }: Filter,
  { by, isDown }: { readonly by: SortedBy; readonly isDown: boolean },
): readonly Line[] {
  const shown = lines.filter(
    ({ person, difference }) =>
      (state === '' || person.state === state) &&
      (!isChanged || (difference !== undefined && difference !== 0)) &&
      (sought.trim() === '' || matches(`${person.name} ${person.code}`, sought)),
  );
  const number = ({ person, self, confirmed, difference }: Line): number | undefined => {
    const score = person.shown === null ? undefined : Number(person.shown);
    return by === 'name' || by === 'state' ? undefined : { self, confirmed, difference, score }[by];
  };
  const compared = (a: Line, b: Line): number => {
    if (by === 'name') return byGivenName(a.person.name, b.person.name);
    if (by === 'state') return ORDER.compare(a.person.state, b.person.state);
    return (number(a) ?? Number.NEGATIVE_INFINITY) - (number(b) ?? Number.NEGATIVE_INFINITY) || 0;
  };
  return shown.toSorted((a, b) => (isDown ? compared(b, a) : compared(a, b)));
}

/** As people are listed here: by given name, which comes last, then by the whole. */
function byGivenName(a: string, b: string): number {
  const given = (name: string) => name.trim().split(/\s+/).at(-1) ?? '';
  return ORDER.compare(given(a), given(b)) || ORDER.compare(a, b);
}
