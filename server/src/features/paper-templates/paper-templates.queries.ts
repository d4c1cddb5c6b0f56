import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { OwnLayout } from '../../official-papers/making.ts';

/** A layout is a document, or a workbook. */
export type LayoutKind = 'docx' | 'xlsx';

export interface TemplateRow {
  readonly id: string;
  readonly unit: string;
  readonly form: string;
  readonly kind: LayoutKind;
  readonly sha256: string;
  readonly tags: readonly string[];
  readonly ground: string;
  readonly uploadedBy: string;
  /** RFC 3339, in UTC. */
  readonly uploadedAt: string;
  readonly state: 'proposed' | 'inUse' | 'ended';
  readonly step: number;
}

const template = sql`t.id, t.unit_id as unit, t.form, coalesce(t.kind, 'docx') as kind, encode(t.hash, 'hex') as sha256, t.tags, t.ground,
  t.uploaded_by as "uploadedBy",
  to_char(t.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "uploadedAt",
  coalesce(s.state, 'proposed') as state, coalesce(s.step, 0) as step`;
const templates = sql`congtam.paper_template t left join lateral (
  select l.state, l.step from congtam.paper_template_step l where l.template_id = t.id order by l.step desc limit 1) s
  on true`;

export async function templateById({ db }: Tx, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`select ${template} from ${templates} where t.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** Newest first. */
export async function templatesOf({ db }: Tx, unit: string): Promise<readonly TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select ${template} from ${templates} where t.unit_id = ${unit}
    order by t.uploaded_at desc, t.id limit 200`.execute(db);
  return rows;
}

export async function contentOf({ db }: Tx, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('congtam.paper_template')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content;
}

export async function addTemplate(
  { db }: Tx,
  row: Pick<TemplateRow, 'id' | 'unit' | 'form' | 'kind' | 'tags' | 'ground' | 'uploadedBy'> & {
    readonly content: Buffer;
    readonly hash: Buffer;
  },
): Promise<void> {
  await db
    .insertInto('congtam.paper_template')
    .values({
      id: row.id,
      unit_id: row.unit,
      form: row.form,
      kind: row.kind === 'docx' ? null : row.kind,
      content: row.content,
      hash: row.hash,
      tags: [...row.tags],
      ground: row.ground,
      uploaded_by: row.uploadedBy,
    })
    .execute();
}

export async function addTemplateStep(
  { db }: Tx,
  row: {
    readonly template: string;
    readonly step: number;
    readonly state: 'inUse' | 'ended';
    readonly ground: string;
    readonly takenBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.paper_template_step')
    .values({
      template_id: row.template,
      step: row.step,
      state: row.state,
      ground: row.ground,
      taken_by: row.takenBy,
    })
    .execute();
}

/** The layout in use for a form: of the nearest unit in the line, the one agreed to last. */
export async function layoutInUse(
  { db }: Tx,
  form: string,
  line: readonly string[],
  kind: LayoutKind = 'docx',
): Promise<OwnLayout | undefined> {
  const { rows } = await sql<{ id: string; content: Buffer }>`
    select t.id, t.content from congtam.paper_template t
      join congtam.paper_template_step u on u.template_id = t.id and u.state = 'inUse'
    where t.form = ${form} and coalesce(t.kind, 'docx') = ${kind} and t.unit_id = any (${line}::uuid[]) and not exists (
      select 1 from congtam.paper_template_step e where e.template_id = t.id and e.state = 'ended')
    order by array_position(${line}::uuid[], t.unit_id), u.taken_at desc limit 1`.execute(db);
  return rows[0];
}
