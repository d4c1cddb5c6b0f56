import { readCheckpoint, signCheckpoint } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Database, Queries } from '../database/open-database.ts';
import { appendToJournal } from './journal.ts';
import type { LogKey } from './log-key.ts';
import { treeOf, treeSize } from './tree.ts';

/** Most events sealed in one transaction. */
const BATCH = 2000;

export interface SealerSettings {
  readonly key: LogKey;
  /** File that checkpoints are appended to. */
  readonly journal: string;
}

/** Orders the waiting events into the log. Any number of servers may try; one at a time does. */
export async function sealWaiting({ asSystem }: Pick<Database, 'asSystem'>): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await asSystem(({ db }) => sealBatch(db));
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(db: Queries): Promise<number> {
  if (!(await holdLog(db))) return 0;
  const waiting = await db
    .selectFrom('audit.pending as p')
    .innerJoin('audit.event as e', 'e.id', 'p.event_id')
    .select(['e.id', 'e.hash'])
    .orderBy('p.number')
    .limit(BATCH)
    .execute();
  if (waiting.length === 0) return 0;
  const tree = await treeOf(db, await treeSize(db));
  const leaves = waiting.map(({ id, hash }, at) => ({ index: tree.size + at, event_id: id, hash }));
  const nodes = leaves.flatMap(({ hash }) => tree.append(hash));
  await db.insertInto('audit.leaf').values(leaves).execute();
  if (nodes.length > 0) await db.insertInto('audit.node').values(nodes).execute();
  const ids = waiting.map(({ id }) => id);
  await db.deleteFrom('audit.pending').where('event_id', 'in', ids).execute();
  return waiting.length;
}

/**
 * Signs what the log is now, unless the newest checkpoint says so already. The journal has it before the database: a
 * checkpoint that only the database knew would be lost with it.
 *
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
      .select('size')
      .where('size', '=', size)
      .execute();
    if (size === 0 || standing.length > 0) return undefined;
    const root = (await treeOf(db, size)).root();
    const note = signCheckpoint({ origin: key.origin, size, root }, key.privateKey);
    appendToJournal(journal, { kind: 'checkpoint', at: new Date().toISOString(), note });
    await db.insertInto('audit.checkpoint').values({ size, note }).execute();
    return note;
  });
}

async function holdLog(db: Queries): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('congtam.log')) as held`.execute(db);
  return rows[0]?.held === true;
}

/** How the database stands against a checkpoint that left it. */
export type LogStanding =
  | { readonly kind: 'met' }
  | { readonly kind: 'older'; readonly size: number; readonly witnessed: number }
  | { readonly kind: 'different'; readonly witnessed: number }
  | { readonly kind: 'not-ours' };

/** Compares the log with the newest checkpoint outside: a restored old copy is older, a rewritten one is different. */
export async function standingAgainst(
  { asSystem }: Pick<Database, 'asSystem'>,
  note: string | undefined,
  key: LogKey,
): Promise<LogStanding> {
  if (note === undefined) return { kind: 'met' };
  const checkpoint = readCheckpoint(note, key.keys);
  if (!checkpoint?.isSigned || checkpoint.origin !== key.origin) return { kind: 'not-ours' };
  const witnessed = checkpoint.size;
  return asSystem(async ({ db }): Promise<LogStanding> => {
    const size = await treeSize(db);
    if (size < witnessed) return { kind: 'older', size, witnessed };
    const root = (await treeOf(db, witnessed)).root();
    return root.equals(checkpoint.root) ? { kind: 'met' } : { kind: 'different', witnessed };
  });
}
