import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A job as it is shown: how far it is, not what it works on. */
export interface JobSeen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly progress: number;
  readonly attempts: number;
  readonly failure: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const job = sql`id, kind, state, progress, attempts, failure, requested_by as "requestedBy",
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
  to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endedAt"`;

export async function jobById({ db }: Tx, id: string): Promise<JobSeen | undefined> {
  const { rows } = await sql<JobSeen>`select ${job} from congtam.job where id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first; ids grow with time, so that a page begins where the last one ended. */
export async function jobsSeen(
  { db }: Tx,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly JobSeen[]> {
  const { rows } = await sql<JobSeen>`
    select ${job} from congtam.job where ${before ?? null}::uuid is null or id < ${before ?? null}::uuid
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

/** @returns whether there was something to call off */
export async function cancelJob({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`select access.cancel_job(${id}) as done`.execute(db);
  return rows[0]?.done === true;
}
