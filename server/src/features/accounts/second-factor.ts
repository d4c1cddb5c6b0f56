import { randomBytes } from 'node:crypto';
import type { EventName } from '../../access/actions.ts';
import { notAllowed, refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { unprovenFor } from '../../access/step-up.ts';
import { record } from '../../audit/record.ts';
import type { TransactionOptions, Tx } from '../../database/as-actor.ts';
import { type Refusal, Refused } from '../../refusal.ts';
import {
  hasSecondFactor,
  noOffer,
  noSecondFactor,
  noSuchAccount,
  slowDown,
  wrongSecondFactor,
} from './accounts.errors.ts';
import { accountById, attemptSucceeded, beginAttempt, ownLogin } from './accounts.queries.ts';
import * as queries from './second-factor.queries.ts';
import type { SecretBox } from './secret-box.ts';
import { codeHash, newCode, tokenHash } from './secrets.ts';
import type { SignInSettings } from './sign-in.ts';
import { base32, otpauthUri, SECRET_BYTES, stepOfCode } from './totp.ts';

/** How long ago the second factor may have been shown by who changes it. */
const CHANGE_WITHIN_MINUTES = 10;
const RECOVERY_CODES = 10;

const TIME_CODE = /^\d{6}$/;
const plain = (code: string): string => code.replace(/\s/g, '');

/** Whether a code is one of the app, which can be guessed in a million tries; recovery codes cannot. */
export const isTimeCode = (code: string): boolean => TIME_CODE.test(plain(code));

/** Uses a code of who is acting up, so that nobody uses it again; undefined when it is not good. */
export async function takeCode(
  tx: Tx,
  box: SecretBox,
  account: string,
  code: string,
): Promise<'timeCode' | 'recoveryCode' | undefined> {
  if (!isTimeCode(code)) {
    return (await queries.takeRecoveryCode(tx, account, codeHash(code))) ? 'recoveryCode' : undefined;
  }
  const kept = await queries.ownSealedSecret(tx);
  const secret = kept && box.open(kept.sealed, account);
  if (kept === undefined || secret === undefined) return undefined;
  const step = stepOfCode(secret, plain(code), { at: Date.now(), after: kept.lastStep });
  return step !== undefined && (await queries.takeStep(tx, account, step)) ? 'timeCode' : undefined;
}

/** Shows a new secret to its owner. It counts for nothing until they prove that they have kept it. */
export async function offerSecondFactor(
  tx: Tx,
  { account }: Holder,
  box: SecretBox,
): Promise<{ readonly secret: string; readonly uri: string } | Refusal> {
  if ((await queries.ownSecondFactor(tx)) !== undefined) return hasSecondFactor();
  const secret = randomBytes(SECRET_BYTES);
  await queries.offer(tx, account, box.seal(secret, account));
  return { secret: base32(secret), uri: otpauthUri(secret, await ownLogin(tx)) };
}

/** The owner has kept the secret: from here signing in takes a code. */
export async function enrolSecondFactor(
  tx: Tx,
  { account }: Holder,
  given: { readonly code: string; readonly token: string },
  box: SecretBox,
): Promise<undefined | Refusal> {
  if ((await queries.ownSecondFactor(tx)) !== undefined) return hasSecondFactor();
  const sealed = await queries.ownOffer(tx);
  const secret = sealed && box.open(sealed, account);
  if (sealed === undefined || secret === undefined) return noOffer();
  const step = stepOfCode(secret, plain(given.code), { at: Date.now(), after: 0 });
  if (step === undefined) return wrongSecondFactor();
  await queries.enrol(tx, account, sealed, step);
  await queries.markProved(tx, tokenHash(given.token));
  await recordOwn(tx, 'account.enrolSecondFactor', account);
  return undefined;
}

type AsHolder = <T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>;

/** Asked again in a session that is open, before something that a screen left alone must not be able to do. */
export async function proveSecondFactor(
  as: AsHolder,
  { account }: Holder,
  given: { readonly code: string; readonly token: string },
  { box, limits }: { readonly box: SecretBox; readonly limits: SignInSettings },
): Promise<undefined | Refusal> {
  const bucket = tokenHash(`prove ${account}`);
  const wait = await as((tx) => beginAttempt(tx, bucket, limits.freeAttempts, limits.longestWaitSeconds), {
    unrecordedBecause: 'an attempt is counted; what comes of it is recorded',
  });
  if (wait > 0) return slowDown(wait);
  return as(async (tx) => {
    if ((await queries.ownSecondFactor(tx)) === undefined) return noSecondFactor();
    const by = await takeCode(tx, box, account, given.code);
    if (by === undefined) throw new Refused(wrongSecondFactor());
    await attemptSucceeded(tx, bucket, account);
    await queries.markProved(tx, tokenHash(given.token));
    await record(tx, {
      action: 'session.proveSecondFactor',
      subject: { kind: 'session', id: account },
      facts: { by },
    });
    return undefined;
  });
}

/** New codes on paper; those of before no longer count. */
export async function renewRecoveryCodes(tx: Tx, holder: Holder): Promise<readonly string[] | Refusal> {
  const why = unprovenFor(holder, CHANGE_WITHIN_MINUTES);
  if (why) return why;
  if ((await queries.ownSecondFactor(tx)) === undefined) return noSecondFactor();
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await queries.replaceRecoveryCodes(tx, holder.account, codes.map(codeHash));
  await recordOwn(tx, 'account.renewRecoveryCodes', holder.account);
  return codes;
}

export async function removeOwnSecondFactor(tx: Tx, holder: Holder): Promise<undefined | Refusal> {
  const why = unprovenFor(holder, CHANGE_WITHIN_MINUTES);
  if (why) return why;
  if ((await queries.ownSecondFactor(tx)) === undefined) return noSecondFactor();
  await queries.removeOwn(tx, holder.account);
  await recordOwn(tx, 'account.removeSecondFactor', holder.account);
  return undefined;
}

/** For somebody who has lost phone and paper. They are told, and their password is still asked. */
export async function removeSecondFactorOf(
  tx: Tx,
  holder: Holder,
  account: string,
  ground: string,
): Promise<undefined | Refusal> {
  const why = refusalOf(holder, 'account.removeSecondFactor', { account });
  if (why) return why;
  if ((await accountById(tx, account)) === undefined) return noSuchAccount();
  const removed = await queries.removeOf(tx, account);
  if (removed === undefined) return notAllowed();
  if (removed === 0) return noSecondFactor();
  await record(tx, {
    action: 'account.removeSecondFactor',
    subject: { kind: 'account', id: account },
    texts: { ground },
  });
  return undefined;
}

const recordOwn = (tx: Tx, action: EventName, account: string) =>
  record(tx, { action, subject: { kind: 'account', id: account } });
