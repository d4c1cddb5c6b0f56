import { createHash } from 'node:crypto';
import { record } from '../../audit/record.ts';
import { type AsActor, account, nobody, type TransactionOptions, type Tx } from '../../database/as-actor.ts';
import { isRefusal, orRefusal, type Refusal, Refused } from '../../refusal.ts';
import { secondFactorNeeded, slowDown, wrongCredentials, wrongSecondFactor } from './accounts.errors.ts';
import {
  attemptSucceeded,
  beginAttempt,
  beginSession,
  type Credential,
  countStranger,
  credentialOf,
  credentialOfRecovery,
  isKnownDevice as isKnown,
  keepNewestSessions,
  rememberDevice,
  rolesOf,
  takeAttemptBack,
} from './accounts.queries.ts';
import { inTurn } from './in-turn.ts';
import { markProved, ownSecondFactor } from './second-factor.queries.ts';
import { isTimeCode, takeCode } from './second-factor.ts';
import type { SecretBox } from './secret-box.ts';
import { codeHash, hashOfNobody, isPassword, newToken, tokenHash } from './secrets.ts';

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

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Of the app, or a recovery code; for accounts that have a second factor. */
  readonly code?: string | undefined;
  readonly address: string;
  readonly device: string | undefined;
}

const WHY_UNRECORDED = { unrecordedBecause: 'an attempt is counted; what comes of it is recorded' };

/**
 * Trades a login, a password and, where there is one, a code of the second factor for a session.
 *
 * Wrong attempts are counted for an account *at an address*, and, in a browser where the owner has signed in before,
 * for that browser alone. So a stranger who guesses slows down themself, and never locks the owner out. Whoever shows
 * the second factor as well gets in without waiting: codes of the app are counted apart, a recovery code cannot be
 * guessed and is not counted at all.
 */
export async function signIn(
  asActor: AsActor,
  given: Credentials,
  means: Means,
  options: TransactionOptions,
): Promise<SignedIn | Refusal> {
  const place = given.device ?? networkOf(given.address);
  const key = bucketOf(given.login.trim().toLowerCase(), place).toString('hex');
  return (await inTurn(key, () => attempt(asActor, given, means, options))) ?? slowDown(1);
}

interface Means {
  readonly settings: SignInSettings;
  readonly box: SecretBox;
}

async function attempt(
  asActor: AsActor,
  given: Credentials,
  { settings, box }: Means,
  options: TransactionOptions,
): Promise<SignedIn | Refusal> {
  const { password, device = newToken(), code } = given;
  const asked = await begun(asActor, { ...given, device }, settings);
  if (asked.kind === 'wait') return slowDown(asked.seconds);
  const { buckets, credential, waived } = asked;
  const refuse = async (why: Refusal) => {
    await recordFailure(asActor, credential?.account, options);
    // Nothing is told to whoever would have had to wait.
    return waived > 0 ? slowDown(waived) : why;
  };
  const isRight = await isPassword(password, credential?.hash ?? (await hashOfNobody()));
  if (credential === undefined || !isRight || credential.status !== 'active')
    return refuse(wrongCredentials());

  const { account: id } = credential;
  const isEnrolled = (await asActor(account(id), ownSecondFactor, { isReadOnly: true })) !== undefined;
  if (!isEnrolled && waived > 0) return refuse(wrongCredentials());
  if (isEnrolled && code === undefined) return secondFactorNeeded();
  if (isEnrolled && code !== undefined && isTimeCode(code) && !asked.isKnownDevice) {
    // Who knows the password and guesses codes from many addresses: more generous than at one address, but bounded.
    const everywhere = bucketOf(id, 'codes everywhere');
    const most = settings.freeAttempts * CODES_EVERYWHERE;
    const wait = await asActor(
      nobody,
      (tx) => beginAttempt(tx, everywhere, most, settings.longestWaitSeconds),
      WHY_UNRECORDED,
    );
    if (wait > 0) return slowDown(wait);
    buckets.push(everywhere);
  }

  const session = newToken();
  const work = asActor(
    account(id),
    async (tx) => {
      const by = isEnrolled && code !== undefined ? await takeCode(tx, box, id, code) : undefined;
      if (isEnrolled && by === undefined) throw new Refused(wrongSecondFactor());
      for (const bucket of buckets) await attemptSucceeded(tx, bucket, id);
      if (asked.ofAddress !== undefined) await takeAttemptBack(tx, asked.ofAddress);
      await openSession(tx, { account: id, session, settings, by: 'password', secondFactor: by });
      await rememberDevice(tx, id, tokenHash(device));
      return { account: id, session, device };
    },
    options,
  );
  const done = await orRefusal(work);
  return isRefusal(done) ? refuse(done) : done;
}

