import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';

/** Puts an account straight into the database, as a test needs it: how it got there is tested elsewhere. */
export async function anAccount(superuser: Client, login = `u${newId().slice(-8)}`): Promise<string> {
  const id = newId();
  await superuser.query(
    "insert into congtam.account (id, login, display_name, kind, status) values ($1, $2, $3, 'person', 'active')",
    [id, login, `Người ${login}`],
  );
  return id;
}

/** Gives a role as if two others had granted it. */
export async function aGrant(
  superuser: Client,
  given: {
    readonly account: string;
    readonly role: string;
    readonly unit?: string;
    readonly from?: string;
    readonly to?: string;
  },
): Promise<string> {
  const [id, proposer, confirmer] = [newId(), await anAccount(superuser), await anAccount(superuser)];
  const { account, role, unit = null, from = '2020-01-01', to = null } = given;
  await superuser.query(
    `insert into congtam.role_grant
      (id, account_id, role, unit_id, valid_from, valid_to, ground, proposed_by, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, 'QĐ 01', $7, $8, now())`,
    [id, account, role, unit, from, to, proposer, confirmer],
  );
  return id;
}

/** Whoever has to wait before another attempt waits for minutes: a test that asks at once is not bound to a second. */
export async function lengthenWaits(superuser: Client): Promise<void> {
  await superuser.query(
    'insert into congtam.sign_in_attempt (bucket) select bucket from congtam.sign_in_attempt, generate_series(1, 4)',
  );
}
