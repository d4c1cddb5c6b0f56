import { keptUnder, keptWord } from '../../components/kept-drafts.ts';

/** An unplanned task on its way to the server: kept on this machine until it is recorded. */
export interface KeptTask {
  /** Under which the server records it once, however often it is sent. */
  readonly key: string;
  readonly title: string;
  readonly period: string;
  /** RFC 3339: when it was first sent; whether that arrived is not known while the task stands here. */
  readonly sentAt: string | null;
  /** Why the server did not take it. */
  readonly refused: { readonly title: string; readonly detail: string } | null;
}

/** The server remembers a key for a day; from then on nobody knows by it whether a task was recorded. */
const KEY_LASTS_MS = 20 * 3_600_000;

/** Sent once long ago, its answer lost: only whoever looks at the list can say whether it is there. */
export const isUncertain = ({ sentAt }: KeptTask, now: number): boolean =>
  sentAt !== null && now - Date.parse(sentAt) > KEY_LASTS_MS;

/** Whether a task is sent by itself: not what was refused, nor what might be recorded twice. */
export const isToSend = (task: KeptTask, now: number): boolean =>
  task.refused === null && !isUncertain(task, now);

/** Tasks of one account, as this machine keeps them; other windows of the browser keep the same. */
export interface KeptTasks {
  now(): readonly KeptTask[];
  add(title: string, period: string): KeptTask;
  change(key: string, change: Partial<KeptTask>): void;
  drop(key: string): void;
  /** @param listener told of each change, and whether another window of the browser made it */
  listen(listener: (isElsewhere: boolean) => void): () => void;
}

const NONE: readonly KeptTask[] = [];
const listeners = new Set<(isElsewhere: boolean) => void>();
const of = new Map<string, KeptTasks>();

export function keptTasksOf(account: string): KeptTasks {
  const tasks = of.get(account) ?? keptTasks(keptUnder(account, 'tasks'));
  of.set(account, tasks);
  return tasks;
}

function keptTasks(under: string): KeptTasks {
  let text: string | null = null;
  let tasks = NONE;
  const now = () => {
    const there = stored(under);
    if (there !== text) {
      text = there;
      tasks = tasksIn(there);
    }
    return tasks;
  };
  const put = (next: readonly KeptTask[]) => {
    keptWord(under, next.length === 0 ? null : JSON.stringify(next));
    // A full or forbidden store keeps what it has: then it is this page that knows.
    text = stored(under);
    tasks = next;
    for (const listener of listeners) listener(false);
  };
  return {
    now,
    add: (title, period) => {
      const task = { key: crypto.randomUUID(), title, period, sentAt: null, refused: null };
      put([...now(), task]);
      return task;
    },
    change: (key, change) => put(now().map((task) => (task.key === key ? { ...task, ...change } : task))),
    drop: (key) => put(now().filter((task) => task.key !== key)),
    listen: (listener) => {
      const elsewhere = ({ key }: StorageEvent) => {
        if (key === under || key === null) listener(true);
      };
      listeners.add(listener);
      addEventListener('storage', elsewhere);
      return () => {
        listeners.delete(listener);
        removeEventListener('storage', elsewhere);
      };
    },
  };
}

function stored(under: string): string | null {
  try {
    return localStorage.getItem(under);
  } catch {
    return null;
  }
}

/** What an older page kept, or somebody changed by hand, is as good as nothing. */
function tasksIn(text: string | null): readonly KeptTask[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTask) : NONE;
  } catch {
    return NONE;
  }
}

function isTask(value: unknown): value is KeptTask {
  if (typeof value !== 'object' || value === null) return false;
  const { key, title, period, sentAt, refused } = value as { readonly [name: string]: unknown };
  return (
    [key, title, period].every((one) => typeof one === 'string') &&
    (sentAt === null || typeof sentAt === 'string') &&
    (refused === null ||
      (typeof refused === 'object' && refused !== undefined && 'title' in refused && 'detail' in refused))
  );
}
