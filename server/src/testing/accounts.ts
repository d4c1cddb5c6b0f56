import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';

/** Puts an account straight into the database, as a test needs it: how it got there is tested elsewhere. */
export async function anAccount(
  superuser: Client,
  given: string | { readonly person?: string } = {},
): Promise<string> {
  const id = newId();
  const [login, person] =
    typeof given === 'string' ? [given, null] : [`u${newId().slice(-12)}`, given.person ?? null];
  await superuser.query(
    `insert into congtam.account (id, login, display_name, kind, status, person_id)
     values ($1, $2, $3, 'person', 'active', $4)`,
    [id, login, `Người ${login}`, person],
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

/** Stops the clock by which attempts to sign in are counted; what comes back moves it on by so many seconds. */
export async function stopAttemptClock(superuser: Client): Promise<(seconds: number) => Promise<void>> {
  const standAt = async (moment: string) => {
    await superuser.query(
      `create or replace function access.attempt_clock() returns timestamptz
       language sql volatile security definer set search_path = ''
       return ${superuser.escapeLiteral(moment)}::timestamptz`,
    );
  };
  const after = async (seconds: number) => {
    const { rows } = await superuser.query<{ at: string }>(
      'select (access.attempt_clock() + make_interval(secs => $1))::text as at',
      [seconds],
    );
    await standAt(rows[0]?.at ?? '');
  };
  await after(0);
  return after;
}

/** Delegates a role, accepted by who gets it; by default for the year around today. */
export async function aDelegation(
  superuser: Client,
  given: {
    readonly by: string;
    readonly to: string;
    readonly person: string;
    readonly role: string;
    readonly unit: string;
    readonly actions?: readonly string[] | null;
    readonly from?: string;
    readonly until?: string;
    readonly isAccepted?: boolean;
  },
): Promise<string> {
  const id = newId();
  const { by, to, person, role, unit, actions = null, from, until, isAccepted = true } = given;
  await superuser.query(
    `insert into congtam.delegation (id, unit_id, role, actions, to_account, to_person, valid_from, valid_to, document,
       document_day, proposed_by, accepted_at)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, now() - interval '180 days'), coalesce($8, now() + interval '180 days'),
       'QĐ 01', '2020-01-01', $9, case when $10 then now() end)`,
    [id, unit, role, actions, to, person, from ?? null, until ?? null, by, isAccepted],
  );
  return id;
}

/** Makes somebody the acting head of a unit, as if two others had said so. */
export async function anActingHead(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly person: string;
    readonly from?: string;
    readonly to?: string;
    readonly isConfirmed?: boolean;
  },
): Promise<string> {
  const [id, recorder, confirmer] = [newId(), await anAccount(superuser), await anAccount(superuser)];
  const { unit, person, from = '2020-01-01', to = null, isConfirmed = true } = given;
  await superuser.query(
    `insert into congtam.acting_head (id, unit_id, person_id, kind, valid_from, valid_to, document, document_day,
       recorded_by, confirmed_by, confirmed_at)
     values ($1, $2, $3, 'acting', $4, $5, 'QĐ 01', '2020-01-01', $6, $7, case when $8 then now() end)`,
    [id, unit, person, from, to, recorder, isConfirmed ? confirmer : null, isConfirmed],
  );
  return id;
}
