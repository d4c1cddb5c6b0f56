import { type Bilingual, chooseAmong, type Problem, say } from '../../problem.ts';
import type { Cursor } from '../plain.ts';

/** Collects what the check finds; the same kind of problem at the same place is told once. */
export interface Report {
  readonly problems: readonly Problem[];
  refuse(at: Cursor, code: string, message: Bilingual, mend: Bilingual): void;
  /** A name that nothing has; the mend is the nearest one. */
  unknown(at: Cursor, code: string, what: Bilingual, word: string, names: readonly string[]): void;
}

export function newReport(): Report {
  const problems: Problem[] = [];
  const told = new Set<string>();
  const refuse: Report['refuse'] = (at, code, message, mend) => {
    const place = at.place();
    const key = `${code} ${place.file} ${place.pointer}`;
    if (told.has(key)) return;
    told.add(key);
    problems.push({ code, at: place, message, mend });
  };
  return {
    problems,
    refuse,
    unknown(at, code, what, word, names) {
      const message = say(`không có ${what.vi} “${word}”`, `there is no ${what.en} '${word}'`);
      refuse(at, code, message, chooseAmong(word, names));
    },
  };
}

/** The deepest place that exists along the keys. */
export function spot(at: Cursor, ...keys: readonly string[]): Cursor {
  let here = at;
  for (const key of keys) {
    const next = here.optional(key);
    if (next === undefined) break;
    here = next;
  }
  return here;
}

/** Where a word stands under a key that holds one word, or a list of words or of terms like `{less: word}`. */
export function spotOfWord(at: Cursor, key: string, word: string): Cursor {
  const here = spot(at, key);
  if (!here.isList()) return here;
  const items = (here.list() ?? []).flatMap((item) =>
    item.isMap() ? (item.entries() ?? []).map(([, value]) => value) : [item],
  );
  return items.find((item) => item.plain === word) ?? here;
}

/** “a”, “b” in one bilingual text. */
export const quoted = (names: readonly string[]): Bilingual =>
  say(names.map((n) => `“${n}”`).join(', '), names.map((n) => `'${n}'`).join(', '));
