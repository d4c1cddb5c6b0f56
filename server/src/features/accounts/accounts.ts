import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { alreadySetUp, noSuchAccount, weakPassword, wrongSetUpCode } from './accounts.errors.ts';
import * as queries from './accounts.queries.ts';
import { startActivation } from './activation.queries.ts';
import { type PasswordProfile, passwordFaults } from './password-policy.ts';
import { codeHash, hashPassword, isSame, newCode, tokenHash } from './secrets.ts';

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
}

/** A code, or one half of it, to hand to somebody, who then chooses a password of their own. */
export interface Activation {
  readonly account: string;
  readonly login: string;
  readonly code: string;
  /** Whether this is half a code: a second administrator hands out the other. */
  readonly isHalf: boolean;
}

/** Makes the first two administrators: one alone could grant nothing. Needs the code the server printed. */
export async function setUpInstallation(
  tx: Tx,
  given: {
    readonly code: string;
    readonly ground: string;
    readonly first: NewAccount & { readonly password: string };
    readonly second: NewAccount;
  },
  known: { readonly code: Buffer | undefined; readonly profile: PasswordProfile },
): Promise<Activation | Refusal> {
  if (await queries.isSetUp(tx)) return alreadySetUp();
  if (known.code === undefined || !isSame(known.code, codeHash(given.code))) return wrongSetUpCode();
  const { first, second, ground } = given;
  const weak = weakness(first.password, first, known.profile, '/first/password');
  if (weak !== undefined) return weak;
  const [firstId, secondId, code] = [newId(), newId(), newCode()];
  const isDone = await queries.setUp(
    tx,
    { ...first, id: firstId, hash: await hashPassword(first.password) },
    { ...second, id: secondId, code: codeHash(code) },
    ground,
  );
  if (!isDone) return alreadySetUp();
  await record(tx, {
    action: 'installation.set-up',
    subject: { kind: 'installation', id: 'this' },
    facts: { document: ground, administrators: [firstId, secondId] },
  });
  return { account: secondId, login: second.login, code, isHalf: false };
}

/** What is wrong with a password for somebody, as the refusal. */
export function weakness(password: string, of: NewAccount, profile: PasswordProfile, pointer: string) {
  const context = [of.login, ...of.displayName.split(/\s+/)];
  const faults = passwordFaults(password, { pointer, profile, context });
  return faults.length > 0 ? weakPassword(faults) : undefined;
}

export async function signOut(tx: Tx, token: string, holder: Holder): Promise<void> {
  await queries.endSession(tx, tokenHash(token));
  await record(tx, { action: 'session.end', subject: { kind: 'session', id: holder.account } });
}

export async function inviteAccount(
  tx: Tx,
  holder: Holder,
  given: NewAccount & {
    /** For who is to hold a role: the code is in two halves from the start. */
    readonly byTwo?: boolean;
  },
): Promise<Activation | Refusal> {
  const why = refusalOf(holder, 'account.invite', {});
  if (why) return why;
  const { byTwo = false, ...account } = given;
  const [id, code] = [newId(), newCode()];
  await queries.addAccount(tx, { id, ...account });
  await startActivation(tx, { account: id, code: codeHash(code), takesTwo: byTwo, by: holder.account });
  await record(tx, {
    action: 'account.invite',
    subject: { kind: 'account', id },
    facts: { byTwo },
    texts: { login: given.login, displayName: given.displayName },
  });
  return { account: id, login: given.login, code, isHalf: byTwo };
}

/** Disables an account, ending its sessions, or enables it again. */
export async function changeStatus(
  tx: Tx,
  holder: Holder,
  id: string,
  given: { readonly status: 'active' | 'disabled'; readonly ground: string },
): Promise<queries.AccountRow | Refusal> {
  const account = await accountToChange(tx, holder, 'account.changeStatus', id);
  if (isRefusal(account)) return account;
  await queries.setStatus(tx, id, given.status);
  if (given.status === 'disabled') await queries.endSessionsOf(tx, id);
  await record(tx, {
    action: given.status === 'disabled' ? 'account.disable' : 'account.enable',
    subject: { kind: 'account', id },
    facts: { before: account.status },
    texts: { ground: given.ground },
  });
  return { ...account, status: given.status };
}

/** An account of somebody else, for what an administrator does to it. */
export async function accountToChange(
  tx: Tx,
  holder: Holder,
  action: 'account.reset' | 'account.confirmReset' | 'account.changeStatus',
  id: string,
): Promise<queries.AccountRow | Refusal> {
  const why = refusalOf(holder, action, { account: id });
  if (why) return why;
  return (await queries.accountById(tx, id)) ?? noSuchAccount();
}
