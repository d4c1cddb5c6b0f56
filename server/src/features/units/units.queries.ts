import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A unit as it is on a day. */
export interface UnitOnDay {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly parent: string | null;
  readonly fieldsInCharge: readonly string[];
  /** As they were called when the texts that bind them were issued; none: those of the unit above. */
  readonly territories: readonly string[];
  /** Month with whose last day its year of work ends, 1 to 12; null: as the unit above, or December. */
  readonly yearEnds: number | null;
  /** The unit that recognises its results; null: the unit above. */
  readonly recognisedBy: string | null;
  /** Since when it has been so. */
  readonly from: string;
  readonly ground: string;
  readonly isDissolved: boolean;
}

export interface UnitVersion extends UnitOnDay {
  readonly revision: number;
}

const more = sql`v.fields_in_charge as "fieldsInCharge", v.territories, v.year_ends as "yearEnds",
  v.recognised_by as "recognisedBy", v.valid_from as "from", v.ground, v.is_dissolved as "isDissolved"`;

/** Each unit the actor may see, as it is on a day: its newest version by then. */
const versionsOn = (day: string) => sql<UnitOnDay>`
  select distinct on (v.unit_id) v.unit_id as id, u.code, v.name, v.kind, v.role, v.parent_id as parent,
    ${more}
  from congtam.unit_version v join congtam.unit u on u.id = v.unit_id
  where v.valid_from <= ${day}
  order by v.unit_id, v.valid_from desc, v.revision desc`;

export async function unitsOn({ db }: Tx, day: string): Promise<readonly UnitOnDay[]> {
  const { rows } = await sql<UnitOnDay>`
    select * from (${versionsOn(day)}) t where not "isDissolved"
    order by name collate "vi-x-icu", code`.execute(db);
  return rows;
}

export async function unitOn({ db }: Tx, unit: string, day: string): Promise<UnitOnDay | undefined> {
  const { rows } = await sql<UnitOnDay>`
    select * from (${versionsOn(day)}) t where id = ${unit}`.execute(db);
  return rows[0];
}

/** The unit and all above it on a day, lowest first; empty when it does not exist then. */
export async function lineOf({ db }: Tx, unit: string, day: string): Promise<readonly string[]> {
  // Step by step: a tree of thousands of units is not gone through for a line of five.
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent, height) as (
      select n.id, n.parent, 0 from (${newestOf(sql`${unit}::uuid`, day)}) n where not n.is_dissolved
      union all
      select n.id, n.parent, l.height + 1
      from line l cross join lateral (${newestOf(sql`l.parent`, day)}) n where not n.is_dissolved
    ) cycle id set is_circle using passed
    select id from line where not is_circle order by height`.execute(db);
  return rows.map(({ id }) => id);
}

/** One unit as it is on a day, as far as a line needs it. */
const newestOf = (unit: RawBuilder<unknown>, day: string) => sql`
  select v.unit_id as id, v.parent_id as parent, v.is_dissolved
  from congtam.unit_version v where v.unit_id = ${unit} and v.valid_from <= ${day}
  order by v.valid_from desc, v.revision desc limit 1`;

/** The unit and all below it on a day, with those they came from; of those in sight. */
export async function unitsBelow({ db }: Tx, unit: string, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tree as materialized (select id, parent from (${versionsOn(day)}) t where not "isDissolved"),
    reached (id) as (
      select ${unit}::uuid
      union
      select e.below from reached r join (
        select t.parent as above, t.id as below from tree t
        union all
        select s.successor_id, s.predecessor_id from congtam.unit_succession s
        where s.on_day <= ${day} and s.withdrawn_by is null
      ) e on e.above = r.id
    )
    select id from reached`.execute(db);
  return rows.map(({ id }) => id);
}

export async function versionsOf({ db }: Tx, unit: string): Promise<readonly UnitVersion[]> {
  const { rows } = await sql<UnitVersion>`
    select v.unit_id as id, u.code, v.name, v.kind, v.role, v.parent_id as parent, ${more}, v.revision
    from congtam.unit_version v join congtam.unit u on u.id = v.unit_id
    where v.unit_id = ${unit} order by v.valid_from, v.revision`.execute(db);
  return rows;
}

export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  readonly on: string;
}

export async function successionsOf({ db }: Tx, unit: string): Promise<readonly Succession[]> {
  return db
    .selectFrom('congtam.unit_succession')
    .select(['predecessor_id as predecessor', 'successor_id as successor', 'on_day as on'])
    .where('withdrawn_by', 'is', null)
    .where((eb) => eb.or([eb('predecessor_id', '=', unit), eb('successor_id', '=', unit)]))
    .orderBy('on_day')
    .execute();
}

/** Which units came after which, in the order of days; of those in sight. */
export async function successionsSeen({ db }: Tx): Promise<readonly Succession[]> {
  const { rows } = await sql<Succession>`
    select s.predecessor_id as predecessor, s.successor_id as successor, s.on_day as "on"
    from congtam.unit_succession s where s.withdrawn_by is null order by s.on_day`.execute(db);
  return rows;
}

