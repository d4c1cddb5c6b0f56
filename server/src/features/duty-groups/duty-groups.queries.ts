import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** What a unit has decided on duty groups and on the scope in which a quota is counted. */
export interface DutyGroupDecision {
  readonly id: string;
  /** The unit that decided: the one asked about, or one above it. */
  readonly unit: string;
  readonly from: string;
  readonly revision: number;
  readonly quotaScope: string;
  readonly groups: readonly string[];
  readonly ground: string;
  /** Whether a cycle counts by it: then it is not corrected any more. */
  readonly isFrozen: boolean;
}

const decision = sql`d.id, d.unit_id as unit, d.valid_from as "from", d.revision, d.quota_scope as "quotaScope", d.groups,
  d.ground, exists (select 1 from congtam.duty_group_use u where u.decision_id = d.id) as "isFrozen"`;

/**
 * The decision that holds for a unit on a day: its own newest, or that of the next unit above that has one.
 *
 * @param line the unit and all above it on that day, lowest first
 */
export async function decisionFor(
  { db }: Tx,
  line: readonly string[],
  day: string,
): Promise<DutyGroupDecision | undefined> {
  const { rows } = await sql<DutyGroupDecision>`
    select ${decision} from congtam.duty_group_decision d
    where d.unit_id = any (${line}) and d.valid_from <= ${day}
    order by array_position(${line}::uuid[], d.unit_id), d.valid_from desc, d.revision desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** All decisions of these units by a day, newest first in each. */
export async function decisionsOf(
  { db }: Tx,
  units: readonly string[],
  day: string,
): Promise<readonly DutyGroupDecision[]> {
  const { rows } = await sql<DutyGroupDecision>`
    select distinct on (d.unit_id) ${decision} from congtam.duty_group_decision d
    where d.unit_id = any (${units}) and d.valid_from <= ${day}
    order by d.unit_id, d.valid_from desc, d.revision desc`.execute(db);
  return rows;
}

/** How many decisions of its own a unit has made, corrections among them. */
export async function countDecisions({ db }: Tx, unit: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from congtam.duty_group_decision d where d.unit_id = ${unit}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Whether a cycle counts by a decision of the unit that begins on that day or later. */
export async function isFrozenFrom({ db }: Tx, unit: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select 1 from congtam.duty_group_decision d join congtam.duty_group_use u on u.decision_id = d.id
      where d.unit_id = ${unit} and d.valid_from >= ${day}) as "is"`.execute(db);
  return rows[0]?.is === true;
}

export async function addDecision(
  { db }: Tx,
  given: Omit<DutyGroupDecision, 'revision' | 'isFrozen'> & { readonly recordedBy: string },
): Promise<number> {
  const { id, unit, from, quotaScope, groups, ground, recordedBy } = given;
  const { revision } = await db
    .insertInto('congtam.duty_group_decision')
    .values({
      id,
      unit_id: unit,
      valid_from: from,
      revision: sql<number>`1 + coalesce((
        select max(revision) from congtam.duty_group_decision where unit_id = ${unit} and valid_from = ${from}), 0)`,
      quota_scope: quotaScope,
      groups: [...groups],
      ground,
      recorded_by: recordedBy,
    })
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** For cycles: says that one counts by a decision. From here on the decision is frozen. Once is enough. */
export async function useDecision(
  { db }: Tx,
  use: { readonly decision: string; readonly cycle: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('congtam.duty_group_use')
    .values({ decision_id: use.decision, cycle_id: use.cycle, used_by: use.by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
