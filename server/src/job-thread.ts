import { parentPort, workerData } from 'node:worker_threads';
import { eventSigner } from './audit/receipts.ts';
import { enterDatabase } from './database/open-database.ts';
import { startWorker, WORKER_DEFAULTS } from './jobs/worker.ts';
import { type FromJobThread, type JobThreadGiven, longJobs, type ToJobThread } from './long-jobs.ts';
import { faultFields } from './server-log.ts';

/** The thread of long jobs: its own connections, with more patience than a request has. */
const { logins, key }: JobThreadGiven = workerData;
const port = parentPort;
if (port === null) throw new Error('this runs as a thread of the server');
const tell = (message: FromJobThread): void => port.postMessage(message);
const database = enterDatabase(logins, { app: 2, jobs: 1 }, { statementSeconds: 120, idleSeconds: 300 });
database.signEventsWith(eventSigner(key));
const worker = startWorker(database, longJobs(), {
  ...WORKER_DEFAULTS,
  pauseMilliseconds: 500,
  onFailure: (job, error) => tell({ kind: 'failed', job, fields: faultFields(error) }),
  onJob: (job) => tell({ kind: 'job', job: job ?? null }),
});
port.on('message', async (message: ToJobThread) => {
  if (message !== 'stop') return;
  await worker.stop();
  await database.close();
  port.close();
});
