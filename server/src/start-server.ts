import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '@congtam/engine';
import { type ServerType, serve } from '@hono/node-server';
import type { Context } from 'hono';
import { newestCheckpoint, readJournal } from './audit/journal.ts';
import { type LogKey, openLogKey } from './audit/log-key.ts';
import { promiseOf } from './audit/receipts.ts';
import { record } from './audit/record.ts';
import { sealWaiting, signNewCheckpoint, standingAgainst } from './audit/sealer.ts';
import type { Config, Transport } from './config.ts';
import { nobody } from './database/as-actor.ts';
import { hasSpace, NEEDED } from './database/embedded/free-space.ts';
import { startEmbedded } from './database/embedded/start-embedded.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { sweepAccounts } from './features/accounts/accounts.jobs.ts';
import { isSetUp } from './features/accounts/accounts.queries.ts';
import { holderFinder } from './features/accounts/accounts.routes.ts';
import { codeHash, newCode } from './features/accounts/secrets.ts';
import { SIGN_IN_DEFAULTS } from './features/accounts/sign-in.ts';
import { classificationJobs } from './features/classification/classification.jobs.ts';
import { cycleJobs } from './features/cycles/cycles.jobs.ts';
import { rosterJobs, sweepLeavers } from './features/people/roster.jobs.ts';
import { shippedPacks } from './features/regulations/library.ts';
import { cookieNames } from './http/cookies.ts';
import type { ReadinessCheck } from './http/health.ts';
import { makeApp } from './http/make-app.ts';
import { startRepeating } from './jobs/repeating.ts';
import { startWorker, WORKER_DEFAULTS } from './jobs/worker.ts';
import { allRoutes, SOURCES } from './routes.ts';
import { faultFields, type ServerLog } from './server-log.ts';
import { StartRefusal } from './start-refusal.ts';

export interface RunningServer {
  readonly address: string;
  /** To be shown to whoever started the server, while there is no account. */
  readonly setUpCode?: string;
  /** Resolves when PostgreSQL has gone by itself. */
  readonly databaseGone: Promise<void>;
  stop(): Promise<void>;
}

const SEAL_EVERY = 2000;
const CHECKPOINT_EVERY = 10 * 60 * 1000;
const SWEEP_EVERY = 60 * 60 * 1000;
const DRAIN = 3000;
const LOOK_FOR_JOBS_EVERY = 500;

/** Beside the bundle when built; absent in the sources, where workbooks are parsed in this process. */
const XLSX_READER = fileURLToPath(new URL('./xlsx-reader-process.mjs', import.meta.url));

/** Starts everything, in order; what has started is stopped again when a later step is refused. */
export async function startServer(config: Config, log: ServerLog): Promise<RunningServer> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const { database, databaseGone } = await startDatabase(config, log, stops);
    const evidenceFolder = join(config.dataFolder, 'evidence');
    mkdirSync(evidenceFolder, { recursive: true, mode: 0o700 });
    const key = openLogKey(evidenceFolder);
    const journal = join(evidenceFolder, 'checkpoints.jsonl');
    const entries = readJournal(journal);
    const standing = await standingAgainst(database, newestCheckpoint(entries), key);
    if (entries.at(-1)?.kind === 'restore-accepted') await recordRestore(database);
    const sealing = { isWell: true };
    if (standing.kind === 'met') startSealing({ database, key, journal, log, stops, sealing });
    else log('error', 'the database does not meet its newest checkpoint', { ...standing });

    const sweeping = startRepeating(
      async () => {
        await sweepAccounts(database);
        await sweepLeavers(database);
      },
      SWEEP_EVERY,
      (error) => log('error', 'sweeping failed', faultFields(error)),
    );
    stops.push(() => sweeping.stop());
    const xlsxReader = existsSync(XLSX_READER) ? XLSX_READER : undefined;
    const worker = startWorker(
      database,
      { ...rosterJobs(xlsxReader), ...cycleJobs(SOURCES), ...classificationJobs(SOURCES) },
      {
        ...WORKER_DEFAULTS,
        pauseMilliseconds: LOOK_FOR_JOBS_EVERY,
        onFailure: (kind, error) => log('error', 'job failed', { kind, ...faultFields(error) }),
      },
    );
    stops.push(() => worker.stop());

    const isNew = !(await database.asActor(nobody, isSetUp, { isReadOnly: true }));
    const setUpCode = isNew ? newCode() : undefined;
    const app = makeApp({
      asActor: database.asActor,
      endpoints: allRoutes({
        accounts: {
          signIn: SIGN_IN_DEFAULTS,
          passwordProfile: config.passwordProfile,
          setUpCode: () => (setUpCode === undefined ? undefined : codeHash(setUpCode)),
        },
        key,
        xlsxReader,
        readiness: [
          databaseAnswers(database),
          { name: 'evidence', check: async () => standing.kind === 'met' || `log-${standing.kind}` },
          { name: 'sealing', check: async () => sealing.isWell || 'failing' },
          { name: 'disk', check: async () => hasSpace(config.dataFolder, NEEDED.later) || 'full' },
        ],
      }),
      cookies: cookieNames(config.transport.kind === 'tls' || config.transport.kind === 'proxy'),
      holderOf: holderFinder(database.asActor),
      promise: (event) => promiseOf(event, key),
      addressOf: (context) => addressOf(context, config.transport),
      log: (line) => log('info', 'request', { ...line }),
      onFault: (request, error) => log('error', 'fault', { request, ...faultFields(error) }),
    });
    const { server, port } = await listen(config, app.fetch);
    stops.push(() => close(server));
    // Read now, beside the first requests, so that nobody waits for them later.
    shippedPacks().catch((error) => log('error', 'the regulations were not read', faultFields(error)));
    const scheme = config.transport.kind === 'tls' ? 'https' : 'http';
    const name = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      address: `${scheme}://${name}:${port}`,
      ...(setUpCode === undefined ? {} : { setUpCode }),
      databaseGone,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(config: Config, log: ServerLog, stops: (() => Promise<void>)[]) {
  const { dataFolder, postgresFolder, database: external } = config;
  if (external !== undefined) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const secret = external.password || secretOf(join(dataFolder, 'role-secret'));
    const database = await openDatabase(external, { secret }).catch(cannotReach);
    stops.push(() => database.close());
    return { database, databaseGone: new Promise<void>(() => {}) };
  }
  const postgres = await startEmbedded({ dataFolder, postgresFolder });
  stops.push(() => postgres.stop());
  if (postgres.hadOrphan) log('warn', 'a PostgreSQL without an owner was stopped');
  await postgres.makeDatabase('congtam');
  const database = await openDatabase({ ...postgres.superuser, database: 'congtam' });
  stops.push(() => database.close());
  return { database, databaseGone: postgres.gone };
}

