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

export const id = z.string().refine(isId, { message: 'not-an-id' });

/** A day of the calendar, `2026-03-31`. */
export const day = z.iso.date();

/** Number and date of the document that decided something. */
export const ground = text(500);
