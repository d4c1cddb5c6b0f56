import { existsSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '@congtam/engine';
import { type ServerType, serve } from '@hono/node-server';
import type { Context } from 'hono';
import { administratorUnproven } from './access/step-up.ts';
import { sweepAttachments } from './attachments/attachments.ts';
import { promiseOf } from './audit/receipts.ts';
import { startEvidence } from './audit/run-evidence.ts';
import { type Config, effectiveSettings, type Transport } from './config/config.ts';
import { nobody } from './database/as-actor.ts';
import { cannotReach } from './database/cannot-reach.ts';
import { hasSpace, NEEDED } from './database/embedded/free-space.ts';
import { startEmbedded } from './database/embedded/start-embedded.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { roleSecret } from './database/role-secret.ts';
import { withFewWaiting } from './evaluation/recomputing.ts';
import { accountJobs, sweepAccounts } from './features/accounts/accounts.jobs.ts';
import { isSetUp } from './features/accounts/accounts.queries.ts';
import { holderFinder } from './features/accounts/accounts.routes.ts';
import { identityProvider } from './features/accounts/identity-provider.ts';
import { openSecretBox } from './features/accounts/secret-box.ts';
import { codeHash, newCode } from './features/accounts/secrets.ts';
import { SIGN_IN_DEFAULTS } from './features/accounts/sign-in.ts';
import { evidenceBookJobs } from './features/evidence-books/evidence-books.jobs.ts';
import { remindOfWhatIsDue } from './features/follow-up/follow-up.queries.ts';
import { issuedPaperJobs } from './features/issued-papers/issued-papers.jobs.ts';
import { onceADay, remindOfSteps } from './features/next-steps/reminders.ts';
import { rosterJobs, sweepLeavers } from './features/people/roster.jobs.ts';
import { keepShippedTexts } from './features/regulations/kept-texts.ts';
import { gaugesOf } from './gauges.ts';
import { cookieNames, readCookies } from './http/cookies.ts';
import { notReadyForActs, type ReadinessCheck } from './http/health.ts';
import { makeApp } from './http/make-app.ts';
import { RequestMetrics } from './http/metrics.ts';
import { Traffic } from './http/traffic.ts';
import { webPages } from './http/web-pages.ts';
import { startRepeating } from './jobs/repeating.ts';
import { startWorker, WORKER_DEFAULTS } from './jobs/worker.ts';
import { startLongJobs } from './long-jobs.ts';
import { noMail, smtpMail } from './mail.ts';
import { paperPress } from './official-papers/making.ts';
import { backupNotes } from './operations/backup-notes.ts';
import { startRecomputing } from './recompute.ts';
import { allRoutes, SOURCES, TAKER } from './routes.ts';
import { giveSample, type SampleGiven } from './sample/give-sample.ts';
import { faultFields, type ServerLog } from './server-log.ts';
import { StartRefusal } from './start-refusal.ts';

export interface RunningServer {
  readonly address: string;
  /** To be shown to whoever started the server, while there is no account. */
  readonly setUpCode?: string;
  /** Whether the sample was asked for: who may sign in to it, if it was loaded by this very start. */
  readonly sample?: SampleGiven;
  /** Resolves when PostgreSQL has gone by itself. */
  readonly databaseGone: Promise<void>;
  stop(): Promise<void>;
}

const SWEEP_EVERY = 60 * 60 * 1000;
const DRAIN = 3000;
const LOOK_FOR_JOBS_EVERY = 500;

/** Beside the bundle when built; absent in the sources, where workbooks are parsed in this process. */
const WEB_PAGES = fileURLToPath(new URL('./web', import.meta.url));
const XLSX_READER = fileURLToPath(new URL('./reader-process.mjs', import.meta.url));
const PDF_PRESS = fileURLToPath(new URL('./pdf-press-process.mjs', import.meta.url));

/** Starts everything, in order; what has started is stopped again when a later step is refused. */
export async function startServer(
  config: Config,
  log: ServerLog,
  { withSample = false }: { readonly withSample?: boolean } = {},
): Promise<RunningServer> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const { database, databaseGone } = await startDatabase(config, log, stops);
    const evidence = await startEvidence({
      database,
      folder: join(config.dataFolder, 'evidence'),
      witnesses: config.witnesses,
      log,
    });
    stops.push(() => evidence.stop());
    const { key } = evidence;

    const sweeping = startRepeating(
      async () => {
        await sweepAccounts(database);
        await sweepLeavers(database);
        await database.asSystem(remindOfWhatIsDue);
        await database.asSystem(sweepAttachments);
      },
      SWEEP_EVERY,
      (error) => log('error', 'sweeping failed', faultFields(error)),
    );
    stops.push(() => sweeping.stop());
    const tellFault = (error: unknown) => log('error', 'reminding failed', faultFields(error));
    const reminding = startRepeating(
      onceADay(() => remindOfSteps(database, SOURCES, tellFault)),
      SWEEP_EVERY,
      tellFault,
    );
    stops.push(() => reminding.stop());
    const xlsxReader = existsSync(XLSX_READER) ? XLSX_READER : undefined;
    const press = paperPress(existsSync(PDF_PRESS) ? PDF_PRESS : undefined);
    stops.push(() => press.close());
    const recomputing = startRecomputing(database, log);
    stops.push(() => recomputing.stop());
    const worker = startWorker(
      database,
      {
        ...rosterJobs(xlsxReader),
        ...evidenceBookJobs(SOURCES, TAKER, xlsxReader),
        ...issuedPaperJobs({ sources: SOURCES, recomputing, press }),
        ...accountJobs(config.mail ? smtpMail(config.mail) : noMail),
        ...evidence.jobs,
      },
      {
        ...WORKER_DEFAULTS,
        pauseMilliseconds: LOOK_FOR_JOBS_EVERY,
        onFailure: (kind, error) => log('error', 'job failed', { kind, ...faultFields(error) }),
      },
    );
    stops.push(() => worker.stop());
    const longJobs = startLongJobs(database, key, log, { pauseMilliseconds: LOOK_FOR_JOBS_EVERY });
    stops.push(() => longJobs.stop());

    const isNew = !(await database.asActor(nobody, isSetUp, { isReadOnly: true }));
    const cookies = cookieNames(config.transport.kind === 'tls' || config.transport.kind === 'proxy');
    const setUpCode = isNew && !withSample ? newCode() : undefined;
    const filling = { isDone: !withSample };
    const metrics = new RequestMetrics();
    const traffic = new Traffic();
    const app = makeApp({
      traffic,
      asActor: database.asActor,
      endpoints: allRoutes({
        accounts: {
          signIn: SIGN_IN_DEFAULTS,
          passwordProfile: config.passwordProfile,
          provider: config.provider && identityProvider(config.provider),
          box: openSecretBox(join(config.dataFolder, 'keys', 'second-factor.key')),
          setUpCode: () => (setUpCode === undefined ? undefined : codeHash(setUpCode)),
        },
        key,
        xlsxReader,
        recomputing: withFewWaiting(recomputing),
        press,
        database,
        installation: {
          settings: effectiveSettings(process.env),
          backups: () => backupNotes(config.dataFolder),
        },
        metrics: {
          metrics,
          gate: traffic.gate,
          gauges: gaugesOf(database),
          token: config.metricsToken,
        },
        readiness: [
          databaseAnswers(database),
          { name: 'evidence', check: async () => evidence.standing() },
          { name: 'sample', check: async () => filling.isDone || 'loading' },
          { name: 'sealing', check: async () => evidence.sealing() },
          { name: 'disk', check: async () => hasSpace(config.dataFolder, NEEDED.later) || 'full' },
        ],
      }),
      pages: webPages(
        WEB_PAGES,
        ({ headers }) => readCookies(headers.get('cookie') ?? undefined, cookies).session !== undefined,
      ),
      cookies,
      holderOf: holderFinder(database.asActor),
      lacking: config.administratorsProve ? administratorUnproven : undefined,
      standstill: () => {
        const why = evidence.standstill();
        return why === undefined ? undefined : notReadyForActs(why);
      },
      promise: (event) => promiseOf(event, key),
      addressOf: (context) => addressOf(context, config.transport),
      log: (line) => {
        metrics.count(line);
        log('info', 'request', { ...line });
      },
      onFault: (request, error) => log('error', 'fault', { request, ...faultFields(error) }),
    });
    const { server, port } = await listen(config, app.fetch);
    stops.push(() => close(server));
    // Once the port is ours: passwords that are shown this once are not lost to a start that fails after.
    const sample = withSample
      ? await giveSample(database, { profile: config.passwordProfile, sources: SOURCES })
      : undefined;
    filling.isDone = true;
    // Read now, beside the first requests, so that nobody waits for them later.
    database
      .asSystem(keepShippedTexts)
      .catch((error) => log('error', 'the regulations were not read and kept', faultFields(error)));
    const scheme = config.transport.kind === 'tls' ? 'https' : 'http';
    const name = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      address: `${scheme}://${name}:${port}`,
      ...(setUpCode === undefined ? {} : { setUpCode }),
      ...(sample === undefined ? {} : { sample }),
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
    const secret = roleSecret(external, dataFolder);
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
    const server = serve({ fetch, port, hostname: host, ...patient(tls) }, (info: AddressInfo) =>
      done({ server, port: info.port }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => fail(cannotListen(error, host, port)));
  });
}

/** Whoever sends a head or a body drop by drop holds a connection for so long and no longer. */
const patient = <T extends { readonly serverOptions?: object }>(options: T) => ({
  ...options,
  serverOptions: { headersTimeout: 15_000, requestTimeout: 120_000, ...options.serverOptions },
});

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
