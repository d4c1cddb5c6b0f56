import { createHash } from 'node:crypto';
import { say } from '@congtam/engine';
import { sql } from 'kysely';
import type { Tx } from '../database/as-actor.ts';
import { isRefusal, type Refusal, Refused, refusal } from '../refusal.ts';

/** A call that may come twice: a double click, a retry after a lost answer. */
export interface KeyedCall {
  readonly account: string;
  readonly key: string;
  /** Hash of method, path and body: the same key for something else is a mistake of the client. */
  readonly fingerprint: Buffer;
}

/** Reads the header; undefined when there is none. */
export function keyedCall(
  header: string | undefined,
  account: string,
  request: { readonly method: string; readonly path: string; readonly body: unknown },
): KeyedCall | Refusal | undefined {
  if (header === undefined) return undefined;
  if (!/^[A-Za-z0-9_-]{8,100}$/.test(header)) return wrongKey();
  const { method, path, body } = request;
  const fingerprint = createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body) ?? ''}`)
    .digest();
  return { account, key: header, fingerprint };
}

/**
 * Work that is done once for its key: the second time, also while the first is under way or after the server was
 * killed, the answer of the first is given. It is kept in the transaction of the act: both are there, or neither. A
 * refusal is not kept, since nothing was done.
 */
export function once<T>(call: KeyedCall, work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const { account, key, fingerprint } = call;
  return async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${account} ${key}`}, 7))`.execute(tx.db);
    const kept = await tx.db
      .selectFrom('congtam.kept_answer')
      .select(['fingerprint', 'answer'])
      .where('account_id', '=', account)
      .where('key', '=', key)
      .executeTakeFirst();
    if (kept !== undefined) {
      if (!kept.fingerprint.equals(fingerprint)) throw new Refused(keyUsedBefore());
      return readKept<T>(kept.answer);
    }
    const result = await work(tx);
    if (!isRefusal(result)) {
      await tx.db
        .insertInto('congtam.kept_answer')
        .values({ account_id: account, key, fingerprint, answer: JSON.stringify({ result }) })
        .execute();
    }
    return result;
  };
}

/** What we wrote ourselves, read back; the shapes of the reply are checked once more when it is answered. */
const readKept = <T>(answer: unknown): T => (answer as { readonly result: T }).result;

const wrongKey = (): Refusal =>
  refusal(
    400,
    'http.idempotency-key',
    say('Idempotency-Key chưa đúng dạng', 'the Idempotency-Key does not have the right form'),
    say('dùng 8–100 chữ, số, gạch', 'use 8 to 100 letters, digits, dashes'),
  );

const keyUsedBefore = (): Refusal =>
  refusal(
    422,
    'http.idempotency-key-used',
    say('khóa này đã dùng cho một yêu cầu khác', 'this key was used for another request'),
    say('dùng khóa mới cho mỗi việc mới', 'use a new key for each new act'),
  );
