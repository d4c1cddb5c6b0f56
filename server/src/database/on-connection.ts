import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg, { type ClientBase } from 'pg';
import { statementOf } from './asked-often.ts';
import type { Schema } from './schema.generated.ts';

/**
 * Queries on one connection that somebody else opened, began and will give back.
 *
 * @param before told of each statement before it is sent; what it throws, it refuses
 */
export function onConnection(client: ClientBase, before = () => {}): Kysely<Schema> {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      before();
      inOneWrite(client);
      const { rows, rowCount } = await client.query(statementOf(query.sql, query.parameters));
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery() {
      throw new Error('read in pages instead of streaming');
    },
  };
  const refuse = async () => {
    throw new Error('the transaction is begun and ended by asActor');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Schema>({ dialect });
}

/** What is asked in one turn of the program goes to PostgreSQL in one write: a write wakes it, and costs as much as a row. */
export function inOneWrite(client: ClientBase): void {
  if (!('connection' in client && client.connection instanceof pg.Connection)) return;
  const { stream } = client.connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
