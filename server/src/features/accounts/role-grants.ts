import type { EventName } from '../../access/actions.ts';
import { notAllowed, refusalOf } from '../../access/rights.ts';
import type { Holder, RoleName } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { confirmIn, endIn } from '../../database/settled.ts';
import { type Refusal, Refused } from '../../refusal.ts';
import {
  grantChanged,
  needsSecondPerson,
  noSuchAccount,
  noSuchGrant,
  roleIsNobodys,
  rolesApart,
  unknownUnit,
} from './accounts.errors.ts';
import { accountById } from './accounts.queries.ts';
import * as grants from './role-grants.queries.ts';

export interface NewGrant {
  readonly account: string;
  readonly role: RoleName;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly ground: string;
}

/** The first of two persons: nothing is granted yet. */
export async function proposeRole(
  tx: Tx,
  holder: Holder,
  given: NewGrant,
): Promise<grants.GrantRow | Refusal> {
  const why = refusalOf(holder, 'role.propose', { account: given.account });
  if (why) return why;
  if ((await accountById(tx, given.account)) === undefined) return noSuchAccount();
  if (await grants.hasOppositeRole(tx, given)) return rolesApart();
  if (given.unit !== null && !(await grants.unitExists(tx, given.unit, given.from))) return unknownUnit();
  const id = newId();
  await grants.proposeGrant(tx, { id, ...given, proposedBy: holder.account });
  await recordGrant(tx, 'role.propose', id, given);
  return needed(await grants.grantById(tx, id));
}

/** The second person: from here the role holds, at the next request. */
export async function confirmRole(tx: Tx, holder: Holder, id: string): Promise<grants.GrantRow | Refusal> {
  const grant = await grants.grantById(tx, id);
  if (grant === undefined) return noSuchGrant();
  const why = refusalOf(holder, 'role.confirm', { account: grant.account, state: grant.state });
  if (why) return why;
  if (grant.proposedBy === holder.account) return needsSecondPerson();
  if (await grants.hasOppositeRole(tx, grant)) return rolesApart();
  if (grant.unit !== null && !(await grants.mayHoldInUnit(tx, grant))) return roleIsNobodys();
  if (!(await confirmIn(tx, 'congtam.role_grant', { id, by: holder.account })))
    throw new Refused(grantChanged());
  await recordGrant(tx, 'role.confirm', id, grant);
  return needed(await grants.grantById(tx, id));
}

/** Ending takes one person: taking a right away must never wait. */
export async function endRole(tx: Tx, holder: Holder, id: string): Promise<grants.GrantRow | Refusal> {
  const grant = await grants.grantById(tx, id);
  if (grant === undefined) return noSuchGrant();
  const why = refusalOf(holder, 'role.end', { account: grant.account, state: grant.state });
  if (why) return why;
  if (!(await endIn(tx, 'congtam.role_grant', { id, by: holder.account }))) throw new Refused(grantChanged());
  await recordGrant(tx, 'role.end', id, grant);
  return needed(await grants.grantById(tx, id));
}

function recordGrant(
  tx: Tx,
  action: EventName,
  id: string,
  { account, role, unit, from, to, ground }: NewGrant,
) {
  return record(tx, {
    action,
    subject: { kind: 'roleGrant', id },
    ...(unit === null ? {} : { unit }),
    facts: { account, role, from, to },
    texts: { ground },
  });
}

function needed<T>(row: T | undefined): T {
  if (row === undefined) throw new Refused(notAllowed());
  return row;
}
