import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A level of somebody, decided, as it has to be in the national database. */
export interface DecidedItem {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  /** Number of the act that decided it. */
  readonly act: number;
  readonly period: string;
  readonly unit: string;
  readonly person: string;
  readonly name: string;
  readonly level: string;
  readonly decidedOn: string;
  /** It was refused before, for this reason. */
  readonly refusedBecause: string | null;
}

const MOST = 20_000;

/** The levels decided of people in some units that are not there yet, as `waiting`. */
const waitingIn = (units: readonly string[]) => sql`
    with last as (
      select distinct on (l.cycle_id, l.regulation, l.subject_code) l.*
      from congtam.level_act l join congtam.cycle c on c.id = l.cycle_id
      where not c.is_pilot and l.person_id is not null and l.unit_id = any (${[...units]}::uuid[])
      order by l.cycle_id, l.regulation, l.subject_code, l.number desc
    ), waiting as (
      select l.*, to_char(l.taken_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as decided_on, a.words
      from last l
        left join lateral (
          select i.delivery_id, i.position from congtam.national_item i join congtam.national_delivery d on d.id = i.delivery_id
          where i.cycle_id = l.cycle_id and i.regulation = l.regulation and i.subject_code = l.subject_code
            and i.act = l.number
          order by d.made_at desc limit 1) sent on true
        left join lateral (
          select w.outcome, w.words from congtam.national_answer w
          where w.delivery_id = sent.delivery_id and w.position = sent.position order by w.number desc limit 1) a on true
      where l.state in ('decided', 'decidedUnchanged') and l.level is not null
        and (sent.delivery_id is null or a.outcome = 'refused'))`;

/** Levels of people in some units that are not there yet: never given over, decided otherwise since, or refused. */
export async function itemsWaiting({ db }: Tx, units: readonly string[]): Promise<readonly DecidedItem[]> {
  const { rows } = await sql<DecidedItem>`${waitingIn(units)}
    select l.cycle_id as cycle, l.regulation, l.subject_code as subject, l.number as act, c.period, l.unit_id as unit,
      l.person_id as person, p.full_name as name, l.level, l.decided_on as "decidedOn", l.words as "refusedBecause"
    from waiting l join congtam.cycle c on c.id = l.cycle_id join congtam.person p on p.id = l.person_id
    order by l.taken_at, l.cycle_id, l.regulation, l.subject_code limit ${MOST}`.execute(db);
  return rows;
}

/** How many levels of some units wait, and the day on which the oldest was decided; null where none does. */
export async function oldestWaiting(
  { db }: Tx,
  units: readonly string[],
): Promise<{ readonly count: number; readonly decidedOn: string | null }> {
  const { rows } = await sql<{ count: number; decidedOn: string | null }>`${waitingIn(units)}
    select count(*)::integer as count, min(l.decided_on) as "decidedOn" from waiting l`.execute(db);
  return rows[0] ?? { count: 0, decidedOn: null };
}

export interface DeliveryRow {
  readonly id: string;
  readonly unit: string;
  readonly ground: string;
  /** RFC 3339, in UTC. */
  readonly madeAt: string;
  readonly items: number;
  readonly accepted: number;
  readonly refused: number;
}

const delivery = sql`d.id, d.unit_id as unit, d.ground,
  to_char(d.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt", s.items, s.accepted, s.refused`;
const deliveries = sql`congtam.national_delivery d join lateral (
  select count(*)::integer as items, count(*) filter (where a.outcome = 'accepted')::integer as accepted,
    count(*) filter (where a.outcome = 'refused')::integer as refused
  from congtam.national_item i left join lateral (
    select w.outcome from congtam.national_answer w
    where w.delivery_id = i.delivery_id and w.position = i.position order by w.number desc limit 1) a on true
  where i.delivery_id = d.id) s on true`;

