import type { LostSession, Problem } from './problem.ts';

/** Whether the session was lost while somebody was working: the page they are on stays, with what they typed. */
let lost: LostSession | undefined;
const listeners = new Set<() => void>();

const tell = (next: LostSession | undefined) => {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
};

export const sessionLost = {
  now: (): LostSession | undefined => lost,
  listen: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  happened: (how: LostSession): void => tell(how),
  /** When that is why something was refused. */
  by: ({ lostSession }: Problem): void => {
    if (lostSession !== undefined) tell(lostSession);
  },
  mended: (): void => tell(undefined),
};
