import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { PackageResult, PackageTotal } from './package-format.ts';

/** The last package that a sender's was taken over a period: the one that counts. */
export interface StandingPackage {
  readonly id: string;
  readonly senderCode: string;
  readonly senderName: string;
  readonly number: number;
  /** SHA-256 of the lines of its results; null where it was taken before that was kept. */
  readonly resultsHash: Buffer | null;
  readonly totals: readonly PackageTotal[];
}

/** Packages that stand for a unit over a period, in the order in which they were taken. */
export async function standingPackages(
  { db }: Tx,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<readonly StandingPackage[]> {
  const { rows } = await sql<StandingPackage>`
    select r.id, r.sender_code as "senderCode", r.sender_name as "senderName", r.number, r.results_hash as "resultsHash",
      r.totals::jsonb as totals
    from congtam.package_received r
    where r.unit_id = ${unit} and r.period = ${period} and not exists (
      select 1 from congtam.package_received n
      where n.unit_id = r.unit_id and n.origin = r.origin and n.sender_code = r.sender_code and n.period = r.period
        and n.number > r.number)
    order by r.received_at, r.id`.execute(db);
  return rows;
}

const AT_ONCE = 5000;

/** Results of a package in their order, some at a time. */
export async function* resultsOfPackage({ db }: Tx, id: string): AsyncGenerator<readonly PackageResult[]> {
  let after = 0;
  for (let isMore = true; isMore; ) {
    const { rows } = await sql<PackageResult & { position: number }>`
      select t.position, t.regulation, t.kind, t.subject_code as subject, t.unit_code as unit, t.subject_group as "group",
        t.level, t.why
      from congtam.package_result t where t.package_id = ${id} and t.position > ${after}
      order by t.position limit ${AT_ONCE}`.execute(db);
    yield rows.map(({ position: _, ...result }) => result);
    after = rows.at(-1)?.position ?? after;
    isMore = rows.length === AT_ONCE;
  }
}
