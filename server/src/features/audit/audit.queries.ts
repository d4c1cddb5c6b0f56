import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Of a page of events; what somebody is not to see is absent. */
export interface EventSeen {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  /** Who did it: for themself, for inspectors, and of acts that are in nobody's file. */
  readonly actor?: string | null;
  readonly subject: {
    readonly kind: string;
    /** For who did it, whom it is about, inspectors, and of acts that are in nobody's file. */
    readonly id?: string;
  };
  readonly unit: string | null;
  /** In which role it was done. */
  readonly role: string | null;
  /** The person for whom it was entered from a paper; they see who did. */
  readonly onBehalfOf?: string;
}

/** Newest first; a page begins where the last one ended. */
export async function eventsSeen(
  { db }: Tx,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<readonly EventSeen[]> {
  const rows = await db
    .selectFrom('audit.event')
    .select([
      'id',
      'at',
      'action',
      'actor',
      'subject_kind',
      'subject_id',
      'unit_id as unit',
      'role',
      'on_behalf_of',
    ])
    .select([
      sql<boolean>`actor is not distinct from (select access.actor_id()) or person_id is null
        or on_behalf_of = (select access.my_person())
        or unit_id = any ((select access.units_within('{inspector}'))::uuid[])`.as('isActorSeen'),
      sql<boolean>`coalesce(person_id = (select access.my_person()), false)`.as('isMine'),
    ])
    .where(
      sql<boolean>`id = any ((select access.events_in_reach(${before ?? null}::uuid, ${limit}::integer))::uuid[])`,
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(
    ({ isActorSeen, isMine, actor, subject_id, subject_kind: kind, on_behalf_of, ...rest }) => ({
      ...rest,
      ...(isActorSeen && on_behalf_of !== null ? { onBehalfOf: on_behalf_of } : {}),
      ...(isActorSeen ? { actor } : {}),
      subject: isActorSeen || isMine ? { kind, id: subject_id } : { kind },
    }),
  );
}

/** Who has looked at the file of the actor. */
export interface Reading {
  readonly day: string;
  readonly role: string;
  /** The unit in which they hold the role, as it is called now. */
  readonly unit: string | null;
  readonly action: string;
  readonly times: number;
}

/** By day, role and unit, newest first; with files taken out in which they stood. */
export async function readersOfMine({ db }: Tx, since: string): Promise<readonly Reading[]> {
  const { rows } = await sql<Reading>`
    select day, role, unit, action, times from access.readers_of_mine(${since})`.execute(db);
  return rows;
}

/** A witness of checkpoints as administrators see it. */
export interface WitnessSeen {
  readonly name: string;
  readonly kind: string;
  readonly sentSize: number;
  readonly sentAt: string | null;
  readonly tries: number;
  readonly failure: string | null;
  readonly failedAt: string | null;
  /** How many events it does not know of yet. */
  readonly behind: number;
}

export async function witnessesSeen({ db }: Tx): Promise<readonly WitnessSeen[]> {
  const { rows } = await sql<WitnessSeen>`
    select w.name, w.kind, w.sent_size as "sentSize", w.tries, w.failure,
      to_char(w.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "sentAt",
      to_char(w.failed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "failedAt",
      greatest(0, coalesce((select max(size) from audit.checkpoint), 0) - w.sent_size) as behind
    from audit.witness w order by w.name`.execute(db);
  return rows;
}

export async function newestCheckpointOf({ db }: Tx) {
  return db
    .selectFrom('audit.checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Lines with which witnesses signed the checkpoint of a size. */
export async function cosignaturesOf({ db }: Tx, size: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('audit.cosignature')
    .select('line')
    .where('size', '=', size)
    .orderBy('line')
    .execute();
  return rows.map(({ line }) => line);
}
