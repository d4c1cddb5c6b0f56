import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface PersonRow {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly bornOn: string | null;
  readonly sex: 'female' | 'male' | null;
  /** Last four digits of the personal ID number: the rest is not read by anybody. */
  readonly idNumberEnd: string | null;
  readonly serviceFrom: string | null;
  readonly serviceTo: string | null;
  readonly serviceEnd: string | null;
  readonly revision: number;
}

export interface NewPerson {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly foldedName: string;
  readonly bornOn: string | null;
  readonly sex: 'female' | 'male' | null;
  readonly idNumber: string | null;
  readonly serviceFrom: string | null;
}

export interface PostRow {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly title: string;
  readonly leads: string;
  readonly service: string;
  readonly professionalTitle: string | null;
  readonly jobPosition: string | null;
  readonly managementTier: string | null;
  readonly isMain: boolean;
  readonly secondedFrom: string | null;
  /** The sending body, where it is no unit of this system. */
  readonly secondedFromName: string | null;
  readonly contractKind: string | null;
  readonly dutyGroup: string | null;
  readonly fieldsInCharge: readonly string[];
  readonly unitsInCharge: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly ground: string;
  readonly revision: number;
}

const person = sql`p.id, p.staff_code as "staffCode", p.full_name as "fullName", p.born_on as "bornOn", p.sex,
  p.id_number_end as "idNumberEnd", p.service_from as "serviceFrom", p.service_to as "serviceTo",
  p.service_end as "serviceEnd", p.revision`;

/** Given name first, as Vietnamese lists are. */
const inOrder = sql`p.given_name collate "vi-x-icu", p.full_name collate "vi-x-icu", p.staff_code`;

/** A person with the post they hold today, the main one first; null without one in sight. */
export interface ListedPerson extends PersonRow {
  readonly unit: string | null;
  readonly title: string | null;
}

