import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LogKey } from './audit/log-key.ts';
import type { Database } from './database/open-database.ts';
import type { Logins } from './database/roles.ts';
import { classificationJobs } from './features/classification/classification.jobs.ts';
import { cycleJobs } from './features/cycles/cycles.jobs.ts';
import { packageJobs } from './features/packages/packages.jobs.ts';
import { policyLabJobs } from './features/policy-lab/policy-lab.jobs.ts';
import { keepLease, type LeasedJob } from './jobs/queue.ts';
import { type JobHandlers, startWorker, WORKER_DEFAULTS } from './jobs/worker.ts';
import { THREAD_OF_PROVINCES } from './memory.ts';
import { SOURCES } from './routes.ts';
import { faultFields, type LogFields, type ServerLog } from './server-log.ts';

/**
 * Jobs that go on for long without a pause: computing a cycle, keeping who was where when it is closed, trying a draft,
 * taking a package.
 */
export const longJobs = (): JobHandlers => ({
  ...cycleJobs(SOURCES),
  ...classificationJobs(SOURCES),
  ...policyLabJobs(SOURCES),
  ...packageJobs(),
});

/** What the thread is given at its start. */
export interface JobThreadGiven {
  readonly logins: Pick<Logins, 'congtam_app' | 'congtam_jobs'>;
  readonly key: Pick<LogKey, 'origin' | 'privateKey'>;
}

export type ToJobThread = 'stop';
export type FromJobThread =
  | { readonly kind: 'job'; readonly job: Pick<LeasedJob, 'id' | 'lease'> | null }
  | { readonly kind: 'failed'; readonly job: string; readonly fields: LogFields };

/** Beside the bundle when built; absent in the sources, where long jobs are done in this process. */
export const JOB_THREAD = fileURLToPath(new URL('./job-thread.mjs', import.meta.url));

const KEEP_LEASE_EVERY = 15_000;
const BEGIN_AGAIN_AFTER = 1_000;

export interface LongJobs {
  /** The job in hand is given up; it is begun again, and gives the same. */
  stop(): Promise<void>;
}

/**
 * Does long jobs in a thread of its own, so that requests are answered meanwhile. A thread that dies is replaced, and its
 * job is begun again when the lease is over. The lease is kept here, since the thread has no time to.
 *
 * @param entry the bundled thread
 */
export function startLongJobs(
  database: Pick<Database, 'asActor' | 'asSystem' | 'logins'>,
  key: JobThreadGiven['key'],
  log: ServerLog,
  { entry = JOB_THREAD, pauseMilliseconds }: { readonly entry?: string; readonly pauseMilliseconds: number },
): LongJobs {
  if (!existsSync(entry))
    return startWorker(database, longJobs(), {
      ...WORKER_DEFAULTS,
      pauseMilliseconds,
      onFailure: (kind, error) => log('error', 'job failed', { ...faultFields(error), kind }),
    });
  const { congtam_app, congtam_jobs } = database.logins;
  const workerData: JobThreadGiven = { logins: { congtam_app, congtam_jobs }, key };
  let inHand: Pick<LeasedJob, 'id' | 'lease'> | null = null;
  let isStopped = false;
  let thread: Worker;
  let again: NodeJS.Timeout | undefined;
  const begin = (): void => {
    thread = new Worker(entry, { workerData, resourceLimits: THREAD_OF_PROVINCES });
    thread.on('message', (message: FromJobThread) => {
      if (message.kind === 'job') inHand = message.job;
      else log('error', 'job failed', { ...message.fields, kind: message.job });
    });
    thread.on('error', (error) => log('error', 'the thread of long jobs ended', { fault: error.name }));
    thread.on('exit', () => {
      inHand = null;
      if (!isStopped) again = setTimeout(begin, BEGIN_AGAIN_AFTER);
    });
  };
  begin();
  const keeping = setInterval(() => {
    const job = inHand;
    if (job === null) return;
    database
      .asSystem(({ db }) => keepLease(db, job, WORKER_DEFAULTS.leaseSeconds))
      .catch(() => log('warn', 'a lease was not kept'));
  }, KEEP_LEASE_EVERY);
  return {
    stop: async () => {
      isStopped = true;
      clearInterval(keeping);
      clearTimeout(again);
      const ended = new Promise<void>((done) => thread.once('exit', () => done()));
      const stop: ToJobThread = 'stop';
      thread.postMessage(stop);
      const late = setTimeout(() => thread.terminate(), STOPS_WITHIN);
      await ended;
      clearTimeout(late);
    },
  };
}

const STOPS_WITHIN = 2_000;
