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
