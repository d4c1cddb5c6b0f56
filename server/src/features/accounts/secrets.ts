import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { inHashingQueue } from './hashing-queue.ts';

/** OWASP's figures for argon2id, which is what the library makes: 19 MiB, two passes, one lane. */
const STRENGTH = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
  inHashingQueue(() => hash(password.normalize('NFC'), STRENGTH));

export const isPassword = (password: string, passwordHash: string): Promise<boolean> =>
  inHashingQueue(() => verify(passwordHash, password.normalize('NFC')));

/** Whether a password is one of some: what to ask before it becomes the next one. */
export async function isAmong(password: string, hashes: readonly string[]): Promise<boolean> {
  for (const each of hashes) if (await isPassword(password, each)) return true;
  return false;
}

let decoy: Promise<string> | undefined;

/** What a password of nobody is held against: as much work as for somebody who exists, so that time does not tell who does. */
export const hashOfNobody = (): Promise<string> => {
  decoy ??= hashPassword(randomBytes(24).toString('base64'));
  return decoy;
};

/** 256 random bits for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token or code: it cannot be turned back, and needs no slow hash, being random. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

const LETTERS = 16;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A one-time code to be typed from paper: 80 random bits, no letters that look alike, `ABCD-EFGH-…`. */
export function newCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as it was meant, however it was typed. */
export const codeHash = (code: string): Buffer => tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

/** What was handed out to be typed: a whole code, or the halves of two administrators one after the other. */
export interface CodeTyped {
  readonly first: Buffer;
  readonly second: Buffer | null;
}

/** A code as typed, both halves of one in the order in which they were handed out. */
export function codeTyped(code: string): CodeTyped {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const isOfTwo = letters.length === 2 * LETTERS;
  return {
    first: tokenHash(isOfTwo ? letters.slice(0, LETTERS) : letters),
    second: isOfTwo ? tokenHash(letters.slice(LETTERS)) : null,
  };
}

export const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
