import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { ProductContent, Waived } from './product-content.ts';
import type { HandoverState, ProductAct, ProductState } from './work.states.ts';

export interface TaskRow {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly sourceSystem: string | null;
  readonly sourceId: string | null;
}

/** What one person owes of a task in one period, as its newest revision says. */
export interface ProductRow {
  readonly id: string;
  readonly task: string;
  /** Where the person serves in the period. */
  readonly unit: string;
  readonly person: string;
  readonly period: string;
  readonly takenFrom: string | null;
  readonly revision: number;
  readonly state: ProductState;
  readonly content: ProductContent;
  /** The state of the newest handing over; null where there is none. */
  readonly handover: HandoverState | null;
  readonly waived: Waived;
  readonly sourceSystem: string | null;
  readonly sourceId: string | null;
}

export interface RevisionRow {
  readonly revision: number;
  readonly act: ProductAct;
  readonly state: ProductState;
  readonly content: ProductContent;
  readonly reason: string | null;
  /** The account. */
  readonly recordedBy: string;
  /** RFC 3339, in UTC. */
  readonly recordedAt: string;
}

const product = sql`p.id, p.task_id as task, p.unit_id as unit, p.person_id as person, p.period,
  p.taken_from as "takenFrom", r.revision, r.state, r.content, h.state as handover,
  coalesce(w.waived, '{"errors": 0, "latenesses": 0, "documents": []}'::jsonb) as waived,
  t.source_system as "sourceSystem", t.source_id as "sourceId"`;

/** Products the actor may see, each as it stands. */
const standing = sql`congtam.work_product p
  left join congtam.work_task t on t.id = p.task_id
  join lateral (
    select * from congtam.work_product_revision v where v.product_id = p.id order by v.revision desc limit 1) r on true
  left join lateral (
    select s.state from congtam.work_handover_step s
    where s.product_id = p.id order by s.taken_at desc, s.step desc limit 1) h on true
  left join lateral (
    select jsonb_build_object('errors', sum(c.waives_errors), 'latenesses', sum(c.waives_latenesses),
      'documents', jsonb_agg(distinct d.document)) as waived
    from congtam.work_cause c join congtam.work_cause_decision d on d.cause_id = c.id
    where c.product_id = p.id and d.decision = 'approved' having count(*) > 0) w on true`;

export async function productById({ db }: Tx, id: string): Promise<ProductRow | undefined> {
  const { rows } = await sql<ProductRow>`select ${product} from ${standing} where p.id = ${id}`.execute(db);
  return rows[0];
}

/** In the order of the ids. */
export async function productsByIds({ db }: Tx, ids: readonly string[]): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing} where p.id = any (${ids})
    order by array_position(${ids}::uuid[], p.id)`.execute(db);
  return rows;
}

/** One change of a product at a time: a handing over and a report do not meet unseen. */
export const lockProduct = (tx: Tx, id: string): Promise<void> => lockProducts(tx, [id]);

/** Of many in one order, so that two who lock the same never wait for each other. */
export async function lockProducts({ db }: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(i::text, 21))
    from (select distinct unnest(${ids}::uuid[]) as i order by 1) t`.execute(db);
}

export interface Page {
  /** A period, or a year with all its periods. */
  readonly period?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const within = (period: string | undefined) =>
  period === undefined
    ? sql`true`
    : sql`(p.period = ${period} or (length(${period}) = 4 and left(p.period, 4) = ${period}))`;

export async function productsOfPerson(
  { db }: Tx,
  person: string,
  page: Page,
): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing} where p.person_id = ${person} and ${within(page.period)}
    order by p.period, p.id offset ${page.offset} limit ${page.limit}`.execute(db);
  return rows;
}

/** Somebody's work that has to be classified or reported yet, of whatever year: of what is settled nothing is asked any more. */
export async function productsWaiting({ db }: Tx, person: string): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    with unsettled as materialized (
      select o.period from (select distinct period from congtam.work_product where person_id = ${person}) o
      where not access.is_confirmed(${person}, o.period))
    select ${product} from ${standing}
    where p.person_id = ${person} and r.state in ('named', 'open') and p.period in (select period from unsettled)
    order by p.period, p.id limit 500`.execute(db);
  return rows;
}

