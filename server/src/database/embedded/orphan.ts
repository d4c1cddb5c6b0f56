import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';
import { readIfThere } from './read-if-there.ts';

/**
 * Stops a PostgreSQL that outlived the process that had started it on this folder. The caller holds the lock of the
 * instance, so whoever runs there has no owner.
 *
 * @returns whether there was one
 */
export async function stopOrphan(pgdata: string): Promise<boolean> {
  const pid = runningPostmaster(pgdata);
  if (pid === undefined) return false;
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 10],
  ] as const) {
    // Between looking and signalling it may have stopped by itself.
    if (runningPostmaster(pgdata) !== pid) return true;
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 20; waited += 1) {
      if (runningPostmaster(pgdata) === undefined) return true;
      await sleep(50);
    }
  }
  throw new StartRefusal(
    'database.orphan-stays',
    say(
      `một PostgreSQL không có chủ (tiến trình ${pid}) còn giữ ${pgdata} và không chịu dừng`,
      `a PostgreSQL without an owner (process ${pid}) holds ${pgdata} and does not stop`,
    ),
    say(`dừng tiến trình ${pid} rồi chạy lại`, `stop the process ${pid} and start again`),
  );
}

/** The process named by postmaster.pid, when it is alive and really serves this folder. */
export function runningPostmaster(pgdata: string): number | undefined {
  const pid = Number(readIfThere(join(pgdata, 'postmaster.pid'))?.split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  // Ids are used again: another program may have that of a PostgreSQL that died long ago.
  if (!existsSync('/proc/self/cmdline')) return pid;
  return readIfThere(`/proc/${pid}/cmdline`)?.includes(pgdata) ? pid : undefined;
}
