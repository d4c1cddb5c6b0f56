import type { Json } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

export interface LocalPackRow {
  readonly id: string;
  readonly unit: string;
  readonly regulation: string;
  readonly from: string;
  readonly layerOf: string | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly number: string;
  /** SHA-256 of the source, in hex. */
  readonly hash: string;
  /** Of the part `procedure`; null where the pack has none. */
  readonly procedureHash: string | null;
  readonly registerTables: Json;
  readonly state: string;
  readonly step: number;
}

const pack = sql`p.id, p.unit_id as unit, p.regulation, p.in_force_from as "from", p.layer_of as "layerOf",
  p.title_vi as "titleVi", p.title_en as "titleEn", p.number, encode(p.hash, 'hex') as hash,
  encode(p.procedure_hash, 'hex') as "procedureHash", p.register_tables as "registerTables",
  s.state, s.step`;
const packs = sql`congtam.local_pack p join lateral (
  select t.state, t.step from congtam.local_pack_step t where t.pack_id = p.id order by t.step desc limit 1) s on true`;

/** Local packs in sight, each where it stands. */
export async function localPacks({ db }: Tx): Promise<readonly LocalPackRow[]> {
  const { rows } = await sql<LocalPackRow>`
    select ${pack} from ${packs} order by p.in_force_from, p.id`.execute(db);
  return rows;
}

export async function localPackById({ db }: Tx, id: string): Promise<LocalPackRow | undefined> {
  const { rows } = await sql<LocalPackRow>`select ${pack} from ${packs} where p.id = ${id}`.execute(db);
  return rows[0];
}

/** The texts of a pack: `rules.yaml`, and `procedure.yaml` where it has one. */
export interface PackTexts {
  readonly source: string;
  readonly procedure: string | null;
}

