import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';
import type { Binaries } from './binaries.ts';
import { type ClusterFolder, ids, lastLines } from './cluster-folder.ts';
import { diskFull, NEEDED } from './free-space.ts';
import { runningPostmaster } from './orphan.ts';
import { readIfThere } from './read-if-there.ts';
import type { Unprivileged } from './unprivileged.ts';

export interface PostgresProcess {
  readonly pid: number;
  /** Resolves when the server has gone, however it went. */
  readonly gone: Promise<void>;
  /** Ends all sessions and stops; at once, with recovery at the next start, when that takes more than `patience`. */
  stop(patience?: number): Promise<void>;
}

/**
 * Holds a pipe from this process: when it closes, because we close it or because we were killed, PostgreSQL is asked
 * to stop. `cat` ends at end of file; SIGINT is a fast shutdown.
 */
const WATCHDOG =
  'exec 3<&0; "$@" </dev/null 3<&- & pg=$!; ( cat <&3 >/dev/null; kill -INT $pg ) 2>/dev/null & dog=$!; ' +
  'exec 3<&-; wait $pg; code=$?; kill $dog 2>/dev/null; exit $code';

const MOST_LOG = 16 * 1024 * 1024;

/** Starts PostgreSQL on a socket in `socketFolder` only and waits until it takes connections. */
export async function startPostgres(given: {
  readonly cluster: ClusterFolder;
  readonly binaries: Binaries;
  readonly as: Unprivileged;
  readonly socketFolder: string;
  readonly settings: { readonly [name: string]: string };
}): Promise<PostgresProcess> {
  const { cluster, binaries, as, socketFolder } = given;
  const logFile = join(cluster.folder, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > MOST_LOG) renameSync(logFile, `${logFile}.1`);
  const settings = { ...SETTINGS, unix_socket_directories: socketFolder, ...given.settings };
  const postgres = [
    binaries.postgres,
    '-D',
    cluster.pgdata,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [command = '', ...args] = [...as.prefix, 'sh', '-c', WATCHDOG, 'watchdog', ...postgres];
  const log = openSync(logFile, 'a', 0o600);
  const logged = statSync(logFile).size;
  // A group of its own: Ctrl-C in the terminal is for us, and we say when PostgreSQL stops.
  const child = spawn(command, args, {
    stdio: ['pipe', log, log],
    detached: true,
    env: { ...process.env, ...binaries.environment },
    ...ids(as),
  });
  closeSync(log);
  const gone = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  child.stdin?.on('error', () => {});
  child.unref();
  const saidSince = () => readFileSync(logFile).subarray(logged).toString('utf8');
  const pid = await untilReady(child, cluster.pgdata, saidSince);
  return { pid, gone, stop: (patience = 5000) => stop(child, cluster.pgdata, gone, patience) };
}

const SETTINGS: { readonly [name: string]: string } = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '80',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements hold personal data: they stay out of the log, whatever goes wrong.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length_on_error: '0',
};

async function untilReady(child: ChildProcess, pgdata: string, said: () => string): Promise<number> {
  const statusFile = join(pgdata, 'postmaster.pid');
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw notStarted(pgdata, said());
    }
    const lines = readIfThere(statusFile)?.split('\n') ?? [];
    // A server that was killed leaves this file behind, saying that it is ready.
    const pid = Number(lines[0]);
    if (lines[7]?.trim() === 'ready' && runningPostmaster(pgdata) === pid) return pid;
    // However long recovery takes: stopping it halfway would only make it begin again.
    await sleep(15);
  }
}

async function stop(child: ChildProcess, pgdata: string, gone: Promise<void>, patience: number) {
  child.stdin?.end();
  if (await within(gone, patience)) return;
  const pid = runningPostmaster(pgdata);
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  await within(gone, patience);
}

async function within(gone: Promise<void>, milliseconds: number): Promise<boolean> {
  const late = new AbortController();
  const waited = sleep(milliseconds, false, { signal: late.signal }).catch(() => false);
  const isGone = await Promise.race([gone.then(() => true), waited]);
  late.abort();
  return isGone;
}

function notStarted(pgdata: string, said: string): StartRefusal {
  if (/No space left on device/i.test(said)) return diskFull(pgdata, 0, NEEDED.later);
  return new StartRefusal(
    'database.not-started',
    say(`PostgreSQL không chạy được: ${lastLines(said)}`, `PostgreSQL did not start: ${lastLines(said)}`),
    say(
      `đọc ${join(pgdata, '..', 'postgres.log')}; đừng xóa gì trong ${pgdata}`,
      `read ${join(pgdata, '..', 'postgres.log')}; remove nothing in ${pgdata}`,
    ),
  );
}
