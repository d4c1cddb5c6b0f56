import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A paper signed by hand, put in on somebody's behalf. */
export interface PaperRow {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly title: string;
  readonly signedOn: string;
  readonly attachment: string;
  readonly enteredBy: string;
  /** As it was then: the person is told who did it for them. */
  readonly enteredByName: string;
  /** RFC 3339, in UTC. */
  readonly enteredAt: string;
}

const paper = sql`p.id, p.person_id as person, p.unit_id as unit, p.title, p.signed_on as "signedOn",
  p.attachment_id as attachment, p.entered_by as "enteredBy", p.entered_by_name as "enteredByName",
  to_char(p.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "enteredAt"`;

export async function addPaper({ db }: Tx, row: Omit<PaperRow, 'enteredAt'>): Promise<void> {
  await db
    .insertInto('congtam.paper')
    .values({
      id: row.id,
      person_id: row.person,
      unit_id: row.unit,
      title: row.title,
      signed_on: row.signedOn,
      attachment_id: row.attachment,
      entered_by: row.enteredBy,
      entered_by_name: row.enteredByName,
    })
    .execute();
}

/** The paper of somebody, for an act entered on their behalf: the act's event says `onBehalfOf` this person. */
export async function paperById({ db }: Tx, id: string): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`select ${paper} from congtam.paper p where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function papersOf({ db }: Tx, person: string): Promise<readonly PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select ${paper} from congtam.paper p where p.person_id = ${person} order by p.entered_at desc, p.id`.execute(
    db,
  );
  return rows;
}
