import {
  type EventPromise,
  type EventReceipt,
  inclusionRanges,
  readCheckpoint,
  signPromise,
} from '@congtam/evidence';
import type { RecordedEvent, Tx } from '../database/as-actor.ts';
import type { LogKey } from './log-key.ts';
import { rangeHashes } from './tree.ts';

/** The promise given as soon as the act is committed. */
export function promiseOf(event: RecordedEvent, key: LogKey, at = new Date()): EventPromise {
  const promise = { origin: key.origin, event: event.id, hash: event.hash.toString('hex') };
  return signPromise({ ...promise, at: at.toISOString() }, key.privateKey);
}

/** The receipt of an event the actor may see: the promise, and the proof once a checkpoint covers the event. */
export async function receiptOf(tx: Tx, event: string, key: LogKey): Promise<EventReceipt | undefined> {
  const { db } = tx;
  const found = await db
    .selectFrom('audit.event as e')
    .leftJoin('audit.leaf as l', 'l.event_id', 'e.id')
    .select(['e.hash', 'l.index'])
    .where('e.id', '=', event)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const promise = promiseOf({ id: event, hash: found.hash }, key);
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
