import type { Cursor } from '../engine.ts';

/** Where a map names an id under a key: the id itself in a list, else what stands under the key, else the map. */
export function placeOf(map: Cursor, key: string, id?: string): Cursor {
  const under = map.optional(key);
  const named = under?.isList() ? under.list()?.find(({ plain }) => plain === id) : undefined;
  return named ?? under ?? map;
}
