import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** An inspection as it was opened. */
export interface InspectionRow {
  readonly id: string;
  readonly unit: string;
  readonly document: string;
  readonly purpose: string;
  readonly units: readonly string[];
  readonly unitNames: readonly string[];
  readonly coversFrom: string;
  readonly coversTo: string;
  readonly from: string;
  readonly to: string;
  readonly mostRows: number;
  readonly openedByName: string;
  /** RFC 3339, in UTC. */
  readonly openedAt: string;
  readonly isEnded: boolean;
  /** Whether who asks carries it out. */
  readonly isMine: boolean;
  readonly members: readonly { readonly name: string; readonly leads: boolean }[];
}

const inspection = sql`i.id, i.unit_id as unit, i.document, i.purpose, i.scope_units as units, array(
    select coalesce((
      select v.name from congtam.unit_version v where v.unit_id = s.id order by v.valid_from desc, v.revision desc limit 1),
      u.code) from unnest(i.scope_units) with ordinality s (id, at) join congtam.unit u on u.id = s.id order by s.at)
    as "unitNames",
  i.covers_from as "coversFrom", i.covers_to as "coversTo", i.valid_from as "from", i.valid_to as "to",
  i.most_rows as "mostRows", i.opened_by_name as "openedByName", to_char(i.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt",
  exists (select 1 from congtam.inspection_end e where e.inspection_id = i.id) as "isEnded",
  access.is_member_of(i.id, false) as "isMine", (
    select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'leads', m.leads) order by m.leads desc, m.name), '[]')
    from congtam.inspection_member m where m.inspection_id = i.id) as members`;

export async function inspectionById({ db }: Tx, id: string): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`
    select ${inspection} from congtam.inspection i where i.id = ${id}`.execute(db);
  return rows[0];
}

/** Inspections in sight, the newest first. */
export async function inspectionsSeen({ db }: Tx): Promise<readonly InspectionRow[]> {
  const { rows } = await sql<InspectionRow>`
    select ${inspection} from congtam.inspection i order by i.valid_from desc, i.id desc limit 200`.execute(
    db,
  );
  return rows;
}

/** The account of a login that may be a member for these units, with its name. */
export async function memberOf(
  { db }: Tx,
  login: string,
  units: readonly string[],
): Promise<{ readonly account: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ account: string; name: string }>`
    select found.id as account, access.name_of_account(found.id) as name
    from (select access.account_of_login(${login}) as id) found
    where found.id is not null and access.may_be_member(found.id, ${[...units]}::uuid[])`.execute(db);
  return rows[0];
}

export async function addInspection(
  { db }: Tx,
  row: Omit<InspectionRow, 'isEnded' | 'isMine' | 'members' | 'openedAt' | 'unitNames'> & {
    readonly openedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.inspection')
    .values({
      ...{ id: row.id, unit_id: row.unit, document: row.document, purpose: row.purpose },
      ...{ scope_units: [...row.units], covers_from: row.coversFrom, covers_to: row.coversTo },
      ...{ valid_from: row.from, valid_to: row.to, most_rows: row.mostRows },
      ...{ opened_by: row.openedBy, opened_by_name: row.openedByName },
    })
    .execute();
}

export async function addMember(
  { db }: Tx,
  inspection: string,
  row: { readonly account: string; readonly name: string; readonly leads: boolean },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_member')
    .values({ inspection_id: inspection, account_id: row.account, name: row.name, leads: row.leads })
    .execute();
}

export async function addEnd(
  { db }: Tx,
  row: { readonly inspection: string; readonly reason: string; readonly endedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_end')
    .values({ inspection_id: row.inspection, reason: row.reason, ended_by: row.endedBy })
    .execute();
}

export interface SampleRow {
  readonly number: number;
  readonly cycle: string;
  readonly seed: string;
  readonly population: readonly string[];
  readonly drawn: readonly string[];
  readonly drawnAt: string;
}

export async function samplesOf({ db }: Tx, inspection: string): Promise<readonly SampleRow[]> {
  const { rows } = await sql<SampleRow>`
    select s.number, s.cycle_id as cycle, s.seed, s.population, s.drawn, to_char(s.drawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "drawnAt"
    from congtam.inspection_sample s where s.inspection_id = ${inspection} order by s.number`.execute(db);
  return rows;
}

export async function addSample(
  { db }: Tx,
  inspection: string,
  row: Omit<SampleRow, 'drawnAt'> & { readonly drawnBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_sample')
    .values({
      ...{ inspection_id: inspection, number: row.number, cycle_id: row.cycle, seed: row.seed },
      ...{ population: [...row.population], drawn: [...row.drawn], drawn_by: row.drawnBy },
    })
    .execute();
}

/** The units an inspection looks at, with all below them today. */
export async function unitsInspected({ db }: Tx, inspection: string): Promise<readonly string[]> {
  const { rows } = await sql<{ unit: string }>`
    select u.id as unit from congtam.unit u where access.lies_in_inspection(${inspection}, u.id)`.execute(db);
  return rows.map(({ unit }) => unit);
}

export interface ExportRow {
  readonly id: string;
  readonly cycle: string;
  readonly rows: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly purpose: string;
  readonly takenByName: string;
  readonly takenAt: string;
}

export async function exportsSeen({ db }: Tx, inspection: string): Promise<readonly ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select x.id, x.cycle_id as cycle, x.rows, encode(x.hash, 'hex') as sha256, x.purpose,
      x.taken_by_name as "takenByName", to_char(x.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt"
    from congtam.inspection_export x where x.inspection_id = ${inspection} order by x.id`.execute(db);
  return rows;
}

export async function addExport(
  { db }: Tx,
  inspection: string,
  row: Omit<ExportRow, 'takenAt'> & { readonly takenBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.inspection_export')
    .values({
      ...{ id: row.id, inspection_id: inspection, cycle_id: row.cycle, rows: row.rows },
      ...{ hash: Buffer.from(row.sha256, 'hex'), purpose: row.purpose },
      ...{ taken_by: row.takenBy, taken_by_name: row.takenByName },
    })
    .execute();
}

/** Names of people, of those in sight. */
export async function namesOf({ db }: Tx, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('congtam.person')
    .select(['id', 'full_name'])
    .where(sql<boolean>`id = any (${[...people]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, full_name: name }) => [id, name]));
}
