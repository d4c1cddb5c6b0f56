export type Language = 'vi' | 'en';
export type Bilingual = { readonly [language in Language]: string };

/** Where a problem sits: `file` as the caller named it, `line` and `column` from 1, `pointer` a JSON pointer. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer: string;
}

/** Something wrong in what we were given: a stable code, where it is, what is wrong, how to mend it. */
export interface Problem {
  readonly code: string;
  readonly at?: Place;
  readonly message: Bilingual;
  readonly mend: Bilingual;
}

/** One line for a terminal: `file:line: message → mend`; without a place only `message → mend`. */
export function formatProblem(problem: Problem, language: Language): string {
  const { at } = problem;
  const place =
    at === undefined ? '' : `${[at.file, at.line].filter((part) => part !== undefined).join(':')}: `;
  return `${place}${problem.message[language]} → ${problem.mend[language]}`;
}

/** A sentence in both languages. */
export const say = (vi: string, en: string): Bilingual => ({ vi, en });

/** The mend for an unknown name: the nearest allowed one if there is one, and the list when it is short. */
export function chooseAmong(word: string, names: readonly string[]): Bilingual {
  const near = nearestName(word, names);
  if (near !== undefined) return say(`có phải là “${near}”?`, `did you mean '${near}'?`);
  if (names.length === 0) return say('xóa đi', 'remove it');
  const listed = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  return say(`dùng một trong: ${listed}`, `use one of: ${listed}`);
}

/** The name at most two edits (insert, delete, replace) away from the word, the nearest first. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const near = names
    .filter((name) => Math.abs(name.length - word.length) <= 2)
    .map((name) => ({ name, edits: editsBetween(word, name) }))
    .filter(({ name, edits }) => edits <= 2 && edits < Math.min(name.length, word.length));
  return near.sort((a, b) => a.edits - b.edits)[0]?.name;
}

/** Levenshtein distance. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = row[column - 1]! + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[column]! + 1, next[column - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
