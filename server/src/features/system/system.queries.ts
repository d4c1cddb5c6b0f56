import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Whether the people and units of this database are the invented ones of the sample. */
export async function isSample({ db }: Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.is_sample() as is`.execute(db);
  return rows[0]?.is === true;
}

export async function addSampleMark({ db }: Tx, by: string): Promise<void> {
  await db.insertInto('congtam.sample_mark').values({ marked_by: by }).execute();
}
