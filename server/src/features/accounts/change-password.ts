import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { TransactionOptions, Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { slowDown, weakPassword, wrongCredentials } from './accounts.errors.ts';
import {
  attemptSucceeded,
  beginAttempt,
  changeOwnPassword,
  ownPasswordHash,
  ownPasswords,
} from './accounts.queries.ts';
import { weakness } from './accounts.ts';
import { type PasswordProfile, REMEMBERED, usedBefore } from './password-policy.ts';
import { hashPassword, isAmong, isPassword, tokenHash } from './secrets.ts';
import type { SignInSettings } from './sign-in.ts';

type AsHolder = <T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>;

/** Who has signed in chooses another password; their other sessions end. Needs the present one: a screen left open is not enough. */
export async function changePassword(
  as: AsHolder,
  given: { readonly current: string; readonly next: string; readonly token: string },
  holder: Holder,
  { limits, profile }: { readonly limits: SignInSettings; readonly profile: PasswordProfile },
): Promise<undefined | Refusal> {
  const bucket = tokenHash(`change ${holder.account}`);
  const { wait, hash } = await as(
    async (tx) => ({
      wait: await beginAttempt(tx, bucket, limits.freeAttempts, limits.longestWaitSeconds),
      hash: await ownPasswordHash(tx),
    }),
    { unrecordedBecause: 'an attempt is counted; what comes of it is recorded' },
  );
  if (wait > 0) return slowDown(wait);
  if (hash === undefined || !(await isPassword(given.current, hash))) return wrongCredentials();
  const weak = weakness(given.next, { login: '', displayName: holder.name }, profile, '/next');
  if (weak !== undefined) return weak;
  const before = await as((tx) => ownPasswords(tx, REMEMBERED[profile]), { isReadOnly: true });
  if (await isAmong(given.next, before)) return weakPassword([usedBefore('/next', before.length)]);
  const next = await hashPassword(given.next);
  await as(async (tx) => {
    await attemptSucceeded(tx, bucket, holder.account);
    await changeOwnPassword(tx, next, tokenHash(given.token));
    await record(tx, { action: 'account.changePassword', subject: { kind: 'account', id: holder.account } });
  });
  return undefined;
}
