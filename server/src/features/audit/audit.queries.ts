import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Newest first; ids grow with time, so that a page begins where the last one ended. */
export async function eventsSeen(
  { db }: Tx,
  { before, limit }: { before?: string | undefined; limit: number },
) {
  const rows = await db
    .selectFrom('audit.event')
    .select(['id', 'at', 'action', 'actor', 'subject_kind', 'subject_id', 'unit_id as unit'])
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ subject_kind, subject_id, ...rest }) => ({
    ...rest,
    subject: { kind: subject_kind, id: subject_id },
  }));
}

/** A witness of checkpoints as administrators see it. */
export interface WitnessSeen {
  readonly name: string;
  readonly kind: string;
  readonly sentSize: number;
  readonly sentAt: string | null;
  readonly tries: number;
  readonly failure: string | null;
  readonly failedAt: string | null;
  /** How many events it does not know of yet. */
  readonly behind: number;
}

export async function witnessesSeen({ db }: Tx): Promise<readonly WitnessSeen[]> {
  const { rows } = await sql<WitnessSeen>`
    select w.name, w.kind, w.sent_size as "sentSize", w.tries, w.failure,
      to_char(w.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "sentAt",
      to_char(w.failed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "failedAt",
      greatest(0, coalesce((select max(size) from audit.checkpoint), 0) - w.sent_size) as behind
    from audit.witness w order by w.name`.execute(db);
  return rows;
}

export async function newestCheckpointOf({ db }: Tx) {
  return db
    .selectFrom('audit.checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Lines with which witnesses signed the checkpoint of a size. */
export async function cosignaturesOf({ db }: Tx, size: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('audit.cosignature')
    .select('line')
    .where('size', '=', size)
    .orderBy('line')
    .execute();
  return rows.map(({ line }) => line);
}