/** Newest first. */
export async function deliveriesOf({ db }: Tx, unit: string): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${delivery} from ${deliveries} where d.unit_id = ${unit} order by d.made_at desc, d.id limit 200`.execute(
    db,
  );
  return rows;
}

export async function deliveryById({ db }: Tx, id: string): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`select ${delivery} from ${deliveries} where d.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function addDelivery(
  { db }: Tx,
  row: { readonly id: string; readonly unit: string; readonly ground: string; readonly by: string },
  items: readonly DecidedItem[],
): Promise<void> {
  await db
    .insertInto('congtam.national_delivery')
    .values({ id: row.id, unit_id: row.unit, ground: row.ground, made_by: row.by })
    .execute();
  const column = <T>(of: (one: DecidedItem) => T): T[] => items.map(of);
  await sql`
    insert into congtam.national_item (delivery_id, position, cycle_id, regulation, subject_code, act, period, unit_id,
      person_id, level, decided_on)
    select ${row.id}::uuid, ordinality, cycle, regulation, subject, act, period, unit, person, level, day
    from unnest(${column((i) => i.cycle)}::uuid[], ${column((i) => i.regulation)}::text[],
      ${column((i) => i.subject)}::text[], ${column((i) => i.act)}::smallint[], ${column((i) => i.period)}::text[],
      ${column((i) => i.unit)}::uuid[], ${column((i) => i.person)}::uuid[], ${column((i) => i.level)}::text[],
      ${column((i) => i.decidedOn)}::date[]) with ordinality
      t (cycle, regulation, subject, act, period, unit, person, level, day, ordinality)`.execute(db);
}

/** An item as the file has it. */
export interface FiledItem {
  readonly position: number;
  readonly idNumber: string | null;
  readonly subject: string;
  readonly unit: string;
  readonly regulation: string;
  readonly period: string;
  readonly level: string;
  readonly decidedOn: string;
}

export async function filedItems({ db }: Tx, id: string): Promise<readonly FiledItem[]> {
  const { rows } = await sql<FiledItem>`
    select i.position, n.id_number as "idNumber", i.subject_code as subject, u.code as unit, i.regulation, i.period, i.level,
      to_char(i.decided_on, 'YYYY-MM-DD') as "decidedOn"
    from congtam.national_item i join congtam.unit u on u.id = i.unit_id
      left join access.numbers_of_delivery(${id}) n on n.place = i.position
    where i.delivery_id = ${id} order by i.position`.execute(db);
  return rows;
}

/** An item of a delivery as who follows it sees it, with the last answer there is. */
export interface AnsweredItem {
  readonly position: number;
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  readonly regulation: string;
  readonly period: string;
  readonly level: string;
  readonly decidedOn: string;
  readonly outcome: 'accepted' | 'refused' | null;
  /** Receipt of the national database. */
  readonly reference: string | null;
  /** Why it was refused. */
  readonly words: string | null;
  /** RFC 3339, in UTC. */
  readonly answeredAt: string | null;
}

export async function answeredItems({ db }: Tx, id: string): Promise<readonly AnsweredItem[]> {
  const { rows } = await sql<AnsweredItem>`
    select i.position, i.subject_code as subject, p.full_name as name, i.unit_id as unit, i.regulation, i.period, i.level,
      to_char(i.decided_on, 'YYYY-MM-DD') as "decidedOn", a.outcome, a.reference, a.words,
      to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "answeredAt"
    from congtam.national_item i join congtam.person p on p.id = i.person_id
      left join lateral (
        select w.outcome, w.reference, w.words, w.recorded_at from congtam.national_answer w
        where w.delivery_id = i.delivery_id and w.position = i.position order by w.number desc limit 1) a on true
    where i.delivery_id = ${id} order by i.position`.execute(db);
  return rows;
}

/** Puts down answers, each after those there are. */
export async function addAnswers(
  { db }: Tx,
  given: {
    readonly delivery: string;
    readonly by: string;
    readonly answers: readonly {
      readonly position: number;
      readonly outcome: 'accepted' | 'refused';
      readonly reference: string | null;
      readonly words: string | null;
    }[];
  },
): Promise<number> {
  const { delivery: id, by, answers } = given;
  const column = <T>(of: (one: (typeof answers)[number]) => T): T[] => answers.map(of);
  const { numAffectedRows } = await sql`
    insert into congtam.national_answer (delivery_id, position, number, outcome, reference, words, recorded_by)
    select i.delivery_id, i.position, 1 + coalesce((
      select max(w.number) from congtam.national_answer w
      where w.delivery_id = i.delivery_id and w.position = i.position), 0), t.outcome, t.reference, t.words, ${by}::uuid
    from unnest(${column((a) => a.position)}::integer[], ${column((a) => a.outcome)}::text[],
      ${column((a) => a.reference)}::text[], ${column((a) => a.words)}::text[]) t (position, outcome, reference, words)
      join congtam.national_item i on i.delivery_id = ${id}::uuid and i.position = t.position`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** One who makes a delivery of a unit at a time, on whatever server: nothing goes twice. */
export async function lockDeliveries({ db }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('national deliveries', 89))`.execute(db);
}
