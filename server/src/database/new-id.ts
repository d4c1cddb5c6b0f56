import { randomInt, randomUUID } from 'node:crypto';

/** Where ids of one moment stand in their order: 12 bits. */
const PLACES = 0x1000;
let last = { milliseconds: 0, place: 0 };

/**
 * A new id: UUID version 7 (RFC 9562). Its first 48 bits are the time, so that rows written together lie together; of one
 * process a later one is greater, also within a millisecond (method 1 of section 6.2); the rest, 62 bits, is random, so that
 * nobody guesses the next.
 *
 * @param milliseconds the time it says; now, where none is given
 */
export function newId(milliseconds?: number): string {
  const at = milliseconds === undefined ? nextPlace() : { milliseconds, place: randomInt(PLACES) };
  const time = at.milliseconds.toString(16).padStart(12, '0');
  const place = at.place.toString(16).padStart(3, '0');
  // The second half of a random id is what is needed here: the variant, and 62 bits.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-${randomUUID().slice(19)}`;
}

/** After the one before: where a millisecond is full, or the clock went back, it is lent from the next. */
function nextPlace(): typeof last {
  const now = Date.now();
  const { milliseconds, place } = last;
  if (now > milliseconds) last = { milliseconds: now, place: 0 };
  else if (place + 1 < PLACES) last = { milliseconds, place: place + 1 };
  else last = { milliseconds: milliseconds + 1, place: 0 };
  return last;
}

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
