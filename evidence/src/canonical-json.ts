/** What an event may hold: whole numbers only, decimals travel as text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one way to write a value as JSON (RFC 8785): no spaces, keys in the order of their UTF-16 code units.
 *
 * @example canonicalJson({ b: 1, a: ['ờ'] }) // '{"a":["ờ"],"b":1}'
 * @throws RangeError for a number that is not a safe whole number, and for text with half a surrogate pair: neither has
 *   one form that every language writes alike.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new RangeError(`${value} is no whole number; write decimals as text`);
    return String(value);
  }
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${canonicalText(key)}:${canonicalJson(value[key]!)}`);
  return `{${pairs.join(',')}}`;
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('text holds half a surrogate pair');
  return JSON.stringify(text);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Whether bytes are exactly what {@link canonicalJson} would write for the value they hold. */
export function isCanonicalJson(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
