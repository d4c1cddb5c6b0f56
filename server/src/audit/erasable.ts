import { canonicalJson, type Json } from '@congtam/evidence';

/**
 * Names under which people write about people, and what the law protects most (membership of the Party): none of it may
 * stand in a hashed text, which can never be erased.
 */
const ERASABLE: ReadonlySet<string> = new Set([
  'ground',
  'reason',
  'remark',
  'note',
  'comment',
  'title',
  'jobPosition',
  'professionalTitle',
  'fullName',
  'displayName',
  'isPartyMember',
  'partyMembership',
]);

type Facts = { readonly [name: string]: Json };

/**
 * What of the facts of an act may stand in its event, and what becomes an erasable text beside it: each fact that has
 * such a name, or holds one. A list goes as a whole, written as JSON.
 */
export function partedFacts(given: Facts): {
  readonly facts: Facts;
  readonly texts: { readonly [name: string]: string };
} {
  const facts: { [name: string]: Json } = {};
  const texts: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === null || !(ERASABLE.has(name) || holdsErasable(value))) facts[name] = value;
    else texts[name] = typeof value === 'string' ? value : canonicalJson(value);
  }
  return { facts, texts };
}

function holdsErasable(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (ERASABLE.has(name) && inner !== null) || holdsErasable(inner),
  );
}