/** As many codes may be tried from anywhere as passwords at one address, times this. */
const CODES_EVERYWHERE = 10;

/** From one address so many wrong attempts at any accounts: a whole body may stand behind it. */
const FROM_ONE_ADDRESS = 20;
/** Sessions of one account beside each other; the oldest ends for another. */
const MOST_SESSIONS = 10;

interface Begun {
  readonly kind: 'open';
  /** Counted for the address alone; absent in a browser that is known. */
  readonly ofAddress: Buffer | undefined;
  readonly buckets: Buffer[];
  readonly isKnownDevice: boolean;
  readonly credential: Credential | undefined;
  /** Seconds whoever has no second factor would wait. */
  readonly waived: number;
}

/** Counts the attempt before it is made; says how long to wait instead. */
function begun(
  asActor: AsActor,
  { login: typed, code, address, device }: Credentials & { readonly device: string },
  { freeAttempts, longestWaitSeconds }: SignInSettings,
): Promise<Begun | { readonly kind: 'wait'; readonly seconds: number }> {
  const login = typed.trim().toLowerCase();
  return asActor(
    nobody,
    async (tx) => {
      const isKnownDevice = await isKnown(tx, tokenHash(device), login);
      const place = isKnownDevice ? `device ${device}` : `address ${networkOf(address)}`;
      const bucket = bucketOf(login, place);
      const ofAddress = isKnownDevice ? undefined : bucketOf('', `any login at ${place}`);
      if (ofAddress !== undefined) {
        const most = freeAttempts * FROM_ONE_ADDRESS;
        const seconds = await beginAttempt(tx, ofAddress, most, longestWaitSeconds);
        if (seconds > 0) return { kind: 'wait', seconds } as const;
      }
      const waived = await beginAttempt(tx, bucket, freeAttempts, longestWaitSeconds);
      const open = { kind: 'open', isKnownDevice, waived, ofAddress } as const;
      if (waived === 0) return { ...open, buckets: [bucket], credential: await credentialOf(tx, login) };
      const closed = { kind: 'wait', seconds: waived } as const;
      if (code === undefined) return closed;
      if (isTimeCode(code)) {
        const codes = bucketOf(login, `codes at ${place}`);
        if ((await beginAttempt(tx, codes, freeAttempts, longestWaitSeconds)) > 0) return closed;
        return { ...open, buckets: [bucket, codes], credential: await credentialOf(tx, login) };
      }
      // Looked up before the password is worked on: guessing costs the server a row, not an argon2.
      const credential = await credentialOfRecovery(tx, login, codeHash(code));
      return credential === undefined ? closed : { ...open, buckets: [bucket], credential };
    },
    WHY_UNRECORDED,
  );
}

/** Begins a session of who acts, and its event. */
export async function openSession(
  tx: Tx,
  given: {
    readonly account: string;
    readonly session: string;
    readonly settings: SignInSettings;
    readonly by: 'password' | 'singleSignOn';
    readonly secondFactor: 'timeCode' | 'recoveryCode' | undefined;
  },
): Promise<void> {
  const { account: id, settings, by, secondFactor } = given;
  const isAdministrator = (await rolesOf(tx)).includes('administrator');
  const idleMinutes = isAdministrator ? settings.administratorIdleMinutes : settings.idleMinutes;
  const token = tokenHash(given.session);
  await beginSession(tx, { account: id, token }, { idleMinutes, hours: settings.sessionHours });
  if (secondFactor !== undefined) await markProved(tx, token);
  await keepNewestSessions(tx, MOST_SESSIONS);
  await record(tx, {
    action: 'session.begin',
    subject: { kind: 'session', id },
    facts: { by, ...(secondFactor === undefined ? {} : { secondFactor }) },
  });
}

async function recordFailure(asActor: AsActor, id: string | undefined, options: TransactionOptions) {
  if (id === undefined) {
    // One event each would let anybody write to the log for ever: an hour of them is one.
    const counted = { unrecordedBecause: 'what strangers try is counted, and told by the hour' };
    await asActor(nobody, countStranger, counted);
    return;
  }
  await asActor(nobody, (tx) => record(tx, { action: 'session.refuse', subject: { kind: 'session', id } }), {
    ...options,
    onRecorded: () => {},
  });
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
