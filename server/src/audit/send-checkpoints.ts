import { consistencyRanges, readCheckpoint } from '@congtam/evidence';
import { sql } from 'kysely';
import type { Database, Queries } from '../database/open-database.ts';
import { rangeHashes } from './tree.ts';
import type { Delivered, Delivery, Witness } from './witness.ts';

/** Longer than a delivery takes: another server does not begin the same one meanwhile. */
const CLAIM = 60;
const LONGEST_WAIT = 60 * 60;

type System = Pick<Database, 'asSystem'>;

/**
 * Brings the newest checkpoint to each witness that does not have it yet. One that cannot be reached is tried again,
 * later each time; what it has missed is covered by the proof that comes with the next.
 *
 * @param isUrgent something was published: nobody's rest counts, but that of those who cannot be reached
 * @returns codes of what failed, by witness
 */
export async function sendCheckpoints(
  system: System,
  witnesses: readonly Witness[],
  { isUrgent = false } = {},
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  await Promise.all(
    witnesses.map(async (witness) => {
      const failure = await sendTo(system, witness, isUrgent);
      if (failure !== undefined) failures.set(witness.name, failure);
    }),
  );
  return failures;
}

async function sendTo(system: System, witness: Witness, isUrgent: boolean): Promise<string | undefined> {
  const delivery = await system.asSystem(({ db }) => claimed(db, witness, isUrgent));
  if (delivery === undefined) return undefined;
  let outcome = await witness.deliver(delivery);
  if (outcome.kind === 'holds' && outcome.size <= delivery.size) {
    // It knows better than we do what it has: a restored database may have forgotten.
    const held = outcome.size;
    outcome = await witness.deliver({
      ...delivery,
      held,
      proof: await system.asSystem(({ db }) => proofBetween(db, held, delivery.size)),
    });
  }
  return system.asSystem(({ db }) => noted(db, witness, delivery, outcome));
}

/** The newest checkpoint, when the witness is due for it; nobody else takes it on for a minute. */
async function claimed(db: Queries, witness: Witness, isUrgent: boolean): Promise<Delivery | undefined> {
  const newest = await db
    .selectFrom('audit.checkpoint')
    .select(['size', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return undefined;
  const { name, kind } = witness;
  await db
    .insertInto('audit.witness')
    .values({ name, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ held: number }>`
    update audit.witness set next_try_at = now() + make_interval(secs => ${CLAIM})
    where name = ${name} and sent_size < ${newest.size}
      and (next_try_at <= now() or (${isUrgent} and tries = 0))
    returning sent_size as held`.execute(db);
  const held = rows[0]?.held;
  if (held === undefined) return undefined;
  const origin = readCheckpoint(newest.note, [])?.origin ?? '';
  return { origin, ...newest, held, proof: await proofBetween(db, held, newest.size) };
}

const proofBetween = (db: Queries, from: number, to: number) => rangeHashes(db, consistencyRanges(from, to));

async function noted(
  db: Queries,
  { name, restSeconds }: Witness,
  { size }: Delivery,
  outcome: Delivered,
): Promise<string | undefined> {
  if (outcome.kind !== 'taken') {
    const failure = outcome.kind === 'holds' ? 'holds-more' : outcome.code;
    await sql`
      update audit.witness set tries = least(tries + 1, 1000), failure = ${failure}, failed_at = now(),
        next_try_at = now() + make_interval(secs => least(${LONGEST_WAIT}, 10 * power(2, least(tries, 12))))
      where name = ${name}`.execute(db);
    return failure;
  }
  await sql`
    update audit.witness set sent_size = greatest(sent_size, ${size}), sent_at = now(), tries = 0, failure = null,
      next_try_at = now() + make_interval(secs => ${restSeconds})
    where name = ${name}`.execute(db);
  if (outcome.cosignatures.length > 0) {
    await db
      .insertInto('audit.cosignature')
      .values(outcome.cosignatures.map((line) => ({ witness: name, size, line })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return undefined;
}
