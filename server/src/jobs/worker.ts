import { type Actor, type AsActor, account, nobody, type Tx } from '../database/as-actor.ts';
import type { Database } from '../database/open-database.ts';
import {
  finish,
  giveBack,
  giveUpDead,
  type LeasedJob,
  LeaseLost,
  lease,
  report,
  WorkerDied,
} from './queue.ts';

/** What a handler may do. */
export interface JobCall {
  readonly job: LeasedJob;
  /** A step of the work, with the rights the requester has now. */
  readonly asRequester: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The last step: what it changes is kept together with the end of the job, or not at all. */
  readonly finishing: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly report: (percent: number) => Promise<void>;
}

export type JobHandler = (call: JobCall) => Promise<void>;
export type JobHandlers = { readonly [kind: string]: JobHandler };

export interface WorkerSettings {
  readonly leaseSeconds: number;
  readonly mostAttempts: number;
  /** Told the kind and the failure, for the log of the server. */
  readonly onFailure: (kind: string, error: unknown) => void;
  /** Told which job is in hand, and undefined when it is no more: for who keeps its lease while the work leaves no time. */
  readonly onJob?: (job: Pick<LeasedJob, 'id' | 'lease'> | undefined) => void;
}

export const WORKER_DEFAULTS = { leaseSeconds: 60, mostAttempts: 8 } as const;

/**
 * Does one job that is due.
 *
 * @returns whether there was one
 */
export async function workOnce(
  { asActor, asSystem }: Pick<Database, 'asActor' | 'asSystem'>,
  handlers: JobHandlers,
  { leaseSeconds, mostAttempts, onFailure, onJob }: WorkerSettings,
): Promise<boolean> {
  const kinds = Object.keys(handlers);
  const { dead, job } = await asSystem(async ({ db }) => ({
    dead: await giveUpDead(db, kinds, mostAttempts),
    job: await lease(db, kinds, { leaseSeconds, mostAttempts }),
  }));
  for (const kind of dead) onFailure(kind, new WorkerDied());
  const handler = job && handlers[job.kind];
  if (job === undefined || handler === undefined) return false;
  onJob?.({ id: job.id, lease: job.lease });
  try {
    await handler(
      callFor(job, asActor, async (percent) => {
        if (!(await asSystem(({ db }) => report(db, job, percent, leaseSeconds)))) throw new LeaseLost();
      }),
    );
  } catch (error) {
    onFailure(job.kind, error);
    if (error instanceof LeaseLost) return true;
    const failure = error instanceof Error ? error.name : 'unknown';
    await asSystem(({ db }) => giveBack(db, job, { failure, mostAttempts }));
  } finally {
    onJob?.(undefined);
  }
  return true;
}

function callFor(job: LeasedJob, asActor: AsActor, tell: JobCall['report']): JobCall {
  const requester: Actor = job.requestedBy === null ? nobody : account(job.requestedBy);
  const request = `job ${job.id}`;
  return {
    job,
    report: tell,
    asRequester: (work) => asActor(requester, work, { request }),
    finishing: (work) =>
      asActor(
        requester,
        async (tx) => {
          const result = await work(tx);
          await finish(tx, job);
          return result;
        },
        { request, unrecordedBecause: 'the end of a job is no act; what the job did has its own events' },
      ),
  };
}

/** Works until told to stop; the job in hand is finished first. */
export function startWorker(
  database: Pick<Database, 'asActor' | 'asSystem'>,
  handlers: JobHandlers,
  settings: WorkerSettings & { readonly pauseMilliseconds: number },
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      const didWork = await workOnce(database, handlers, settings).catch((error) => {
        settings.onFailure('queue', error);
        return false;
      });
      if (!didWork) await pause(settings.pauseMilliseconds, stopped.signal);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await loop;
    },
  };
}

/** Waits, or until stopped. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
  });
}
