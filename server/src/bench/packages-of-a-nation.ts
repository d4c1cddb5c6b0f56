import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { account } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { driverSettings } from '../database/server-address.ts';
import { holderOfActor } from '../features/accounts/accounts.queries.ts';
import type { PackageResult } from '../features/packages/package-format.ts';
import { packageJobs } from '../features/packages/packages.jobs.ts';
import { handInPackage, listArrivals } from '../features/packages/taking.ts';
import { WORKER_DEFAULTS, workOnce } from '../jobs/worker.ts';
import { isRefusal } from '../refusal.ts';
import { type OtherInstallation, otherInstallation } from '../testing/packages.ts';
import { type BenchServer, benchServer } from './bench-server.ts';
import type { Measure } from './year-measures.ts';

const PROVINCES = 34;
/** Results of the nation for each person of the province that is asked about: 2.2 million of 30 000. */
const NATION = 2_200_000 / 30_000;
const MINUTES = 10;

/** Most memory of the process while it takes them. */
const MEGABYTES = 512;
const LOOK_EVERY = 20;

/**
 * Packages of every province, handed in and then taken by the job, one after the other: unpacked, recomputed, checked and
 * stored.
 */
export async function packagesTaken(people: number): Promise<readonly Measure[]> {
  const each = Math.ceil((people * NATION) / PROVINCES);
  const server = await benchServer();
  try {
    for (let province = 0; province < PROVINCES; province += 1) await handedIn(server, province, each);
    const begun = process.memoryUsage.rss();
    const memory = { most: begun };
    const looking = setInterval(() => {
      memory.most = Math.max(memory.most, process.memoryUsage.rss());
    }, LOOK_EVERY);
    const started = performance.now();
    await allTaken(server).finally(() => clearInterval(looking));
    const spent = performance.now() - started;
    return [
      {
        question: `${PROVINCES} packages with ${each * PROVINCES} results, taken`,
        value: spent / 1000,
        unit: 's',
        goal: `≤ ${Math.round((MINUTES * 60 * people) / 30_000)} s`,
      },
      {
        question: `most memory of the process meanwhile, ${Math.round(begun / 2 ** 20)} MB before`,
        value: memory.most / 2 ** 20,
        unit: 'MB',
        goal: `≤ ${MEGABYTES} MB`,
      },
    ];
  } finally {
    await server.close();
  }
}

async function handedIn(server: BenchServer, province: number, count: number): Promise<void> {
  const { database, officer, unit } = server;
  const sender = otherInstallation(`congtam/tinh-${province}`);
  await known(server, sender);
  const bytes = await sender.package({
    units: Array.from({ length: 250 }, (_, n) => ({ code: `X${n}`, name: `Xã ${n}`, parent: null })),
    results: resultsOf(province, count),
  });
  const found = await database.asActor(account(officer), async (tx) =>
    handInPackage(tx, await holderOfActor(tx), { unit, file: { kind: 'gz', bytes } }),
  );
  if (isRefusal(found)) throw new Error(found.code);
}

async function allTaken({ database, officer, unit }: BenchServer): Promise<void> {
  const onFailure = (_: string, error: unknown) => {
    throw error;
  };
  while (await workOnce(database, packageJobs(), { ...WORKER_DEFAULTS, onFailure }));
  const found = await database.asActor(
    account(officer),
    async (tx) => listArrivals(tx, await holderOfActor(tx), { unit, before: null, limit: 200 }),
    { isReadOnly: true },
  );
  const taken = isRefusal(found) ? 0 : found.filter(({ state }) => state === 'taken').length;
  if (taken !== PROVINCES) throw new Error(`only ${taken} packages were taken`);
}

function* resultsOf(province: number, count: number): Generator<readonly PackageResult[]> {
  const levels = ['excellent', 'good', 'good', 'completed'];
  for (let from = 0; from < count; from += 5000)
    yield Array.from({ length: Math.min(5000, count - from) }, (_, at): PackageResult => {
      const n = from + at;
      return {
        ...{ regulation: 'nd-335-2025', kind: 'person', subject: `T${province}-${n}`, unit: `X${n % 250}` },
        ...{ group: n % 10 === 0 ? 'head' : 'staff', level: levels[n % 4] ?? null, why: null },
      };
    });
}

async function known(
  { superuser, unit, officer, administrator }: BenchServer,
  { origin, key }: OtherInstallation,
): Promise<void> {
  const client = new Client(driverSettings(superuser));
  await client.connect();
  const id = newId();
  await client.query(
    `insert into congtam.package_sender (id, unit_id, name, origin, key, ground, proposed_by)
     values ($1, $2, $3, $3, $4, 'x', $5)`,
    [id, unit, origin, key, officer],
  );
  await client.query(
    `insert into congtam.package_sender_step (sender_id, step, ground, taken_by) values ($1, 'confirmed', 'x', $2)`,
    [id, administrator],
  );
  await client.end();
}
