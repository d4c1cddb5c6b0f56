import type { Json } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface EntrySubject {
  readonly id: string;
  readonly register: string;
  /** Where it lies: for a person, where they served on the day. */
  readonly unit: string;
  readonly person: string | null;
  readonly field: string | null;
}

export interface Revision {
  readonly revision: number;
  readonly act: string;
  readonly state: string;
  readonly on: string;
  readonly to: string | null;
  readonly content: { readonly [name: string]: Json };
  readonly reason: string | null;
  /** RFC 3339, in UTC. */
  readonly recordedAt: string;
}

export type Entry = EntrySubject & Revision;

const subject = sql`e.id, e.register, e.unit_id as unit, e.person_id as person, e.field`;
const revision = sql`r.revision, r.act, r.state, r.on_day as "on", r.to_day as "to", r.content, r.reason,
  to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"`;

/** Entries the actor may see, each as its newest revision says. */
const standing = sql`congtam.register_entry e join lateral (
  select * from congtam.register_revision v where v.entry_id = e.id order by v.revision desc limit 1) r on true`;

export interface Sought {
  readonly register?: string | undefined;
  /** Entries whose days touch these. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The last entry of the page before, and its day as it was then: a correction meanwhile moves nobody else. */
  readonly after?: string | undefined;
  readonly afterDay?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const touching = ({ register, from, to, after, afterDay }: Sought) => sql`
  (${register ?? null}::text is null or e.register = ${register ?? null})
  and (${from ?? null}::date is null or coalesce(r.to_day, r.on_day) >= ${from ?? null}::date)
  and (${to ?? null}::date is null or r.on_day <= ${to ?? null}::date)
  and (${after ?? null}::uuid is null or r.on_day < ${afterDay ?? null}::date
    or (r.on_day = ${afterDay ?? null}::date and e.id > ${after ?? null}::uuid))`;

/** What is recorded about a unit and its fields. */
export async function entriesOfUnit({ db }: Tx, unit: string, sought: Sought): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${subject}, ${revision} from ${standing}
    where e.unit_id = ${unit} and e.person_id is null and ${touching(sought)}
    order by r.on_day desc, e.id offset ${sought.offset} limit ${sought.limit}`.execute(db);
  return rows;
}

/** What is recorded about somebody, and what about units and fields they were confirmed to be concerned by. */
export async function entriesOfPerson({ db }: Tx, person: string, sought: Sought): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${subject}, ${revision} from ${standing}
    where (e.person_id = ${person} or exists (
        select 1 from congtam.register_concern_decision d
        where d.entry_id = e.id and d.person_id = ${person} and d.decision = 'confirmed'))
      and ${touching(sought)}
    order by r.on_day desc, e.id offset ${sought.offset} limit ${sought.limit}`.execute(db);
  return rows;
}

/** Everything that stands about units and the people who are in them, wherever it happened; for the tables of a pack. */
export async function entriesIn(
  { db }: Tx,
  units: readonly string[],
  registers: readonly string[],
): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${subject}, ${revision} from ${standing}
    where (e.unit_id = any (${units}) or e.person_id in (
        select t.person_id from congtam.post t
        where t.unit_id = any (${units}) and coalesce(t.valid_to, 'infinity') >= access.today()))
      and e.register = any (${registers}) and r.state <> 'withdrawn'
    order by e.register, r.on_day, e.id`.execute(db);
  return rows;
}

export async function entryById({ db }: Tx, id: string): Promise<EntrySubject | undefined> {
  const { rows } = await sql<EntrySubject>`
    select ${subject} from congtam.register_entry e where e.id = ${id}`.execute(db);
  return rows[0];
}

/** From the first to the newest. */
export async function revisionsOf({ db }: Tx, id: string): Promise<readonly Revision[]> {
  const { rows } = await sql<Revision>`
    select ${revision} from congtam.register_revision r where r.entry_id = ${id} order by r.revision`.execute(
    db,
  );
  return rows;
}

export async function addEntry({ db }: Tx, entry: EntrySubject, recordedBy: string): Promise<void> {
  const { id, register, unit, person, field } = entry;
  await db
    .insertInto('congtam.register_entry')
    .values({ id, register, unit_id: unit, person_id: person, field, recorded_by: recordedBy })
    .execute();
}

export async function addRevision(
  { db }: Tx,
  entry: string,
  given: Omit<Revision, 'recordedAt' | 'content'> & { readonly content: string; readonly recordedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.register_revision')
    .values({
      entry_id: entry,
      revision: given.revision,
      act: given.act,
      state: given.state,
      on_day: given.on,
      to_day: given.to,
      content: given.content,
      reason: given.reason,
      recorded_by: given.recordedBy,
    })
    .execute();
}

export interface InCharge {
  readonly person: string;
  /** `head` of the unit, or the `field` was assigned to them. */
  readonly why: string;
}

/** Who was in charge of a unit or field on a day, of those in sight. A suggestion: nobody is concerned until named. */
export async function inChargeOn(
  { db }: Tx,
  { unit, field, on }: { readonly unit: string; readonly field: string | null; readonly on: string },
): Promise<readonly InCharge[]> {
  const { rows } = await sql<InCharge>`
    select person_id as person, why from access.in_charge_on(${unit}, ${field}, ${on}) order by why, 1`.execute(
    db,
  );
  return rows;
}

export interface Concern {
  readonly person: string;
  readonly ground: string;
  readonly namedBy: string;
  readonly decision: 'proposed' | 'confirmed' | 'declined';
  readonly decisionGround: string | null;
}

export async function concernedBy({ db }: Tx, entry: string): Promise<readonly Concern[]> {
  const { rows } = await sql<Concern>`
    select c.person_id as person, c.ground, c.named_by as "namedBy",
      coalesce(d.decision, 'proposed') as decision, d.ground as "decisionGround"
    from congtam.register_concern c
      left join congtam.register_concern_decision d on d.entry_id = c.entry_id and d.person_id = c.person_id
    where c.entry_id = ${entry} order by c.named_at, c.person_id`.execute(db);
  return rows;
}

export async function addConcern(
  { db }: Tx,
  given: {
    readonly entry: string;
    readonly person: string;
    readonly ground: string;
    readonly namedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.register_concern')
    .values({
      entry_id: given.entry,
      person_id: given.person,
      ground: given.ground,
      named_by: given.namedBy,
    })
    .execute();
}

export async function addConcernDecision(
  { db }: Tx,
  given: {
    readonly entry: string;
    readonly person: string;
    readonly decision: string;
    readonly ground: string;
    readonly decidedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.register_concern_decision')
    .values({
      entry_id: given.entry,
      person_id: given.person,
      decision: given.decision,
      ground: given.ground,
      decided_by: given.decidedBy,
    })
    .execute();
}

/** People confirmed as concerned, by entry. */
export async function concernedByMany(
  { db }: Tx,
  entries: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ entry: string; people: string[] }>`
    select d.entry_id as entry, array_agg(d.person_id order by d.decided_at, d.person_id) as people
    from congtam.register_concern_decision d
    where d.entry_id = any (${entries}::uuid[]) and d.decision = 'confirmed' group by d.entry_id`.execute(db);
  return new Map(rows.map(({ entry, people }) => [entry, people]));
}
