import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';

/** Puts a unit straight into the database. */
export async function aUnit(
  superuser: Client,
  given: { readonly name: string; readonly parent?: string; readonly from?: string },
): Promise<string> {
  const [id, recorder] = [newId(), await anAccount(superuser)];
  await superuser.query('insert into congtam.unit (id, code) values ($1, $2)', [id, `U${id.slice(-10)}`]);
  await superuser.query(
    `insert into congtam.unit_version (unit_id, valid_from, name, kind, role, parent_id, ground, recorded_by)
     values ($1, $2, $3, 'administrativeAgency', 'usingBody', $4, 'NQ 01', $5)`,
    [id, given.from ?? '2020-01-01', given.name, given.parent ?? null, recorder],
  );
  return id;
}

/** Puts a person with a post straight into the database. */
export async function aPerson(
  superuser: Client,
  given: { readonly name: string; readonly unit: string; readonly from?: string; readonly to?: string },
): Promise<string> {
  const id = newId();
  await superuser.query(
    'insert into congtam.person (id, staff_code, full_name, given_name, folded_name) values ($1, $2, $3, $3, lower($3))',
    [id, `P${id.slice(-10)}`, given.name],
  );
  await superuser.query(
    `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, valid_to, ground)
     values ($1, $2, $3, 'Chuyên viên', 'none', 'civilServant', true, $4, $5, 'QĐ 01')`,
    [newId(), id, given.unit, given.from ?? '2020-01-01', given.to ?? null],
  );
  return id;
}
