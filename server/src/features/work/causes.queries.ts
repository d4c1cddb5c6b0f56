import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { Evidence } from './product-content.ts';

/** What somebody asks not to be held against their product, and what was said to it. */
export interface CauseRow {
  readonly id: string;
  readonly product: string;
  readonly kind: 'objectiveCause' | 'forceMajeure';
  readonly waivesErrors: number;
  readonly waivesLatenesses: number;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly askedBy: string;
  readonly decision: 'requested' | 'approved' | 'declined';
  readonly document: string | null;
  readonly decisionReason: string | null;
}

const cause = sql`c.id, c.product_id as product, c.kind, c.waives_errors as "waivesErrors",
  c.waives_latenesses as "waivesLatenesses", c.reason, c.evidence, c.asked_by as "askedBy",
  coalesce(d.decision, 'requested') as decision, d.document, d.reason as "decisionReason"`;
const answered = sql`congtam.work_cause c left join congtam.work_cause_decision d on d.cause_id = c.id`;

export async function causeById({ db }: Tx, id: string): Promise<CauseRow | undefined> {
  const { rows } = await sql<CauseRow>`select ${cause} from ${answered} where c.id = ${id}`.execute(db);
  return rows[0];
}

export async function causesOf({ db }: Tx, product: string): Promise<readonly CauseRow[]> {
  const { rows } = await sql<CauseRow>`
    select ${cause} from ${answered} where c.product_id = ${product} order by c.asked_at, c.id`.execute(db);
  return rows;
}

/** Those in sight that nobody has decided, with whose product they are about. */
export async function causesWaiting({
  db,
}: Tx): Promise<readonly { readonly unit: string; readonly person: string; readonly period: string }[]> {
  const { rows } = await sql<{ unit: string; person: string; period: string }>`
    select p.unit_id as unit, p.person_id as person, p.period
    from ${answered} join congtam.work_product p on p.id = c.product_id
    where d.cause_id is null order by c.asked_at, c.id limit 500`.execute(db);
  return rows;
}

export async function addCause(
  { db }: Tx,
  row: Omit<CauseRow, 'decision' | 'document' | 'decisionReason'>,
): Promise<void> {
  await db
    .insertInto('congtam.work_cause')
    .values({
      id: row.id,
      product_id: row.product,
      kind: row.kind,
      waives_errors: row.waivesErrors,
      waives_latenesses: row.waivesLatenesses,
      reason: row.reason,
      evidence: JSON.stringify(row.evidence),
      asked_by: row.askedBy,
    })
    .execute();
}

export async function addCauseDecision(
  { db }: Tx,
  given: {
    readonly cause: string;
    readonly product: string;
    readonly decision: string;
    readonly document: string | null;
    readonly reason: string;
    readonly decidedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.work_cause_decision')
    .values({
      cause_id: given.cause,
      product_id: given.product,
      decision: given.decision,
      document: given.document,
      reason: given.reason,
      decided_by: given.decidedBy,
    })
    .execute();
}