/** A page of the people in sight, ordered as Vietnamese lists are: given name first. */
export async function peopleSeen(
  { db }: Tx,
  given: {
    /** Who has a post in one of them today. */
    readonly units?: readonly string[] | undefined;
    readonly search?: string | undefined;
    /** Only who has no account, as far as an officer of theirs asks. */
    readonly isWithoutAccount?: boolean;
    /** The last person of the page before. */
    readonly after?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly ListedPerson[]> {
  const { units, search, isWithoutAccount = false, after, offset, limit } = given;
  const behind =
    after === undefined
      ? sql``
      : sql`and (${inOrder}) > (select ${inOrder} from congtam.person p where p.id = ${after})`;
  const inUnit =
    units === undefined
      ? sql``
      : sql`and exists (select 1 from congtam.post t where t.person_id = p.id and t.unit_id = any(${units})
          and access.today() between t.valid_from and coalesce(t.valid_to, 'infinity'))`;
  const named =
    search === undefined
      ? sql``
      : sql`and p.id in (select access.people_named(${`%${escapedLike(search)}%`}))`;
  const lacking = isWithoutAccount ? sql`and p.id not in (select access.people_with_account())` : sql``;
  const { rows } = await sql<ListedPerson>`
    select ${person}, held.unit_id as "unit", held.title from congtam.person p
    left join lateral (select t.unit_id, t.title from congtam.post t where t.person_id = p.id
      and access.today() between t.valid_from and coalesce(t.valid_to, 'infinity')
      order by t.is_main desc, t.valid_from, t.id limit 1) held on true
    where true ${inUnit} ${named} ${lacking} ${behind}
    order by ${inOrder}
    offset ${offset} limit ${limit}`.execute(db);
  return rows;
}

/** `%` and `_` mean themselves. */
const escapedLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export async function personById({ db }: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${person} from congtam.person p where p.id = ${id}`.execute(db);
  return rows[0];
}

const post = [
  'id',
  'person_id as person',
  'unit_id as unit',
  'title',
  'leads',
  'service',
  'professional_title as professionalTitle',
  'job_position as jobPosition',
  'management_tier as managementTier',
  'is_main as isMain',
  'seconded_from as secondedFrom',
  'seconded_from_name as secondedFromName',
  'contract_kind as contractKind',
  'duty_group as dutyGroup',
  'fields_in_charge as fieldsInCharge',
  'units_in_charge as unitsInCharge',
  'valid_from as from',
  'valid_to as to',
  'ground',
  'revision',
] as const;

export const postsOf = ({ db }: Tx, id: string): Promise<readonly PostRow[]> =>
  db.selectFrom('congtam.post').select(post).where('person_id', '=', id).orderBy('valid_from').execute();

export async function addPerson({ db }: Tx, row: NewPerson): Promise<void> {
  await db
    .insertInto('congtam.person')
    .values({
      id: row.id,
      staff_code: row.staffCode,
      full_name: row.fullName,
      given_name: row.givenName,
      folded_name: row.foldedName,
      born_on: row.bornOn,
      sex: row.sex,
      id_number: row.idNumber,
      service_from: row.serviceFrom,
    })
    .execute();
}

const described = (row: Omit<PostRow, 'id' | 'person' | 'unit' | 'from' | 'to' | 'revision'>) => ({
  title: row.title,
  leads: row.leads,
  service: row.service,
  professional_title: row.professionalTitle,
  job_position: row.jobPosition,
  management_tier: row.managementTier,
  is_main: row.isMain,
  seconded_from: row.secondedFrom,
  seconded_from_name: row.secondedFromName,
  contract_kind: row.contractKind,
  duty_group: row.dutyGroup,
  fields_in_charge: [...row.fieldsInCharge],
  units_in_charge: [...row.unitsInCharge],
  ground: row.ground,
});

export async function addPost({ db }: Tx, row: Omit<PostRow, 'revision'>): Promise<void> {
  await db
    .insertInto('congtam.post')
    .values({
      id: row.id,
      person_id: row.person,
      unit_id: row.unit,
      ...described(row),
      valid_from: row.from,
      valid_to: row.to,
    })
    .execute();
}

/** @param lastDay the last day on which the post is held */
export async function endPost({ db }: Tx, id: string, lastDay: string): Promise<void> {
  await db
    .updateTable('congtam.post')
    .set(({ eb }) => ({ valid_to: lastDay, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Says anew what a post is, from its first day: a correction. */
export async function rewritePost({ db }: Tx, row: PostRow): Promise<void> {
  await db
    .updateTable('congtam.post')
    .set(({ eb }) => ({ ...described(row), valid_to: row.to, revision: eb('revision', '+', 1) }))
    .where('id', '=', row.id)
    .execute();
}

export interface Correction {
  readonly fullName?: string | undefined;
  readonly bornOn?: string | null | undefined;
  readonly sex?: 'female' | 'male' | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly serviceFrom?: string | null | undefined;
}

/** Writes what is given; what is absent stays. */
export async function correctPerson(
  { db }: Tx,
  id: string,
  given: Correction & { readonly givenName?: string; readonly foldedName?: string },
): Promise<void> {
  await db
    .updateTable('congtam.person')
    .set(({ eb }) => ({
      ...(given.fullName === undefined
        ? {}
        : { full_name: given.fullName, given_name: given.givenName, folded_name: given.foldedName }),
      ...(given.bornOn === undefined ? {} : { born_on: given.bornOn }),
      ...(given.sex === undefined ? {} : { sex: given.sex }),
      ...(given.idNumber === undefined ? {} : { id_number: given.idNumber }),
      ...(given.serviceFrom === undefined ? {} : { service_from: given.serviceFrom }),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** The name as it was before a correction. */
export async function keepName(
  { db }: Tx,
  row: {
    readonly person: string;
    readonly revision: number;
    readonly fullName: string;
    readonly ground: string;
    readonly by: string;
  },
): Promise<void> {
  const { person: id, revision, fullName, ground, by } = row;
  await db
    .insertInto('congtam.person_name')
    .values({ person_id: id, revision, full_name: fullName, ground, recorded_by: by })
    .execute();
}

/** Says when, and how, public service ended. */
export async function endService(
  { db }: Tx,
  id: string,
  { lastDay, reason }: { readonly lastDay: string; readonly reason: string },
): Promise<void> {
  await db
    .updateTable('congtam.person')
    .set(({ eb }) => ({ service_to: lastDay, service_end: reason, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** How many posts somebody holds after a day, also out of sight. */
export async function postsBeyond({ db }: Tx, id: string, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select access.posts_beyond(${id}, ${day}) as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What people are in their main post on a day; those without one there are absent. */
export async function titlesOf(
  { db }: Tx,
  people: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person: string; title: string }>`
    select distinct on (t.person_id) t.person_id as person, t.title from congtam.post t
    where t.person_id = any (${people}::uuid[]) and ${on}::date between t.valid_from and coalesce(t.valid_to, 'infinity')
    order by t.person_id, t.is_main desc, t.valid_from desc`.execute(db);
  return new Map(rows.map(({ person, title }) => [person, title]));
}

/** The code of the job position of the main post of each on a day, where one is recorded. */
export async function codesOfPosts(
  { db }: Tx,
  people: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ person: string; code: string }>`
    select distinct on (t.person_id) t.person_id as person, t.job_position as code from congtam.post t
    where t.person_id = any (${people}::uuid[]) and t.job_position is not null
      and ${on}::date between t.valid_from and coalesce(t.valid_to, 'infinity')
    order by t.person_id, t.is_main desc, t.valid_from desc`.execute(db);
  return new Map(rows.map(({ person, code }) => [person, code]));
}

/** The management tier of the post that somebody holds mainly on a day; null where none is recorded. */
export async function tierOn({ db }: Tx, person: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ tier: string | null }>`
    select p.management_tier as tier from congtam.post p
    where p.person_id = ${person} and ${day}::date between p.valid_from and coalesce(p.valid_to, 'infinity')
    order by p.is_main desc limit 1`.execute(db);
  return rows[0]?.tier ?? null;
}
