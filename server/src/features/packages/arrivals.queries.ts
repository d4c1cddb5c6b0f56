import type { Bilingual } from '@congtam/engine';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';

/** What became of a file that was handed in as a package. */
export type ArrivalState = 'waiting' | 'taken' | 'known' | 'refused' | 'failed';

export interface ArrivalRow {
  readonly id: string;
  readonly unit: string;
  /** SHA-256 of the file as it came, hexadecimal. */
  readonly hash: string;
  readonly bytes: number;
  readonly arrivedByName: string;
  /** RFC 3339, in UTC. */
  readonly arrivedAt: string;
  readonly state: ArrivalState;
  /** Percent; of what somebody else handed in nobody is told before its end. */
  readonly progress: number;
  /** The log that the file says it is of. */
  readonly origin: string | null;
  /** The package it was taken as, or had been taken as before. */
  readonly package: string | null;
  readonly why: ArrivalWhy | null;
}

/** Why a file was refused: as whoever hands in a file is told. */
export interface ArrivalWhy {
  readonly code: string;
  readonly says: Bilingual;
  readonly mend: Bilingual;
}

const arrival = sql`
  select a.id, a.unit_id as unit, encode(a.file_hash, 'hex') as hash, a.bytes, a.arrived_by_name as "arrivedByName",
    to_char(a.arrived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "arrivedAt",
    coalesce(e.outcome, case when j.state in ('failed', 'cancelled') then 'failed' else 'waiting' end) as state,
    case when e.outcome is null then coalesce(j.progress, 0) else 100 end as progress, e.origin,
    e.package_id as package, e.why::jsonb as why
  from congtam.package_arrival a left join congtam.package_arrival_end e on e.arrival_id = a.id
    left join congtam.job j on j.kind = 'package.take' and j.key = a.id::text`;

/** Files that were handed in to a unit, newest first. */
export async function arrivalsOf(
  { db }: Tx,
  given: { readonly unit: string; readonly before: string | null; readonly limit: number },
): Promise<readonly ArrivalRow[]> {
  const { rows } = await sql<ArrivalRow>`
    ${arrival} where a.unit_id = ${given.unit} and (${given.before}::uuid is null or a.id < ${given.before})
    order by a.id desc limit ${given.limit}`.execute(db);
  return rows;
}

export async function arrivalById({ db }: Tx, id: string): Promise<ArrivalRow | undefined> {
  const { rows } = await sql<ArrivalRow>`${arrival} where a.id = ${id}`.execute(db);
  return rows[0];
}

export async function addArrival(
  { db }: Tx,
  row: {
    readonly id: string;
    readonly unit: string;
    readonly file: Buffer;
    readonly hash: Buffer;
    readonly by: string;
    readonly byName: string;
  },
): Promise<void> {
  const { id, unit, file, hash, by, byName } = row;
  await db
    .insertInto('congtam.package_arrival')
    .values({
      ...{ id, unit_id: unit, file_hash: hash, bytes: file.length },
      ...{ arrived_by: by, arrived_by_name: byName },
    })
    .execute();
  await db.insertInto('congtam.package_arrival_file').values({ arrival_id: id, content: file }).execute();
}

/** A file that nobody has looked at yet; undefined once it was. */
export async function fileArrived({ db }: Tx, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('congtam.package_arrival_file')
    .select('content')
    .where('arrival_id', '=', id)
    .executeTakeFirst();
  return row?.content;
}

/** Says what became of a file, which is kept no longer: what was taken stands in rows, what was refused nowhere. */
export async function endArrival(
  { db }: Tx,
  row: {
    readonly id: string;
    readonly outcome: Extract<ArrivalState, 'taken' | 'known' | 'refused'>;
    readonly origin: string | null;
    readonly package: string | null;
    readonly why: ArrivalWhy | null;
  },
): Promise<void> {
  const { id, outcome, origin, why } = row;
  await db
    .insertInto('congtam.package_arrival_end')
    .values({
      ...{ arrival_id: id, outcome, origin, package_id: row.package },
      why: why === null ? null : JSON.stringify(why),
    })
    .execute();
  await db.deleteFrom('congtam.package_arrival_file').where('arrival_id', '=', id).execute();
}
