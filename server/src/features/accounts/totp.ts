import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** Clocks of phones are off by as much. */
const STEPS_ASIDE = [0, -1, 1];

export const SECRET_BYTES = 20;

/** The code of a secret at a step (RFC 4226). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / STEP_SECONDS);

/** The step a code is of, around a time; undefined when it is of none, or of one no later than the last that was used. */
export function stepOfCode(
  secret: Buffer,
  code: string,
  { at, after }: { readonly at: number; readonly after: number },
): number | undefined {
  const given = Buffer.from(code);
  return STEPS_ASIDE.map((aside) => stepAt(at) + aside).find((step) => {
    const right = Buffer.from(codeAt(secret, step));
    return step > after && right.length === given.length && timingSafeEqual(right, given);
  });
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: what people type into their app. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What an authenticator app reads from a QR code. */
export const otpauthUri = (secret: Buffer, login: string): string =>
  `otpauth://totp/C%C3%B4ng%20T%C3%A2m:${encodeURIComponent(login)}?secret=${base32(secret)}&issuer=C%C3%B4ng%20T%C3%A2m`;
