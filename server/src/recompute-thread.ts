import { parentPort, workerData } from 'node:worker_threads';
import { makeAsActor } from './database/as-actor.ts';
import { openPool } from './database/pool.ts';
import { overloadOf } from './http/problem.ts';
import {
  type FromRecomputeThread,
  type RecomputeThreadGiven,
  recomputingOver,
  type ToRecomputeThread,
} from './recompute.ts';
import { faultFields } from './server-log.ts';

/** The thread that computes runs again: one connection of its own, with more patience than a request has. */
const { login }: RecomputeThreadGiven = workerData;
const port = parentPort;
if (port === null) throw new Error('this runs as a thread of the server');
const tell = (message: FromRecomputeThread): void => port.postMessage(message);
const pool = openPool(login, 1, { statementSeconds: 120, idleSeconds: 300 });
const recomputing = recomputingOver(
  makeAsActor(pool, () => {
    throw new Error('this thread writes nothing');
  }),
);
port.on('message', async ({ id, of, question }: ToRecomputeThread) => {
  try {
    tell({ kind: 'answer', id, answer: await recomputing.ask(of, question) });
  } catch (error) {
    const answer = overloadOf(error);
    tell(
      answer === undefined
        ? { kind: 'failed', id, fields: faultFields(error) }
        : { kind: 'answer', id, answer },
    );
  }
});
