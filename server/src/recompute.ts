import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AsActor } from './database/as-actor.ts';
import type { Database } from './database/open-database.ts';
import type { Logins } from './database/roles.ts';
import { notComputed } from './evaluation/cycle-refusals.ts';
import { type RunRead, recomputingFrom } from './evaluation/recomputed.ts';
import type { Answer, Question, Recomputing, RunAsked } from './evaluation/recomputing.ts';
import { inputOfResult, inputOfRun, runById } from './features/classification/runs.queries.ts';
import { cycleById } from './features/cycles/cycles.queries.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { SOURCES } from './routes.ts';
import type { LogFields, ServerLog } from './server-log.ts';

/** Computes runs again where it is called: in the thread, or in this process where there is none. */
export const recomputingOver = (asActor: AsActor): Recomputing =>
  recomputingFrom(({ run: id, inNameOf: { actor, ...name }, forResultOf }) =>
    asActor(
      actor,
      async (tx): Promise<RunRead | Refusal> => {
        const run = await runById(tx, id);
        const cycle = run && (await cycleById(tx, run.cycle));
        const input =
          forResultOf === undefined ? await inputOfRun(tx, id) : await inputOfResult(tx, id, forResultOf);
        if (run === undefined || cycle === undefined || input === undefined) return notComputed();
        const packs = await SOURCES.joined(tx, cycle);
        return isRefusal(packs) ? packs : { packs, input, period: cycle.period, asOf: run.asOf };
      },
      { ...name, isReadOnly: true },
    ),
  );

/** What the thread is given at its start: it reads in the name of whoever asks, and writes nothing. */
export interface RecomputeThreadGiven {
  readonly login: Logins['congtam_app'];
}

export interface ToRecomputeThread {
  readonly id: number;
  readonly of: RunAsked;
  readonly question: Question;
}

export type FromRecomputeThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer | Refusal }
  | { readonly kind: 'failed'; readonly id: number; readonly fields: LogFields };

/** Beside the bundle when built; absent in the sources, where this process computes. */
export const RECOMPUTE_THREAD = fileURLToPath(new URL('./recompute-thread.mjs', import.meta.url));

/** After so long without a question the thread ends, and gives back what it kept in memory. */
const RESTS_AFTER = 300_000;

/** Why a question found no answer. */
class RecomputeFailed extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'RecomputeFailed';
  }
}

export interface RecomputingBeside extends Recomputing {
  /** Whoever waits for an answer is told that there will be none. */
  stop(): Promise<void>;
}

/** A thread with those who wait for its answers. */
interface Begun {
  readonly worker: Worker;
  readonly waiting: Map<
    number,
    { readonly done: (answer: Answer | Refusal) => void; readonly fail: (why: Error) => void }
  >;
}

/**
 * Computes runs again in a thread of its own, so that everybody else is answered meanwhile. It is begun with the first
 * question; one that dies fails those who wait for it, and the next question begins another.
 *
 * @param entry the bundled thread
 */
export function startRecomputing(
  database: Pick<Database, 'asActor' | 'logins'>,
  log: ServerLog,
  { entry = RECOMPUTE_THREAD }: { readonly entry?: string } = {},
): RecomputingBeside {
  if (!existsSync(entry)) return { ...recomputingOver(database.asActor), stop: async () => {} };
  const workerData: RecomputeThreadGiven = { login: database.logins.congtam_app };
  let now: Begun | undefined;
  let isStopped = false;
  let asked = 0;
  let resting: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    const ending = now;
    now = undefined;
    await ending?.worker.terminate();
  };
  const begin = (): Begun => {
    const begun: Begun = { worker: new Worker(entry, { workerData }), waiting: new Map() };
    const { worker, waiting } = begun;
    worker.on('message', (message: FromRecomputeThread) => {
      const one = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0 && now === begun) resting = setTimeout(end, RESTS_AFTER).unref();
      if (message.kind === 'answer') return one?.done(message.answer);
      log('error', 'a run was not computed again', message.fields);
      one?.fail(new RecomputeFailed('a run was not computed again'));
    });
    worker.on('error', (error) =>
      log('error', 'the thread that computes again ended', { fault: error.name }),
    );
    worker.on('exit', () => {
      if (now === begun) now = undefined;
      for (const { fail } of waiting.values()) fail(new RecomputeFailed('the thread ended'));
    });
    now = begun;
    return begun;
  };
  return {
    ask: (of, question) =>
      new Promise((done, fail) => {
        if (isStopped) return fail(new RecomputeFailed('the server stops'));
        clearTimeout(resting);
        asked += 1;
        const { worker, waiting } = now ?? begin();
        waiting.set(asked, { done, fail });
        const message: ToRecomputeThread = { id: asked, of, question };
        worker.postMessage(message);
      }),
    stop: () => {
      isStopped = true;
      clearTimeout(resting);
      return end();
    },
  };
}
