/** Who may wait for one another at one place. */
const MOST_WAITING = 50;

const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();

/**
 * Does one thing after the other for one key: a right password is not held up by the same one under way beside it, and a
 * wrong one is known to be wrong before the next is tried.
 *
 * @returns undefined when too many wait already
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
  const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
  if (line.waiting >= MOST_WAITING) return undefined;
  lines.set(key, line);
  line.waiting += 1;
  const mine = line.last.then(work, work);
  line.last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    line.waiting -= 1;
    if (line.waiting === 0) lines.delete(key);
  }
}
