import type { Pool, PoolClient, QueryConfig } from 'pg';

/**
 * Which statement fails, counted from 1, and whether it was carried out before its answer was lost. With `isKilled` the
 * server process behind the connection is ended while the statement is under way: whether it was done is left to chance.
 */
export interface Fault {
  readonly at: number;
  readonly isAnswerLost: boolean;
  readonly isKilled?: boolean;
}

export interface FaultyPool {
  readonly pool: Pick<Pool, 'connect'>;
  /** The next statements are counted anew, and one of them fails. */
  arm(fault: Fault): void;
  /** Whether it has failed; whoever runs out of statements before has been through all of them. */
  hasFailed(): boolean;
  /** How many statements there were since it was armed. */
  statements(): number;
}

/**
 * A pool whose connections fail once, at a chosen statement.
 *
 * @param kill ends the server process of that number
 */
export function faultyPool(real: Pool, kill?: (backend: number) => Promise<unknown>): FaultyPool {
  let fault: Fault = { at: 0, isAnswerLost: false };
  let count = 0;
  let failed = false;
  const faulty = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get: (target, name) => {
        if (name !== 'query') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return async (given: string | QueryConfig) => {
          count += 1;
          if (failed || count !== fault.at) return target.query(given);
          failed = true;
          if (fault.isKilled === true) {
            const { rows } = await target.query('select pg_backend_pid() as backend');
            // Until the end is seen: it is this statement that it falls upon, not one of whoever gets the connection next.
            const ended = new Promise<void>((seen) => target.once('end', seen));
            const [answer] = await Promise.allSettled([target.query(given), kill?.(Number(rows[0].backend))]);
            await ended;
            if (answer.status === 'fulfilled') return answer.value;
            throw answer.reason;
          }
          if (fault.isAnswerLost) await target.query(given);
          throw new Error('the connection was lost');
        };
      },
    });
  return {
    pool: { connect: async () => faulty(await real.connect()) } as Pick<Pool, 'connect'>,
    arm: (next) => {
      fault = next;
      count = 0;
      failed = false;
    },
    hasFailed: () => failed,
    statements: () => count,
  };
}
