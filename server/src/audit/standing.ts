import { readCheckpoint } from '@congtam/evidence';
import type { Database, Queries } from '../database/open-database.ts';
import { type JournalEntry, keptSince } from './journal.ts';
import type { LogKey } from './log-key.ts';
import { isEventSigned } from './receipts.ts';
import { rootsAt, treeSize } from './tree.ts';

/** How the database stands against what has left it. */
export type LogStanding =
  | { readonly kind: 'met' }
  | { readonly kind: 'older'; readonly size: number; readonly witnessed: number }
  | { readonly kind: 'different'; readonly witnessed: number }
  /** Checkpoints or events by another key or under another name. */
  | { readonly kind: 'not-ours' }
  /** The log has grown, and the file of its checkpoints is not there, or lacks some. */
  | { readonly kind: 'journal-missing' };

/** Whether the database has seen anything yet: only then may a log begin. */
export async function isLogNew({ asSystem }: Pick<Database, 'asSystem'>): Promise<boolean> {
  return asSystem(async ({ db }) => {
    const event = await db.selectFrom('audit.event').select('id').limit(1).executeTakeFirst();
    const checkpoint = await db.selectFrom('audit.checkpoint').select('size').limit(1).executeTakeFirst();
    return event === undefined && checkpoint === undefined;
  });
}

/**
 * Compares the log with every checkpoint of the journal since the last accepted restore, and with those the database
 * itself holds: a restored old copy is older, a rewritten one different, whatever was done to one place alone shows in
 * the other.
 */
export async function standingOfLog(
  { asSystem }: Pick<Database, 'asSystem'>,
  entries: readonly JournalEntry[],
  key: LogKey,
): Promise<LogStanding> {
  return asSystem(async ({ db }): Promise<LogStanding> => {
    const size = await treeSize(db);
    const rows = await db.selectFrom('audit.checkpoint').select(['size', 'note', 'signed_at']).execute();
    if (entries.length === 0 && (size > 0 || rows.length > 0)) return { kind: 'journal-missing' };
    const { kept, since } = keptSince(entries);
    const recent = rows.filter(({ signed_at }) => since === undefined || signed_at > since);
    const notes = new Set([...kept, ...recent.map(({ note }) => note)]);
    const ours = [...notes].map((note) => readCheckpoint(note, key.keys));
    if (ours.some((read) => !read?.isSigned || read.origin !== key.origin)) return { kind: 'not-ours' };
    if (!(await isNewestOurs(db, key))) return { kind: 'not-ours' };
    const said = [...notes, ...rows.map(({ note }) => note)].flatMap(
      (note) => readCheckpoint(note, []) ?? [],
    );
    const witnessed = Math.max(0, ...said.map((read) => read.size));
    if (size < witnessed) return { kind: 'older', size, witnessed };
    const other = await firstUnmet(db, said);
    if (other !== undefined) return { kind: 'different', witnessed: other };
    const journal = new Set(kept);
    return recent.every(({ note }) => journal.has(note)) ? { kind: 'met' } : { kind: 'journal-missing' };
  });
}

async function firstUnmet(
  db: Queries,
  said: readonly { readonly size: number; readonly root: Buffer }[],
): Promise<number | undefined> {
  try {
    const roots = await rootsAt(
      db,
      said.map(({ size }) => size),
    );
    return said.find(({ size, root }) => !roots.get(size)?.equals(root))?.size;
  } catch {
    // A node of the tree is gone.
    return Math.max(...said.map(({ size }) => size));
  }
}

/** The last sealed event bears our signature: a log that another key keeps is not gone on with. */
async function isNewestOurs(db: Queries, key: LogKey): Promise<boolean> {
  const newest = await db
    .selectFrom('audit.leaf as l')
    .innerJoin('audit.event as e', 'e.id', 'l.event_id')
    .select(['e.id', 'e.hash', 'e.at', 'e.signature'])
    .orderBy('l.index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest === undefined || newest.signature === null || isEventSigned(newest, key);
}
