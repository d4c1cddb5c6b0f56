import { z } from 'zod';
import { isId } from '../database/new-id.ts';

/** Invisible characters that control, hide or turn text; line breaks and tabs are none of them. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}]/u;

/** Text as people type it: not blank, no hidden characters, no half of a surrogate pair. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !HIDDEN.test(value), { message: 'hidden-characters' });

/** A code as offices give them to units, people and products. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/;
export const code = z.string().regex(CODE);

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2200-12-31';

export const id = z.string().refine(isId, { message: 'not-an-id' });

/** A day of the calendar, `2026-03-31`, in years that every part of the system can write: 1900 to 2200. */
export const day = z.iso
  .date()
  .refine((value) => FIRST_DAY <= value && value <= LAST_DAY, { message: 'day-out-of-range' })
  .meta({ id: 'Day' });

/** A moment, RFC 3339 in UTC. */
export const moment = z.iso.datetime().meta({ id: 'Moment' });

/** Words in both languages. */
export const bilingual = z.object({ vi: z.string(), en: z.string() }).meta({ id: 'Bilingual' });

/** Where in what was sent there is text that no database stores: NUL, or half of a surrogate pair. */
export const unstorable = (value: unknown): readonly string[] =>
  isStorable(value) ? [] : unstorableIn(value, '');

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner));
}

function unstorableIn(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return isStorable(value) ? [] : [at];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...unstorableIn(name, at),
    ...unstorableIn(inner, `${at}/${name.toWellFormed()}`),
  ]);
}

/** Number and date of the document that decided something. */
export const ground = text(500);
