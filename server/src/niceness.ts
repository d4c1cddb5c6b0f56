import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Who gives way on the processors to the thread that answers people (0), and how far. Woken by each question it is sent, the
 * database would take the processor from the thread that has four more to send: on two processors a fifth fewer are answered.
 */
export const DATABASE = constants.priority.PRIORITY_BELOW_NORMAL;
/** Work of minutes, for which nobody waits at a screen, gives way to both. */
const LONG_WORK = 15;

/** The thread that calls this does long work from now on. Only Linux knows priorities of threads: elsewhere it would be all. */
export function doLongWork(): void {
  if (process.platform === 'linux') setPriority(LONG_WORK);
}

/** How long until Linux takes another such wish of an ordinary user, in milliseconds, and how often it is told. */
const BETWEEN_WISHES = 120;
const MOST_WISHES = 40;

/**
 * Where programs are not in groups of their own (a container, a service), Linux gives each session of processes one, and each
 * process of PostgreSQL begins a session: what it was started with counts for nothing there. So its group is told.
 *
 * @param pid a process of the PostgreSQL that this program started
 */
export async function giveWay(pid: number): Promise<void> {
  if (process.platform !== 'linux') return;
  for (let wish = 0; wish < MOST_WISHES; wish += 1) {
    const failure = await writeFile(`/proc/${pid}/autogroup`, `${DATABASE}`).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    // Nothing is lost where there are no such groups, or the process has ended: it is only a little slower.
    if (failure !== 'EAGAIN') return;
    await sleep(BETWEEN_WISHES, undefined, { ref: false });
  }
}
