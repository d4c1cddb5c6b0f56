import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './as-actor.ts';

/** Tables of what one person proposes and another confirms, and what holds until it is ended. */
type ConfirmedByAnother = 'congtam.role_grant' | 'congtam.sign_on_subject' | 'congtam.acting_head';
type Ended = ConfirmedByAnother | 'congtam.delegation';

/** Where something stands that one person proposes and another confirms. */
export type Settled = 'proposed' | 'confirmed' | 'ended';

/** As a column of a row of such a table. */
export const settled: RawBuilder<Settled> = sql<Settled>`
  case when ended_at is not null then 'ended' when confirmed_at is not null then 'confirmed' else 'proposed' end`;

/** @returns whether it was still to be confirmed */
export async function confirmIn(
  { db }: Tx,
  table: ConfirmedByAnother,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set confirmed_by = ${by}, confirmed_at = now()
    where id = ${id} and confirmed_at is null and ended_at is null`.execute(db);
  return numAffectedRows === 1n;
}

/** @returns whether it had not ended before */
export async function endIn(
  { db }: Tx,
  table: Ended,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ended_by = ${by}, ended_at = now()
    where id = ${id} and ended_at is null`.execute(db);
  return numAffectedRows === 1n;
}
