import { randomBytes, randomInt } from 'node:crypto';

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
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.milliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | at.place, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
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
