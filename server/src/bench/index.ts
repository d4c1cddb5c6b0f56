import { randomUUID } from 'node:crypto';
import { leafHash } from '@congtam/evidence';
import { Hono } from 'hono';
import { promiseOf } from '../audit/receipts.ts';
import { record } from '../audit/record.ts';
import { sealWaiting } from '../audit/sealer.ts';
import { account, type Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { openPool } from '../database/pool.ts';
import { holderFinder } from '../features/accounts/accounts.routes.ts';
import { tokenHash } from '../features/accounts/secrets.ts';
import { peopleRoutes } from '../features/people/people.routes.ts';
import { cookieNames } from '../http/cookies.ts';
import { makeApp } from '../http/make-app.ts';
import { startRepeating } from '../jobs/repeating.ts';
import { type BenchServer, benchServer, compared, perSecond } from './bench-server.ts';

export { type Effort, rosterOfAProvince } from './roster-of-a-province.ts';
export { type Measure, PARTS, yearOfAProvince } from './year-of-a-province.ts';

export interface Comparison {
  readonly question: string;
  readonly measured: number;
  readonly against: number;
  readonly ratio: number;
  /** The ratio asked for. */
  readonly goal: number;
}

/** Answers to the questions about the speed of the server, each as a ratio taken in one run. */
export async function serverComparisons(
  milliseconds: number,
  rounds: number,
): Promise<readonly Comparison[]> {
  const answers: Comparison[] = [];
  for (const question of [costOfEvidence, readOfPerson]) {
    // Each on a database of its own: what one leaves behind would be measured with the next.
    const server = await benchServer();
    answers.push(await question(server, milliseconds, rounds).finally(() => server.close()));
  }
  return answers;
}

/** 16 clients change a row each, with the event of the change, its trigger and the sealer, and without. */
async function costOfEvidence(
  { database, administrator, officer, key }: BenchServer,
  milliseconds: number,
  rounds: number,
) {
  const { asActor } = database;
  const actor = account(administrator);
  const change = ({ db }: Tx) =>
    db
      .insertInto('congtam.account')
      .values({
        id: newId(),
        login: `b-${randomUUID()}`,
        display_name: 'x',
        kind: 'person',
        status: 'invited',
      })
      .execute();
  const sealing = startRepeating(
    () => sealWaiting(database, { key }),
    2000,
    () => {},
  );
  const { one, other, ratio } = await compared(
    rounds,
    () =>
      perSecond(16, milliseconds, () =>
        asActor(actor, async (tx) => {
          await change(tx);
          await record(tx, { action: 'account.rename', subject: { kind: 'account', id: officer } });
        }),
      ),
    () =>
      perSecond(16, milliseconds, () => asActor(actor, change, { unrecordedBecause: 'measured without' })),
  );
  await sealing.stop();
  return {
    question: '16 clients writing with their events, against without',
    measured: one,
    against: other,
    ratio,
    goal: 0.5,
  };
}

/** The file of a person by the whole route (session, rights, row security, event of the reading), against bare SQL. */
async function readOfPerson(server: BenchServer, milliseconds: number, rounds: number) {
  const { database, people, token, key } = server;
  const app = makeApp({
    asActor: database.asActor,
    endpoints: peopleRoutes,
    cookies: cookieNames(true),
    holderOf: holderFinder(database.asActor),
    promise: (event) => promiseOf(event, key),
    addressOf: () => '127.0.0.1',
    log: () => {},
    onFault: (_, error) => {
      throw error;
    },
  });
  const bare = await bareRoute(server);
  let turn = 0;
  const person = () => people[turn++ % people.length] ?? '';
  const get = async (hono: Hono, path: string) => {
    const response = await hono.request(path, { headers: { cookie: `__Host-congtam-session=${token}` } });
    if (response.status !== 200) throw new Error(await response.text());
    await response.text();
  };
  const { one, other, ratio } = await compared(
    rounds,
    () => perSecond(16, milliseconds, () => get(app, `/api/v1/people/${person()}`)),
    () => perSecond(16, milliseconds, () => get(bare.app, `/person/${person()}`)),
  );
  await bare.close();
  return {
    question: 'file of a person with everything on, against bare SQL',
    measured: one,
    against: other,
    ratio,
    goal: 0.5,
  };
}

/** A route that issues the same statements by hand: no checks, no shapes, no signature. */
async function bareRoute({ app: address, officer, token }: BenchServer) {
  const pool = openPool(address, 20);
  const hash = tokenHash(token);
  const app = new Hono();
  app.get('/person/:id', async (context) => {
    const id = context.req.param('id');
    const client = await pool.connect();
    try {
      await client.query("begin; select set_config('congtam.actor', '', true)");
      await client.query('select account_id, display_name, person_id, grants from access.open_session($1)', [
        hash,
      ]);
      await client.query('commit');
      await client.query(`begin; select set_config('congtam.actor', '${officer}', true)`);
      const { rows } = await client.query(
        'select p.id, p.staff_code, p.full_name, p.born_on from congtam.person p where p.id = $1',
        [id],
      );
      const posts = await client.query(
        'select id, person_id, unit_id, title, leads, service, valid_from, valid_to from congtam.post where person_id = $1 order by valid_from',
        [id],
      );
      const event = newId();
      const canonical = `{"action":"person.read","actor":"${officer}","at":"2026","id":"${event}","person":"${id}","subject":{"id":"${id}","kind":"person"}}`;
      await client.query('insert into audit.event (id, canonical, hash) values ($1, $2, $3)', [
        event,
        canonical,
        leafHash(Buffer.from(canonical)),
      ]);
      await client.query('commit');
      return context.json({ ...rows[0], posts: posts.rows });
    } finally {
      client.release();
    }
  });
  return { app, close: () => pool.end() };
}
