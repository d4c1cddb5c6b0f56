import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { DecisionAct, DecisionState } from './decisions.states.ts';

export interface DecisionRow {
  readonly id: string;
  readonly cycle: string;
  readonly regulation: string;
  readonly unit: string;
  readonly kind: 'first' | 'replacement';
  readonly basis: string;
  readonly draftedBy: string;
}

export interface DecisionHead extends DecisionRow {
  readonly state: DecisionState;
  readonly acts: number;
  /** RFC 3339, in UTC, of the server's clock. */
  readonly decidedAt: string | null;
  readonly number: string | null;
  readonly day: string | null;
  readonly items: number;
}

/** A moment as it is answered: RFC 3339, in UTC. */
export const utc = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const head = sql`d.id, d.cycle_id as cycle, d.regulation, d.unit_id as unit, d.kind, d.basis, d.drafted_by as "draftedBy",
  l.state, l.number as acts, c."decidedAt", n.document_number as number, n.document_day as day, (
    select count(*)::integer from congtam.decision_item i where i.decision_id = d.id) as items`;
const heads = sql`congtam.decision d
  join lateral (select a.state, a.number from congtam.decision_act a
    where a.decision_id = d.id order by a.number desc limit 1) l on true
  left join lateral (select ${utc(sql`a.taken_at`)} as "decidedAt" from congtam.decision_act a
    where a.decision_id = d.id and a.act = 'decide' limit 1) c on true
  left join lateral (select a.document_number, a.document_day from congtam.decision_act a
    where a.decision_id = d.id and a.act = 'number' limit 1) n on true`;

export async function decisionById({ db }: Tx, id: string): Promise<DecisionHead | undefined> {
  const { rows } = await sql<DecisionHead>`select ${head} from ${heads} where d.id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first. */
export async function decisionsOf({ db }: Tx, cycle: string): Promise<readonly DecisionHead[]> {
  const { rows } = await sql<DecisionHead>`
    select ${head} from ${heads} where d.cycle_id = ${cycle} order by d.drafted_at desc, d.id desc limit 500`.execute(
    db,
  );
  return rows;
}

export async function addDecision({ db }: Tx, row: DecisionRow): Promise<void> {
  await db
    .insertInto('congtam.decision')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      regulation: row.regulation,
      unit_id: row.unit,
      kind: row.kind,
      basis: row.basis,
      drafted_by: row.draftedBy,
    })
    .execute();
}

export interface ItemRow {
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly level: string;
  readonly suggested: string | null;
  readonly reason: string | null;
  readonly document: string | null;
  /** The decision it supersedes. */
  readonly replaces: string | null;
}

export async function itemsOf(
  { db }: Tx,
  decision: string,
): Promise<readonly (ItemRow & { readonly replacedBy: string | null })[]> {
  const { rows } = await sql<ItemRow & { replacedBy: string | null }>`
    select i.subject_code as subject, i.unit_id as unit, i.person_id as person, i.level, i.suggested, i.reason, i.document,
      i.replaces_id as replaces, (
        select j.decision_id from congtam.decision_item j
        where j.replaces_id = i.decision_id and j.subject_code = i.subject_code
          and access.decision_state(j.decision_id) in ('decided', 'numbered', 'published') limit 1) as "replacedBy"
    from congtam.decision_item i where i.decision_id = ${decision} order by i.position`.execute(db);
  return rows;
}

/** Of whom a decision was drafted to supersede one that another has superseded since, by their codes. */
export async function overtakenOf({ db }: Tx, decision: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select distinct i.subject_code as subject from congtam.decision_item i
      join congtam.decision_item j on j.replaces_id = i.replaces_id and j.subject_code = i.subject_code
    where i.decision_id = ${decision} and j.decision_id <> i.decision_id
      and access.decision_state(j.decision_id) in ('decided', 'numbered', 'published')
    order by 1`.execute(db);
  return rows.map(({ subject }) => subject);
}

