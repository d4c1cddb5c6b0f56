import { randomBytes } from 'node:crypto';
import { canonicalJson, digestOfRows, type Json, leafHash, sealOfText } from '@congtam/evidence';
import { sql } from 'kysely';
import type { EventName } from '../access/actions.ts';
import { needsRole, rolesAllowing } from '../access/rights.ts';
import type { HeldRole } from '../access/roles.ts';
import type { RecordedEvent, Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { partedFacts } from './erasable.ts';

/** Something done, in the words of the business. */
export interface Act {
  /** `unit.rename`: what was done to what kind of thing. */
  readonly action: EventName;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The unit in which it was done: who oversees the unit sees the event. */
  readonly unit?: string;
  /** The person whose file it touches: they see the event. */
  readonly person?: string;
  /** The role in which the actor acted; where it is not said, the one that lets them do it in this unit. */
  readonly role?: string;
  /** The person for whom it was entered, from what they signed on paper: they see who did. */
  readonly onBehalfOf?: string;
  /** Told in lists only to who did it and whom it is about; absent: to whoever oversees the unit. */
  readonly audience?: 'concerned';
  /**
   * Codes, ids, days, numbers, of documents their number: nothing that a person could ask to have erased. What holds words
   * that people wrote about somebody (see `erasable.ts`) is kept as a text, whoever says it here.
   */
  readonly facts?: { readonly [name: string]: Json };
  /** Personal text: kept beside the event and erasable; the event holds only its seal. */
  readonly texts?: { readonly [name: string]: string };
}

/** An event as it was just written, with the text that was hashed. */
export interface WrittenEvent extends RecordedEvent {
  readonly canonical: string;
}

/**
 * Writes the event of an act into the transaction of the act: neither exists without the other.
 *
 * The time is the server's; when somebody says another day (the date on a document), that is a fact of the act.
 */
export async function record(tx: Tx, act: Act): Promise<WrittenEvent> {
  const [event] = await recordAll(tx, [act]);
  if (event === undefined) throw new Error('one act is one event');
  return event;
}

/**
 * Writes the events of many acts of one transaction. They seal the rows that the transaction has written since its last
 * event: what is recorded comes after what is written. The events themselves are sent with the commit.
 */
export async function recordAll(tx: Tx, acts: readonly Act[]): Promise<readonly WrittenEvent[]> {
  if (acts.length === 0) return [];
  return insertEvents(tx, acts, await takeWritten(tx));
}

/** Records an act of reading: it has written nothing, or the transaction does not end. */
export async function recordRead(tx: Tx, act: Act): Promise<void> {
  await insertEvents(tx, [act], null);
}

/** The event that says of rows what it found, with the rows themselves. */
export async function recordFound(tx: Tx, act: Act, rows: string | null): Promise<void> {
  await insertEvents(tx, [act], rows);
}

/** The rows written since the last event, one a line; null for none. */
async function takeWritten({ db }: Tx): Promise<string | null> {
  const { rows } = await sql<{ lines: string | null }>`select audit.take_written() as lines`.execute(db);
  return rows[0]?.lines ?? null;
}

async function insertEvents(
  tx: Tx,
  acts: readonly Act[],
  rows: string | null,
): Promise<readonly WrittenEvent[]> {
  const actingIn = rolesIn(tx);
  const written: ReturnType<typeof eventOf>[] = [];
  for (const act of acts) {
    written.push(eventOf(tx, act, await actingIn(act), written.length === 0 ? rows : null));
  }
  await tx.addEvents(
    written.map(({ event, canonical, rows, texts }) => ({
      ...event,
      canonical,
      rows,
      texts: texts.map(({ name, key, content }) => ({ name, key: key.toString('hex'), content })),
    })),
  );
  return written.map(({ event, canonical }) => ({ ...event, canonical }));
}

type ActingIn = {
  readonly role?: string;
  readonly delegation?: string;
  readonly actingHead?: string;
  readonly inspection?: string;
};

/** In which role an act is done: the one the action asks for, held in the unit of the act or above it. */
function rolesIn(tx: Tx): (act: Act) => Promise<ActingIn> {
  const { under } = tx;
  const held = under === undefined ? [] : rolesAllowing(under.holder, under.action);
  const lines = new Map<string, readonly string[]>();
  return async ({ role, unit }) => {
    if (role !== undefined) return { role };
    const [first] = held;
    if (first === undefined) return {};
    const isSure = needsRole(under?.action ?? '');
    if (isSure && held.length === 1) return saidOf(first);
    if (unit === undefined) return {};
    const line = lines.get(unit) ?? (await lineAbove(tx, unit));
    lines.set(unit, line);
    const there = held.find((one) => one.unit !== null && line.includes(one.unit));
    return there ? saidOf(there) : isSure ? saidOf(first) : {};
  };
}

async function lineAbove({ db }: Tx, unit: string): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string[] }>`
    select access.line_above(array[${unit}]::uuid[]) as line`.execute(db);
  return rows[0]?.line ?? [];
}

function saidOf({ role, through }: HeldRole): ActingIn {
  if (through === undefined) return { role };
  switch (through.kind) {
    case 'delegation':
      return { role, delegation: through.id };
    case 'acting':
      return { role, actingHead: through.id };
    case 'inspection':
      return { role, inspection: through.id };
  }
}

function eventOf(tx: Tx, act: Act, actingIn: ActingIn, rows: string | null) {
  const { facts, texts: words } = partedFacts(act.facts ?? {});
  const texts = Object.entries({ ...words, ...act.texts }).map(([name, content]) => ({
    name,
    content,
    key: randomBytes(32),
  }));
  const id = newId();
  const at = new Date().toISOString();
  const canonical = canonicalJson({
    v: 1,
    id,
    at,
    action: act.action,
    subject: { ...act.subject },
    actor: tx.actor.kind === 'account' ? tx.actor.account : null,
    ...(tx.request === undefined ? {} : { request: tx.request }),
    ...(act.unit === undefined ? {} : { unit: act.unit }),
    ...(act.person === undefined ? {} : { person: act.person }),
    ...actingIn,
    ...(act.onBehalfOf === undefined ? {} : { onBehalfOf: act.onBehalfOf }),
    ...(rows === null ? {} : { rows: digestOfRows(rows) }),
    ...(act.audience === undefined ? {} : { audience: act.audience }),
    facts,
    texts: Object.fromEntries(
      texts.map(({ name, key, content }) => [name, sealOfText(key.toString('hex'), content)]),
    ),
  });
  const unsigned = { id, hash: leafHash(Buffer.from(canonical, 'utf8')), at };
  return { canonical, texts, rows, event: { ...unsigned, signature: tx.signEvent(unsigned) } };
}
