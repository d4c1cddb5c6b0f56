import type { ConsistencyProof, EventReceipt } from '@congtam/evidence';
import { sql } from 'kysely';
import type { LogKey } from '../../audit/log-key.ts';
import { receiptOf } from '../../audit/receipts.ts';
import { consistencyBetween } from '../../audit/tree.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { PackageResult, PackageTotal } from './package-format.ts';

const utc = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export interface SentRow {
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly number: number;
  /** SHA-256 of the body, hexadecimal. */
  readonly hash: string;
  readonly results: number;
  readonly ground: string;
  readonly sentByName: string;
  /** RFC 3339, in UTC. */
  readonly sentAt: string;
}

const sent = sql`s.id, s.unit_id as unit, s.period, s.number, encode(s.body_hash, 'hex') as hash, s.results, s.ground,
  s.sent_by_name as "sentByName", ${utc(sql`s.sent_at`)} as "sentAt"`;

/** Packages of a unit, newest first. */
export async function packagesSent({ db }: Tx, unit: string): Promise<readonly SentRow[]> {
  const { rows } = await sql<SentRow>`
    select ${sent} from congtam.package_sent s where s.unit_id = ${unit} order by s.sent_at desc, s.id limit 200`.execute(
    db,
  );
  return rows;
}

export async function packageSent(
  { db }: Tx,
  id: string,
): Promise<(SentRow & { readonly body: Buffer }) | undefined> {
  const { rows } = await sql<SentRow & { body: Buffer }>`
    select ${sent}, s.body from congtam.package_sent s where s.id = ${id}`.execute(db);
  return rows[0];
}

