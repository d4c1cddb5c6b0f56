import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';

/** Puts an entry straight into the registers: leave of a person, or a task of the unit. */
export async function anEntry(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly person?: string;
    readonly concerned?: string;
    /** In place of leave. */
    readonly register?: string;
  },
): Promise<string> {
  const [id, recorder] = [newId(), await anAccount(superuser)];
  const { unit, person = null, concerned } = given;
  await superuser.query(
    'insert into congtam.register_entry (id, register, unit_id, person_id, recorded_by) values ($1, $2, $3, $4, $5)',
    [id, person === null ? 'unitTasks' : (given.register ?? 'leave'), unit, person, recorder],
  );
  await superuser.query(
    `insert into congtam.register_revision (entry_id, revision, act, state, on_day, content, recorded_by)
     values ($1, 1, 'recorded', $2, '2026-03-01', '{}', $3)`,
    [id, person === null ? 'open' : 'standing', recorder],
  );
  if (concerned !== undefined) {
    await superuser.query(
      "insert into congtam.register_concern (entry_id, person_id, ground, named_by) values ($1, $2, 'QĐ 01', $3)",
      [id, concerned, recorder],
    );
  }
  return id;
}
