import { createHash } from 'node:crypto';
import type { SigningKey } from './log-keys.ts';
import { leafHash } from './merkle.ts';
import { type EventPromise, isPromised } from './receipt.ts';

/** What goes with a table that was taken out of the server: the event that says so, and the promise of the log for it. */
export interface ExportProof {
  /** The event in canonical JSON, as it was hashed. */
  readonly event: string;
  readonly promise: EventPromise;
}

/**
 * - `as-exported`: these are the bytes that were taken out, as the log says it
 * - `bytes-altered`: the event is true, and speaks of other bytes
 * - `event-altered`: the event is not the one that was promised
 * - `export-unsigned`: the promise is by no key of the log
 */
export type ExportStanding = 'as-exported' | 'bytes-altered' | 'event-altered' | 'export-unsigned';

/** What somebody who has table, proof and public key can tell, without the server. */
export function standingOfExport(
  bytes: Uint8Array,
  { event, promise }: ExportProof,
  origin: string,
  keys: readonly SigningKey[],
): ExportStanding {
  if (promise.origin !== origin || !isPromised(promise, keys)) return 'export-unsigned';
  if (leafHash(Buffer.from(event)).toString('hex') !== promise.hash) return 'event-altered';
  const said: unknown = JSON.parse(event);
  return shaIn(said) === createHash('sha256').update(bytes).digest('hex') ? 'as-exported' : 'bytes-altered';
}

function shaIn(said: unknown): unknown {
  if (typeof said !== 'object' || said === null || !('facts' in said)) return undefined;
  const { facts } = said;
  return typeof facts === 'object' && facts !== null && 'sha256' in facts ? facts.sha256 : undefined;
}