/** A period of somebody's work, as far as it is. */
export interface WorkPeriod {
  readonly period: string;
  /** Named and not classified yet. */
  readonly named: number;
  readonly open: number;
  readonly reported: number;
  /** Settled: nothing of it is changed any more. */
  readonly isConfirmed: boolean;
}

/** The newest first. */
export async function workPeriodsOf({ db }: Tx, person: string): Promise<readonly WorkPeriod[]> {
  const { rows } = await sql<WorkPeriod>`
    select p.period, count(*) filter (where r.state = 'named')::int as named,
      count(*) filter (where r.state = 'open')::int as open,
      count(*) filter (where r.state = 'reported')::int as reported,
      access.is_confirmed(${person}, p.period) as "isConfirmed"
    from ${standing} where p.person_id = ${person} and r.state <> 'withdrawn'
    group by p.period order by p.period desc limit 500`.execute(db);
  return rows;
}

export async function productsOfUnits(
  { db }: Tx,
  units: readonly string[],
  page: Page,
): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing} where p.unit_id = any (${units}) and ${within(page.period)}
    order by p.period, p.id offset ${page.offset} limit ${page.limit}`.execute(db);
  return rows;
}

/** Tasks in sight that have only their name: whoever manages the person has to say what they are. */
export async function namedInSight({ db }: Tx): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing} where r.state = 'named' order by p.period, p.id limit 500`.execute(db);
  return rows;
}

export interface DoneRow {
  readonly person: string;
  /** Converted work completed, as an exact decimal. */
  readonly converted: string;
  /** Reported without a coefficient. */
  readonly notConverted: number;
}

/** What each person completed in a period or year, as it stands. Decimals of PostgreSQL are exact. */
export async function doneIn(
  { db }: Tx,
  units: readonly string[],
  period: string,
): Promise<readonly DoneRow[]> {
  const { rows } = await sql<DoneRow>`
    select d.person, sum(d.completed * d.coefficient)::text as converted,
      count(*) filter (where d.completed > 0 and d.is_bare)::int as "notConverted"
    from (
      select p.person_id as person, r.content -> 'work' ->> 'coefficient' is null as is_bare,
        coalesce((r.content -> 'work' ->> 'coefficient')::numeric, 0) as coefficient,
        case when h.state is distinct from 'taken' and r.content -> 'work' ->> 'source' <> 'handedOver' then coalesce(r.content -> 'corrected' ->> 'completed',
          r.content -> 'reported' ->> 'completed', '0')::numeric else 0 end as completed
      from ${standing} where p.unit_id = any (${units}) and ${within(period)} and r.state in ('open', 'reported')) d
    group by d.person order by d.person`.execute(db);
  return rows;
}

/** What counts of the work of some years in some units: neither withdrawn nor only named. */
export async function productsToFeed(
  { db }: Tx,
  units: readonly string[],
  years: readonly number[],
): Promise<readonly ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing}
    where (p.unit_id = any (${units}) or p.person_id in (
        select o.person_id from congtam.post o
        where o.unit_id = any (${units}) and coalesce(o.valid_to, 'infinity') >= access.today()))
      and left(p.period, 4) = any (${years.map(String)}) and r.state in ('open', 'reported')
    order by p.person_id, p.period, p.id`.execute(db);
  return rows;
}

/** From the first to the newest. */
export async function revisionsOf({ db }: Tx, id: string): Promise<readonly RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select r.revision, r.act, r.state, r.content, r.reason, r.recorded_by as "recordedBy",
      to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
    from congtam.work_product_revision r where r.product_id = ${id} order by r.revision`.execute(db);
  return rows;
}

