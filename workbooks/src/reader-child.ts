import { type ChildProcess, fork } from 'node:child_process';
import { resolve as absolute, basename } from 'node:path';
import { isCsv } from './csv-sheet.ts';
import type { ReadLimits } from './limits.ts';
import { type Problem, problem } from './problem.ts';
import type { FromReader, ReaderEvent, ToReader } from './reader-messages.ts';
import { problemOfRefusal } from './refusal.ts';
import type { SheetSink } from './sheet-sink.ts';
import { guardXlsx } from './xlsx-reader.ts';

const memoryMessage = /heap out of memory|Zone Allocation failed|Array buffer allocation failed/i;

/**
 * Reads one .xlsx or .csv in a process of its own with bounded memory (`childMemoryMegabytes`) and time
 * (`childSeconds`). The guards of .xlsx run here first, so a bomb starts no process. Death of the process is a problem
 * like any other.
 *
 * An error thrown by the sink ends the process and rejects the promise.
 */
export async function readInChild(
  path: string,
  sink: SheetSink,
  limits: ReadLimits,
  childEntry: string,
): Promise<Problem[]> {
  try {
    if (!isCsv(path)) await guardXlsx(path, limits);
  } catch (error) {
    return [problemOfRefusal(basename(path), error)];
  }
  const child = fork(childEntry, [], {
    execArgv: [`--max-old-space-size=${limits.childMemoryMegabytes}`],
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    follow(child, { path, sink, limits }, resolve, reject);
  });
}

function follow(
  child: ChildProcess,
  { path, sink, limits }: { path: string; sink: SheetSink; limits: ReadLimits },
  resolve: (problems: Problem[]) => void,
  reject: (error: unknown) => void,
): void {
  const file = basename(path);
  let complaint = '';
  let isTooSlow = false;
  let problems: readonly Problem[] | null = null;
  const timer = setTimeout(() => {
    isTooSlow = true;
    child.kill('SIGKILL');
  }, limits.childSeconds * 1000);
  const tell = (message: ToReader): void => {
    if (child.connected) child.send(message);
  };
  const giveUp = (error: unknown): void => {
    child.kill('SIGKILL');
    reject(error);
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  child.on('message', (message: FromReader) => {
    if (message.kind === 'done') {
      problems = message.problems;
      return;
    }
    deliver(message.events, sink).then(() => tell({ kind: 'continue' }), giveUp);
  });
  child.on('error', giveUp);
  child.on('close', (exitCode, signal) => {
    clearTimeout(timer);
    if (problems !== null) resolve([...problems]);
    else if (isTooSlow) resolve([problem('reader-too-slow', { file }, String(limits.childSeconds))]);
    else if (memoryMessage.test(complaint)) {
      resolve([problem('reader-out-of-memory', { file }, String(limits.childMemoryMegabytes))]);
    } else resolve([problem('reader-crashed', { file }, signal ?? `exit ${exitCode}`)]);
  });
  tell({ kind: 'read', path: absolute(path), limits });
}

/** Nothing of the caller's environment; Windows cannot start a process without its system folder. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}

async function deliver(events: readonly ReaderEvent[], sink: SheetSink): Promise<void> {
  for (const event of events) {
    if ('row' in event) sink.onRow(event.row);
    else sink.onSheet(event.sheet);
  }
  await sink.ready?.();
}
