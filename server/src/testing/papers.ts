import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';

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
