import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { LogKey } from '../audit/log-key.ts';
import { eventSigner } from '../audit/receipts.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { newId } from '../database/new-id.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { loginOf } from '../database/roles.ts';
import { driverSettings, type ServerAddress } from '../database/server-address.ts';
import { tokenHash } from '../features/accounts/secrets.ts';
import { keepMemoryLow } from '../memory.ts';

/** A database as the product runs it (fsync on), with invented people, and what a measurement needs to act in it. */
export interface BenchServer {
  readonly database: Database;
  readonly app: ServerAddress;
  readonly administrator: string;
  readonly officer: string;
  /** Where everybody is, and where the officer is one. */
  readonly unit: string;
  /** Token of the officer's session. */
  readonly token: string;
  readonly people: readonly string[];
  readonly key: LogKey;
  /** For putting things in as they are, before anything is measured. */
  readonly superuser: ServerAddress;
  close(): Promise<void>;
}

const PEOPLE = 2000;

export async function benchServer(): Promise<BenchServer> {
  keepMemoryLow();
  const folder = mkdtempSync(join(tmpdir(), 'ct-b-'));
  const postgres = await startEmbedded({ dataFolder: folder });
  await postgres.makeDatabase('congtam');
  const address = { ...postgres.superuser, database: 'congtam' };
  const database = await openDatabase(address);
  const key = benchKey();
  database.signEventsWith(eventSigner(key));
  const superuser = new Client(driverSettings(address));
  await superuser.connect();
  const [administrator, second, officer, unit, token] = [newId(), newId(), newId(), newId(), newId()];
  for (const id of [administrator, second, officer]) {
    await superuser.query(
      "insert into congtam.account (id, login, display_name, kind, status) values ($1, $2, 'Người đo', 'person', 'active')",
      [id, `bench-${id}`],
    );
  }
  await superuser.query("insert into congtam.unit (id, code) values ($1, 'BENCH')", [unit]);
  await superuser.query(
    `insert into congtam.unit_version (unit_id, valid_from, name, kind, role, ground, recorded_by)
     values ($1, '2020-01-01', 'Tỉnh', 'other', 'usingBody', 'x', $2)`,
    [unit, administrator],
  );
  for (const [account, role, place] of [
    [administrator, 'administrator', null],
    [officer, 'personnelOfficer', unit],
  ]) {
    await superuser.query(
      `insert into congtam.role_grant
         (id, account_id, role, unit_id, valid_from, ground, proposed_by, confirmed_by, confirmed_at)
       values (gen_random_uuid(), $1, $2, $3, '2020-01-01', 'x', $1, $4, now())`,
      [account, role, place, second],
    );
  }
  await superuser.query(
    "insert into congtam.session (token_hash, account_id, expires_at, idle_limit) values ($1, $2, now() + interval '1 day', '1 day')",
    [tokenHash(token), officer],
  );
  const { rows } = await superuser.query<{ id: string }>(
    `insert into congtam.person (id, staff_code, full_name, given_name, folded_name)
     select gen_random_uuid(), 'B' || n, 'Nguyễn Văn ' || n, n::text, 'nguyen van ' || n from generate_series(1, $1) n
     returning id`,
    [PEOPLE],
  );
  await superuser.query(
    `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, valid_from, ground)
     select gen_random_uuid(), id, $1, 'Chuyên viên', 'none', 'civilServant', true, '2020-01-01', 'x' from congtam.person`,
    [unit],
  );
  // The same table, with the same rights, whose rows no event seals.
  await superuser.query(`
    create table congtam.unsealed_account (like congtam.account including all);
    alter table congtam.unsealed_account enable row level security, force row level security;
    create policy made on congtam.unsealed_account for insert to congtam_app
      with check ((select access.has_role('administrator')) and status = 'invited');
    grant insert on congtam.unsealed_account to congtam_app`);
  await superuser.query('analyze');
  await superuser.end();
  return {
    database,
    app: loginOf(address, 'congtam_app'),
    administrator,
    officer,
    unit,
    token,
    people: rows.map(({ id }) => id),
    key,
    superuser: address,
    close: async () => {
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function benchKey(): LogKey {
  const pair = generateKeyPairSync('ed25519');
  return { ...pair, origin: 'congtam/bench', keys: [{ key: pair.publicKey }] };
}

/** How often a second `work` is done by some clients at once, over some time. */
export async function perSecond(
  clients: number,
  milliseconds: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + milliseconds;
  let done = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await work();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - started);
}

/** Two ways of doing something, turn about in one run: the middle of their ratios, and of their speeds. */
export async function compared(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ readonly one: number; readonly other: number; readonly ratio: number }> {
  const pairs: { one: number; other: number }[] = [];
  await one();
  await other();
  for (let round = 0; round < rounds; round += 1) pairs.push({ one: await one(), other: await other() });
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    one: middle(pairs.map((pair) => pair.one)),
    other: middle(pairs.map((pair) => pair.other)),
    ratio: middle(pairs.map((pair) => pair.one / pair.other)),
  };
}