export async function addSent(
  { db }: Tx,
  row: Omit<SentRow, 'sentAt' | 'hash'> & {
    readonly body: Buffer;
    readonly hash: Buffer;
    readonly sentBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.package_sent')
    .values({
      id: row.id,
      unit_id: row.unit,
      period: row.period,
      number: row.number,
      body: row.body,
      body_hash: row.hash,
      results: row.results,
      ground: row.ground,
      sent_by: row.sentBy,
      sent_by_name: row.sentByName,
    })
    .execute();
}

/** The event of sending a package, with its receipt; undefined before one stands in the log for whoever asks. */
export async function sendingOf(
  tx: Tx,
  id: string,
  key: LogKey,
): Promise<{ readonly event: string; readonly receipt: EventReceipt } | undefined> {
  const { rows } = await sql<{ id: string; canonical: string }>`
    select e.id, e.canonical from access.sending_of_package(${id}) e`.execute(tx.db);
  const [event] = rows;
  const receipt = event && (await receiptOf(tx, event.id, key));
  return event === undefined || receipt === undefined ? undefined : { event: event.canonical, receipt };
}

/** What leads to a size of the log from where it stood when packages were sent before. */
export async function proofsTo(tx: Tx, later: number): Promise<readonly ConsistencyProof[]> {
  const { rows } = await sql<{ size: number }>`
    select s.size::integer as size from access.sizes_of_packages() s (size) where s.size < ${later}
    order by 1 desc limit 200`.execute(tx.db);
  const proofs: ConsistencyProof[] = [];
  for (const { size } of rows) {
    const proof = await consistencyBetween(tx.db, Number(size), later);
    if (proof !== undefined)
      proofs.push({ earlier: Number(size), later, proof: proof.map((hash) => hash.toString('hex')) });
  }
  return proofs;
}

export interface SenderRow {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly origin: string;
  readonly key: string;
  readonly ground: string;
  readonly proposedBy: string;
  readonly state: 'proposed' | 'confirmed' | 'ended';
}

const sender = sql`s.id, s.unit_id as unit, s.name, s.origin, s.key, s.ground, s.proposed_by as "proposedBy",
  case when exists (select 1 from congtam.package_sender_step t where t.sender_id = s.id and t.step = 'ended') then 'ended'
    when exists (select 1 from congtam.package_sender_step t where t.sender_id = s.id and t.step = 'confirmed')
      then 'confirmed' else 'proposed' end as state`;

export async function sendersOf({ db }: Tx, unit: string): Promise<readonly SenderRow[]> {
  const { rows } = await sql<SenderRow>`
    select ${sender} from congtam.package_sender s where s.unit_id = ${unit} order by s.proposed_at desc, s.id`.execute(
    db,
  );
  return rows;
}

export async function senderById({ db }: Tx, id: string): Promise<SenderRow | undefined> {
  const { rows } = await sql<SenderRow>`
    select ${sender} from congtam.package_sender s where s.id = ${id}`.execute(db);
  return rows[0];
}

export async function addSender({ db }: Tx, row: Omit<SenderRow, 'state'>): Promise<void> {
  await db
    .insertInto('congtam.package_sender')
    .values({
      id: row.id,
      unit_id: row.unit,
      name: row.name,
      origin: row.origin,
      key: row.key,
      ground: row.ground,
      proposed_by: row.proposedBy,
    })
    .execute();
}

export async function addSenderStep(
  { db }: Tx,
  row: {
    readonly sender: string;
    readonly step: 'confirmed' | 'ended';
    readonly ground: string;
    readonly by: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.package_sender_step')
    .values({ sender_id: row.sender, step: row.step, ground: row.ground, taken_by: row.by })
    .execute();
}

export interface ReceivedRow {
  readonly id: string;
  readonly unit: string;
  readonly origin: string;
  readonly senderCode: string;
  readonly senderName: string;
  readonly period: string;
  readonly number: number;
  readonly format: number;
  readonly hash: string;
  readonly results: number;
  readonly unknownFields: readonly string[];
  /** RFC 3339, in UTC. */
  readonly receivedAt: string;
  /** No later package of the sender over the period was taken. */
  readonly isLast: boolean;
}

const received = sql`r.id, r.unit_id as unit, r.origin, r.sender_code as "senderCode", r.sender_name as "senderName", r.period,
  r.number, r.format, encode(r.body_hash, 'hex') as hash, r.results, r.unknown_fields as "unknownFields",
  ${utc(sql`r.received_at`)} as "receivedAt", not exists (
    select 1 from congtam.package_received n
    where n.unit_id = r.unit_id and n.origin = r.origin and n.sender_code = r.sender_code and n.period = r.period
      and n.number > r.number) as "isLast"`;

/** Packages that a unit took, newest first. */
export async function packagesReceived(
  { db }: Tx,
  given: { readonly unit: string; readonly period: string | null },
): Promise<readonly ReceivedRow[]> {
  const { rows } = await sql<ReceivedRow>`
    select ${received} from congtam.package_received r
    where r.unit_id = ${given.unit} and (${given.period}::text is null or r.period = ${given.period})
    order by r.received_at desc, r.id limit 1000`.execute(db);
  return rows;
}

export async function packageReceived({ db }: Tx, id: string): Promise<ReceivedRow | undefined> {
  const { rows } =
    await sql<ReceivedRow>`select ${received} from congtam.package_received r where r.id = ${id}`.execute(db);
  return rows[0];
}

/** The package of the same sender and period that one came after: that of the number before it. */
export async function packageBefore(
  { db }: Tx,
  { unit, origin, senderCode, period, number }: ReceivedRow,
): Promise<ReceivedRow | undefined> {
  const { rows } = await sql<ReceivedRow>`
    select ${received} from congtam.package_received r
    where r.unit_id = ${unit} and r.origin = ${origin} and r.sender_code = ${senderCode} and r.period = ${period}
      and r.number < ${number}
    order by r.number desc limit 1`.execute(db);
  return rows[0];
}

/** Totals of a package, as they were recomputed here. */
export async function totalsReceived({ db }: Tx, id: string): Promise<readonly PackageTotal[]> {
  const { rows } = await sql<{ totals: readonly PackageTotal[] }>`
    select r.totals::jsonb as totals from congtam.package_received r where r.id = ${id}`.execute(db);
  return rows[0]?.totals ?? [];
}

/** Checkpoints of a log that packages have shown to a unit, with what came along to prove them. */
export async function historyShown(
  { db }: Tx,
  unit: string,
  origin: string,
): Promise<{ readonly before: readonly string[]; readonly proofs: readonly ConsistencyProof[] }> {
  const { rows } = await sql<{ checkpoint: string; proofs: string }>`
    select r.checkpoint, r.proofs from congtam.package_received r where r.unit_id = ${unit} and r.origin = ${origin}`.execute(
    db,
  );
  const read = (text: string): readonly ConsistencyProof[] => JSON.parse(text);
  return {
    before: [...new Set(rows.map(({ checkpoint }) => checkpoint))],
    proofs: rows.flatMap(({ proofs }) => read(proofs)),
  };
}

export async function addReceived(
  { db }: Tx,
  row: Omit<ReceivedRow, 'hash' | 'receivedAt' | 'isLast'> & {
    readonly hash: Buffer;
    /** JSON, as recomputed here. */
    readonly totals: string;
    /** SHA-256 of the lines of its results. */
    readonly resultsHash: Buffer;
    readonly checkpoint: string;
    readonly proofs: string;
    readonly receivedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.package_received')
    .values({
      id: row.id,
      unit_id: row.unit,
      origin: row.origin,
      sender_code: row.senderCode,
      sender_name: row.senderName,
      period: row.period,
      number: row.number,
      format: row.format,
      body_hash: row.hash,
      results: row.results,
      totals: row.totals,
      results_hash: row.resultsHash,
      checkpoint: row.checkpoint,
      proofs: row.proofs,
      unknown_fields: [...row.unknownFields],
      received_by: row.receivedBy,
    })
    .execute();
}

/** Adds some results of a package. @param from how many of it were added before */
export async function addResults(
  { db }: Tx,
  id: string,
  some: readonly PackageResult[],
  from: number,
): Promise<void> {
  const column = <T>(of: (one: PackageResult) => T): T[] => some.map(of);
  await sql`
    insert into congtam.package_result (package_id, position, regulation, kind, subject_code, unit_code, subject_group, level,
      why)
    select ${id}::uuid, ${from} + ordinality, regulation, kind, subject, unit, "group", level, why
    from unnest(${column((r) => r.regulation)}::text[], ${column((r) => r.kind)}::text[],
      ${column((r) => r.subject)}::text[], ${column((r) => r.unit)}::text[], ${column((r) => r.group)}::text[],
      ${column((r) => r.level)}::text[], ${column((r) => r.why)}::text[]) with ordinality
      t (regulation, kind, subject, unit, "group", level, why, ordinality)`.execute(db);
}

/** One who sends, or takes, for a unit at a time, on whatever server. */
export async function lockPackages({ db }: Tx, unit: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`package ${unit}`}, 87))`.execute(db);
}
