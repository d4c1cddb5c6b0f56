import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { statementOf } from '../database/asked-often.ts';

/** What a route asked the database. */
export interface Issued {
  readonly text: string;
  /** None where several statements were asked as one text. */
  readonly values?: readonly unknown[];
}

/** The same connections, of which `tell` hears what is asked. */
export const overheard = (pool: Pool, tell: (issued: Issued) => void): Pick<Pool, 'connect'> =>
  ({ connect: async () => overheardClient(await pool.connect(), tell) }) as Pick<Pool, 'connect'>;

function overheardClient(client: PoolClient, tell: (issued: Issued) => void): PoolClient {
  return new Proxy(client, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return (asked: string | QueryConfig) => {
        tell(typeof asked === 'string' ? { text: asked } : { text: asked.text, values: asked.values ?? [] });
        return target.query(asked);
      };
    },
  });
}

/** Asks it again, in the way in which the server asked it. */
export const issueAgain = (client: PoolClient, { text, values }: Issued): Promise<QueryResult> =>
  values === undefined ? client.query(text) : client.query(statementOf(text, values));
