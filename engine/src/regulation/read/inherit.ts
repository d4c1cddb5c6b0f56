import { type Cursor, nameOfKey } from '../plain.ts';

/** A place that takes these keys from a place around it where it does not say them itself. */
export function inherit(at: Cursor, from: Cursor, keys: readonly string[]): Cursor {
  const around = (key: string): Cursor | undefined => (keys.includes(key) ? from.optional(key) : undefined);
  return {
    ...at,
    optional: (key) => at.optional(key) ?? around(key),
    field: (key) => at.optional(key) ?? around(key) ?? at.field(key),
    map: (allowed) => {
      const relaxed = allowed.map((key) => (around(nameOfKey(key)) ? `${nameOfKey(key)}?` : key));
      return at.map(relaxed) && inherit(at, from, keys);
    },
  };
}

const SHARED = ['stage', 'for', 'unit', 'article'];

/**
 * The rules of a list. A section (`{section, stage, for, rules}`) says once what all its rules share; a rule may still
 * say its own.
 */
export function rulesIn(list: Cursor | undefined): Cursor[] {
  return (list?.list() ?? []).flatMap((entry) => {
    if (entry.optional('rules') === undefined) return [entry];
    const section = entry.map(['section', ...SHARED.map((key) => `${key}?`), 'rules']);
    section?.field('section')?.map(['vi', 'en']);
    return (section?.field('rules')?.list() ?? []).map((rule) => inherit(rule, entry, SHARED));
  });
}
