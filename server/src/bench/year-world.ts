import { Client } from 'pg';
import { promiseOf } from '../audit/receipts.ts';
import type { AsActor } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { driverSettings } from '../database/server-address.ts';
import type { Recomputing } from '../evaluation/recomputing.ts';
import { holderFinder } from '../features/accounts/accounts.routes.ts';
import { secretBox } from '../features/accounts/secret-box.ts';
import { codeHash, hashPassword, tokenHash } from '../features/accounts/secrets.ts';
import { SIGN_IN_DEFAULTS } from '../features/accounts/sign-in.ts';
import { cookieNames } from '../http/cookies.ts';
import { makeApp } from '../http/make-app.ts';
import { RequestMetrics } from '../http/metrics.ts';
import { Traffic } from '../http/traffic.ts';
import { type LongJobs, startLongJobs } from '../long-jobs.ts';
import { paperPress } from '../official-papers/making.ts';
import { startRecomputing } from '../recompute.ts';
import { allRoutes } from '../routes.ts';
import { type BenchServer, benchServer } from './bench-server.ts';

/** What a world has: communes of three bodies of people, every month of the year said of everybody. */
export interface WorldSize {
  readonly people: number;
  readonly peopleInACommune: number;
  /** Lines of work of somebody in a month. */
  readonly products: number;
}

/** Somebody with an account and a session. */
export interface Worker {
  readonly person: string;
  readonly account: string;
  /** Where they serve. */
  readonly unit: string;
  readonly login: string;
  readonly token: string;
}

