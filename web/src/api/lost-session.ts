/** Whether the session ran out while somebody was working: the page they are on stays, with what they typed. */
let isLost = false;
const listeners = new Set<() => void>();

const tell = (next: boolean) => {
  if (isLost === next) return;
  isLost = next;
  for (const listener of listeners) listener();
};

export const sessionLost = {
  now: (): boolean => isLost,
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  happened: (): void => tell(true),
  mended: (): void => tell(false),
};
