import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { isToSend, type KeptTasks } from './kept-tasks.ts';

/** On a line that died unnoticed an answer never comes: it is asked for again, under the same key. */
const ANSWERED_WITHIN_MS = 20_000;

/** Why sending stopped before everything was sent; nothing where it did not. */
type Stopped = 'later' | 'no-session' | undefined;

const underWay = new WeakMap<KeptTasks, Promise<Stopped>>();

/**
 * Sends what is kept, one after the other; while that goes on whoever asks again is told of the same.
 *
 * @param refresh reads again what the page shows, once something was recorded
 */
export function sendKept(tasks: KeptTasks, refresh: () => Promise<unknown>): Promise<Stopped> {
  const sending = underWay.get(tasks) ?? sendAll(tasks, refresh).finally(() => underWay.delete(tasks));
  underWay.set(tasks, sending);
  return sending;
}

/** What is added while the page is read again is sent as well. */
async function sendAll(tasks: KeptTasks, refresh: () => Promise<unknown>): Promise<Stopped> {
  for (;;) {
    const { recorded, stopped } = await sendEach(tasks);
    if (recorded > 0) await Promise.race([refresh(), endOf(AbortSignal.timeout(ANSWERED_WITHIN_MS))]);
    if (recorded === 0 || stopped !== undefined) return stopped;
  }
}

async function sendEach(tasks: KeptTasks): Promise<{ readonly recorded: number; readonly stopped: Stopped }> {
  let recorded = 0;
  for (;;) {
    const task = tasks.now().find((one) => isToSend(one, Date.now()));
    if (task === undefined) return { recorded, stopped: undefined };
    const { key, title, period, sentAt } = task;
    tasks.change(key, { sentAt: sentAt ?? new Date().toISOString() });
    try {
      await api.POST('/api/v1/work-tasks/unplanned', {
        headers: { 'idempotency-key': key },
        body: { title, period },
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      recorded += 1;
      tasks.drop(key);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (mayComeLater(error)) return { recorded, stopped: error.status === 401 ? 'no-session' : 'later' };
      tasks.change(key, { refused: { title: error.title, detail: error.detail } });
    }
  }
}

const endOf = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => signal.addEventListener('abort', resolve));

/** No line, no session, a rush, a fault of the server: none of them says anything of the task. */
const mayComeLater = ({ status }: Problem): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;
