import { createHash, generateKeyPairSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { leafHash, publicKeyText, signCheckpoint, signPromise } from '@congtam/evidence';
import { Client } from 'pg';
import { account } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { driverSettings } from '../database/server-address.ts';
import { holderOfActor } from '../features/accounts/accounts.queries.ts';
import { type PackageResult, writeBody, writeSeal } from '../features/packages/package-format.ts';
import { takePackage } from '../features/packages/packages.ts';
import { isRefusal } from '../refusal.ts';
import { type BenchServer, benchServer } from './bench-server.ts';
import type { Measure } from './year-measures.ts';

const PROVINCES = 34;
/** Results of the nation for each person of the province that is asked about: 2.2 million of 30 000. */
const NATION = 2_200_000 / 30_000;
const MINUTES = 10;

/** Packages of every province, taken one after the other: checked, recomputed and stored. */
export async function packagesTaken(people: number): Promise<readonly Measure[]> {
  const each = Math.ceil((people * NATION) / PROVINCES);
  const server = await benchServer();
  try {
    let spent = 0;
    for (let province = 0; province < PROVINCES; province += 1) {
      const bytes = await packageOf(server, province, each);
      const started = performance.now();
      await taken(server, bytes);
      spent += performance.now() - started;
    }
    return [
      {
        question: `${PROVINCES} packages with ${each * PROVINCES} results, taken`,
        value: spent / 1000,
        unit: 's',
        goal: `≤ ${Math.round((MINUTES * 60 * people) / 30_000)} s`,
      },
    ];
  } finally {
    await server.close();
  }
}

async function taken({ database, officer, unit }: BenchServer, bytes: Buffer): Promise<void> {
  const found = await database.asActor(account(officer), async (tx) =>
    takePackage(tx, await holderOfActor(tx), { unit, file: { kind: 'gz', bytes } }),
  );
  if (isRefusal(found)) throw new Error(found.code);
}

/** A package as another installation makes it, whose key is known here. */
async function packageOf(server: BenchServer, province: number, count: number): Promise<Buffer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const origin = `congtam/tinh-${province}`;
  await known(server, origin, publicKeyText(publicKey));
  const levels = ['excellent', 'good', 'good', 'completed'];
  const results = Array.from(
    { length: count },
    (_, n): PackageResult => ({
      ...{ regulation: 'nd-335-2025', kind: 'person', subject: `T${province}-${n}` },
      ...{
        unit: `X${n % 250}`,
        group: n % 10 === 0 ? 'head' : 'staff',
        level: levels[n % 4] ?? null,
        why: null,
      },
    }),
  );
  const body = writeBody({
    head: {
      ...{ format: 'congtam/package', version: 1, needs: 1, origin, period: '2026', number: 1 },
      sender: { code: `T${province}`, name: `Tỉnh ${province}` },
    },
    units: Array.from({ length: 250 }, (_, n) => ({ code: `X${n}`, name: `Xã ${n}`, parent: null })),
    results,
  });
  const facts = { body: createHash('sha256').update(body).digest('hex') };
  const event = JSON.stringify({ action: 'package.send', facts });
  const leaf = leafHash(Buffer.from(event));
  const promise = signPromise(
    { origin, event: newId(), hash: leaf.toString('hex'), at: '2026-12-20T01:00:00.000Z' },
    privateKey,
  );
  const checkpoint = signCheckpoint({ origin, size: 1, root: leaf }, privateKey);
  const seal = writeSeal({
    event,
    receipt: { promise, inclusion: { index: 0, proof: [], checkpoint } },
    proofs: [],
  });
  return gzipSync(Buffer.concat([body, seal]));
}

async function known(
  { superuser, unit, officer, administrator }: BenchServer,
  origin: string,
  key: string,
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
