import type { Json } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import type { Queries } from '../database/open-database.ts';

/** Work to be done after the transaction that asks for it. */
export interface JobRequest {
  readonly kind: string;
  /** Ids and codes: a job is read by the system, which sees no business table. */
  readonly payload: Json;
  /** Asking twice with the same key, while the first is open, is asking once. */
  readonly key?: string;
  readonly runAt?: Date;
}

/** A job somebody has taken on, for as long as the lease lasts. */
export interface LeasedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: Json;
  readonly requestedBy: string | null;
  readonly attempts: number;
  readonly lease: string;
}

/** Puts a job down in the caller's transaction: it is there when, and only when, the change is. */
export async function enqueue(tx: Tx, { kind, payload, key, runAt }: JobRequest): Promise<void> {
  const requester = tx.actor.kind === 'account' ? tx.actor.account : null;
  await tx.db
    .insertInto('congtam.job')
    .values({
      id: newId(),
      kind,
      payload: JSON.stringify(payload),
      requested_by: requester,
      ...(key === undefined ? {} : { key }),
      ...(runAt === undefined ? {} : { run_at: runAt }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes the next job that is due, also one whose worker has died before its last attempt; undefined when there is none.
 */
export async function lease(
  db: Queries,
  kinds: readonly string[],
  { leaseSeconds, mostAttempts }: { readonly leaseSeconds: number; readonly mostAttempts: number },
): Promise<LeasedJob | undefined> {
  const { rows } = await sql<LeasedJob>`
    update congtam.job set
      state = 'running', attempts = attempts + 1, lease = ${newId()},
      leased_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from congtam.job
      where kind = any (${kinds}) and run_at <= now()
        and (state = 'waiting' or (state = 'running' and leased_until < now() and attempts < ${mostAttempts}))
      order by run_at for update skip locked limit 1)
    returning id, kind, payload, requested_by as "requestedBy", attempts, lease`.execute(db);
  return rows[0];
}

/**
 * Ends jobs whose workers died at every attempt: what takes its worker with it would be begun again for ever. Whoever asked
 * sees them failed, as after any last attempt.
 *
 * @returns their kinds
 */
export async function giveUpDead(
  db: Queries,
  kinds: readonly string[],
  mostAttempts: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    update congtam.job set state = 'failed', lease = null, leased_until = null, failure = ${new WorkerDied().name}, ended_at = now()
    where kind = any (${kinds}) and state = 'running' and leased_until < now() and attempts >= ${mostAttempts}
    returning kind`.execute(db);
  return rows.map(({ kind }) => kind);
}

export class WorkerDied extends Error {
  constructor() {
    super('the worker of the job died at its last attempt');
    this.name = 'WorkerDied';
  }
}

/** Keeps a lease and tells how far the work is, in percent; false when another worker has taken over. */
export async function report(
  db: Queries,
  { id, lease }: LeasedJob,
  progress: number,
  seconds: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('congtam.job')
    .set({ progress, leased_until: sql`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Keeps a lease while the work goes on. */
export async function keepLease(
  db: Queries,
  { id, lease }: Pick<LeasedJob, 'id' | 'lease'>,
  seconds: number,
): Promise<void> {
  await db
    .updateTable('congtam.job')
    .set({ leased_until: sql`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}

/**
 * Ends a job in the transaction of its work, so that the work is done once.
 *
 * @throws LeaseLost when another worker has taken over: the work must not be kept
 */
export async function finish({ db }: Pick<Tx, 'db'>, { id, lease }: LeasedJob): Promise<void> {
  const { rows } = await sql<{ isDone: boolean | null }>`
    select access.finish_job(${id}, ${lease}) as "isDone"`.execute(db);
  if (rows[0]?.isDone !== true) throw new LeaseLost();
}

export class LeaseLost extends Error {
  constructor() {
    super('another worker has taken over the job');
    this.name = 'LeaseLost';
  }
}

/** Lets a failed job wait and try again, longer each time; after the last try it stays failed, to be looked at. */
export async function giveBack(
  db: Queries,
  { id, lease, attempts }: LeasedJob,
  { failure, mostAttempts }: { readonly failure: string; readonly mostAttempts: number },
): Promise<void> {
  const isLast = attempts >= mostAttempts;
  await db
    .updateTable('congtam.job')
    .set({
      state: isLast ? 'failed' : 'waiting',
      lease: null,
      leased_until: null,
      failure,
      ended_at: isLast ? sql`now()` : null,
      run_at: sql`now() + make_interval(secs => ${2 ** Math.min(attempts, 10)})`,
    })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}
