import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aCycle } from './computed-cycle.ts';

/** Puts an issued paper straight into the database, without files. */
export async function anIssuedPaper(
  superuser: Client,
  given: { readonly unit: string; readonly person?: string },
): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.issued_paper (id, form, unit_id, person_id, input, input_hash, code, issued_by, issued_by_name)
     values ($1::uuid, 'personal-notice', $2, $3, '{}', sha256('{}'), 'CT1:' || $1::uuid || ':' || encode(sha256('{}'), 'hex'),
       $4, 'Người phát hành')`,
    [id, given.unit, given.person ?? null, await anAccount(superuser)],
  );
  return id;
}

/** Puts a petition straight into the database, about a cycle of its own. */
export async function aPetition(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly person: string;
    readonly cycle?: string;
    /** Taken on by somebody. */
    readonly isTaken?: boolean;
  },
): Promise<string> {
  const id = newId();
  const { unit, person } = given;
  const cycle =
    given.cycle ?? (await aCycle(superuser, { unit, states: ['planned', 'open', 'closing', 'closed'] }));
  const account = await anAccount(superuser);
  await superuser.query(
    `insert into congtam.petition (id, cycle_id, regulation, subject_code, level, level_act, unit_id, person_id, contested,
       received_on, is_due_certain, filed_by)
     values ($1, $2, 'nd-335-2025', $3, 'good', 1, $4, $5, 'Không nhất trí', '2026-01-05', true, $6)`,
    [id, cycle, `P-${id.slice(-8)}`, unit, person, account],
  );
  if (given.isTaken === true)
    await superuser.query(
      `insert into congtam.petition_step (petition_id, number, act, state, is_late, taken_by, taken_by_name)
       values ($1, 1, 'take', 'taken', false, $2, 'Người thụ lý')`,
      [id, account],
    );
  return id;
}
