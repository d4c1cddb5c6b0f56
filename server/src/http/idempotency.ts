import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { say } from '@congtam/engine';
import { sql } from 'kysely';
import type { Tx } from '../database/as-actor.ts';
import { isRefusal, type Refusal, Refused, refusal } from '../refusal.ts';

/** A call that may come twice: a double click, a retry after a lost answer. */
export interface KeyedCall {
  readonly account: string;
  /** Finds the answer again; the key itself is not stored. */
  readonly keyHash: Buffer;
  /** HMAC of all that makes the request: the same key for something else is a mistake of the client. */
  readonly fingerprint: Buffer;
  /** Seals the answer: an activation code in it is for who asked, not for who reads the database. */
  readonly seal: Buffer;
}

/** All that makes a request what it is. */
export interface RequestMade {
  readonly method: string;
  readonly path: string;
  readonly query: { readonly [name: string]: unknown };
  readonly seenVersion: string | undefined;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/** Reads the header; undefined when there is none. */
export function keyedCall(
  header: string | undefined,
  account: string,
  { method, path, query, seenVersion = '', contentType = '', body }: RequestMade,
): KeyedCall | Refusal | undefined {
  if (header === undefined) return undefined;
  if (!/^[A-Za-z0-9_-]{20,100}$/.test(header)) return wrongKey();
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', header, account, purpose, 32));
  const sorted = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  const fingerprint = createHmac('sha256', derived('fingerprint'))
    .update(JSON.stringify([method, path, sorted, seenVersion, contentType, body ?? null]))
    .digest();
  return { account, keyHash: derived('key'), fingerprint, seal: derived('seal') };
}

/**
 * Work that is done once for its key: the second time, also while the first is under way or after the server was
 * killed, the answer of the first is given. It is kept in the transaction of the act: both are there, or neither. A
 * refusal is not kept, since nothing was done.
 */
export function once<T>(call: KeyedCall, work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const { account, keyHash, fingerprint } = call;
  return async (tx) => {
    const lock = `${account} ${keyHash.toString('hex')}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 7))`.execute(tx.db);
    const kept = await tx.db
      .selectFrom('congtam.kept_answer')
      .select(['fingerprint', 'sealed'])
      .where('account_id', '=', account)
      .where('key_hash', '=', keyHash)
      .executeTakeFirst();
    if (kept !== undefined) {
      if (!kept.fingerprint.equals(fingerprint)) throw new Refused(keyUsedBefore());
      return readKept<T>(keptIn(opened(call, kept.sealed)));
    }
    const result = await work(tx);
    if (!isRefusal(result)) {
      const sealed = sealedOf(call, textOf({ result }));
      await tx.db
        .insertInto('congtam.kept_answer')
        .values({ account_id: account, key_hash: keyHash, fingerprint, sealed })
        .execute();
    }
    return result;
  };
}

/** What we wrote ourselves, read back; the shapes of the reply are checked once more when it is answered. */
const readKept = <T>(answer: unknown): T => (answer as { readonly result: T }).result;

const BYTES = '$bytes';

/** An answer as text, with the files it gives. */
const textOf = (answer: object): string =>
  JSON.stringify(answer, function (this: { readonly [name: string]: unknown }, name, value: unknown) {
    const held = this[name];
    return held instanceof Uint8Array ? { [BYTES]: Buffer.from(held).toString('base64') } : value;
  });

const keptIn = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => {
    const bytes = typeof value === 'object' && value !== null && BYTES in value ? value[BYTES] : undefined;
    return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value;
  });

const CIPHER = 'aes-256-gcm';

/** Nonce, tag, text; bound to the request it answers. */
function sealedOf({ seal, fingerprint }: KeyedCall, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, seal, nonce).setAAD(fingerprint);
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** @throws Error when somebody has changed what is kept */
function opened({ seal, fingerprint }: KeyedCall, sealed: Buffer): string {
  const cipher = createDecipheriv(CIPHER, seal, sealed.subarray(0, 12)).setAAD(fingerprint);
  cipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
}

const wrongKey = (): Refusal =>
  refusal(
    400,
    'http.idempotency-key',
    say('Idempotency-Key chưa đúng dạng', 'the Idempotency-Key does not have the right form'),
    say(
      'dùng một UUID ngẫu nhiên, hoặc 20–100 chữ, số, gạch khó đoán',
      'use a random UUID, or 20 to 100 letters, digits, dashes nobody can guess',
    ),
  );

const keyUsedBefore = (): Refusal =>
  refusal(
    422,
    'http.idempotency-key-used',
    say('khóa này đã dùng cho một yêu cầu khác', 'this key was used for another request'),
    say('dùng khóa mới cho mỗi việc mới', 'use a new key for each new act'),
  );
