import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How far the database gives way on the processors to the thread that answers people. Woken by each question it is sent, it
 * would take the processor from the thread that has four more to send: on two processors a sixth fewer are answered.
 */
export const DATABASE = constants.priority.PRIORITY_BELOW_NORMAL;

/** How long until Linux takes another such wish of an ordinary user, in milliseconds, and how often it is told. */
const BETWEEN_WISHES = 120;
const MOST_WISHES = 40;

/**
 * A process of the PostgreSQL that this program started gives way from now on. Where programs are not in groups of their own
 * (a container, a service), Linux gives each session of processes one, in which niceness ends, and each process of PostgreSQL
 * begins a session: so its group is told as well.
 */
export async function giveWay(pid: number): Promise<void> {
  try {
    setPriority(pid, DATABASE);
  } catch {
    // It has ended, or is of another user: it is only a little slower.
    return;
  }
  if (process.platform !== 'linux') return;
  for (let wish = 0; wish < MOST_WISHES; wish += 1) {
    const failure = await writeFile(`/proc/${pid}/autogroup`, `${DATABASE}`).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    // Nothing is lost where there are no such groups.
    if (failure !== 'EAGAIN') return;
    await sleep(BETWEEN_WISHES, undefined, { ref: false });
  }
}
