import { randomBytes } from 'node:crypto';
import { canonicalJson, type Json, leafHash, sealOfText } from '@congtam/evidence';
import { sql } from 'kysely';
import { needsRole, rolesAllowing } from '../access/rights.ts';
import type { HeldRole } from '../access/roles.ts';
import type { RecordedEvent, Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';

/** Something done, in the words of the business. */
export interface Act {
  /** `unit.rename`: what was done to what kind of thing. */
  readonly action: string;
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
  /** Codes, ids, days, numbers: nothing that a person could ask to have erased. */
  readonly facts?: { readonly [name: string]: Json };
  /** Personal text: kept beside the event and erasable; the event holds only its seal. */
  readonly texts?: { readonly [name: string]: string };
}

/**
 * Writes the event of an act into the transaction of the act: neither exists without the other.
 *
 * The time is the server's; when somebody says another day (the date on a document), that is a fact of the act.
 */
export async function record(tx: Tx, act: Act): Promise<RecordedEvent> {
  const [event] = await recordAll(tx, [act]);
  if (event === undefined) throw new Error('one act is one event');
  return event;
}

/** Writes the events of many acts of one transaction in two statements. */
export async function recordAll(tx: Tx, acts: readonly Act[]): Promise<readonly RecordedEvent[]> {
  const actingIn = rolesIn(tx);
  const written: ReturnType<typeof eventOf>[] = [];
  for (const act of acts) written.push(eventOf(tx, act, await actingIn(act)));
  if (written.length === 0) return [];
  // Arrays, not a row of parameters each: a thousand events are three parameters.
  await sql`
    insert into audit.event (id, canonical, hash, signature) select * from unnest(
      ${written.map(({ event }) => event.id)}::uuid[], ${written.map(({ canonical }) => canonical)}::text[],
      ${written.map(({ event }) => event.hash)}::bytea[],
      ${written.map(({ event }) => event.signature)}::bytea[])`.execute(tx.db);
  const texts = written.flatMap(({ event: { id }, texts }) => texts.map((text) => ({ id, ...text })));
  if (texts.length > 0) {
    await sql`
      insert into audit.personal_text (event_id, name, key, content) select * from unnest(
        ${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ name }) => name)}::text[],
        ${texts.map(({ key }) => key)}::bytea[], ${texts.map(({ content }) => content)}::text[])`.execute(
      tx.db,
    );
  }
  return written.map(({ event }) => {
    tx.markRecorded(event);
    return event;
  });
}

type ActingIn = { readonly role?: string; readonly delegation?: string; readonly actingHead?: string };

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
  return through.kind === 'delegation' ? { role, delegation: through.id } : { role, actingHead: through.id };
}

function eventOf(tx: Tx, act: Act, actingIn: ActingIn) {
  const texts = Object.entries(act.texts ?? {}).map(([name, content]) => ({
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
    ...(act.audience === undefined ? {} : { audience: act.audience }),
    facts: act.facts ?? {},
    texts: Object.fromEntries(
      texts.map(({ name, key, content }) => [name, sealOfText(key.toString('hex'), content)]),
    ),
  });
  const unsigned = { id, hash: leafHash(Buffer.from(canonical, 'utf8')), at };
  return { canonical, texts, event: { ...unsigned, signature: tx.signEvent(unsigned) } };
}
