import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { BookState } from './evidence-books.states.ts';

/** A workbook on its way, without its file. */
export interface BookRow {
  readonly id: string;
  readonly cycle: string;
  readonly unit: string;
  readonly on: string;
  readonly ground: string;
  readonly reason: string | null;
  readonly state: BookState;
  readonly version: number;
  readonly report: unknown;
  readonly planHash: Buffer | null;
  readonly decisionsLeft: number;
  /** RFC 3339 in UTC. */
  readonly uploadedAt: string;
  readonly progress: number | null;
}

const book = sql`b.id, b.cycle_id as cycle, b.unit_id as unit, b.on_day as "on", b.ground, b.reason, b.state, b.version,
  b.report, b.plan_hash as "planHash", b.decisions_left as "decisionsLeft",
  to_char(b.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "uploadedAt", (
    select max(j.progress) from congtam.job j
    where j.key = b.id::text and j.state in ('waiting', 'running')) as progress`;

export async function bookById({ db }: Tx, id: string): Promise<BookRow | undefined> {
  const { rows } = await sql<BookRow>`select ${book} from congtam.evidence_book b where b.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** As `bookById`, locked until the transaction ends. */
export async function bookLocked(tx: Tx, id: string): Promise<BookRow | undefined> {
  await sql`select 1 from congtam.evidence_book b where b.id = ${id} for update`.execute(tx.db);
  return bookById(tx, id);
}

/** Newest first. */
export async function booksOf({ db }: Tx, cycle: string): Promise<readonly BookRow[]> {
  const { rows } = await sql<BookRow>`
    select ${book} from congtam.evidence_book b where b.cycle_id = ${cycle}
    order by b.uploaded_at desc, b.id desc limit 100`.execute(db);
  return rows;
}

export async function contentOf({ db }: Tx, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('congtam.evidence_book')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content ?? undefined;
}

export async function addBook(
  { db }: Tx,
  row: Pick<BookRow, 'id' | 'cycle' | 'unit' | 'on' | 'ground' | 'reason'> & {
    readonly content: Buffer;
    readonly hash: Buffer;
    readonly by: string;
  },
): Promise<void> {
  const { id, cycle, unit, on, ground, reason, content, hash, by } = row;
  await db
    .insertInto('congtam.evidence_book')
    .values({
      id,
      cycle_id: cycle,
      unit_id: unit,
      on_day: on,
      ground,
      reason,
      content,
      content_hash: hash,
      uploaded_by: by,
    })
    .execute();
}

/** @returns false when the workbook is not in the state `from` any more: then nothing was done */
export async function setBook(
  { db }: Tx,
  id: string,
  given: {
    readonly from: BookState;
    readonly state: BookState;
    readonly report?: unknown;
    readonly planHash?: Buffer | null;
    readonly decisionsLeft?: number;
    /** The file is not needed any more: its hash stays. */
    readonly isDone?: boolean;
  },
): Promise<boolean> {
  const { from, state, report, planHash, decisionsLeft, isDone = false } = given;
  const { numUpdatedRows } = await db
    .updateTable('congtam.evidence_book')
    .set(({ eb }) => ({
      state,
      version: eb('version', '+', 1),
      ...(report === undefined ? {} : { report: JSON.stringify(report) }),
      ...(planHash === undefined ? {} : { plan_hash: planHash }),
      ...(decisionsLeft === undefined ? {} : { decisions_left: decisionsLeft }),
      ...(isDone ? { content: null } : {}),
      ...(state === 'applied' ? { applied_at: sql<Date>`now()` } : {}),
    }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
