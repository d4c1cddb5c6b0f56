import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A key that signs, or signed, for a log. */
export interface SigningKey {
  readonly key: KeyObject;
  /** Largest checkpoint it may sign, once another key has taken its place. */
  readonly until?: number;
}

/** That one key takes the place of another: signed by both, so that either leads to the other. */
export interface KeyChange {
  readonly origin: string;
  /** Size of the newest checkpoint of the old key; it signs none that is larger. */
  readonly size: number;
  /** Raw Ed25519 public keys, base64. */
  readonly from: string;
  readonly to: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** By the old key over {@link changeText}, base64. */
  readonly signature: string;
  /** By the new key over the same: whoever has only the newer key believes the older one for that. */
  readonly accepted: string;
}

type Change = Omit<KeyChange, 'signature' | 'accepted'>;

const changeText = ({ origin, size, from, to, at }: Change): Buffer =>
  Buffer.from(`congtam log key change v1\n${origin}\n${size}\n${from}\n${to}\n${at}\n`);

export function signKeyChange(
  given: Pick<KeyChange, 'origin' | 'size' | 'at'>,
  from: KeyObject,
  to: KeyObject,
): KeyChange {
  const change = { ...given, from: publicKeyText(from), to: publicKeyText(to) };
  const text = changeText(change);
  return {
    ...change,
    signature: sign(null, text, from).toString('base64'),
    accepted: sign(null, text, to).toString('base64'),
  };
}

/**
 * Every key of a log that follows from the ones somebody trusts, in both directions. A change that either key did not
 * sign leads nowhere.
 */
export function keysOf(
  origin: string,
  trusted: readonly KeyObject[],
  changes: readonly KeyChange[],
): readonly SigningKey[] {
  const known = new Map(trusted.map((key) => [publicKeyText(key), key]));
  const held = changes.filter((change) => change.origin === origin && isSignedByBoth(change));
  for (let isGrowing = true; isGrowing; ) {
    const before = known.size;
    for (const { from, to } of held) {
      if (known.has(from) || known.has(to)) {
        for (const text of [from, to]) if (!known.has(text)) known.set(text, keyOfText(text));
      }
    }
    isGrowing = known.size > before;
  }
  return [...known].map(([text, key]) => {
    const until = held.find(({ from }) => from === text)?.size;
    return { key, ...(until === undefined ? {} : { until }) };
  });
}

function isSignedByBoth(change: KeyChange): boolean {
  const text = changeText(change);
  try {
    return (
      verify(null, text, keyOfText(change.from), Buffer.from(change.signature, 'base64')) &&
      verify(null, text, keyOfText(change.to), Buffer.from(change.accepted, 'base64'))
    );
  } catch {
    return false;
  }
}

/** The raw 32 bytes of an Ed25519 public key, base64. */
export const publicKeyText = (key: KeyObject): string => rawPublicKey(key).toString('base64');

export const keyOfText = (text: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(text, 'base64').toString('base64url') },
    format: 'jwk',
  });

export function rawPublicKey(key: KeyObject): Buffer {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from(open.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** Four bytes that tell keys apart (C2SP signed-note, algorithm 1: Ed25519). */
export const keyId = (name: string, key: KeyObject): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(1))
    .update(rawPublicKey(key))
    .digest()
    .subarray(0, 4);
