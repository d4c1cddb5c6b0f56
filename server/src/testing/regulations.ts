import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';

/** Puts a pack straight into the database, brought through these states by as many people; its text is no pack unless given. */
export async function aPack(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly regulation: string;
    readonly states: readonly string[];
    readonly source?: string;
  },
): Promise<string> {
  const { unit, regulation, states, source = 'x' } = given;
  const id = newId();
  await superuser.query(
    `insert into congtam.local_pack
       (id, unit_id, regulation, in_force_from, title_vi, title_en, number, source, hash, uploaded_by)
     values ($1, $2, $3, '2026-01-01', 'x', 'x', '1', $5, sha256(convert_to($5, 'utf8')), $4)`,
    [id, unit, regulation, await anAccount(superuser), source],
  );
  for (const [at, state] of states.entries()) {
    await superuser.query(
      `insert into congtam.local_pack_step (pack_id, step, state, on_day, ground, taken_by)
       values ($1, $2, $3, '2026-01-01', 'QĐ 01', $4)`,
      [id, at + 1, state, await anAccount(superuser)],
    );
  }
  return id;
}
