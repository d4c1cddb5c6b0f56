import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { ChosenHeadings } from '../../http/chosen-headings.ts';
import type { RosterState } from './roster.states.ts';

/** A roster on its way, without its file. */
export interface RosterRow {
  readonly id: string;
  readonly unit: string;
  readonly on: string;
  readonly ground: string;
  readonly kind: 'xlsx' | 'csv';
  readonly state: RosterState;
  readonly version: number;
  readonly report: unknown;
  readonly planHash: Buffer | null;
  /** RFC 3339 in UTC: an answer may be kept as JSON and given again. */
  readonly uploadedAt: string;
  readonly progress: number | null;
  readonly headings: ChosenHeadings;
}

const roster = sql`r.id, r.unit_id as unit, r.on_day as "on", r.ground, r.file_kind as kind, r.state, r.version, r.report, r.headings,
  r.plan_hash as "planHash", to_char(r.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "uploadedAt", (
    select max(j.progress) from congtam.job j
    where j.key = r.id::text and j.state in ('waiting', 'running')) as progress`;

export async function rosterById({ db }: Tx, id: string): Promise<RosterRow | undefined> {
  const { rows } = await sql<RosterRow>`select ${roster} from congtam.roster r where r.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** As `rosterById`, locked until the transaction ends. */
export async function rosterLocked(tx: Tx, id: string): Promise<RosterRow | undefined> {
  await sql`select 1 from congtam.roster r where r.id = ${id} for update`.execute(tx.db);
  return rosterById(tx, id);
}

export async function rostersSeen(
  { db }: Tx,
  given: { readonly unit?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly RosterRow[]> {
  const { unit, after, limit } = given;
  const ofUnit = unit === undefined ? sql`` : sql`and r.unit_id = ${unit}`;
  const behind =
    after === undefined
      ? sql``
      : sql`and (r.uploaded_at, r.id) < (select a.uploaded_at, a.id from congtam.roster a where a.id = ${after})`;
  const { rows } = await sql<RosterRow>`
    select ${roster} from congtam.roster r where true ${ofUnit} ${behind}
    order by r.uploaded_at desc, r.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function contentOf({ db }: Tx, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('congtam.roster').select('content').where('id', '=', id).executeTakeFirst();
  return row?.content ?? undefined;
}

/** What headings stood for in the newest roster of a unit for which somebody chose. */
export async function headingsLastChosen({ db }: Tx, unit: string): Promise<ChosenHeadings> {
  const { rows } = await sql<Pick<RosterRow, 'headings'>>`
    select r.headings from congtam.roster r where r.unit_id = ${unit} and r.headings <> '{}'
    order by r.uploaded_at desc, r.id desc limit 1`.execute(db);
  return rows[0]?.headings ?? {};
}

/** Keeps what headings stand for; the file is to be checked again. */
export async function chooseHeadings({ db }: Tx, id: string, headings: ChosenHeadings): Promise<void> {
  await db
    .updateTable('congtam.roster')
    .set(({ eb }) => ({
      headings: JSON.stringify(headings),
      state: 'checking',
      version: eb('version', '+', 1),
      report: null,
      plan_hash: null,
    }))
    .where('id', '=', id)
    .execute();
}

export async function addRoster(
  { db }: Tx,
  row: Pick<RosterRow, 'id' | 'unit' | 'on' | 'ground' | 'kind' | 'headings'> & {
    readonly content: Buffer;
    readonly hash: Buffer;
    readonly by: string;
  },
): Promise<void> {
  const { id, unit, on, ground, kind, headings, content, hash, by } = row;
  await db
    .insertInto('congtam.roster')
    .values({
      id,
      unit_id: unit,
      on_day: on,
      ground,
      file_kind: kind,
      headings: JSON.stringify(headings),
      content,
      content_hash: hash,
      uploaded_by: by,
    })
    .execute();
}

/** @returns false when the roster is not in the state `from` any more: then nothing was done */
export async function setRoster(
  { db }: Tx,
  id: string,
  given: {
    readonly from: RosterState;
    readonly state: RosterState;
    readonly report?: unknown;
    readonly planHash?: Buffer | null;
    /** The file is not needed any more: its hash stays. */
    readonly isDone?: boolean;
  },
): Promise<boolean> {
  const { from, state, report, planHash, isDone = false } = given;
  const { numUpdatedRows } = await db
    .updateTable('congtam.roster')
    .set(({ eb }) => ({
      state,
      version: eb('version', '+', 1),
      ...(report === undefined ? {} : { report: JSON.stringify(report) }),
      ...(planHash === undefined ? {} : { plan_hash: planHash }),
      ...(isDone ? { content: null } : {}),
      ...(state === 'applied' ? { applied_at: sql<Date>`now()` } : {}),
    }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export interface KnownPost {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly leads: string;
  readonly service: string;
  readonly professionalTitle: string | null;
  readonly jobPosition: string | null;
  readonly managementTier: string | null;
  readonly isMain: boolean;
  readonly secondedFrom: string | null;
  readonly secondedFromName: string | null;
  readonly contractKind: string | null;
  readonly dutyGroup: string | null;
  readonly fieldsInCharge: readonly string[];
  readonly unitsInCharge: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly ground: string;
}

export interface KnownPerson {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly bornOn: string | null;
  readonly sex: string | null;
  readonly idNumberEnd: string | null;
  readonly revision: number;
  readonly serviceFrom: string | null;
  readonly serviceTo: string | null;
  /** First day of the membership that has not ended. */
  readonly memberSince: string | null;
  readonly posts: readonly KnownPost[];
}

const posts = sql`(
  select jsonb_agg(jsonb_build_object('id', t.id, 'unit', t.unit_id, 'title', t.title, 'leads', t.leads,
    'service', t.service, 'professionalTitle', t.professional_title, 'jobPosition', t.job_position,
    'managementTier', t.management_tier, 'isMain', t.is_main, 'secondedFrom', t.seconded_from,
    'secondedFromName', t.seconded_from_name, 'contractKind', t.contract_kind, 'dutyGroup', t.duty_group,
    'fieldsInCharge', t.fields_in_charge, 'unitsInCharge', t.units_in_charge, 'from', t.valid_from, 'to', t.valid_to,
    'ground', t.ground) order by t.valid_from, t.id)
  from congtam.post t where t.person_id = p.id)`;
const known = sql`p.id, p.staff_code as "staffCode", p.full_name as "fullName", p.born_on as "bornOn", p.sex,
  p.id_number_end as "idNumberEnd", p.revision, p.service_from as "serviceFrom", p.service_to as "serviceTo", (
    select max(m.valid_from) from congtam.party_membership m where m.person_id = p.id and m.valid_to is null
  ) as "memberSince", coalesce(${posts}, '[]') as posts`;

const AT_ONCE = 1000;

const pieces = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, at) =>
    items.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );

/** Those of the codes who are in sight, in the order of the codes; asked in pieces, each well within its time. */
export async function peopleOfCodes({ db }: Tx, codes: readonly string[]): Promise<readonly KnownPerson[]> {
  const found: KnownPerson[] = [];
  for (const some of pieces(codes)) {
    const { rows } = await sql<KnownPerson>`
      select ${known} from congtam.person p where p.staff_code = any (${some})
      order by array_position(${some}::text[], p.staff_code)`.execute(db);
    found.push(...rows);
  }
  return found;
}

/** Who of these serves anywhere after the day given for them, also out of sight. */
export async function movedOn(
  { db }: Tx,
  given: readonly { readonly id: string; readonly day: string }[],
): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const { rows } = await sql<{ gone: readonly string[] }>`
    select access.moved_on(${given.map(({ id }) => id)}::uuid[], ${given.map(({ day }) => day)}::date[]) as gone`.execute(
    db,
  );
  return new Set(rows[0]?.gone ?? []);
}

/** Those of some people who are in sight, in Vietnamese order of names. */
export async function peopleOfIds({ db }: Tx, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  // One is asked for as one, so that the plan of one is kept.
  const which = ids.length === 1 ? sql`p.id = ${ids[0]}` : sql`p.id = any (${ids})`;
  const { rows } = await sql<KnownPerson>`
    select ${known} from congtam.person p where ${which}
    order by p.given_name collate "vi-x-icu", p.full_name collate "vi-x-icu", p.staff_code`.execute(db);
  return rows;
}

/** Those of the codes that are taken, also out of sight. */
export async function codesTaken({ db }: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const some of pieces(codes)) {
    const { rows } = await sql<{ code: string }>`
      select access.staff_codes_known(${some}) as code`.execute(db);
    for (const { code } of rows) taken.add(code);
  }
  return taken;
}

/** Codes of those in sight who hold a post in one of the units within these days, in Vietnamese order of names. */
export async function codesInUnits(
  { db }: Tx,
  given: { readonly units: readonly string[]; readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  const { units, from, to } = given;
  const { rows } = await sql<{ code: string }>`
    with there as materialized (
      select distinct t.person_id as id from congtam.post t
      where t.unit_id = any (${units}) and t.valid_from <= ${to} and coalesce(t.valid_to, 'infinity') >= ${from})
    select p.staff_code as code from congtam.person p join there on there.id = p.id
    order by p.given_name collate "vi-x-icu", p.full_name collate "vi-x-icu", p.staff_code`.execute(db);
  return rows.map(({ code }) => code);
}
