import { createHmac } from 'node:crypto';
import type { EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { type Act, record } from '../../audit/record.ts';
import { type AsActor, account, nobody, type TransactionOptions, type Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { confirmIn, endIn } from '../../database/settled.ts';
import { orRefusal, type Refusal, Refused } from '../../refusal.ts';
import { needsSecondPerson, noSuchAccount } from './accounts.errors.ts';
import { accountById } from './accounts.queries.ts';
import { type Identity, type IdentityProvider, type Proofs, ProviderRefusal } from './identity-provider.ts';
import { isSame, newToken, tokenHash } from './secrets.ts';
import { openSession, type SignInSettings } from './sign-in.ts';
import {
  nobodysIdentity,
  noSuchSubject,
  notIdentified,
  providerAway,
  subjectSettled,
  subjectTaken,
} from './single-sign-on.errors.ts';
import * as queries from './single-sign-on.queries.ts';

const UNRECORDED = { unrecordedBecause: 'nobody is known yet; what comes of it is recorded' };

/** Everything follows from the cookie of the browser, so that what comes back in another browser fits nothing. */
const proofsOf = (browser: string): Proofs => {
  const derived = (what: string) => createHmac('sha256', browser).update(what).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
};

/** Sends a browser to the provider; what binds the answer to it is a cookie. */
export async function beginSignOn(
  asActor: AsActor,
  provider: IdentityProvider,
): Promise<{ readonly browser: string; readonly goTo: string } | Refusal> {
  const browser = newToken();
  await asActor(nobody, (tx) => queries.beginSignOn(tx, tokenHash(browser)), UNRECORDED);
  try {
    return { browser, goTo: (await provider.addressFor(proofsOf(browser))).href };
  } catch (error) {
    if (error instanceof ProviderRefusal) return providerAway();
    throw error;
  }
}

export interface Returned {
  readonly code: string;
  readonly state: string;
  readonly iss?: string | undefined;
}

/** Trades what the provider sent back with the browser for a session; each way is gone once. */
export async function finishSignOn(
  asActor: AsActor,
  provider: IdentityProvider,
  given: {
    readonly returned: Returned;
    readonly browser: string | undefined;
    readonly settings: SignInSettings;
  },
  options: TransactionOptions,
): Promise<{ readonly account: string; readonly session: string } | Refusal> {
  const { returned, browser = '', settings } = given;
  const refuse = async (why: Refusal, reason: string) => {
    const facts = { by: 'singleSignOn', why: reason };
    const act: Act = { action: 'session.refuse', subject: { kind: 'session', id: 'unknown' }, facts };
    await asActor(nobody, (tx) => record(tx, act), { ...options, onRecorded: () => {} });
    return why;
  };
  const proofs = proofsOf(browser);
  if (browser === '' || !isSame(Buffer.from(proofs.state), Buffer.from(returned.state))) {
    return refuse(notIdentified(), 'other-browser');
  }
  const isUnderWay = await asActor(nobody, (tx) => queries.takeSignOn(tx, tokenHash(browser)), UNRECORDED);
  if (!isUnderWay) return refuse(notIdentified(), 'not-under-way');
  const identity = await identified(provider, returned, proofs);
  if (identity instanceof ProviderRefusal) {
    return refuse(identity.isAway ? providerAway() : notIdentified(), identity.reason);
  }
  const found = await asActor(nobody, (tx) => ownerOf(tx, provider, identity), { isReadOnly: true });
  if (found === undefined) return refuse(nobodysIdentity(), 'unbound');

  const session = newToken();
  const entered = await orRefusal(
    asActor(
      account(found.account),
      async (tx) => {
        if (!found.isBound) await bind(tx, found.account, provider.issuer, identity.subject);
        await queries.enterBound(tx);
        await openSession(tx, {
          account: found.account,
          session,
          settings,
          by: 'singleSignOn',
          secondFactor: undefined,
        });
        return { account: found.account, session };
      },
      options,
    ),
    TAKEN,
  );
  return entered;
}

const TAKEN = { sign_on_subject_once: subjectTaken(), sign_on_subject_one_an_account: subjectTaken() };

async function identified(
  provider: IdentityProvider,
  returned: Returned,
  proofs: Proofs,
): Promise<Identity | ProviderRefusal> {
  try {
    return await provider.identify(returned, proofs);
  } catch (error) {
    if (error instanceof ProviderRefusal) return error;
    throw error;
  }
}

/** Whose an identity is, or whose it becomes now by a login the provider answers for. */
async function ownerOf(
  tx: Tx,
  { issuer, bindsAtFirstSignIn }: IdentityProvider,
  { subject, login }: Identity,
): Promise<{ readonly account: string; readonly isBound: boolean } | undefined> {
  const bound = await queries.accountOfSubject(tx, issuer, subject);
  if (bound !== undefined) return { account: bound, isBound: true };
  if (!bindsAtFirstSignIn || login === undefined) return undefined;
  const named = await queries.accountToBind(tx, issuer, login);
  return named === undefined ? undefined : { account: named, isBound: false };
}

async function bind(tx: Tx, owner: string, issuer: string, subject: string): Promise<void> {
  await queries.bindAtSignIn(tx, { id: newId(), account: owner, issuer, subject });
  await record(tx, {
    action: 'account.bindSubject',
    subject: { kind: 'account', id: owner },
    facts: { issuer },
    texts: { subject },
  });
}

/** The first of two administrators says whose an identity is: nothing is bound yet. */
export async function proposeSubject(
  tx: Tx,
  holder: Holder,
  given: {
    readonly account: string;
    readonly issuer: string;
    readonly subject: string;
    readonly ground: string;
  },
): Promise<queries.SubjectRow | Refusal> {
  const why = refusalOf(holder, 'signOn.propose', { account: given.account });
  if (why) return why;
  if ((await accountById(tx, given.account)) === undefined) return noSuchAccount();
  const id = newId();
  await queries.proposeSubject(tx, { id, ...given, proposedBy: holder.account });
  await record(tx, {
    action: 'account.proposeSubject',
    subject: { kind: 'account', id: given.account },
    facts: { issuer: given.issuer },
    texts: { subject: given.subject, ground: given.ground },
  });
  return (await queries.subjectById(tx, id)) ?? noSuchSubject();
}

/** The second: one alone could sign in as anybody, by an identity of their own. */
export async function confirmSubject(
  tx: Tx,
  holder: Holder,
  id: string,
): Promise<queries.SubjectRow | Refusal> {
  const row = await queries.subjectById(tx, id);
  if (row === undefined) return noSuchSubject();
  const why = refusalOf(holder, 'signOn.confirm', { account: row.account, state: row.state });
  if (why) return why;
  if (row.proposedBy === holder.account) return needsSecondPerson();
  if (!(await confirmIn(tx, 'congtam.sign_on_subject', { id, by: holder.account })))
    throw new Refused(subjectSettled());
  return settled(tx, 'account.bindSubject', row);
}

export async function endSubject(tx: Tx, holder: Holder, id: string): Promise<queries.SubjectRow | Refusal> {
  const row = await queries.subjectById(tx, id);
  if (row === undefined) return noSuchSubject();
  const why = refusalOf(holder, 'signOn.end', { account: row.account, state: row.state });
  if (why) return why;
  if (!(await endIn(tx, 'congtam.sign_on_subject', { id, by: holder.account })))
    throw new Refused(subjectSettled());
  return settled(tx, 'account.unbindSubject', row);
}

async function settled(tx: Tx, action: EventName, { id, account: of, issuer }: queries.SubjectRow) {
  await record(tx, { action, subject: { kind: 'account', id: of }, facts: { issuer } });
  return (await queries.subjectById(tx, id)) ?? noSuchSubject();
}
