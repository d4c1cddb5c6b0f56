import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Newest first; a page begins where the last one ended. */
export async function eventsSeen(
  { db }: Tx,
  { before, limit }: { before?: string | undefined; limit: number },
) {
  const rows = await db
    .selectFrom('audit.event')
    .select(['id', 'at', 'action', 'actor', 'subject_kind', 'subject_id', 'unit_id as unit'])
    .where(
      sql<boolean>`id = any ((select access.events_in_reach(${before ?? null}::uuid, ${limit}::integer))::uuid[])`,
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ subject_kind, subject_id, ...rest }) => ({
    ...rest,
    subject: { kind: subject_kind, id: subject_id },
  }));
}
