import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A product of a catalogue, converted to the standard product. */
export interface CatalogueItem {
  readonly code: string;
  readonly product: string;
  /** By complexity, from 1. */
  readonly group: number;
  /** How many standard products one of these is, as a decimal. */
  readonly coefficient: string;
  /** How finished work of this kind is told from unfinished. */
  readonly quality: string | null;
}

export interface Catalogue {
  readonly id: string;
  readonly unit: string;
  readonly from: string;
  readonly standardProduct: string;
  readonly groups: number;
  readonly groupsArticle: string;
  readonly items: readonly CatalogueItem[];
  readonly ground: string;
  readonly proposedBy: string;
  readonly state: 'proposed' | 'approved' | 'declined';
  readonly decisionGround: string | null;
}

const catalogue = sql`c.id, c.unit_id as unit, c.valid_from as "from", c.standard_product as "standardProduct", c.groups,
  c.groups_article as "groupsArticle", c.items, c.ground, c.proposed_by as "proposedBy",
  coalesce(d.decision, 'proposed') as state, d.ground as "decisionGround"`;
const decided = sql`congtam.work_catalogue c left join congtam.work_catalogue_decision d on d.catalogue_id = c.id`;

export async function catalogueById({ db }: Tx, id: string): Promise<Catalogue | undefined> {
  const { rows } = await sql<Catalogue>`select ${catalogue} from ${decided} where c.id = ${id}`.execute(db);
  return rows[0];
}

/** All that a body ever proposed, the newest first. */
export async function cataloguesOf({ db }: Tx, unit: string): Promise<readonly Catalogue[]> {
  const { rows } = await sql<Catalogue>`
    select ${catalogue} from ${decided} where c.unit_id = ${unit}
    order by c.valid_from desc, c.proposed_at desc, c.id desc`.execute(db);
  return rows;
}

/** Those in sight that nobody has decided yet. */
export async function cataloguesProposed({ db }: Tx): Promise<readonly Catalogue[]> {
  const { rows } = await sql<Catalogue>`
    select ${catalogue} from ${decided} where d.decision is null order by c.proposed_at, c.id`.execute(db);
  return rows;
}

/**
 * The catalogue in force on a day for each of the units that has one of its own: of the approved ones the newest, and of
 * one day the one approved last.
 */
export async function cataloguesInForce(
  { db }: Tx,
  units: readonly string[] | undefined,
  day: string,
): Promise<readonly Catalogue[]> {
  const among = units === undefined ? sql`` : sql`and c.unit_id = any (${units})`;
  const { rows } = await sql<Catalogue>`
    select distinct on (c.unit_id) ${catalogue} from ${decided}
    where d.decision = 'approved' and c.valid_from <= ${day} ${among}
    order by c.unit_id, c.valid_from desc, d.decided_at desc, c.id desc`.execute(db);
  return rows;
}

export async function addCatalogue(
  { db }: Tx,
  row: Omit<Catalogue, 'state' | 'decisionGround'>,
): Promise<void> {
  await db
    .insertInto('congtam.work_catalogue')
    .values({
      id: row.id,
      unit_id: row.unit,
      valid_from: row.from,
      standard_product: row.standardProduct,
      groups: row.groups,
      groups_article: row.groupsArticle,
      items: JSON.stringify(row.items),
      ground: row.ground,
      proposed_by: row.proposedBy,
    })
    .execute();
}

export async function addDecision(
  { db }: Tx,
  given: {
    readonly catalogue: string;
    readonly decision: string;
    readonly ground: string;
    readonly decidedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.work_catalogue_decision')
    .values({
      catalogue_id: given.catalogue,
      decision: given.decision,
      ground: given.ground,
      decided_by: given.decidedBy,
    })
    .execute();
}

/** What belongs to a job position of a unit, from a day on. */
export interface PositionProducts {
  readonly unit: string;
  readonly jobPosition: string;
  readonly from: string;
  readonly revision: number;
  readonly codes: readonly string[];
  readonly ground: string;
}

/** Of each job position of a unit what holds on a day. */
export async function positionsOn(
  { db }: Tx,
  unit: string,
  day: string,
): Promise<readonly PositionProducts[]> {
  const { rows } = await sql<PositionProducts>`
    select distinct on (p.job_position) p.unit_id as unit, p.job_position as "jobPosition", p.valid_from as "from",
      p.revision, p.codes, p.ground
    from congtam.job_position_products p where p.unit_id = ${unit} and p.valid_from <= ${day}
    order by p.job_position, p.valid_from desc, p.revision desc`.execute(db);
  return rows;
}

export async function addPosition(
  { db }: Tx,
  row: Omit<PositionProducts, 'revision'> & { readonly recordedBy: string },
): Promise<void> {
  const { unit, jobPosition, from } = row;
  await db
    .insertInto('congtam.job_position_products')
    .values({
      unit_id: unit,
      job_position: jobPosition,
      valid_from: from,
      revision: sql<number>`1 + coalesce((
        select max(revision) from congtam.job_position_products
        where unit_id = ${unit} and job_position = ${jobPosition} and valid_from = ${from}), 0)`,
      codes: [...row.codes],
      ground: row.ground,
      recorded_by: row.recordedBy,
    })
    .execute();
}
