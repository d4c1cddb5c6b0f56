import {
  type EventPromise,
  type EventReceipt,
  inclusionRanges,
  isPromised,
  promiseText,
  readCheckpoint,
  signPromise,
} from '@congtam/evidence';
import type { EventSigner, RecordedEvent, Tx } from '../database/as-actor.ts';
import type { LogKey } from './log-key.ts';
import { noteSigned } from './signed-here.ts';
import { rangeHashes } from './tree.ts';

/** Signs events, and with the same signature promises them: an event without a promise is none. */
export const eventSigner =
  ({ origin, privateKey }: Pick<LogKey, 'origin' | 'privateKey'>): EventSigner =>
  ({ id, hash, at }) => {
    const promise = { origin, event: id, hash: hash.toString('hex'), at };
    const signature = Buffer.from(signPromise(promise, privateKey).signature, 'base64');
    noteSigned(privateKey, promiseText(promise), signature);
    return signature;
  };

/** The promise given as soon as the act is committed: it was signed with the event. */
export function promiseOf(
  { id, hash, at, signature }: RecordedEvent,
  { origin }: Pick<LogKey, 'origin'>,
): EventPromise {
  return {
    ...{ origin, event: id, hash: hash.toString('hex'), at },
    signature: signature.toString('base64'),
  };
}

/** Whether the key of the log signed this event. */
export function isEventSigned(
  event: Omit<RecordedEvent, 'signature'> & { readonly signature: Buffer | null },
  key: Pick<LogKey, 'origin' | 'keys'>,
): boolean {
  const { signature } = event;
  return signature !== null && isPromised(promiseOf({ ...event, signature }, key), key.keys);
}

/**
 * The receipt of an event the actor may see: the promise, and the proof once a checkpoint covers the event. None for an
 * event that the key of the log has not signed: nothing is signed afterwards.
 */
export async function receiptOf(tx: Tx, event: string, key: LogKey): Promise<EventReceipt | undefined> {
  const { db } = tx;
  const found = await db
    .selectFrom('audit.event as e')
    .leftJoin('audit.leaf as l', 'l.event_id', 'e.id')
    .select(['e.hash', 'e.at', 'e.signature', 'l.index'])
    .where('e.id', '=', event)
    .executeTakeFirst();
  const signature = found?.signature;
  if (found === undefined || !signature || !isEventSigned({ id: event, ...found, signature }, key))
    return undefined;
  const promise = promiseOf({ id: event, hash: found.hash, at: found.at, signature }, key);
  if (found.index === null) return { promise };
  const covering = await db
    .selectFrom('audit.checkpoint')
    .select('note')
    .where('size', '>', found.index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  const size = covering && readCheckpoint(covering.note, key.keys)?.size;
  if (covering === undefined || size === undefined) return { promise };
  const proof = await rangeHashes(db, inclusionRanges(found.index, size));
  const hashes = proof.map((hash) => hash.toString('hex'));
  return { promise, inclusion: { index: found.index, proof: hashes, checkpoint: covering.note } };
}