/** The texts of a pack. They are large: they are read only when what they say is not known yet. */
export async function textsOf({ db }: Tx, id: string): Promise<PackTexts> {
  return db
    .selectFrom('congtam.local_pack')
    .select(['source', 'procedure_source as procedure'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** A version as it came with the program. */
export interface ShippedText {
  readonly regulation: string;
  /** Date of effect. */
  readonly from: string;
  readonly layerOf: string | null;
  readonly issuer: string;
  readonly isAsReleased: boolean;
  readonly texts: PackTexts;
  /** SHA-256 of the texts, hexadecimal. */
  readonly hash: string;
  readonly procedureHash: string | null;
}

export async function hashesOfShipped({
  db,
}: Tx): Promise<readonly Pick<ShippedText, 'hash' | 'procedureHash'>[]> {
  const { rows } = await sql<Pick<ShippedText, 'hash' | 'procedureHash'>>`
    select encode(t.hash, 'hex') as hash, encode(t.procedure_hash, 'hex') as "procedureHash"
    from congtam.shipped_text t`.execute(db);
  return rows;
}

export async function keepShipped({ db }: Tx, row: ShippedText): Promise<void> {
  await db
    .insertInto('congtam.shipped_text')
    .values({
      regulation: row.regulation,
      in_force_from: row.from,
      layer_of: row.layerOf,
      issuer: row.issuer,
      is_as_released: row.isAsReleased,
      source: row.texts.source,
      hash: Buffer.from(row.hash, 'hex'),
      procedure_source: row.texts.procedure,
      procedure_hash: row.procedureHash === null ? null : Buffer.from(row.procedureHash, 'hex'),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function shippedKept(
  { db }: Tx,
  asked: Pick<ShippedText, 'regulation' | 'from' | 'hash' | 'procedureHash'>,
): Promise<ShippedText | undefined> {
  const { regulation, from, hash, procedureHash } = asked;
  const { rows } = await sql<Omit<ShippedText, 'texts'> & PackTexts>`
    select t.regulation, t.in_force_from as "from", t.layer_of as "layerOf", t.issuer,
      t.is_as_released as "isAsReleased", t.source, t.procedure_source as procedure,
      encode(t.hash, 'hex') as hash, encode(t.procedure_hash, 'hex') as "procedureHash"
    from congtam.shipped_text t
    where t.regulation = ${regulation} and t.in_force_from = ${from} and t.hash = decode(${hash}, 'hex')
      and t.procedure_hash is not distinct from decode(${procedureHash}, 'hex')`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { source, procedure, ...more } = row;
  return { ...more, texts: { source, procedure } };
}

/** How many drafts of a unit wait for a decision. */
export async function countDrafts({ db }: Tx, unit: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${packs} where p.unit_id = ${unit} and s.state = 'draft'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export interface StepRow {
  readonly step: number;
  readonly state: string;
  readonly on: string;
  readonly ground: string;
  readonly takenBy: string;
}

export async function stepsOf({ db }: Tx, id: string): Promise<readonly StepRow[]> {
  return db
    .selectFrom('congtam.local_pack_step')
    .select(['step', 'state', 'on_day as on', 'ground', 'taken_by as takenBy'])
    .where('pack_id', '=', id)
    .orderBy('step')
    .execute();
}

export async function addPack(
  { db }: Tx,
  row: Omit<LocalPackRow, 'state' | 'step' | 'registerTables'> & {
    readonly registerTables: string;
    readonly texts: PackTexts;
    readonly uploadedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.local_pack')
    .values({
      id: row.id,
      unit_id: row.unit,
      regulation: row.regulation,
      in_force_from: row.from,
      layer_of: row.layerOf,
      title_vi: row.titleVi,
      title_en: row.titleEn,
      number: row.number,
      source: row.texts.source,
      hash: Buffer.from(row.hash, 'hex'),
      procedure_source: row.texts.procedure,
      procedure_hash: row.procedureHash === null ? null : Buffer.from(row.procedureHash, 'hex'),
      register_tables: row.registerTables,
      uploaded_by: row.uploadedBy,
    })
    .execute();
}

export async function addStep(
  { db }: Tx,
  id: string,
  { step, state, on, ground, takenBy }: StepRow,
): Promise<void> {
  await db
    .insertInto('congtam.local_pack_step')
    .values({ pack_id: id, step, state, on_day: on, ground, taken_by: takenBy })
    .execute();
}

export interface ChoiceRow {
  readonly unit: string;
  readonly regulation: string;
  readonly version: string;
  readonly kind: 'reading' | 'stance';
  readonly name: string;
  readonly number: number;
  readonly option: string;
  readonly from: string;
  readonly document: string;
  readonly documentDay: string;
  readonly reason: string | null;
  /** SHA-256 of the text in which it was made, hexadecimal; null for choices of before it was kept. */
  readonly textHash: string | null;
  /** RFC 3339, in UTC. */
  readonly chosenAt: string;
}

/** What these units have settled, oldest first. */
export async function choicesOf({ db }: Tx, units: readonly string[]): Promise<readonly ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select c.unit_id as unit, c.regulation, c.version, c.kind, c.name, c.number, c.option, c.valid_from as "from",
      c.document, c.document_day as "documentDay", c.reason, encode(c.text_hash, 'hex') as "textHash",
      to_char(c.chosen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "chosenAt"
    from congtam.regulation_choice c where c.unit_id = any (${units})
    order by c.regulation, c.version, c.kind, c.name, c.number`.execute(db);
  return rows;
}

export async function addChoice(
  { db }: Tx,
  choice: Omit<ChoiceRow, 'chosenAt'> & { readonly chosenBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.regulation_choice')
    .values({
      unit_id: choice.unit,
      regulation: choice.regulation,
      version: choice.version,
      kind: choice.kind,
      name: choice.name,
      number: choice.number,
      option: choice.option,
      valid_from: choice.from,
      document: choice.document,
      document_day: choice.documentDay,
      reason: choice.reason,
      text_hash: choice.textHash === null ? null : Buffer.from(choice.textHash, 'hex'),
      chosen_by: choice.chosenBy,
    })
    .execute();
}

/** Whether somebody is a member of the Party on a day; null where nothing is recorded. */
export async function isPartyMember({ db }: Tx, person: string, day: string): Promise<boolean | null> {
  const { rows } = await sql<{ is: boolean | null }>`
    select bool_or(${day}::date between m.valid_from and coalesce(m.valid_to, 'infinity')) as is
    from congtam.party_membership m where m.person_id = ${person}`.execute(db);
  return rows[0]?.is ?? null;
}

/** Units from which these came, whether or not they still exist. */
export async function predecessorsOf(
  { db }: Tx,
  units: readonly string[],
): Promise<readonly { readonly predecessor: string; readonly successor: string }[]> {
  return db
    .selectFrom('congtam.unit_succession')
    .where('withdrawn_by', 'is', null)
    .select(['predecessor_id as predecessor', 'successor_id as successor'])
    .where('successor_id', 'in', [...units])
    .execute();
}
