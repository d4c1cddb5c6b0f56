import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { eventSigner, promiseOf } from '../audit/receipts.ts';
import { record } from '../audit/record.ts';
import { sealWaiting } from '../audit/sealer.ts';
import { type AsActor, account, makeAsActor, type Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { openPool } from '../database/pool.ts';
import { holderFinder } from '../features/accounts/accounts.routes.ts';
import { peopleRoutes } from '../features/people/people.routes.ts';
import { cookieNames } from '../http/cookies.ts';
import { makeApp } from '../http/make-app.ts';
import { startRepeating } from '../jobs/repeating.ts';
import { type BenchServer, benchServer, compared, perSecond } from './bench-server.ts';
import { withEventsChanged } from './events-in-commit.ts';
import { type Issued, issueAgain, overheard } from './issued-statements.ts';

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

/** 16 clients add a row each, with the event that seals it, its triggers and the sealer, and without. */
async function costOfEvidence(
  { database, administrator, officer, key }: BenchServer,
  milliseconds: number,
  rounds: number,
) {
  const { asActor } = database;
  const actor = account(administrator);
  const change = ({ db }: Tx, table: string) =>
    sql`insert into ${sql.table(table)} (id, login, display_name, kind, status)
      values (${newId()}, ${`b-${randomUUID()}`}, 'x', 'person', 'invited')`.execute(db);
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
          await change(tx, 'congtam.account');
          await record(tx, { action: 'account.rename', subject: { kind: 'account', id: officer } });
        }),
      ),
    () =>
      perSecond(16, milliseconds, () =>
        asActor(actor, (tx) => change(tx, 'congtam.unsealed_account'), {
          unrecordedBecause: 'measured without',
        }),
      ),
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
  const appOver = (asActor: AsActor) =>
    makeApp({
      asActor,
      endpoints: peopleRoutes,
      cookies: cookieNames(true),
      holderOf: holderFinder(asActor),
      promise: (event) => promiseOf(event, key),
      addressOf: () => '127.0.0.1',
      log: () => {},
      onFault: (_, error) => {
        throw error;
      },
    });
  const app = appOver(database.asActor);
  let turn = 0;
  const person = () => people[turn++ % people.length] ?? '';
  const get = async (hono: Hono, path: string) => {
    const response = await hono.request(path, { headers: { cookie: `__Host-congtam-session=${token}` } });
    if (response.status !== 200) throw new Error(await response.text());
    await response.text();
  };
  const pool = openPool(server.app, 20);
  const recorded = person();
  const statements = await statementsOf(pool, (connections) =>
    get(appOver(makeAsActor(connections, eventSigner(key))), `/api/v1/people/${recorded}`),
  );
  const bare = bareRoute(pool, statements, recorded);
  const { one, other, ratio } = await compared(
    rounds,
    () => perSecond(16, milliseconds, () => get(app, `/api/v1/people/${person()}`)),
    () => perSecond(16, milliseconds, () => get(bare, `/person/${person()}`)),
  );
  await pool.end();
  return {
    question: 'file of a person with everything on, against bare SQL',
    measured: one,
    against: other,
    ratio,
    goal: 0.5,
  };
}

/** What the whole route asks the database for one request, in order. */
async function statementsOf(
  pool: Pool,
  request: (pool: Pick<Pool, 'connect'>) => Promise<unknown>,
): Promise<readonly Issued[]> {
  const statements: Issued[] = [];
  await request(overheard(pool, (issued) => statements.push(issued)));
  return statements;
}

/** A route that issues the very statements of the other, word for word: no checks, no shapes, no signature. */
function bareRoute(pool: Pool, statements: readonly Issued[], recorded: string): Hono {
  const app = new Hono();
  const read = statements.findIndex(({ text }) => text.includes('from congtam.person p where p.id ='));
  app.get('/person/:id', async (context) => {
    const id = context.req.param('id');
    const client = await pool.connect();
    try {
      const answers: unknown[] = [];
      for (const { text, values } of statements) {
        const { rows } = await issueAgain(client, {
          text: withEventsChanged(text, (event) => anotherEvent(event, recorded, id)),
          ...(values && { values: values.map((value) => (value === recorded ? id : value)) }),
        });
        answers.push(rows);
      }
      return context.json({ ...answers.slice(read, read + 3) });
    } finally {
      client.release();
    }
  });
  return app;
}

/** The same event of another person, under an id of its own. */
function anotherEvent(event: { id: string; canonical: string }, recorded: string, person: string) {
  const id = newId();
  return { id, canonical: event.canonical.replaceAll(recorded, person).replace(event.id, id) };
}
