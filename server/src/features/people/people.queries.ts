import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface PersonRow {
  readonly id: string;
  readonly staffCode: string;
  readonly fullName: string;
  readonly bornOn: string | null;
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
  readonly from: string;
  readonly to: string | null;
  readonly ground: string;
}

const person = sql`p.id, p.staff_code as "staffCode", p.full_name as "fullName", p.born_on as "bornOn"`;

/** A page of the people in sight, ordered as Vietnamese lists are: given name first. */
export async function peopleSeen(
  { db }: Tx,
  given: {
    readonly unit?: string | undefined;
    readonly search?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly PersonRow[]> {
  const { unit, search, offset, limit } = given;
  const inUnit =
    unit === undefined
      ? sql``
      : sql`and exists (select 1 from congtam.post t where t.person_id = p.id and t.unit_id = ${unit}
          and access.today() between t.valid_from and coalesce(t.valid_to, 'infinity'))`;
  const named =
    search === undefined
      ? sql``
      : sql`and p.id in (select access.people_named(${`%${escapedLike(search)}%`}))`;
  const { rows } = await sql<PersonRow>`
    select ${person} from congtam.person p where true ${inUnit} ${named}
    order by p.given_name collate "vi-x-icu", p.full_name collate "vi-x-icu", p.staff_code
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
  'valid_from as from',
  'valid_to as to',
  'ground',
] as const;

export const postsOf = ({ db }: Tx, id: string): Promise<readonly PostRow[]> =>
  db.selectFrom('congtam.post').select(post).where('person_id', '=', id).orderBy('valid_from').execute();

export async function addPerson(
  { db }: Tx,
  row: PersonRow & { readonly givenName: string; readonly foldedName: string },
): Promise<void> {
  await db
    .insertInto('congtam.person')
    .values({
      id: row.id,
      staff_code: row.staffCode,
      full_name: row.fullName,
      given_name: row.givenName,
      folded_name: row.foldedName,
      born_on: row.bornOn,
    })
    .execute();
}

export async function addPost({ db }: Tx, row: PostRow): Promise<void> {
  await db
    .insertInto('congtam.post')
    .values({
      id: row.id,
      person_id: row.person,
      unit_id: row.unit,
      title: row.title,
      leads: row.leads,
      service: row.service,
      professional_title: row.professionalTitle,
      job_position: row.jobPosition,
      management_tier: row.managementTier,
      is_main: row.isMain,
      seconded_from: row.secondedFrom,
      valid_from: row.from,
      valid_to: row.to,
      ground: row.ground,
    })
    .execute();
}

/** @param lastDay the last day on which the post is held */
export async function endPost({ db }: Tx, id: string, lastDay: string): Promise<void> {
  await db.updateTable('congtam.post').set({ valid_to: lastDay }).where('id', '=', id).execute();
}