/** A province in its year, with the whole server but for the port. */
export interface YearWorld {
  readonly server: BenchServer;
  readonly province: string;
  readonly workers: readonly Worker[];
  readonly authority: string;
  /** Sends a request as a session; fails on whatever is not asked for. */
  ask(given: Sent): Promise<Answered>;
  /** The same server over another way to the database. */
  over(asActor: AsActor): (given: Sent) => Promise<Answered>;
  /** A cycle of the province that is open. */
  openCycle(plan: { readonly kind: string; readonly period: string }): Promise<string>;
  /** What is said of every month of everybody, in a cycle. */
  fill(cycle: string): Promise<void>;
  /** Works for a while as a server does that has run for an hour: its code compiled, its tables counted, its plans made for them. */
  warmUp(milliseconds: number, work: (milliseconds: number) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly seen?: string;
  readonly address?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
  readonly headers: Headers;
}

export const PASSWORD = 'Một mật khẩu để đo, dài 40 ký tự!';
const MOST_WORKERS = 2000;
const BODIES = 3;

export async function yearWorld(size: WorldSize): Promise<YearWorld> {
  const server = await benchServer();
  const client = new Client(driverSettings(server.superuser));
  await client.connect();
  const [province, authority] = [newId(), newId()];
  await peopleIn(client, server, province, size);
  await authorityOf(client, server, authority);
  const workers = await workersOf(client, Math.min(size.people, MOST_WORKERS));
  await client.query('analyze');
  const recomputing = startRecomputing(server.database, () => {});
  const appOver = (asActor: AsActor) => appFor(server, asActor, recomputing);
  const ask = asking(appOver(server.database.asActor));
  const jobs: LongJobs = startLongJobs(server.database, server.key, () => {}, { pauseMilliseconds: 50 });
  return {
    ...{ server, province, workers, authority, ask },
    over: (asActor) => asking(appOver(asActor)),
    openCycle: async (plan) => {
      const regulations = [{ regulation: 'nd-335-2025' }];
      const body = { unit: province, ground: 'KH 01', isPilot: true, regulations, ...plan };
      const made = await ask({ method: 'POST', path: '/api/v1/cycles', token: server.token, body });
      const path = `/api/v1/cycles/${made.body.id}/open`;
      await ask({ method: 'POST', path, token: server.token, body: { ground: 'KH 01' } });
      return String(made.body.id);
    },
    fill: (cycle) => fill(client, server, cycle, size),
    warmUp: async (milliseconds, work) => {
      await work(milliseconds / 2);
      // By itself PostgreSQL counts its tables a minute after much was written. Until then it reads all of what was empty.
      await client.query('analyze');
      await work(milliseconds / 2);
      await client.query('analyze');
    },
    close: async () => {
      await jobs.stop();
      await recomputing.stop();
      await client.end();
      await server.close();
    },
  };
}

/** Everybody calls from one machine and far oftener than people do; the gate is that of the product. */
const UNLIMITED = { calls: 1e9, seconds: 60 };
const UNCOUNTED = { address: UNLIMITED, stranger: UNLIMITED, account: UNLIMITED };

function appFor({ key, database }: BenchServer, asActor: AsActor, recomputing: Recomputing) {
  return makeApp({
    asActor,
    endpoints: allRoutes({
      accounts: {
        signIn: SIGN_IN_DEFAULTS,
        passwordProfile: 'tcvn-14423',
        provider: undefined,
        box: secretBox(Buffer.alloc(32, 7)),
        setUpCode: () => codeHash('ABCD-EFGH-JKLM-NPQR'),
      },
      key,
      recomputing,
      press: paperPress(undefined),
      database,
      readiness: [],
      installation: { settings: [], backups: () => [] },
      metrics: { metrics: new RequestMetrics(), gauges: [], token: undefined },
    }),
    cookies: cookieNames(true),
    holderOf: holderFinder(asActor),
    promise: (event) => promiseOf(event, key),
    traffic: new Traffic({ quotas: UNCOUNTED }),
    addressOf: (context) => context.req.header('x-bench-address') ?? '127.0.0.1',
    log: () => {},
    onFault: (_, error) => {
      throw error;
    },
  });
}

const asking =
  (app: ReturnType<typeof appFor>) =>
  async ({ method, path, token, body, seen, address }: Sent): Promise<Answered> => {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const response = await app.request(path, {
      method,
      headers: {
        ...(token === undefined ? {} : { cookie: `__Host-congtam-session=${token}` }),
        ...(sent && { 'content-type': 'application/json', 'content-length': String(sent.byteLength) }),
        ...(seen === undefined ? {} : { 'if-match': seen }),
        ...(address === undefined ? {} : { 'x-bench-address': address }),
      },
      ...(sent && { body: sent }),
    });
    const text = await response.text();
    if (response.status >= 300)
      throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return { status: response.status, body: JSON.parse(text), headers: response.headers };
  };

async function peopleIn(
  client: Client,
  { unit, administrator }: BenchServer,
  province: string,
  { people, peopleInACommune }: WorldSize,
): Promise<void> {
  const communes = Math.ceil(people / peopleInACommune);
  const inABody = Math.ceil(peopleInACommune / BODIES);
  await client.query("insert into congtam.unit (id, code) values ($1, 'TINH')", [province]);
  await client.query(
    `insert into congtam.unit (id, code) select gen_random_uuid(), 'C' || c from generate_series(1, $1) c
     union all select gen_random_uuid(), 'C' || c || '-' || b from generate_series(1, $1) c, generate_series(1, $2) b`,
    [communes, BODIES],
  );
  await client.query(
    `insert into congtam.unit_version (unit_id, valid_from, name, kind, role, parent_id, ground, recorded_by)
     select u.id, '2020-01-01', 'Đơn vị ' || u.code, 'administrativeAgency',
       case when u.code = 'TINH' then 'managingBody' when u.code like '%-%' then 'directUnit' else 'usingBody' end,
       case when u.code = 'TINH' then $1::uuid when u.code like '%-%' then p.id else $2::uuid end, 'NQ', $3
     from congtam.unit u left join congtam.unit p on p.code = split_part(u.code, '-', 1) and u.code like '%-%'
     where u.code <> 'BENCH'`,
    [unit, province, administrator],
  );
  await client.query(
    `insert into congtam.person (id, staff_code, full_name, given_name, folded_name)
     select gen_random_uuid(), 'Y' || n, 'Trần Thị ' || n, n::text, 'tran thi ' || n from generate_series(0, $1 - 1) n`,
    [people],
  );
  await client.query(
    `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, duty_group, valid_from, ground)
     select gen_random_uuid(), p.id, u.id, 'Chuyên viên',
       case n % $2 when 0 then 'head' when 1 then 'deputy' else 'none' end, 'civilServant', true,
       case when n % $2 < 2 then null when n % 3 = 0 then 'tổng hợp' else 'chuyên môn' end, '2020-01-01', 'x'
     from (select id, substr(staff_code, 2)::int as n from congtam.person where staff_code like 'Y%') p
       join congtam.unit u on u.code = 'C' || (n / $1 + 1) || '-' || ((n % $1) / $2 + 1)`,
    [peopleInACommune, inABody],
  );
}

async function authorityOf(
  client: Client,
  { unit, administrator }: BenchServer,
  token: string,
): Promise<void> {
  const account = newId();
  await client.query(
    "insert into congtam.account (id, login, display_name, kind, status) values ($1, $2, 'Người đo', 'person', 'active')",
    [account, `bench-${account}`],
  );
  await client.query(
    `insert into congtam.role_grant
       (id, account_id, role, unit_id, valid_from, ground, proposed_by, confirmed_by, confirmed_at)
     values (gen_random_uuid(), $1, 'authority', $2, '2020-01-01', 'x', $1, $3, now())`,
    [account, unit, administrator],
  );
  await session(client, account, token);
}

const session = (client: Client, account: string, token: string) =>
  client.query(
    "insert into congtam.session (token_hash, account_id, expires_at, idle_limit) values ($1, $2, now() + interval '1 day', '1 day')",
    [tokenHash(token), account],
  );

/** People who lead nobody, each with an account, a password and a session. */
async function workersOf(client: Client, count: number): Promise<readonly Worker[]> {
  const { rows } = await client.query<{ id: string; unit: string }>(
    `select p.id, t.unit_id as unit from congtam.person p join congtam.post t on t.person_id = p.id
     where p.staff_code like 'Y%' and t.leads = 'none' order by p.staff_code limit $1`,
    [count],
  );
  const kept = await hashPassword(PASSWORD);
  const workers: Worker[] = [];
  for (const { id: person, unit } of rows) {
    const [account, token] = [newId(), newId()];
    const login = `w-${account}`;
    await client.query(
      `insert into congtam.account (id, login, display_name, kind, status, person_id)
       values ($1, $2, 'Người đo', 'person', 'active', $3)`,
      [account, login, person],
    );
    await client.query('insert into congtam.credential (account_id, password_hash) values ($1, $2)', [
      account,
      kept,
    ]);
    await session(client, account, token);
    workers.push({ person, account, unit, login, token });
  }
  return workers;
}

/** Criteria and work of twelve months, and the levels of all units. */
async function fill(
  client: Client,
  { officer }: BenchServer,
  cycle: string,
  { products }: WorldSize,
): Promise<void> {
  const people = `(select t.person_id, t.unit_id, substr(p.staff_code, 2)::int as n
    from congtam.post t join congtam.person p on p.id = t.person_id where p.staff_code like 'Y%')`;
  const month = `'2026-' || lpad(m::text, 2, '0')`;
  const statement =
    'congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)';
  await client.query(
    `insert into ${statement}
     select $1, 'general-criteria', unit_id, person_id, ${month}, 'a|confirmed', 'office',
       jsonb_build_object('rater', 'confirmed', 'I.1', '5', 'I.2', (4 + (n + m) % 5 * 0.25)::text, 'II.1', '2.5',
         'II.2', (1.5 + (n * m) % 5 * 0.25)::text, 'II.3', '2', 'II.4', '2.5', 'III.1', ((n / 7 + m) % 11 * 0.25)::text,
         'III.2', '2', 'III.3', '2.5', 'III.4', '2'), false, $2
     from ${people} p, generate_series(1, 12) m`,
    [cycle, officer],
  );
  await client.query(
    `insert into ${statement}
     select $1, 'work-products', unit_id, person_id, ${month}, 'w' || k, 'office',
       jsonb_build_object('product', 'Việc ' || k, 'coefficient', (1 + k % 4)::text, 'assigned', (2 + n % 5)::text,
         'completed', (2 + n % 5 - (case when (n + m + k) % 17 = 0 then 1 else 0 end))::text,
         'latenesses', (case when (n * 3 + m + k) % 8 = 0 then '1' else '0' end)), false, $2
     from ${people} p, generate_series(1, 12) m, generate_series(1, $3) k`,
    [cycle, officer, products],
  );
  await client.query(
    `insert into congtam.answer (cycle_id, question, unit_id, subject_code, period, option, by_whom, on_day, document,
       reason, is_brought, recorded_by)
     select $1, 'level', u.id, u.code, '2026', case when u.code = 'C1' then 'excellent' else 'good' end, 'Chủ tịch',
       '2026-12-10', 'QĐ', 'x', true, $2 from congtam.unit u where u.code <> 'BENCH'`,
    [cycle, officer],
  );
  await client.query('analyze');
}