export async function addItems({ db }: Tx, decision: string, rows: readonly ItemRow[]): Promise<void> {
  await db
    .insertInto('congtam.decision_item')
    .values(
      rows.map((row, at) => ({
        decision_id: decision,
        subject_code: row.subject,
        position: at + 1,
        unit_id: row.unit,
        person_id: row.person,
        level: row.level,
        suggested: row.suggested,
        reason: row.reason,
        document: row.document,
        replaces_id: row.replaces,
      })),
    )
    .execute();
}

export interface PartRow {
  readonly part: number;
  readonly unit: string;
  readonly matter: string;
  readonly statement: string | null;
  readonly signedAt: string | null;
}

export async function partsOf({ db }: Tx, decision: string): Promise<readonly PartRow[]> {
  const { rows } = await sql<PartRow>`
    select p.part, p.unit_id as unit, p.matter, s.statement, ${utc(sql`s.signed_at`)} as "signedAt"
    from congtam.decision_part p left join congtam.decision_part_signature s
      on s.decision_id = p.decision_id and s.part = p.part
    where p.decision_id = ${decision} order by p.part`.execute(db);
  return rows;
}

export async function addParts(
  { db }: Tx,
  decision: string,
  parts: readonly Pick<PartRow, 'unit' | 'matter'>[],
): Promise<void> {
  if (parts.length === 0) return;
  await db
    .insertInto('congtam.decision_part')
    .values(
      parts.map(({ unit, matter }, at) => ({ decision_id: decision, part: at + 1, unit_id: unit, matter })),
    )
    .execute();
}

export async function addSignature(
  { db }: Tx,
  row: { readonly decision: string; readonly part: number; readonly statement: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.decision_part_signature')
    .values({ decision_id: row.decision, part: row.part, statement: row.statement, signed_by: row.by })
    .execute();
}

export interface ActRow {
  readonly act: DecisionAct;
  readonly state: DecisionState;
  readonly text: string | null;
  readonly agrees: boolean | null;
  readonly takenAt: string;
}

export async function actsOf({ db }: Tx, decision: string): Promise<readonly ActRow[]> {
  const { rows } = await sql<ActRow>`
    select a.act, a.state, a.says as text, a.agrees, ${utc(sql`a.taken_at`)} as "takenAt"
    from congtam.decision_act a where a.decision_id = ${decision} order by a.number`.execute(db);
  return rows;
}

export async function addAct(
  { db }: Tx,
  row: Omit<ActRow, 'takenAt'> & {
    readonly decision: string;
    readonly number: number;
    readonly unit: string;
    readonly by: string;
    readonly document?: { readonly number: string; readonly day: string };
    readonly listHash?: Buffer;
  },
): Promise<void> {
  await db
    .insertInto('congtam.decision_act')
    .values({
      decision_id: row.decision,
      number: row.number,
      act: row.act,
      state: row.state,
      unit_id: row.unit,
      says: row.text,
      agrees: row.agrees,
      document_number: row.document?.number ?? null,
      document_day: row.document?.day ?? null,
      list_hash: row.listHash ?? null,
      taken_by: row.by,
    })
    .execute();
}

/** A level as a decision gave it. */
export interface DecidedRow {
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly level: string;
  readonly decision: string;
  readonly number: string | null;
  readonly day: string | null;
  readonly state: DecisionState;
  /** Whether a later decision supersedes it. */
  readonly isReplaced: boolean;
}

/** The levels that decisions of a cycle gave, in the order of subjects; those superseded as well, and marked. */
export async function decidedLevels(
  { db }: Tx,
  given: { readonly cycle: string; readonly regulation: string; readonly subject?: string },
): Promise<readonly DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select i.subject_code as subject, i.unit_id as unit, i.person_id as person, i.level, d.id as decision,
      n.document_number as number, n.document_day as day, access.decision_state(d.id) as state, exists (
        select 1 from congtam.decision_item j
        where j.replaces_id = d.id and j.subject_code = i.subject_code
          and access.decision_state(j.decision_id) in ('decided', 'numbered', 'published')) as "isReplaced"
    from congtam.decision d join congtam.decision_item i on i.decision_id = d.id
      left join lateral (select a.document_number, a.document_day from congtam.decision_act a
        where a.decision_id = d.id and a.act = 'number' limit 1) n on true
    where d.cycle_id = ${given.cycle} and d.regulation = ${given.regulation}
      and (${given.subject ?? null}::text is null or i.subject_code = ${given.subject ?? null})
      and access.decision_state(d.id) in ('decided', 'numbered', 'published')
    order by i.subject_code, d.drafted_at`.execute(db);
  return rows;
}

/** Names and levels of a list that is public, or about to be. */
export async function publishedLevels(
  { db }: Tx,
  decision: string,
): Promise<readonly { readonly name: string; readonly unit: string; readonly level: string }[]> {
  const { rows } = await sql<{ name: string; unit: string; level: string }>`
    select p.name, p.unit, p.level from access.published_levels(${decision}) p`.execute(db);
  return rows;
}

/** One who acts on a document at a time, on whatever server. */
export async function lockDecision({ db }: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`decision ${id}`}, 57))`.execute(db);
}

