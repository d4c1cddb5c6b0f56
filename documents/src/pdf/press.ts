import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Paper } from '../content/paper.ts';
import type { FromPress, ToPress } from './press-messages.ts';

/** Prints papers in processes of their own, so that what the typesetter keeps of each never adds up. */
export interface Press {
  /** PDF of one paper. Rejects with `PressFault` if it cannot be printed. */
  readonly print: (paper: Paper) => Promise<Uint8Array>;
  /** Ends the processes; what still waits is rejected. */
  readonly close: () => Promise<void>;
}

export interface PressSettings {
  /** The bundled `pdf-press-process.mjs`. */
  readonly entry: string;
  readonly processes?: number;
  /** After so many papers a process is replaced by a fresh one. */
  readonly papersPerProcess?: number;
  /** One paper may take so long before its process is ended. */
  readonly seconds?: number;
}

/** A paper that could not be printed: the typesetter refused it, took too long, or died over it twice. */
export class PressFault extends Error {
  override readonly name = 'PressFault';
}

interface Job {
  readonly id: number;
  readonly paper: Paper;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
  deaths: number;
}

interface Worker {
  readonly child: ChildProcess;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  printed: number;
}

const deathsForgiven = 1;

/** Thousands of papers are printed for minutes: whoever is answered meanwhile comes first. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or may not be told: it prints all the same.
  }
}

/** Opens a press. Processes start with the first paper; their environment is empty. */
export function openPress({
  entry,
  processes = 2,
  papersPerProcess = 300,
  seconds = 60,
}: PressSettings): Press {
  const waiting: Job[] = [];
  const workers = new Set<Worker>();
  let nextId = 1;
  let isClosed = false;

  const start = (): Worker => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      env: environment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    giveWay(child);
    const worker: Worker = { child, job: undefined, timer: undefined, printed: 0 };
    workers.add(worker);
    child.on('message', (message: FromPress) => finish(worker, message));
    child.on('error', () => child.kill('SIGKILL'));
    child.on('exit', () => bury(worker));
    return worker;
  };

  const finish = (worker: Worker, message: FromPress): void => {
    const { job } = worker;
    if (job === undefined || job.id !== message.job) return;
    clearTimeout(worker.timer);
    worker.job = undefined;
    worker.printed += 1;
    if (message.kind === 'printed') job.resolve(message.bytes);
    else job.reject(new PressFault(message.reason));
    if (worker.printed >= papersPerProcess) retire(worker);
    give();
  };

  const retire = (worker: Worker): void => {
    workers.delete(worker);
    if (worker.child.connected) worker.child.disconnect();
  };

  /** A process that died over a paper: the paper gets one more chance, in another. */
  const bury = (worker: Worker): void => {
    workers.delete(worker);
    clearTimeout(worker.timer);
    const { job } = worker;
    worker.job = undefined;
    if (job !== undefined) {
      job.deaths += 1;
      if (job.deaths > deathsForgiven || isClosed)
        job.reject(new PressFault('the typesetting process ended'));
      else waiting.unshift(job);
    }
    give();
  };

  const give = (): void => {
    while (!isClosed && waiting.length > 0) {
      const idle = [...workers].find(({ job }) => job === undefined);
      const worker = idle ?? (workers.size < processes ? start() : undefined);
      const job = worker === undefined ? undefined : waiting.shift();
      if (worker === undefined || job === undefined) return;
      worker.job = job;
      worker.timer = setTimeout(() => {
        job.deaths = deathsForgiven; // what took too long once is not tried again
        worker.child.kill('SIGKILL');
      }, seconds * 1000);
      const message: ToPress = { job: job.id, paper: job.paper };
      worker.child.send(message, (error) => {
        if (error !== null) worker.child.kill('SIGKILL');
      });
    }
  };

  return {
    print: (paper) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new PressFault('the press is closed'));
        waiting.push({ id: nextId, paper, resolve, reject, deaths: 0 });
        nextId += 1;
        give();
      }),
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.reject(new PressFault('the press is closed'));
      await Promise.all(
        [...workers].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              if (child.exitCode !== null || child.signalCode !== null) return resolve();
              child.once('exit', () => resolve());
              child.kill('SIGKILL');
            }),
        ),
      );
    },
  };
}

/** Nothing of the caller's environment; Windows cannot start a process without its system folder. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}
