import { pause } from './worker.ts';

/** Does something over and over with a pause between, until told to stop; what is in hand is finished first. */
export function startRepeating(
  work: () => Promise<unknown>,
  pauseMilliseconds: number,
  onFailure: (error: unknown) => void = () => {},
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await work().catch(onFailure);
      await pause(pauseMilliseconds, stopped.signal);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await loop;
    },
  };
}
