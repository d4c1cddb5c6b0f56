import { createHash } from 'node:crypto';
import { record } from '../../audit/record.ts';
import { type AsActor, account, nobody, type TransactionOptions } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { slowDown, wrongCredentials } from './accounts.errors.ts';
import {
  attemptSucceeded,
  beginAttempt,
  beginSession,
  credentialOf,
  isKnownDevice,
  rememberDevice,
  rolesOf,
} from './accounts.queries.ts';
import { isPassword, isPasswordOfNobody, newToken, tokenHash } from './secrets.ts';

export interface SignInSettings {
  /** Wrong attempts before each next one has to wait. */
  readonly freeAttempts: number;
  /** The longest anybody has to wait. */
  readonly longestWaitSeconds: number;
  readonly idleMinutes: number;
  readonly administratorIdleMinutes: number;
  readonly sessionHours: number;
}

export const SIGN_IN_DEFAULTS: SignInSettings = {
  freeAttempts: 5,
  longestWaitSeconds: 15 * 60,
  idleMinutes: 15,
  administratorIdleMinutes: 5,
  sessionHours: 12,
};

export interface SignedIn {
  readonly account: string;
  readonly session: string;
  readonly device: string;
}

/**
 * Trades a login and a password for a session.
 *
 * Wrong attempts are counted for an account *at an address*, and, in a browser where the owner has signed in before,
 * for that browser alone. So a stranger who guesses slows down themself, and never locks the owner out.
 */
export async function signIn(
  asActor: AsActor,
  given: {
    readonly login: string;
    readonly password: string;
    readonly address: string;
    readonly device: string | undefined;
  },
  settings: SignInSettings,
  options: TransactionOptions,
): Promise<SignedIn | Refusal> {
  const login = given.login.trim().toLowerCase();
  const { password, address, device = newToken() } = given;
  const asked = await asActor(
    nobody,
    async (tx) => {
      const isKnown = given.device !== undefined && (await isKnownDevice(tx, tokenHash(device), login));
      const bucket = bucketOf(login, isKnown ? `device ${device}` : `address ${networkOf(address)}`);
      const wait = await beginAttempt(tx, bucket, settings.freeAttempts, settings.longestWaitSeconds);
      return wait > 0 ? { wait } : { wait, bucket, credential: await credentialOf(tx, login) };
    },
    { unrecordedBecause: 'an attempt is counted; what comes of it is recorded' },
  );
  if (asked.bucket === undefined) return slowDown(asked.wait);
  const { bucket, credential } = asked;
  const isRight =
    credential === undefined
      ? await isPasswordOfNobody(password)
      : await isPassword(password, credential.hash);
  if (credential === undefined || !isRight || credential.status !== 'active') {
    await recordFailure(asActor, credential?.account, options);
    return wrongCredentials();
  }

  const session = newToken();
  const { account: id } = credential;
  await asActor(
    account(id),
    async (tx) => {
      const isAdministrator = (await rolesOf(tx)).includes('administrator');
      const idleMinutes = isAdministrator ? settings.administratorIdleMinutes : settings.idleMinutes;
      const limits = { idleMinutes, hours: settings.sessionHours };
      await attemptSucceeded(tx, bucket, id);
      await beginSession(tx, { account: id, token: tokenHash(session) }, limits);
      await rememberDevice(tx, id, tokenHash(device));
      await record(tx, { action: 'session.begin', subject: { kind: 'session', id } });
    },
    options,
  );
  return { account: id, session, device };
}

async function recordFailure(asActor: AsActor, id: string | undefined, options: TransactionOptions) {
  await asActor(
    nobody,
    (tx) => record(tx, { action: 'session.refuse', subject: { kind: 'session', id: id ?? 'unknown' } }),
    { ...options, onRecorded: () => {} },
  );
}

/** The database learns neither the login nor the address. */
const bucketOf = (login: string, place: string): Buffer =>
  createHash('sha256').update(`${login}\n${place}`).digest();

/** Who has a whole /64 of IPv6 has one address as far as guessing goes. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [left = '', right] = address.split('::');
  const before = left.split(':').filter((part) => part !== '');
  const after = (right ?? '').split(':').filter((part) => part !== '');
  const missing = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...(right === undefined ? [] : missing), ...after].slice(0, 4).join(':');
}
