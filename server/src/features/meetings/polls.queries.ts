import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { SubjectRow } from './meetings.queries.ts';

export interface PollRow {
  readonly id: string;
  readonly meeting: string;
  readonly subject: string;
  readonly unit: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly voters: readonly string[];
  readonly suppressBelow: number;
}

export async function addPoll({ db }: Tx, row: PollRow & { readonly by: string }): Promise<void> {
  await db
    .insertInto('congtam.poll')
    .values({
      id: row.id,
      meeting_id: row.meeting,
      subject_code: row.subject,
      unit_id: row.unit,
      question: row.question,
      options: [...row.options],
      voters: [...row.voters],
      suppress_below: row.suppressBelow,
      opened_by: row.by,
    })
    .execute();
}

export interface PollStanding extends PollRow {
  readonly voted: number;
  readonly isOver: boolean;
  /** Whether its count could be subtracted from that of an earlier one about the same subject. */
  readonly isLikeAnother: boolean;
}

/** One ballot about somebody is opened at a time, whatever meeting and cycle it is of. */
export async function lockBallotsAbout({ db }: Tx, about: SubjectRow): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${about.person ?? about.subject}, 59))`.execute(db);
}

/** Whether some of these people, but not just the same, vote or have voted about the subject, or a ballot of theirs runs. */
export async function isLikeABallot(
  { db }: Tx,
  { meeting, subject, voters }: Pick<PollRow, 'meeting' | 'subject' | 'voters'>,
): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean;
  }>`select access.is_like_a_ballot(${meeting}, ${subject}, ${[...voters]}::uuid[]) as is`.execute(db);
  return rows[0]?.is === true;
}

export async function pollById({ db }: Tx, id: string): Promise<PollStanding | undefined> {
  const { rows } = await sql<PollStanding>`
    select p.id, p.meeting_id as meeting, p.subject_code as subject, p.unit_id as unit, p.question, p.options, p.voters,
      p.suppress_below as "suppressBelow", access.poll_is_over(p.id) as "isOver",
      access.poll_is_like_another(p.id) as "isLikeAnother", (
        select count(*)::integer from congtam.poll_voted v where v.poll_id = p.id) as voted
    from congtam.poll p where p.id = ${id}`.execute(db);
  return rows[0];
}

/** A ballot of a meeting, as it concerns who asks. */
export interface PollLine {
  readonly id: string;
  readonly subject: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly isOver: boolean;
  /** Whether who asks has a vote in it, and whether they have cast it. */
  readonly hasVote: boolean;
  readonly hasVoted: boolean;
}

/** Ballots of a meeting in sight, in the order in which they were opened. */
export async function pollsOf({ db }: Tx, meeting: string): Promise<readonly PollLine[]> {
  const { rows } = await sql<PollLine>`
    select p.id, p.subject_code as subject, p.question, p.options, access.poll_is_over(p.id) as "isOver",
      coalesce(access.my_person() = any (p.voters), false) as "hasVote", exists (
        select 1 from congtam.poll_voted v where v.poll_id = p.id and v.person_id = access.my_person()) as "hasVoted"
    from congtam.poll p where p.meeting_id = ${meeting} order by p.opened_at, p.id`.execute(db);
  return rows;
}

/** Puts a paper into the box. @returns false when the actor has no vote, or came too late */
export async function castBallot({ db }: Tx, poll: string, choice: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select access.cast_ballot(${poll}, ${choice}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** What it came to, as it was written down when it was over; nothing while it runs, or where it may not be told. */
export async function pollCounts(
  { db }: Tx,
  poll: string,
): Promise<{ readonly [option: string]: number } | null> {
  const { rows } = await sql<{ option: string; papers: number }>`
    select asked.option, (o.counts ->> asked.option)::integer as papers
    from congtam.poll_outcome o join congtam.poll p on p.id = o.poll_id, unnest(p.options) with ordinality asked (option, at)
    where o.poll_id = ${poll} and o.counts is not null order by asked.at`.execute(db);
  return rows.length === 0 ? null : Object.fromEntries(rows.map(({ option, papers }) => [option, papers]));
}

/** Nobody votes in it until this transaction ends. */
export async function lockPoll({ db }: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}::uuid::text, 58))`.execute(db);
}

export async function closePoll(
  { db }: Tx,
  row: { readonly poll: string; readonly unit: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.poll_close')
    .values({ poll_id: row.poll, unit_id: row.unit, closed_by: row.by })
    .execute();
}

export interface CountingRow {
  readonly id: string;
  readonly meeting: string;
  readonly subject: string;
  readonly unit: string;
  readonly question: string;
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  readonly counts: { readonly [option: string]: number };
  readonly counters: string;
  readonly document: string;
}

/** Paper ballots of a meeting as they were counted. */
export async function countingsOf({ db }: Tx, meeting: string): Promise<readonly CountingRow[]> {
  const { rows } = await sql<CountingRow>`
    select c.id, c.meeting_id as meeting, c.subject_code as subject, c.unit_id as unit, c.question, c.issued, c.returned,
      c.invalid, c.counts, c.counters, c.document
    from congtam.counting_record c where c.meeting_id = ${meeting} order by c.recorded_at`.execute(db);
  return rows;
}

export async function addCounting({ db }: Tx, row: CountingRow & { readonly by: string }): Promise<void> {
  await db
    .insertInto('congtam.counting_record')
    .values({
      id: row.id,
      meeting_id: row.meeting,
      subject_code: row.subject,
      unit_id: row.unit,
      question: row.question,
      issued: row.issued,
      returned: row.returned,
      invalid: row.invalid,
      counts: JSON.stringify(row.counts),
      counters: row.counters,
      document: row.document,
      recorded_by: row.by,
    })
    .execute();
}