/** Number, day and hash of a list that was made public. */
export async function publicationOf(
  { db }: Tx,
  decision: string,
): Promise<{ readonly number: string; readonly day: string; readonly hash: string } | undefined> {
  const { rows } = await sql<{ number: string; day: string; hash: string }>`
    select p.number, p.day, p.hash from access.publication_of(${decision}) p`.execute(db);
  return rows[0];
}

/** A document that is not at its end, as far as it is in sight. */
export interface DecisionWaiting {
  readonly id: string;
  readonly cycle: string;
  readonly unit: string;
  readonly state: DecisionState;
  readonly hasOpinion: boolean;
  /** Bodies that have not signed their part yet. */
  readonly unsigned: readonly string[];
  /** Of how many people the personal notice was not sent; a unit hears of its level when it is made public. */
  readonly unsent: number;
  /** Whether it is about who asks: then all but its number waits for others. */
  readonly isAboutThem: boolean;
}

/** Documents in sight that wait for their next act, as somebody sees them. */
export async function decisionsWaiting({ db }: Tx, them: string | null): Promise<readonly DecisionWaiting[]> {
  const isAbout = sql`exists (
    select 1 from congtam.decision_item own where own.decision_id = d.id and own.person_id = ${them}::uuid)`;
  const { rows } = await sql<DecisionWaiting>`
    select d.id, d.cycle_id as cycle, d.unit_id as unit, l.state, exists (
        select 1 from congtam.decision_act o where o.decision_id = d.id and o.act = 'giveOpinion') as "hasOpinion", (
        select coalesce(array_agg(p.unit_id), '{}') from congtam.decision_part p
        where p.decision_id = d.id and not exists (
          select 1 from congtam.decision_part_signature s where s.decision_id = p.decision_id and s.part = p.part)) as unsigned, (
        select count(*)::integer from congtam.decision_item i where i.decision_id = d.id and i.person_id is not null and not exists (
          select 1 from congtam.notice_act n
          where n.decision_id = i.decision_id and n.subject_code = i.subject_code)) as unsent,
      ${isAbout} as "isAboutThem"
    from ${heads} where l.state <> 'withdrawn' and (l.state = 'decided' or not ${isAbout})
      and (l.state <> 'published' or exists (
      select 1 from congtam.decision_item i where i.decision_id = d.id and i.person_id is not null and not exists (
        select 1 from congtam.notice_act n
        where n.decision_id = i.decision_id and n.subject_code = i.subject_code)))
    order by d.drafted_at limit 500`.execute(db);
  return rows;
}
