import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface MeetingRow {
  readonly id: string;
  readonly cycle: string;
  readonly regulation: string;
  readonly unit: string;
  readonly kind: 'meeting' | 'written' | 'above';
  readonly on: string;
  readonly place: string;
}

export interface MeetingStanding extends MeetingRow {
  readonly state: 'called' | 'held' | 'adopted' | 'cancelled';
  readonly acts: number;
  readonly attended: readonly number[];
  readonly conclusions: string | null;
  readonly minutes: string | null;
}

const standing = sql`m.id, m.cycle_id as cycle, m.regulation, m.unit_id as unit, m.kind, m.on_day as "on", m.place,
      case l.act when 'call' then 'called' when 'hold' then 'held' when 'adopt' then 'adopted' else 'cancelled' end as state,
      l.number as acts, coalesce((select h.attended from congtam.meeting_act h
        where h.meeting_id = m.id and h.act = 'hold' limit 1), '{}') as attended, l.conclusions, l.minutes`;
const meetings = sql`congtam.meeting m join lateral (
      select a.act, a.number, a.conclusions, a.minutes from congtam.meeting_act a
      where a.meeting_id = m.id order by a.number desc limit 1) l on true`;

export async function meetingById({ db }: Tx, id: string): Promise<MeetingStanding | undefined> {
  const { rows } = await sql<MeetingStanding>`select ${standing} from ${meetings} where m.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** What was concluded in the newest adopted meeting about each subject of a cycle, as far as it is in sight. */
export async function conclusionsAbout(
  { db }: Tx,
  { cycle, regulation }: { readonly cycle: string; readonly regulation: string },
): Promise<readonly { readonly subject: string; readonly conclusions: string }[]> {
  const { rows } = await sql<{ subject: string; conclusions: string }>`
    select distinct on (s.subject_code) s.subject_code as subject, l.conclusions
    from ${meetings} join congtam.meeting_subject s on s.meeting_id = m.id
    where m.cycle_id = ${cycle} and m.regulation = ${regulation} and l.act = 'adopt'
    order by s.subject_code, m.on_day desc, m.id desc`.execute(db);
  return rows;
}

/** A meeting in a list, as it concerns who asks. */
export interface MeetingLine extends MeetingStanding {
  readonly subjects: number;
  readonly isInvited: boolean;
  /** Secret ballots that run and in which who asks has not voted. */
  readonly votesWaiting: number;
}

/** Meetings in sight, the latest day first. */
export async function meetingsSeen(
  { db }: Tx,
  { cycle = null }: { readonly cycle?: string | null | undefined },
): Promise<readonly MeetingLine[]> {
  const { rows } = await sql<MeetingLine>`
    select ${standing}, access.is_invited(m.id) as "isInvited", (
        select count(*)::integer from congtam.meeting_subject s where s.meeting_id = m.id) as subjects, (
        select count(*)::integer from congtam.poll p
        where p.meeting_id = m.id and access.my_person() = any (p.voters) and not access.poll_is_over(p.id)
          and not exists (select 1 from congtam.poll_voted v
            where v.poll_id = p.id and v.person_id = access.my_person())) as "votesWaiting"
    from ${meetings} where ${cycle}::uuid is null or m.cycle_id = ${cycle}
    order by m.on_day desc, m.id desc limit 500`.execute(db);
  return rows;
}

export async function addMeeting({ db }: Tx, row: MeetingRow & { readonly by: string }): Promise<void> {
  await db
    .insertInto('congtam.meeting')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      regulation: row.regulation,
      unit_id: row.unit,
      kind: row.kind,
      on_day: row.on,
      place: row.place,
      called_by: row.by,
    })
    .execute();
}

export interface SubjectRow {
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
}

export async function subjectsOf({ db }: Tx, meeting: string): Promise<readonly SubjectRow[]> {
  return db
    .selectFrom('congtam.meeting_subject')
    .select(['subject_code as subject', 'unit_id as unit', 'person_id as person'])
    .where('meeting_id', '=', meeting)
    .orderBy('subject_code')
    .execute();
}

export async function addSubjects({ db }: Tx, meeting: string, rows: readonly SubjectRow[]): Promise<void> {
  await db
    .insertInto('congtam.meeting_subject')
    .values(
      rows.map(({ subject, unit, person }) => ({
        ...{ meeting_id: meeting, subject_code: subject, unit_id: unit, person_id: person },
      })),
    )
    .execute();
}

export interface InviteeRow {
  readonly position: number;
  readonly person: string | null;
  readonly name: string;
  readonly standsFor: string;
  readonly directs: boolean;
}

export async function inviteesOf({ db }: Tx, meeting: string): Promise<readonly InviteeRow[]> {
  return db
    .selectFrom('congtam.meeting_invitee')
    .select(['position', 'person_id as person', 'name', 'stands_for as standsFor', 'directs'])
    .where('meeting_id', '=', meeting)
    .orderBy('position')
    .execute();
}

export async function addInvitees(
  { db }: Tx,
  meeting: Pick<MeetingRow, 'id' | 'unit'>,
  rows: readonly InviteeRow[],
): Promise<void> {
  await db
    .insertInto('congtam.meeting_invitee')
    .values(
      rows.map((row) => ({
        meeting_id: meeting.id,
        position: row.position,
        unit_id: meeting.unit,
        person_id: row.person,
        name: row.name,
        stands_for: row.standsFor,
        directs: row.directs,
      })),
    )
    .execute();
}

export async function addAct(
  { db }: Tx,
  row: {
    readonly meeting: string;
    readonly number: number;
    readonly act: 'call' | 'hold' | 'adopt' | 'cancel';
    readonly unit: string;
    readonly attended?: readonly number[];
    readonly conclusions?: string;
    readonly minutes?: string;
    readonly reason?: string;
    readonly by: string;
  },
): Promise<void> {
  await sql`
    insert into congtam.meeting_act (meeting_id, number, act, unit_id, attended, conclusions, minutes, reason, taken_by)
    values (${row.meeting}, ${row.number}, ${row.act}, ${row.unit}, ${[...(row.attended ?? [])]}::smallint[],
      ${row.conclusions ?? null}, ${row.minutes ?? null}, ${row.reason ?? null}, ${row.by})`.execute(db);
}

export interface OpinionRow {
  readonly subject: string;
  readonly position: number;
  readonly side: string;
  readonly opinion: string;
  readonly isWritten: boolean;
}

/** What was said, in the order in which it was; of those in sight. */
export async function opinionsOf({ db }: Tx, meeting: string): Promise<readonly OpinionRow[]> {
  return db
    .selectFrom('congtam.meeting_opinion')
    .select(['subject_code as subject', 'position', 'side', 'opinion', 'is_written as isWritten'])
    .where('meeting_id', '=', meeting)
    .orderBy('said_at')
    .execute();
}

export async function addOpinion(
  { db }: Tx,
  row: OpinionRow & {
    readonly id: string;
    readonly meeting: string;
    readonly unit: string;
    readonly person: string | null;
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.meeting_opinion')
    .values({
      id: row.id,
      meeting_id: row.meeting,
      subject_code: row.subject,
      unit_id: row.unit,
      person_id: row.person,
      position: row.position,
      side: row.side,
      opinion: row.opinion,
      is_written: row.isWritten,
      said_by: row.by,
    })
    .execute();
}

/** How many work in a unit today. */
export async function peopleIn({ db }: Tx, unit: string, day: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct p.person_id)::integer as people from congtam.post p
    where p.unit_id = ${unit} and ${day}::date between p.valid_from and coalesce(p.valid_to, 'infinity')`.execute(
    db,
  );
  return rows[0]?.people ?? 0;
}

export async function lockMeeting({ db }: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`meeting ${id}`}, 58))`.execute(db);
}
