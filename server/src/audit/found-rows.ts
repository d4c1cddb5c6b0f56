import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { recordFound } from './record.ts';

/**
 * Seals what stands in tables that no event speaks of yet: after a migration that seals a table, and once for each. What
 * was there before cannot be vouched for; from then on every row follows from events.
 *
 * @returns the tables that begin to be sealed
 */
export async function sealFoundRows({ asSystem }: Pick<Database, 'asSystem'>): Promise<readonly string[]> {
  return asSystem(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('congtam.rows-found'))`.execute(tx.db);
    const { rows } = await sql<{ table: string; lines: string | null }>`
      select f.table_name as table, f.lines from audit.rows_found() f`.execute(tx.db);
    const subject = { kind: 'installation', id: 'rows' };
    const action = 'installation.rows-found';
    const empty = rows.flatMap(({ table, lines }) => (lines === null ? table : []));
    if (empty.length > 0) await recordFound(tx, { action, subject, facts: { tables: empty } }, null);
    for (const { table, lines } of rows) {
      if (lines !== null) await recordFound(tx, { action, subject, facts: { tables: [table] } }, lines);
    }
    return rows.map(({ table }) => table);
  });
}
