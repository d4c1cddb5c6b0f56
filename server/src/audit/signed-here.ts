import type { KeyObject } from 'node:crypto';

/** Most signatures remembered: those of events that wait for the sealer, which comes every two seconds. */
const MOST = 20_000;

/** What this process signed a moment ago, by each key: signature → what it was given for. */
const byKey = new WeakMap<KeyObject, Map<string, string>>();

/** Remembers a signature this process has just given. */
export function noteSigned(key: KeyObject, text: Buffer, signature: Buffer): void {
  const signed = byKey.get(key) ?? new Map<string, string>();
  byKey.set(key, signed);
  signed.set(signature.toString('base64'), text.toString('utf8'));
  if (signed.size <= MOST) return;
  const [oldest] = signed.keys();
  if (oldest !== undefined) signed.delete(oldest);
}

/**
 * Whether this very process gave this signature for this text: to work it out again would tell nothing more. Asked once: it
 * is forgotten with the answer. What it does not know is no forgery, but is to be verified.
 */
export function wasSignedHere(key: KeyObject, text: Buffer, signature: Buffer): boolean {
  const signed = byKey.get(key);
  const name = signature.toString('base64');
  if (signed?.get(name) !== text.toString('utf8')) return false;
  return signed.delete(name);
}
