import { type Kysely, sql } from 'kysely';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Holder } from '../access/roles.ts';
import { isRefusal } from '../refusal.ts';
import { isId } from './new-id.ts';
import { inOneWrite, onConnection } from './on-connection.ts';
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
  /**
   * Called by the evidence log with the events of this transaction. They are sent with its end, in the same round trip, or
   * before somebody else acts in it, or when they have become many: until then nobody finds them in the database, this
   * transaction neither.
   */
  addEvents(events: readonly NewEvent[]): Promise<void>;
  /** Sends them now: for what looks for them in this transaction, or refers to them. */
  writeEvents(): Promise<void>;
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

/** An event on its way into the log. */
export interface NewEvent extends RecordedEvent {
  /** The text that was hashed. */
  readonly canonical: string;
  /** The rows it seals, one a line; null for none. */
  readonly rows: string | null;
  /** Personal text kept beside it; the key as 64 hex digits. */
  readonly texts: readonly { readonly name: string; readonly key: string; readonly content: string }[];
}

/** Signs with the key of the log. */
export type EventSigner = (event: Omit<RecordedEvent, 'signature'>) => Buffer;

export interface TransactionOptions {
  /** Nothing is written; the database sees to it. */
  readonly isReadOnly?: boolean;
  /** Why what is changed here is no act of anybody and leaves no event. */
  readonly unrecordedBecause?: string;
  /** The work is one statement of nobody, which is a transaction of its own: one round trip. */
  readonly isOneStatement?: boolean;
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

/** Most events that are kept for the commit, and the longest of them in characters: those of a roster fill the memory. */
const TOGETHER = 100;
const LONG = 16_384;

/**
 * Writes the last events of a transaction and ends it, unless rows that count were written after them: one text, so that
 * nothing is committed of which the event did not arrive.
 */
const ending = (events: readonly NewEvent[]): string =>
  `select ${[...(events.length === 0 ? [] : [adding(events)]), 'audit.require_sealed()'].join(', ')}; commit`;
/** Ends a transaction that wrote nothing: neither an event nor anything else. */
const END_UNWRITTEN = 'select audit.require_unwritten(); commit';
/** Ends a transaction in which PostgreSQL refuses to write. */
const END_READ_ONLY = 'commit';
const ROWS_UNSEALED = 'CT001';

/** A use case changed something and wrote no event, or wrote on after it: the program is wrong, and nothing is kept. */
export class ChangeWithoutEvidence extends Error {
  constructor(what: string) {
    super(what);
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
/** There was no line to PostgreSQL, or it broke before any commit was asked for: nothing was stored. */
export class LineBroken extends Error {
  constructor(cause: unknown) {
    super('the line to the database broke before anything was stored', { cause });
    this.name = 'LineBroken';
  }
}

/** What the machine says of a line, and what PostgreSQL says when it is stopped, fails, or is not yet ready. */
const LINE_BROKEN = /^(?:EPIPE|ECONNRESET|ECONNREFUSED|57P0[123])$/;

const isConnectionGone = (error: unknown): boolean =>
  error instanceof Error && CONNECTION_GONE.has(error.message);

const isLineBroken = (error: unknown): boolean =>
  isConnectionGone(error) ||
  (error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    LINE_BROKEN.test(error.code));

const toldAsLine = (error: unknown): unknown => (isLineBroken(error) ? new LineBroken(error) : error);

const isAnswerOfDatabase = (error: unknown): boolean =>
  error instanceof DatabaseError && !/^(?:08|57P)/.test(error.code ?? '');

/** @param pool connections of a role without rights of its own */
export function makeAsActor(pool: Pick<Pool, 'connect'>, signEvent: EventSigner): AsActor {
  return async (actor, work, options = {}) => {
    const client = await pool.connect().catch((error: unknown) => {
      throw toldAsLine(error);
    });
    let broken: Error | undefined;
    // The first says why; what follows says only that the connection is gone.
    const onError = (error: Error) => {
      broken ??= error;
    };
    client.on('error', onError);
    try {
      return await (options.isOneStatement === true
        ? inOneStatement(client, actor, work, signEvent)
        : inTransaction(client, actor, work, { ...options, signEvent }));
    } catch (error) {
      const ended = broken;
      // A connection whose transaction could not be ended is never used again: its actor would still be set.
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      // When PostgreSQL ended the connection, it said why; of the driver one only hears that it is gone.
      const why = ended !== undefined && isConnectionGone(error) ? ended : error;
      throw toldAsLine(why);
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
        await whole.writeEvents();
        await sql`select set_config('congtam.actor', ${idOf(actor)}, true)`.execute(whole.db);
        const { request } = options;
        return step({ ...whole, actor, ...(request === undefined ? {} : { request }) });
      }),
    );
}

/** Who acts is set for the length of a transaction: outside of one it is nobody. */
async function inOneStatement<T>(
  client: PoolClient,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  signEvent: EventSigner,
): Promise<T> {
  if (actor.kind !== 'nobody') throw new Error('whoever acts does so in a transaction');
  let isAsked = false;
  const refuse = () => {
    throw new Error('one statement records no event and has nothing after it');
  };
  return work({
    db: onConnection(client, () => {
      if (isAsked) throw new Error('what was to be one statement is two');
      isAsked = true;
    }),
    ...{ actor, signEvent, addEvents: refuse, writeEvents: refuse, afterCommit: refuse },
  });
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
  // Not waited for: what is asked first goes with it, and is answered after it.
  inOneWrite(client);
  const begun = client.query(beginAs(client, actor, isReadOnly, under?.action));
  begun.catch(() => {});
  // Only where somebody is told are they kept: a roster records tens of thousands.
  const told: RecordedEvent[] = [];
  let recorded = 0;
  const waiting: NewEvent[] = [];
  const writeEvents = async () => {
    while (waiting.length > 0)
      await client.query('select audit.add_events($1)', [asValue(waiting.splice(0, TOGETHER))]);
  };
  const after: (() => void)[] = [];
  const result = await work({
    db: onConnection(client),
    actor,
    ...(request === undefined ? {} : { request }),
    ...(under === undefined ? {} : { under }),
    signEvent,
    addEvents: async (more) => {
      recorded += more.length;
      if (onRecorded !== undefined)
        for (const { id, hash, at, signature } of more) told.push({ id, hash, at, signature });
      waiting.push(...more);
      if (waiting.length > TOGETHER || more.some((event) => lengthOf(event) > LONG)) await writeEvents();
    },
    writeEvents,
    afterCommit: (run) => after.push(run),
  });
  await begun;
  // Who is refused has done nothing: not even what was locked or tried for it stays.
  if (isRefusal(result) && recorded === 0 && unrecordedBecause === undefined) {
    await client.query('rollback');
    return result;
  }
  // One round trip: several statements are answered with several results, which the types of the driver do not say.
  const isUnwritten = recorded === 0 && unrecordedBecause === undefined;
  const isRead = isReadOnly && recorded === 0;
  const end = isRead ? END_READ_ONLY : isUnwritten ? END_UNWRITTEN : ending(waiting.splice(0));
  const results: unknown = await client.query(end).catch((cause: unknown) => {
    if (cause instanceof DatabaseError && cause.code === ROWS_UNSEALED) {
      throw new ChangeWithoutEvidence(cause.message);
    }
    // What PostgreSQL refuses (a deferred constraint) is rolled back; without an answer nobody knows.
    throw isAnswerOfDatabase(cause) ? cause : new CommitUncertain(cause);
  });
  const last: unknown = Array.isArray(results) ? results.at(-1) : results;
  // PostgreSQL answers a commit of a failed transaction with a rollback, not with an error.
  if (!(last instanceof Object && 'command' in last && last.command === 'COMMIT'))
    throw new Error('the transaction had failed and was rolled back');
  onRecorded?.(told);
  for (const run of after) run();
  return result;
}

/** One round trip: the setting is local to the transaction and dies with it. */
function beginAs(client: PoolClient, actor: Actor, isReadOnly: boolean, action = ''): string {
  const begin = isReadOnly ? 'begin read only' : 'begin';
  const actorSet = `${begin}; set local congtam.actor = ${client.escapeLiteral(idOf(actor))}`;
  // A setting of this transaction ends with it: where there is no action, none is set.
  return action === '' ? actorSet : `${actorSet}; set local congtam.action = ${client.escapeLiteral(action)}`;
}

/** A text as it stands in a statement: that of the driver goes through it letter by letter. */
function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

const bytes = (given: Buffer): string => `'\\x${given.toString('hex')}'`;
const texts = (given: readonly string[]): string => `array[${given.map(literal).join(', ')}]::text[]`;

/** The events of a transaction, with their values in the text. Most have one: it goes as it is. */
function adding(events: readonly NewEvent[]): string {
  const [one, ...more] = events;
  if (one === undefined || more.length > 0) return `audit.add_events(${literal(asValue(events))})`;
  const written = one.rows === null ? 'null' : literal(one.rows);
  const [names, keys, contents] = (['name', 'key', 'content'] as const).map((of) =>
    texts(one.texts.map((text) => text[of])),
  );
  return `audit.add_event('${one.id}', ${literal(one.canonical)}, ${bytes(one.hash)}, ${bytes(one.signature)}, ${written},
    ${names}, ${keys}, ${contents})`;
}

const lengthOf = ({ canonical, rows, texts }: NewEvent): number =>
  texts.reduce((sum, { content }) => sum + content.length, canonical.length + (rows?.length ?? 0));

/** Events as `audit.add_events` takes them. */
const asValue = (events: readonly NewEvent[]): string =>
  JSON.stringify(
    events.map(({ id, canonical, hash, signature, rows, texts }) => ({
      ...{ id, canonical, hash: hash.toString('hex'), signature: signature.toString('hex') },
      ...(rows === null ? {} : { written: rows }),
      ...(texts.length === 0 ? {} : { texts }),
    })),
  );

function idOf(actor: Actor): string {
  const id = actor.kind === 'account' ? actor.account : '';
  if (id !== '' && !isId(id)) throw new Error('an actor is an id');
  return id;
}
