import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import { type AsActor, nobody, type TransactionOptions, type Tx } from '../../database/as-actor.ts';
import { isRefusal, orRefusal, type Refusal, Refused } from '../../refusal.ts';
import {
  needsSecondPerson,
  noHalfToConfirm,
  slowDown,
  twoAdministratorsStay,
  weakPassword,
  wrongActivation,
} from './accounts.errors.ts';
import { beginAttempt } from './accounts.queries.ts';
import { type Activation, accountToChange, weakness } from './accounts.ts';
import * as queries from './activation.queries.ts';
import { type PasswordProfile, REMEMBERED, usedBefore } from './password-policy.ts';
import { codeHash, codeTyped, hashPassword, isAmong, newCode, tokenHash } from './secrets.ts';
import { networkOf, type SignInSettings } from './sign-in.ts';

/** From one address so many times the free attempts of one account: a whole body may stand behind it. */
const FROM_ONE_ADDRESS = 20;

/**
 * Somebody invited, or whose password is to be set anew, chooses it.
 *
 * The code is looked at first, and the password is worked on while no connection is held: without a good code it costs
 * the server a row.
 */
export async function activateAccount(
  asActor: AsActor,
  given: {
    readonly login: string;
    readonly code: string;
    readonly password: string;
    readonly address: string;
  },
  { profile, limits }: { readonly profile: PasswordProfile; readonly limits: SignInSettings },
  options: TransactionOptions = {},
): Promise<undefined | Refusal> {
  const { login, password, address } = given;
  const weak = weakness(password, { login, displayName: '' }, profile, '/password');
  if (weak !== undefined) return weak;
  const code = codeTyped(given.code);
  const bucket = tokenHash(`activate at ${networkOf(address)}`);
  const asked = await asActor(
    nobody,
    async (tx) => {
      const before = await queries.passwordsOfActivation(tx, login, code, REMEMBERED[profile]);
      if (before !== undefined) return { before, wait: 0 };
      const most = limits.freeAttempts * FROM_ONE_ADDRESS;
      return { before, wait: await beginAttempt(tx, bucket, most, limits.longestWaitSeconds) };
    },
    { unrecordedBecause: 'a wrong code is counted, and opens nothing' },
  );
  const { before, wait } = asked;
  if (before === undefined) return wait > 0 ? slowDown(wait) : wrongActivation();
  if (await isAmong(password, before)) return weakPassword([usedBefore('/password', before.length)]);
  const hash = await hashPassword(password);
  const done = await orRefusal(
    asActor(
      nobody,
      async (tx) => {
        const activated = await queries.activate(tx, login, code, hash);
        if (activated === null) throw new Refused(wrongActivation());
        await record(tx, {
          action: 'account.activate',
          subject: { kind: 'account', id: activated },
          facts: { byTwo: code.second !== null },
        });
        return undefined;
      },
      options,
    ),
    { administrators_two: twoAdministratorsStay() },
  );
  return isRefusal(done) ? done : undefined;
}

/**
 * A new activation code: the password of before no longer counts once it is used, and nobody learns the new one.
 *
 * For an account with a role it is half a code: whoever held all of it could act as somebody else, and be the second
 * of two persons to themself.
 */
export async function resetAccount(tx: Tx, holder: Holder, id: string): Promise<Activation | Refusal> {
  const account = await accountToChange(tx, holder, 'account.reset', id);
  if (isRefusal(account)) return account;
  const code = newCode();
  const isHalf = await queries.carriesRoles(tx, id);
  await queries.startActivation(tx, {
    account: id,
    code: codeHash(code),
    takesTwo: isHalf,
    by: holder.account,
  });
  await record(tx, {
    action: 'account.reset',
    subject: { kind: 'account', id },
    facts: { byTwo: isHalf },
  });
  return { account: id, login: account.login, code, isHalf };
}

/** The second person hands out the other half; neither knows what the other gave. */
export async function confirmReset(tx: Tx, holder: Holder, id: string): Promise<Activation | Refusal> {
  const account = await accountToChange(tx, holder, 'account.confirmReset', id);
  if (isRefusal(account)) return account;
  const half = await queries.halfActivation(tx, id);
  if (half === undefined) return noHalfToConfirm();
  if (half.startedBy === holder.account) return needsSecondPerson();
  const code = newCode();
  const given = { account: id, code: codeHash(code), by: holder.account };
  if (!(await queries.confirmActivation(tx, given))) throw new Refused(noHalfToConfirm());
  await record(tx, { action: 'account.confirmReset', subject: { kind: 'account', id } });
  return { account: id, login: account.login, code, isHalf: true };
}
