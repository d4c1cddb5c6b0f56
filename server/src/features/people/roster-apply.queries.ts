import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** Rows as one parameter: a thousand people are one statement. */
const given = (rows: readonly object[]): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::jsonb`;

export interface PersonToAdd {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly foldedName: string;
  readonly bornOn?: string;
  readonly sex?: string;
  readonly idNumber?: string;
  readonly serviceFrom?: string;
  readonly serviceTo?: string;
}

export async function addPeople({ db }: Tx, rows: readonly PersonToAdd[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into congtam.person
      (id, staff_code, full_name, given_name, folded_name, born_on, sex, id_number, service_from, service_to)
    select id, "staffCode", "fullName", "givenName", "foldedName", "bornOn", sex, "idNumber", "serviceFrom", "serviceTo"
    from jsonb_to_recordset(${given(rows)}) as r(id uuid, "staffCode" text, "fullName" text, "givenName" text,
      "foldedName" text, "bornOn" date, sex text, "idNumber" text, "serviceFrom" date, "serviceTo" date)`.execute(
    db,
  );
}

/** Writes what is given; what is absent stays. ID numbers apart: nobody here may read the one that stands. */
export async function changePeople(
  { db }: Tx,
  rows: readonly (Partial<Omit<PersonToAdd, 'id'>> & { readonly id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update congtam.person p set born_on = coalesce(r."bornOn", p.born_on), sex = coalesce(r.sex, p.sex),
      service_from = coalesce(r."serviceFrom", p.service_from), service_to = coalesce(r."serviceTo", p.service_to),
      revision = p.revision + 1
    from jsonb_to_recordset(${given(rows)}) as r(id uuid, "bornOn" date, sex text, "serviceFrom" date, "serviceTo" date)
    where p.id = r.id`.execute(db);
  const numbered = rows.filter(({ idNumber }) => idNumber !== undefined);
  if (numbered.length === 0) return;
  await sql`
    update congtam.person p set id_number = r."idNumber"
    from jsonb_to_recordset(${given(numbered)}) as r(id uuid, "idNumber" text) where p.id = r.id`.execute(db);
}

/** How many of the files are no longer what they were, or out of sight. */
export async function changedSince(
  { db }: Tx,
  files: readonly { readonly id: string; readonly revision: number }[],
): Promise<number> {
  if (files.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from jsonb_to_recordset(${given(files)}) as r(id uuid, revision integer)
    where not exists (select 1 from congtam.person p where p.id = r.id and p.revision = r.revision)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const POST = sql`r(id uuid, person uuid, unit uuid, title text, leads text, service text, "professionalTitle" text,
  "jobPosition" text, "managementTier" text, "isMain" boolean, "secondedFrom" uuid, "secondedFromName" text,
  "contractKind" text, "dutyGroup" text, "fieldsInCharge" text[], "unitsInCharge" uuid[], "from" date, "to" date,
  ground text)`;

export async function addPosts({ db }: Tx, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into congtam.post (id, person_id, unit_id, title, leads, service, professional_title, job_position,
      management_tier, is_main, seconded_from, seconded_from_name, contract_kind, duty_group, fields_in_charge,
      units_in_charge, valid_from, valid_to, ground)
    select id, person, unit, title, leads, service, "professionalTitle", "jobPosition", "managementTier", "isMain",
      "secondedFrom", "secondedFromName", "contractKind", "dutyGroup", "fieldsInCharge", "unitsInCharge", "from", "to",
      ground
    from jsonb_to_recordset(${given(rows)}) as ${POST}`.execute(db);
}

/** @returns how many were rewritten: fewer than given means that some are out of reach */
export async function rewritePosts({ db }: Tx, rows: readonly object[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update congtam.post p set title = r.title, leads = r.leads, service = r.service,
      professional_title = r."professionalTitle", job_position = r."jobPosition",
      management_tier = r."managementTier", is_main = r."isMain", seconded_from = r."secondedFrom",
      seconded_from_name = r."secondedFromName", contract_kind = r."contractKind", duty_group = r."dutyGroup",
      fields_in_charge = r."fieldsInCharge", units_in_charge = r."unitsInCharge", valid_to = r."to",
      ground = r.ground, revision = p.revision + 1
    from jsonb_to_recordset(${given(rows)}) as ${POST} where p.id = r.id`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** @returns how many were ended */
export async function endPosts(
  { db }: Tx,
  rows: readonly { readonly id: string; readonly lastDay: string }[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update congtam.post p set valid_to = r."lastDay", revision = p.revision + 1
    from jsonb_to_recordset(${given(rows)}) as r(id uuid, "lastDay" date) where p.id = r.id`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export async function beginMemberships(
  { db }: Tx,
  rows: readonly { readonly person: string; readonly from: string; readonly ground: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into congtam.party_membership (person_id, valid_from, valid_to, ground)
    select person, "from", null, ground
    from jsonb_to_recordset(${given(rows)}) as r(person uuid, "from" date, ground text)`.execute(db);
}

export async function endMemberships(
  { db }: Tx,
  rows: readonly { readonly person: string; readonly since: string; readonly lastDay: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update congtam.party_membership m set valid_to = greatest(r."lastDay", m.valid_from)
    from jsonb_to_recordset(${given(rows)}) as r(person uuid, since date, "lastDay" date)
    where m.person_id = r.person and m.valid_from = r.since`.execute(db);
}

/** Lets PostgreSQL plan for what is there now. */
export async function refreshStatistics({ db }: Tx): Promise<void> {
  await sql`select access.refresh_statistics()`.execute(db);
}
