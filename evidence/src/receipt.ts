import { type KeyObject, sign, verify } from 'node:crypto';
import { readCheckpoint } from './checkpoint.ts';
import type { SigningKey } from './log-keys.ts';
import { provesInclusion } from './merkle.ts';

/** The promise given at once: this event, with this hash, will stand in the log. */
export interface EventPromise {
  readonly origin: string;
  readonly event: string;
  /** Leaf hash of the event, hexadecimal. */
  readonly hash: string;
  /** RFC 3339, UTC, by the clock of the server. */
  readonly at: string;
  /** Ed25519 over {@link promiseText}, base64. */
  readonly signature: string;
}

/** What somebody keeps to prove that an act was done; `inclusion` comes once the event is sealed under a checkpoint. */
export interface EventReceipt {
  readonly promise: EventPromise;
  readonly inclusion?: {
    readonly index: number;
    /** Hashes from the leaf upward, hexadecimal. */
    readonly proof: readonly string[];
    /** The signed note. */
    readonly checkpoint: string;
  };
}

export type ReceiptStanding = 'included' | 'promised' | 'false';

/** What is signed for an event. */
export const promiseText = ({ origin, event, hash, at }: Omit<EventPromise, 'signature'>): Buffer =>
  Buffer.from(`congtam event promise v1\n${origin}\n${event}\n${hash}\n${at}\n`);

export function signPromise(promise: Omit<EventPromise, 'signature'>, key: KeyObject): EventPromise {
  return { ...promise, signature: sign(null, promiseText(promise), key).toString('base64') };
}

/** Whether a key of the log gave this promise. */
export function isPromised(promise: EventPromise, keys: readonly SigningKey[]): boolean {
  const signature = Buffer.from(promise.signature, 'base64');
  const text = promiseText(promise);
  return keys.some(({ key }) => verify(null, text, key, signature));
}

/** What a receipt proves by itself, without the log. */
export function standingOf(
  { promise, inclusion }: EventReceipt,
  keys: readonly SigningKey[],
): ReceiptStanding {
  if (!isPromised(promise, keys)) return 'false';
  if (inclusion === undefined) return 'promised';
  const checkpoint = readCheckpoint(inclusion.checkpoint, keys);
  if (!checkpoint?.isSigned || checkpoint.origin !== promise.origin) return 'false';
  const isIn = provesInclusion({
    index: inclusion.index,
    size: checkpoint.size,
    leaf: Buffer.from(promise.hash, 'hex'),
    proof: inclusion.proof.map((hash) => Buffer.from(hash, 'hex')),
    root: checkpoint.root,
  });
  return isIn ? 'included' : 'false';
}
