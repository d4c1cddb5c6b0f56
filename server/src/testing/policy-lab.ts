import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aPack } from './regulations.ts';

/** Puts a simulation that is not computed yet straight into the database. */
export async function aSimulation(superuser: Client, given: { readonly unit: string }): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.simulation (id, unit_id, title, readings, cycles, asked_by, asked_by_name)
     values ($1, $2, 'Thử', '{"quota-base":"rated-good"}', array[gen_random_uuid()], $3, 'Người thử')`,
    [id, given.unit, await anAccount(superuser)],
  );
  return id;
}

/** Puts a comment on a draft of its own straight into the database. */
export async function aDraftComment(superuser: Client, given: { readonly unit: string }): Promise<string> {
  const { unit } = given;
  const [id, pack] = [
    newId(),
    await aPack(superuser, { unit, regulation: `p-${newId()}`, states: ['draft'] }),
  ];
  await superuser.query(
    `insert into congtam.draft_comment (id, pack_id, unit_id, author, clause, content, received_on, entered_by)
     values ($1, $2, $3, 'Sở Tư pháp', 'Điều 1', 'Đề nghị làm rõ', '2026-05-01', $4)`,
    [id, pack, unit, await anAccount(superuser)],
  );
  return id;
}