/** For a server that knows its user by the socket: a secret of our own, from which the passwords of the roles follow. */
function secretOf(file: string): string {
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

function cannotReach(cause: unknown): never {
  if (cause instanceof StartRefusal) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new StartRefusal(
    'database.not-reached',
    say(
      `không vào được PostgreSQL của DATABASE_URL: ${reason}`,
      `the PostgreSQL of DATABASE_URL cannot be entered: ${reason}`,
    ),
    say(
      'kiểm tra máy chủ, tài khoản, mật khẩu, cơ sở dữ liệu trong DATABASE_URL',
      'check server, user, password and database in DATABASE_URL',
    ),
    { cause },
  );
}

/** The log says of itself that it began again from a backup; who said so and why is in the journal. */
async function recordRestore({ asSystem }: Database): Promise<void> {
  const subject = { kind: 'installation', id: 'this' };
  await asSystem((tx) => record(tx, { action: 'installation.restore-accepted', subject }));
}

function startSealing(given: {
  readonly database: Database;
  readonly key: LogKey;
  readonly journal: string;
  readonly log: ServerLog;
  readonly stops: (() => Promise<void>)[];
  /** Kept up to date: whoever asks whether we are ready is told when sealing fails. */
  readonly sealing: { isWell: boolean };
}): void {
  const { database, key, journal, log, stops, sealing } = given;
  const watched = (work: () => Promise<unknown>) => async () => {
    try {
      await work();
      sealing.isWell = true;
    } catch (error) {
      sealing.isWell = false;
      log('error', 'sealing failed', faultFields(error));
    }
  };
  const seal = watched(() => sealWaiting(database));
  const sign = watched(() => signNewCheckpoint(database, { key, journal }));
  const repeated = [startRepeating(seal, SEAL_EVERY), startRepeating(sign, CHECKPOINT_EVERY)];
  stops.push(async () => {
    await Promise.all(repeated.map((each) => each.stop()));
    // What was acknowledged stands under a checkpoint before the database stops.
    await seal();
    await sign();
  });
}

const databaseAnswers = ({ asActor }: Database): ReadinessCheck => ({
  name: 'database',
  check: async () => {
    await asActor(nobody, isSetUp, { isReadOnly: true });
    return true;
  },
});

/** Behind a proxy of this machine, the last address it wrote: those before it are the client's own words. */
function addressOf(context: Context, transport: Transport): string {
  const direct: string = context.env?.incoming?.socket?.remoteAddress ?? 'unknown';
  if (transport.kind !== 'proxy') return direct;
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || direct;
}

function listen(
  { port, host, transport }: Config,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ server: ServerType; port: number }> {
  const tls =
    transport.kind === 'tls'
      ? {
          createServer: createTlsServer,
          serverOptions: { cert: transport.certificate, key: transport.key, minVersion: 'TLSv1.2' as const },
        }
      : {};
  return new Promise((done, fail) => {
    const server = serve({ fetch, port, hostname: host, ...tls }, (info: AddressInfo) =>
      done({ server, port: info.port }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => fail(cannotListen(error, host, port)));
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  return new StartRefusal(
    'config.port-taken',
    say(`không mở được cổng ${port} trên ${host}`, `the port ${port} on ${host} cannot be opened`),
    say(
      'đặt PORT khác, hoặc dừng chương trình đang dùng cổng này',
      'set another PORT, or stop what uses this one',
    ),
  );
}

/** Takes no new connections, lets requests in hand end, and waits no longer than a few seconds for them. */
function close(server: ServerType): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, DRAIN);
    server.close(() => {
      clearTimeout(late);
      done();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
