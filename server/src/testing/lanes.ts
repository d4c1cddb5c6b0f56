import type { Client, Pool, PoolClient } from 'pg';
import { afterAll } from 'vitest';
import { recordFound } from '../audit/record.ts';
import { sealWaiting } from '../audit/sealer.ts';
import { type AsActor, makeAsActor, nobody } from '../database/as-actor.ts';
import { openPool } from '../database/pool.ts';
import { type Fault, type FaultyPool, faultyPool } from './faulty-pool.ts';
import { findingsOver } from './findings.ts';
import type { Chance } from './sequences.ts';
import { testKey, testSigner } from './test-database.ts';
import type { AskServer, TestServer } from './test-server.ts';

/** What one sequence has for itself while others go on beside it. */
export interface Lane {
  readonly superuser: Client;
  readonly faulty: FaultyPool;
  readonly asActor: AsActor;
  /** The server over the connections of `asActor`, of which one is lost when `faulty` is armed. */
  readonly crashing: AskServer;
}

/** So many sequences go on at a time: enough for the database and the server to work at once. */
const LANES = 4;

export async function openLanes({ database, over }: TestServer): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (let lane = 0; lane < LANES; lane += 1) {
    const superuser = await database.beside();
    const real = openPool(database.logins.congtam_app, 1);
    afterAll(() => real.end());
    const faulty = faultyPool(real, (backend) =>
      superuser.query('select pg_terminate_backend($1)', [backend]),
    );
    const asActor = makeAsActor(faulty.pool, testSigner);
    lanes.push({ superuser, faulty, asActor, crashing: over(asActor) });
  }
  return lanes;
}

/**
 * What the sequences of a lane have in common, made anew after twenty-five of them: not everything is made for each, and
 * no unit grows with the number of all.
 */
export function inCommon<T>(make: (lane: Lane) => Promise<T>): (lane: Lane) => Promise<T> {
  const known = new WeakMap<Lane, { readonly made: T; left: number }>();
  return async (lane) => {
    const before = known.get(lane);
    if (before !== undefined && before.left > 0) {
      before.left -= 1;
      return before.made;
    }
    const made = await make(lane);
    known.set(lane, { made, left: 24 });
    return made;
  };
}

/** At which of so many statements a connection is lost, and how. */
export const aFault = (chance: Chance, statements: number): Fault => ({
  at: chance.whole(1, statements),
  isAnswerLost: chance.inPercent(50),
  isKilled: chance.inPercent(20),
});

/** Faults of the server that are no answer to a lost connection. */
export const faultsBeside = ({ faults }: TestServer): readonly unknown[] =>
  faults.filter(
    (fault) =>
      !/connection was lost|commit was not answered|terminating connection|EPIPE|ECONNRESET/.test(
        String(fault),
      ),
  );

/**
 * What a test puts straight into the database, told by an event of its own as rows that were found: the history is whole
 * before anybody acts.
 */
export async function putAsFound<T>(superuser: Client, put: () => Promise<T>): Promise<T> {
  const connection = Object.assign(superuser, { release: () => {} }) as unknown as PoolClient;
  const pool = { connect: async () => connection } as Pick<Pool, 'connect'>;
  return makeAsActor(pool, testSigner)(nobody, async (tx) => {
    const done = await put();
    const { rows } = await superuser.query<{ lines: string | null }>('select audit.take_written() as lines');
    const subject = { kind: 'installation', id: 'rows' };
    await recordFound(tx, { action: 'installation.rows-found', subject }, rows[0]?.lines ?? null);
    return done;
  });
}

/** Puts what waits into the log, and says what whoever verifies its whole history would find. */
export async function findingsOfHistory({ database }: TestServer): Promise<readonly string[]> {
  await sealWaiting(database, { key: testKey, isWhole: true });
  return findingsOver(database.superuser);
}