export async function addTasks({ db }: Tx, tasks: readonly TaskRow[], madeBy: string): Promise<void> {
  if (tasks.length === 0) return;
  await sql`
    insert into congtam.work_task (id, unit_id, title, source_system, source_id, made_by)
    select id, unit, title, "sourceSystem", "sourceId", ${madeBy}::uuid
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
      as r(id uuid, unit uuid, title text, "sourceSystem" text, "sourceId" text)`.execute(db);
}

export interface NewProduct {
  readonly id: string;
  readonly task: string;
  readonly unit: string;
  readonly person: string;
  readonly period: string;
  readonly takenFrom: string | null;
}

export async function addProducts(
  { db }: Tx,
  products: readonly NewProduct[],
  madeBy: string,
): Promise<void> {
  if (products.length === 0) return;
  await sql`
    insert into congtam.work_product (id, task_id, unit_id, person_id, period, taken_from, made_by)
    select id, task, unit, person, period, "takenFrom", ${madeBy}::uuid
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
      as r(id uuid, task uuid, unit uuid, person uuid, period text, "takenFrom" uuid)`.execute(db);
}

export interface NewRevision {
  readonly product: string;
  readonly revision: number;
  readonly act: ProductAct;
  readonly state: ProductState;
  readonly content: ProductContent;
  readonly reason: string | null;
}

export async function addRevisions(
  { db }: Tx,
  revisions: readonly NewRevision[],
  recordedBy: string,
): Promise<void> {
  if (revisions.length === 0) return;
  await sql`
    insert into congtam.work_product_revision (product_id, revision, act, state, content, reason, recorded_by)
    select product, revision, act, state, content, reason, ${recordedBy}::uuid
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb)
      as r(product uuid, revision smallint, act text, state text, content jsonb, reason text)`.execute(db);
}

export interface PlaceRow {
  readonly person: string;
  readonly unit: string;
  readonly jobPosition: string | null;
  readonly isMain: boolean;
  readonly from: string;
  readonly to: string | null;
}

/** Where people serve within some days, of what is in sight; the main post first. */
export async function placesOf(
  { db }: Tx,
  people: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select p.person_id as person, p.unit_id as unit, p.job_position as "jobPosition", p.is_main as "isMain",
      p.valid_from as "from", p.valid_to as "to"
    from congtam.post p
    where p.person_id = any (${people}) and p.valid_from <= ${to} and coalesce(p.valid_to, 'infinity') >= ${from}
    order by p.person_id, p.is_main desc, p.valid_from desc`.execute(db);
  return rows;
}

/**
 * What of these is known from a source already: the same id again is the same task. Also where somebody imported it for
 * another unit, above or below.
 */
export async function productsFromSource(
  { db }: Tx,
  given: {
    readonly unit: string;
    readonly system: string;
    readonly ids: readonly string[];
    readonly people: readonly string[];
  },
): Promise<readonly ProductRow[]> {
  const { unit, system, ids, people } = given;
  const { rows } = await sql<ProductRow>`
    select ${product} from ${standing}
    where t.source_system = ${system} and t.source_id = any (${ids})
      and (t.unit_id = ${unit} or p.person_id = any (${people}))
    order by p.made_at, p.id`.execute(db);
  return rows;
}

/** The tasks of these that were imported for a unit, by what their source calls them. */
export async function tasksFromSource(
  { db }: Tx,
  given: { readonly unit: string; readonly system: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; sourceId: string }>`
    select t.id, t.source_id as "sourceId" from congtam.work_task t
    where t.unit_id = ${given.unit} and t.source_system = ${given.system} and t.source_id = any (${given.ids})`.execute(
    db,
  );
  return new Map(rows.map(({ id, sourceId }) => [sourceId, id]));
}

/** Of these products those that nobody has touched since they were imported. */
export async function onlyImported({ db }: Tx, products: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from congtam.work_product p
    where p.id = any (${products})
      and not exists (
        select 1 from congtam.work_product_revision r where r.product_id = p.id and r.act <> 'imported')
      and not exists (select 1 from congtam.work_handover h where h.product_id = p.id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** One import from one source at a time: two at once see each other's. */
export async function lockSource({ db }: Tx, system: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${system}, 22))`.execute(db);
}
