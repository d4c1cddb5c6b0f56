import { type Kysely, sql } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Holder } from '../access/roles.ts';
import { isRefusal } from '../refusal.ts';
import { isId } from './new-id.ts';
import { onConnection } from './on-connection.ts';
import type { Schema } from './schema.generated.ts';

/** Who acts: an account, or somebody who has not said who they are. */
export type Actor = { readonly kind: 'account'; readonly account: string } | { readonly kind: 'nobody' };

export const nobody: Actor = { kind: 'nobody' };
export const account = (id: string): Actor => ({ kind: 'account', account: id });

/** An open transaction in somebody's name. */
export interface Tx {
  readonly db: Kysely<Schema>;
  readonly actor: Actor;
  /** The request this is part of, as the log of the server names it. */
  readonly request?: string;
  readonly under?: Under;
  /** What makes an event count; whoever has the database alone cannot. */
  readonly signEvent: EventSigner;
  /** Called by the evidence log when it has written an event into this transaction. */
  markRecorded(event: RecordedEvent): unknown;
  /** Runs once the transaction is committed; not at all when it is not. */
  afterCommit(run: () => void): unknown;
}

/** What a transaction is for, and with which roles: a delegation of named actions reaches nothing in any other. */
export interface Under {
  readonly action: string;
  readonly holder: Holder;
}

/** An event as it was written: enough for the promise that it will stand in the log. */
export interface RecordedEvent {
  readonly id: string;
  readonly hash: Buffer;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Ed25519, 64 bytes. */
  readonly signature: Buffer;
}

/** Signs with the key of the log. */
export type EventSigner = (event: Omit<RecordedEvent, 'signature'>) => Buffer;

export interface TransactionOptions {
  /** Nothing is written; the database sees to it. */
  readonly isReadOnly?: boolean;
  /** Why what is changed here is no act of anybody and leaves no event. */
  readonly unrecordedBecause?: string;
  readonly request?: string;
  readonly under?: Under;
  /** Told the events of the transaction once it is committed. */
  readonly onRecorded?: (events: readonly RecordedEvent[]) => void;
}

/** The only way to a connection. */
export type AsActor = <T>(
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
) => Promise<T>;

/**
 * One transaction in which several act in turn, each step in the name of its actor: all of what they do is kept, or
 * nothing. Row security holds in every step.
 */
export type Together = <T>(work: (as: AsActor) => Promise<T>) => Promise<T>;

/** A use case changed something and wrote no event: the program is wrong, and nothing is kept. */
export class ChangeWithoutEvidence extends Error {
  constructor() {
    super('a transaction changed rows and recorded no event');
    this.name = 'ChangeWithoutEvidence';
  }
}

/** The connection was lost while the commit was under way: it may have been done. */
export class CommitUncertain extends Error {
  constructor(cause: unknown) {
    super('a commit was not answered', { cause });
    this.name = 'CommitUncertain';
  }
}

const CONNECTION_GONE: ReadonlySet<string> = new Set([
  'Client has encountered a connection error and is not queryable',
  'Connection terminated unexpectedly',
]);
const isConnectionGone = (error: unknown): boolean =>
  error instanceof Error && CONNECTION_GONE.has(error.message);

const isAnswerOfDatabase = (error: unknown): boolean =>
  error instanceof DatabaseError && !/^(?:08|57P)/.test(error.code ?? '');

/** @param pool connections of a role without rights of its own */
export function makeAsActor(pool: Pick<Pool, 'connect'>, signEvent: EventSigner): AsActor {
  return async (actor, work, options = {}) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // The first says why; what follows says only that the connection is gone.
    const onError = (error: Error) => {
      broken ??= error;
    };
    client.on('error', onError);
    try {
      return await inTransaction(client, actor, work, { ...options, signEvent });
    } catch (error) {
      const ended = broken;
      // A connection whose transaction could not be ended is never used again: its actor would still be set.
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // When PostgreSQL ended the connection, it said why; of the driver one only hears that it is gone.
      throw ended !== undefined && isConnectionGone(error) ? ended : error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  };
}

/** @param pool connections of a role without rights of its own */
export function makeTogether(pool: Pick<Pool, 'connect'>, signEvent: EventSigner): Together {
  const asActor = makeAsActor(pool, signEvent);
  return (work) =>
    asActor(nobody, async (whole) =>
      work(async (actor, step, options = {}) => {
        await sql`select set_config('congtam.actor', ${idOf(actor)}, true)`.execute(whole.db);
        const { request } = options;
        return step({ ...whole, actor, ...(request === undefined ? {} : { request }) });
      }),
    );
}

async function inTransaction<T>(
  client: PoolClient,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  {
    isReadOnly = false,
    unrecordedBecause,
    request,
    under,
    onRecorded,
    signEvent,
  }: TransactionOptions & Pick<Tx, 'signEvent'>,
): Promise<T> {
  await client.query(beginAs(client, actor, isReadOnly, under?.action));
  const events: RecordedEvent[] = [];
  const after: (() => void)[] = [];
  const result = await work({
    db: onConnection(client),
    actor,
    ...(request === undefined ? {} : { request }),
    ...(under === undefined ? {} : { under }),
    signEvent,
    markRecorded: (event) => events.push(event),
    afterCommit: (run) => after.push(run),
  });
  // Who is refused has done nothing: not even what was locked or tried for it stays.
  if (isRefusal(result) && events.length === 0 && unrecordedBecause === undefined) {
    await client.query('rollback');
    return result;
  }
  if (!isReadOnly && events.length === 0 && unrecordedBecause === undefined && (await hasWritten(client))) {
    throw new ChangeWithoutEvidence();
  }
  const { command } = await client.query('commit').catch((cause: unknown) => {
    // What PostgreSQL refuses (a deferred constraint) is rolled back; without an answer nobody knows.
    throw isAnswerOfDatabase(cause) ? cause : new CommitUncertain(cause);
  });
  // PostgreSQL answers a commit of a failed transaction with a rollback, not with an error.
  if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
  onRecorded?.(events);
  for (const run of after) run();
  return result;
}

/** One round trip: the setting is local to the transaction and dies with it. */
function beginAs(client: PoolClient, actor: Actor, isReadOnly: boolean, action = ''): string {
  const begin = isReadOnly ? 'begin read only' : 'begin';
  const settings = `set_config('congtam.actor', ${client.escapeLiteral(idOf(actor))}, true)`;
  // A setting of this transaction ends with it: where there is no action, none is set.
  return action === ''
    ? `${begin}; select ${settings}`
    : `${begin}; select ${settings}, set_config('congtam.action', ${client.escapeLiteral(action)}, true)`;
}

function idOf(actor: Actor): string {
  const id = actor.kind === 'account' ? actor.account : '';
  if (id !== '' && !isId(id)) throw new Error('an actor is an id');
  return id;
}

/** PostgreSQL gives a transaction its id at the first row it writes. */
async function hasWritten(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query('select pg_current_xact_id_if_assigned() is not null as written');
  return rows[0].written === true;
}
