import { Gate } from '../../http/gate.ts';
import { overloaded } from '../../http/traffic.ts';
import { Refused } from '../../refusal.ts';

/**
 * Passwords are worked on a few at a time: each takes a core and 19 MiB for a moment. Who finds the queue full is sent away
 * with a time to come back, rather than holding up everybody.
 */
const gate = new Gate({ general: 4, reserved: 0, mostWaiting: 64, patienceMilliseconds: 10_000 });

/** @throws Refused (503, with when to come again) when too many wait */
export async function inHashingQueue<T>(work: () => Promise<T>, through = gate): Promise<T> {
  const leave = await through.enter('general');
  if (leave === undefined) throw new Refused(overloaded());
  try {
    return await work();
  } finally {
    leave();
  }
}
