import { type KeyObject, randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Client } from 'pg';
import { afterAll, expect } from 'vitest';
import { promiseOf } from '../audit/receipts.ts';
import type { AsActor } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import type { Recomputing } from '../evaluation/recomputing.ts';
import { holderFinder } from '../features/accounts/accounts.routes.ts';
import type { IdentityProvider } from '../features/accounts/identity-provider.ts';
import { secretBox } from '../features/accounts/secret-box.ts';
import { codeHash, tokenHash } from '../features/accounts/secrets.ts';
import { SIGN_IN_DEFAULTS, type SignInSettings } from '../features/accounts/sign-in.ts';
import type { Installation } from '../features/system/installation.routes.ts';
import { cookieNames } from '../http/cookies.ts';
import type { Endpoint, Method } from '../http/endpoint.ts';
import { FILE_TYPES, type FileGiven } from '../http/file-body.ts';
import { notReadyForActs } from '../http/health.ts';
import { type AppDependencies, makeApp, type RequestLine } from '../http/make-app.ts';
import { RequestMetrics } from '../http/metrics.ts';
import type { Traffic } from '../http/traffic.ts';
import { type PaperPress, paperPress } from '../official-papers/making.ts';
import { recomputingOver } from '../recompute.ts';
import { allRoutes } from '../routes.ts';
import { type TestDatabase, testDatabase, testKey } from './test-database.ts';

export const SET_UP_CODE = 'ABCD-EFGH-JKLM-NPQR';
export const METRICS_TOKEN = 'ma-giam-sat-cua-kiem-thu';
/** An installation with one setting that was changed and one backup, made long ago. */
const INSTALLATION: Installation = {
  settings: [{ name: 'PORT', value: '8443', isByDefault: false, says: { vi: 'cổng', en: 'port' } }],
  backups: () => [
    { at: '2026-01-05T18:00:00.000Z', file: '/sao-luu/2026-01-06.age', rows: 9, tables: 3, events: 4 },
  ],
};
export const PASSWORD = 'Kiểm-tra-lần-thứ-7!';

/** JSON as it came back; a test says what it expects in it. */
export interface ReplyBody {
  readonly [name: string]: ReplyBody & string & ReplyBody[];
}

