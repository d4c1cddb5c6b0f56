import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { promiseText, readCheckpoint, signCheckpoint } from '@congtam/evidence';
import { sql } from 'kysely';
import type { RecordedEvent } from '../database/as-actor.ts';
import type { Database, Queries } from '../database/open-database.ts';
import { appendToJournal, newestCheckpointIn } from './journal.ts';
import type { LogKey } from './log-key.ts';
import { wasSignedHere } from './signed-here.ts';
import { rootsAt, treeOf, treeSize } from './tree.ts';

/** Most events sealed in one transaction. */
const BATCH = 500;

/** How far before the newest sealed event one may still wait: a transaction that was long under way. */
const WINDOW = 20_000;

export interface SealerSettings {
  readonly key: LogKey;
  /** File that checkpoints are appended to. */
  readonly journal: string;
}

/** The log no longer begins with what was signed before: somebody changed it, and nothing more is signed. */
export class LogForked extends Error {
  constructor(size: number) {
    super(`the log differs from its checkpoint of size ${size}`);
    this.name = 'LogForked';
  }
}

export interface Sealed {
  readonly sealed: number;
  /** Events that the key of the log never signed: written past the program. They stay where they are. */
  readonly unsigned: number;
}

/**
 * Orders the waiting events into the log. Any number of servers may try; one at a time does. What waits is whatever has
 * no leaf: nothing can be taken out of it but the event itself.
 *
 * @param isWhole looks at all events since the first, not at the latest alone
 */
export async function sealWaiting(
  { asSystem }: Pick<Database, 'asSystem'>,
  { key, isWhole = false }: { readonly key: LogKey; readonly isWhole?: boolean },
): Promise<Sealed> {
  let [sealed, unsigned, after] = [0, 0, -1];
  for (;;) {
    const batch = await asSystem(({ db }) => sealBatch(db, key, { after, isWhole }));
    sealed += batch.sealed;
    unsigned += batch.unsigned;
    if (batch.last === undefined) return { sealed, unsigned };
    after = batch.last;
  }
}

async function sealBatch(db: Queries, key: LogKey, from: { after: number; isWhole: boolean }) {
  const none = { sealed: 0, unsigned: 0, last: undefined };
  if (!(await holdLog(db))) return none;
  const waiting = await waitingEvents(db, from);
  const signed = await signedOf(waiting, key);
  const last = waiting.length < BATCH ? undefined : waiting.at(-1)?.number;
  if (signed.length > 0) {
    const tree = await treeOf(db, await treeSize(db));
    const first = tree.size;
    const nodes = signed.flatMap(({ hash }) => tree.append(hash));
    // Arrays, not a row of parameters each: five hundred events are two statements of a few parameters.
    await sql`
      insert into audit.leaf (index, event_id, hash)
      select ${first}::bigint + t.place - 1, t.event, t.hash from unnest(
        ${signed.map(({ id }) => id)}::uuid[], ${signed.map(({ hash }) => hash)}::bytea[]
      ) with ordinality t (event, hash, place)`.execute(db);
    if (nodes.length > 0)
      await sql`
        insert into audit.node (level, index, hash) select * from unnest(
          ${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
          ${nodes.map(({ hash }) => hash)}::bytea[])`.execute(db);
  }
  return { sealed: signed.length, unsigned: waiting.length - signed.length, last };
}

interface Waiting extends Omit<RecordedEvent, 'signature'> {
  readonly number: number;
  readonly signature: Buffer | null;
}

async function waitingEvents(
  db: Queries,
  { after, isWhole }: { readonly after: number; readonly isWhole: boolean },
): Promise<readonly Waiting[]> {
  const newest = sql`(select e.number from audit.leaf l join audit.event e on e.id = l.event_id
    order by l.index desc limit 1)`;
  const bound = isWhole ? sql`${after}` : sql`greatest(${after}, coalesce(${newest}, 0) - ${WINDOW})`;
  const { rows } = await sql<Waiting>`
    select e.id, e.hash, e.at, e.signature, e.number::float8 as number from audit.event e
    where e.number > ${bound} and not exists (select 1 from audit.leaf l where l.event_id = e.id)
    order by e.number limit ${BATCH}`.execute(db);
  return rows;
}

/** Beside the loop of this process: five hundred signatures are some fifty milliseconds. */
const verified = promisify<null, Buffer, LogKey['publicKey'], Buffer, boolean>(verify);

async function signedOf(
  events: readonly Waiting[],
  { origin, keys, privateKey }: LogKey,
): Promise<readonly Waiting[]> {
  const isSigned = await Promise.all(
    events.map(async ({ id, hash, at, signature }) => {
      if (signature === null) return false;
      const text = promiseText({ origin, event: id, hash: hash.toString('hex'), at });
      if (wasSignedHere(privateKey, text, signature)) return true;
      for (const { key } of keys) if (await verified(null, text, key, signature)) return true;
      return false;
    }),
  );
  return events.filter((_, at) => isSigned[at]);
}

/**
 * Signs what the log is now, unless the newest checkpoint says so already. The journal has it before the database: a
 * checkpoint that only the database knew would be lost with it.
 *
 * Before it signs, the log is held against the checkpoints before, in the database and in the journal: a fork is never
 * signed.
 *
 * @throws LogForked
 * @returns the note; undefined when there is nothing new
 */
export async function signNewCheckpoint(
  { asSystem }: Pick<Database, 'asSystem'>,
  { key, journal }: SealerSettings,
): Promise<string | undefined> {
  return asSystem(async ({ db }) => {
    if (!(await holdLog(db))) return undefined;
    const size = await treeSize(db);
    const standing = await db
      .selectFrom('audit.checkpoint')
      .select(['size', 'note'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    await requireBeginning(db, size, [standing?.note, newestCheckpointIn(journal)]);
    if (size === 0 || standing?.size === size) return undefined;
    const root = (await treeOf(db, size)).root();
    const note = signCheckpoint({ origin: key.origin, size, root }, key.privateKey);
    appendToJournal(journal, { kind: 'checkpoint', at: new Date().toISOString(), note });
    await db.insertInto('audit.checkpoint').values({ size, note }).execute();
    return note;
  });
}

/** The log still begins with what each of these says. */
async function requireBeginning(
  db: Queries,
  size: number,
  notes: readonly (string | undefined)[],
): Promise<void> {
  const before = notes.flatMap((note) => (note === undefined ? [] : (readCheckpoint(note, []) ?? [])));
  const longer = before.find((checkpoint) => checkpoint.size > size);
  if (longer !== undefined) throw new LogForked(longer.size);
  const roots = await rootsAt(
    db,
    before.map((checkpoint) => checkpoint.size),
  );
  const other = before.find((checkpoint) => !roots.get(checkpoint.size)?.equals(checkpoint.root));
  if (other !== undefined) throw new LogForked(other.size);
}

async function holdLog(db: Queries): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('congtam.log')) as held`.execute(db);
  return rows[0]?.held === true;
}
