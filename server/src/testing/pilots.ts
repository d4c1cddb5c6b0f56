import type { Client } from 'pg';

/** Makes a cycle a pilot that was planned as none. */
export async function makePilot(superuser: Client, cycle: string): Promise<void> {
  await superuser.query(
    `set session_replication_role = replica;
     update congtam.cycle set is_pilot = true where id = '${cycle}';
     reset session_replication_role;`,
  );
}