/** What came back, read. */
export interface Reply {
  readonly status: number;
  readonly body: ReplyBody;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

export interface Ask {
  readonly as?: string;
  readonly body?: unknown;
  /** Sent in place of a body. */
  readonly file?: FileGiven;
  readonly headers?: { readonly [name: string]: string };
  readonly address?: string;
}

export type AskServer = (method: Method, path: string, ask?: Ask) => Promise<Reply>;

export interface TestServer {
  readonly database: TestDatabase;
  readonly app: Hono;
  readonly endpoints: readonly Endpoint[];
  readonly log: RequestLine[];
  readonly faults: unknown[];
  readonly publicKey: KeyObject;
  ask: AskServer;
  /** The same server over another way to the database: one that fails, say. */
  over(asActor: AsActor, traffic?: Traffic): AskServer;
  /** As `over`, to be called with requests of one's own. */
  appOver(asActor: AsActor, traffic?: Traffic): Hono;
  /** As `ask`, of a server whose log does not stand as it should. */
  whileStandingStill(code: string): AskServer;
  /** A session of an account, without signing in; what it gives goes into `as`. */
  session(account: string, superuser?: Client): Promise<string>;
}

/** The whole server but for the port. */
export async function testServer(
  signIn: Partial<SignInSettings> = {},
  provider?: IdentityProvider,
  lacking?: AppDependencies['lacking'],
  press: PaperPress = paperPress(undefined),
  recomputingOn: (database: TestDatabase) => Recomputing = ({ asActor }) => recomputingOver(asActor),
): Promise<TestServer> {
  const database = await testDatabase();
  const key = testKey;
  const { publicKey } = key;
  const metrics = new RequestMetrics();
  const endpoints = allRoutes({
    accounts: {
      signIn: { ...SIGN_IN_DEFAULTS, ...signIn },
      passwordProfile: 'tcvn-14423',
      box: secretBox(randomBytes(32)),
      provider,
      setUpCode: () => codeHash(SET_UP_CODE),
    },
    key,
    readiness: [],
    installation: INSTALLATION,
    metrics: { metrics, gauges: [], token: METRICS_TOKEN },
    recomputing: recomputingOn(database),
    press,
    database,
  });
  const log: RequestLine[] = [];
  const faults: unknown[] = [];
  const appOver = (asActor: AsActor, traffic?: Traffic, standstill?: AppDependencies['standstill']) =>
    makeApp({
      asActor,
      endpoints,
      cookies: cookieNames(true),
      holderOf: holderFinder(asActor),
      lacking,
      standstill,
      promise: (event) => promiseOf(event, key),
      addressOf: (context) => context.req.header('x-test-address') ?? '192.0.2.1',
      log: (line) => {
        log.push(line);
        metrics.count(line);
      },
      onFault: (_, error) => faults.push(error),
      ...(traffic === undefined ? {} : { traffic }),
    });
  const app = appOver(database.asActor);
  afterAll(async () => {
    await expectNothingPersonal(database, [
      ...new Set(log.map(linesWithoutIds)),
      await metrics.text(undefined, []),
    ]);
  });
  return {
    database,
    app,
    endpoints,
    log,
    faults,
    publicKey,
    ask: askOf(app),
    whileStandingStill: (code) => askOf(appOver(database.asActor, undefined, () => notReadyForActs(code))),
    appOver,
    over: (asActor, traffic) => askOf(appOver(asActor, traffic)),
    session: async (account, superuser = database.superuser) => {
      const token = `${newId()}-${newId()}`;
      await superuser.query(
        "insert into congtam.session (token_hash, account_id, expires_at, idle_limit) values ($1, $2, now() + interval '1 day', '1 day')",
        [tokenHash(token), account],
      );
      return token;
    },
  };
}

/** What a line says beside ids, which say nothing of anybody: of a hundred thousand lines a few hundred differ. */
function linesWithoutIds({ request, trace, span, account, milliseconds, ...line }: RequestLine): string {
  const ids = [request, trace, span, account ?? '', String(milliseconds)];
  return JSON.stringify({ ...line, beside: ids.filter((id) => !/^[0-9a-f-]*$/.test(id)) });
}

/** A33, in every test file that has a server: who is known to the database is named in no line of the log, no metric. */
async function expectNothingPersonal({ superuser }: TestDatabase, lines: readonly string[]): Promise<void> {
  const { rows } = await superuser.query<{ said: string }>(
    `select full_name as said from congtam.person union select display_name from congtam.account
     union select login from congtam.account`,
  );
  // Routes are words of this program: an account may be called like one.
  const all = lines.join('\n').replaceAll(/route"?[:=]"[^"]*"/g, '');
  const leaked = rows.filter(({ said }) => said.length > 5 && all.includes(said));
  expect(leaked).toEqual([]);
  expect(all).not.toMatch(/(?<![\da-f-])0\d{11}(?![\da-f-])/);
  // What the log can never forget: no words about anybody, no membership of the Party, in no event of any test.
  const { rows: named } = await superuser.query(`
    select distinct e.action, f.name from audit.event e, jsonb_path_query(e.canonical::jsonb -> 'facts',
      '$.** ? (@.type() == "object").keyvalue() ? (@.value != null).key') k, lateral (select k #>> '{}' as name) f
    where f.name ~ '^(ground|reason|remark|note|title|jobPosition|professionalTitle|fullName|.*[pP]arty.*)$'
      or e.action ~ 'Party'`);
  expect(named).toEqual([]);
}

/** The value a cookie was set to. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  return headers
    .getSetCookie()
    .find((line) => line.startsWith(`__Host-congtam-${name}=`))
    ?.split(';')[0]
    ?.split('=')[1];
}

const askOf =
  (app: Hono): AskServer =>
  async (method, path, { as, body, file, headers = {}, address } = {}) => {
    const response = await app.request(path, {
      method: method.toUpperCase(),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { cookie: `__Host-congtam-session=${as}` }),
        ...(address === undefined ? {} : { 'x-test-address': address }),
        ...(file === undefined ? {} : { 'content-type': FILE_TYPES[file.kind] }),
        ...headers,
      },
      ...(file === undefined ? {} : { body: new Uint8Array(file.bytes) }),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: isJson ? JSON.parse(bytes.toString('utf8')) : {},
      bytes,
      headers: response.headers,
    };
  };
