import pg from 'pg';
import { giveWay } from '../niceness.ts';
import { driverSettings, type ServerAddress } from './server-address.ts';

const { types } = pg;

/** Values as this program wants them: days as text, large numbers as numbers where they are exact, spans as text. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [types.builtins.DATE, (text) => text],
  [types.builtins.INTERVAL, (text) => text],
  [types.builtins.INT8, safeInteger],
]);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number here`);
  return value;
}

/** How long what is asked may take, where the limits of a role are too short for it. */
export interface Patience {
  readonly statementSeconds: number;
  /** Between two statements of one transaction. */
  readonly idleSeconds: number;
}

/** Connections of one role. */
export function openPool(address: ServerAddress, size: number, patience?: Patience): pg.Pool {
  const pool = new pg.Pool({
    ...driverSettings(address),
    ...(patience === undefined
      ? {}
      : {
          statement_timeout: patience.statementSeconds * 1000,
          idle_in_transaction_session_timeout: patience.idleSeconds * 1000,
        }),
    max: size,
    // What is asked at once goes at once, not each after the answer to the one before.
    pipeline: true,
    // While the regulations are read at the start, a handshake of several turns may wait for each.
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    application_name: `congtam ${address.user}`,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? types.getTypeParser(oid, format ?? 'text'),
    },
  });
  // A connection that breaks while idle is simply replaced; those who use one hear of it themselves.
  pool.on('error', () => {});
  // One that breaks after it was made and before somebody listens to it must not end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // Whoever has more patience computes for minutes, on what the database reads for it meanwhile: neither waits for the other.
    if (
      address.isOwn &&
      patience === undefined &&
      'processID' in client &&
      typeof client.processID === 'number'
    )
      void giveWay(client.processID);
  });
  return pool;
}
