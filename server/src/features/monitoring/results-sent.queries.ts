import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** A confirmed result of a period, sent on by the body somebody left. */
export interface ResultSent {
  readonly cycle: string;
  readonly person: string;
  readonly unit: string;
  readonly regulation: string;
  readonly period: string;
  readonly measure: string;
  /** Exact: a decimal, or a fraction. */
  readonly value: string;
  /** The body by its name. */
  readonly body: string;
  readonly document: string;
  /** RFC 3339, in UTC. */
  readonly sentAt: string;
}

export type NewResultSent = Omit<ResultSent, 'sentAt'>;

const result = sql`r.cycle_id as cycle, r.person_id as person, r.unit_id as unit, r.regulation, r.period, r.measure,
  r.value, r.body, r.document, to_char(r.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt"`;

/** The newest of each period, in order. */
export async function resultsSentOf({ db }: Tx, person: string): Promise<readonly ResultSent[]> {
  const { rows } = await sql<ResultSent>`
    select distinct on (r.regulation, r.period, r.measure) ${result} from congtam.result_sent r
    where r.person_id = ${person} order by r.regulation, r.period, r.measure, r.seq desc`.execute(db);
  return rows;
}

/**
 * What other cycles sent of people who serve in these units, for periods of which this cycle says nothing itself: neither
 * in a file that was handed on nor as results recorded by the office.
 */
export async function resultsFor(
  { db }: Tx,
  given: { readonly cycle: string; readonly units: readonly string[]; readonly years: readonly number[] },
): Promise<readonly ResultSent[]> {
  const { cycle, units, years } = given;
  const { rows } = await sql<ResultSent>`
    select distinct on (r.person_id, r.regulation, r.period, r.measure) ${result} from congtam.result_sent r
    where r.cycle_id <> ${cycle} and left(r.period, 4) = any (${years.map(String)})
      and exists (select 1 from congtam.post p where p.person_id = r.person_id and p.unit_id = any (${units}))
      and not exists (
        select 1 from congtam.monitoring_act a
        where a.cycle_id = ${cycle} and a.person_id = r.person_id and a.period = r.period and a.act <> 'save')
      and not exists (
        select 1 from congtam.statement s
        where s.cycle_id = ${cycle} and s.person_id = r.person_id and s.period = r.period and s.sheet = 'period-results')
    order by r.person_id, r.regulation, r.period, r.measure, r.seq desc`.execute(db);
  return rows;
}

export async function addResultsSent({ db }: Tx, rows: readonly NewResultSent[], by: string): Promise<void> {
  await db
    .insertInto('congtam.result_sent')
    .values(
      rows.map(({ cycle, person, unit, regulation, period, measure, value, body, document }) => ({
        ...{
          cycle_id: cycle,
          person_id: person,
          unit_id: unit,
          regulation,
          period,
          measure,
          value,
          body,
          document,
        },
        sent_by: by,
      })),
    )
    .execute();
}