/** Whether, on that day or later, some unit stands below this one. */
export async function hasUnitsBelow({ db }: Tx, unit: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (
      select 1 from (${versionsOn(day)}) t where parent = ${unit} and not "isDissolved"
    ) or exists (
      select 1 from congtam.unit_version v where v.parent_id = ${unit} and v.valid_from > ${day} and not v.is_dissolved
    ) as has`.execute(db);
  return rows[0]?.has === true;
}

/** The tree changes one at a time, so that two changes together cannot close a circle. */
export async function lockTree({ db }: Tx): Promise<void> {
  await sql`select access.lock_units()`.execute(db);
}

export interface TreeFault {
  readonly fault: 'circle' | 'parent' | 'below';
  /** The first day on which the tree would not be whole. */
  readonly on: string;
}

/** What is wrong with the tree around a unit, from a day on and on every later day, out of sight as well. */
export async function treeFault({ db }: Tx, unit: string, from: string): Promise<TreeFault | undefined> {
  const { rows } = await sql<TreeFault>`
    select fault, on_day as "on" from access.tree_fault(${unit}, ${from})`.execute(db);
  return rows[0];
}

/** Whether somebody answers for one of the units, or one above it, today. */
export async function isOverseen({ db }: Tx, units: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select coalesce(bool_or(access.is_overseen(u)), false) as "is" from unnest(${units}::uuid[]) u`.execute(
    db,
  );
  return rows[0]?.is === true;
}

/**
 * The unit and all that answer for it on a day: of what was dissolved those above what came in its place, or, without
 * successor, above where it last stood.
 */
export async function lineThrough(tx: Tx, unit: string, day: string): Promise<readonly string[]> {
  const line = await lineOf(tx, unit, day);
  if (line.length > 0) return line;
  const last = await unitOn(tx, unit, day);
  if (last === undefined) return [];
  const after = (await successionsOf(tx, unit))
    .filter(({ predecessor, on }) => predecessor === unit && on <= day)
    .map(({ successor }) => successor);
  const next = after.length > 0 ? after : last.parent === null ? [] : [last.parent];
  const above: string[] = [];
  for (const each of next) above.push(...(await lineThrough(tx, each, day)));
  return [unit, ...above];
}

export async function addUnit(
  { db }: Tx,
  unit: { readonly id: string; readonly code: string },
): Promise<void> {
  await db.insertInto('congtam.unit').values(unit).execute();
}

export async function addVersion(
  { db }: Tx,
  version: Omit<UnitOnDay, 'code'> & { readonly recordedBy: string },
): Promise<void> {
  const { id, name, kind, role, parent, fieldsInCharge, territories, yearEnds, recognisedBy } = version;
  const { from, ground, isDissolved, recordedBy } = version;
  await db
    .insertInto('congtam.unit_version')
    .values({
      unit_id: id,
      valid_from: from,
      revision: sql<number>`1 + coalesce((
        select max(revision) from congtam.unit_version where unit_id = ${id} and valid_from = ${from}), 0)`,
      name,
      kind,
      role,
      parent_id: parent,
      fields_in_charge: [...fieldsInCharge],
      territories: [...territories],
      year_ends: yearEnds,
      recognised_by: recognisedBy,
      is_dissolved: isDissolved,
      ground,
      recorded_by: recordedBy,
    })
    .execute();
}

export async function addSuccession({ db }: Tx, { predecessor, successor, on }: Succession): Promise<void> {
  await db
    .insertInto('congtam.unit_succession')
    .values({ predecessor_id: predecessor, successor_id: successor, on_day: on })
    .execute();
}

/** Takes back what came in the place of a unit. */
export async function withdrawSuccessions({ db }: Tx, predecessor: string, by: string): Promise<void> {
  await db
    .updateTable('congtam.unit_succession')
    .set({ withdrawn_by: by, withdrawn_at: sql<Date>`now()` })
    .where('predecessor_id', '=', predecessor)
    .where('withdrawn_by', 'is', null)
    .execute();
}

/** Whether somebody holds a post in the unit on that day or later. Asked of everybody, not only of those in sight. */
export async function hasPeople({ db }: Tx, unit: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select access.has_posts(${unit}, ${day}) as has`.execute(db);
  return rows[0]?.has === true;
}

/** The day each unit in sight was founded: of its first version. */
export async function foundingDays({ db }: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select v.unit_id as id, min(v.valid_from) as day from congtam.unit_version v group by v.unit_id`.execute(
    db,
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** Codes of the units that each unit in sight came in the place of, by that day. */
export async function predecessorCodes(
  { db }: Tx,
  day: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; codes: string[] }>`
    select s.successor_id as id, array_agg(u.code order by u.code) as codes
    from congtam.unit_succession s join congtam.unit u on u.id = s.predecessor_id
    where s.on_day <= ${day} and s.withdrawn_by is null group by s.successor_id`.execute(db);
  return new Map(rows.map(({ id, codes }) => [id, codes]));
}

/** Those of the codes that are given, also out of sight: a code is given once. */
export async function codesTaken({ db }: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select access.unit_codes_known(${codes}) as code`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

/** Those of these units that lie below some roots on a day, also where they are out of sight: one served there before. */
export async function unitsInside(
  { db }: Tx,
  units: readonly string[],
  at: { readonly roots: readonly string[]; readonly excluded: readonly string[]; readonly day: string },
): Promise<readonly string[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<{ inside: readonly string[] }>`
    select access.units_inside(${[...units]}::uuid[], ${[...at.roots]}::uuid[], ${[...at.excluded]}::uuid[],
      ${at.day}::date) as inside`.execute(db);
  return rows[0]?.inside ?? [];
}
