import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { readJournal } from '../audit/journal.ts';
import { openLogKey } from '../audit/log-key.ts';
import { eventSigner } from '../audit/receipts.ts';
import { sealWaiting, signNewCheckpoint } from '../audit/sealer.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { driverSettings, type ServerAddress } from '../database/server-address.ts';
import { SOURCES } from '../routes.ts';
import { giveSample } from '../sample/give-sample.ts';
import { StartRefusal } from '../start-refusal.ts';
import { POSTGRES_FOLDER } from '../testing/postgres-folder.ts';
import { testDatabase } from '../testing/test-database.ts';
import { testFolder } from '../testing/test-folder.ts';
import { makeBackup } from './backup.ts';
import { makeBackupKey, readIdentity, readRecipient } from './backup-key.ts';
import { backupNotes } from './backup-notes.ts';
import { restoreBackup, verifyBackup } from './restore.ts';

const folder = testFolder('ct-k-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const database = await testDatabase();
const { superuser } = database;
const address: ServerAddress = { ...inject('cluster').superuser, database: superuser.database ?? '' };
const here = { dataFolder: join(folder, 'here'), database: address };
const evidence = join(here.dataFolder, 'evidence');
const key = openLogKey(evidence);
database.signEventsWith(eventSigner(key));
const journal = join(evidence, 'checkpoints.jsonl');
const file = join(folder, 'sao-luu.age');
const keyFile = join(folder, 'khoa');
const why = { by: 'Trần Văn An', reason: 'hỏng ổ đĩa, biên bản 12/BB' };

/** Every table with its rows as text, in one hash each: what is the same reads the same. */
async function everything(client: Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('congtam', 'audit', 'ballot') and c.relkind = 'r' and c.relname <> 'migration' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as all from ${name} t`,
    );
    found[name] = rows[0].all;
  }
  return found;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartRefusal)) throw error ?? new Error('it was not refused');
  return error.problem.code;
}

async function entered<T>(where: ServerAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(driverSettings(where));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

it('A37 - a backup is one encrypted file of its owner, made without the key that opens it', async () => {
  const given = await giveSample(database, { profile: 'tcvn-14423', sources: SOURCES });
  if (given.kind !== 'loaded') throw new Error('the sample is needed');
  await sealWaiting(database, { key });
  await signNewCheckpoint(database, { key, journal });
  await makeBackupKey(keyFile);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const report = await makeBackup(here, { file, recipient: readRecipient(`${keyFile}.pub`) });
  expect(report.events).toBeGreaterThan(500);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).not.toContain('sao-luu.age.part');
  // The machine of the server remembers that it was made, a line cut off later notwithstanding.
  appendFileSync(join(here.dataFolder, 'backups.jsonl'), '{"at":"2026');
  expect(backupNotes(here.dataFolder)).toMatchObject([{ file, ...report }]);

  const bytes = readFileSync(file);
  for (const text of ['Lê Quang Đạo', 'PRIVATE KEY', '$argon2id$', 'congtam.person'])
    expect(bytes.includes(text)).toBe(false);
  await makeBackupKey(join(folder, 'khoa-khac'));
  const other = readIdentity(join(folder, 'khoa-khac'));
  expect(await refusalOf(verifyBackup({ file, identity: other }))).toBe('backup.not-opened');
  expect(() => readIdentity(`${keyFile}.pub`)).toThrow('backup.no-secret-key');
});

it('is verified without writing: every part by its hash, the root of the log against its checkpoints', async () => {
  const { log, rows } = await verifyBackup({ file, identity: readIdentity(keyFile) });
  const { rows: own } = await superuser.query('select count(*)::int as leaves from audit.leaf');
  expect(log).toMatchObject({ sealed: own[0].leaves, checkpoints: 1, faults: [], origin: key.origin });
  expect(rows).toBeGreaterThan(log.events);
});

it.each([
  ['cut short by a byte', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['with one byte changed', (bytes: Buffer) => bytes.map((byte, at) => (at === 100_000 ? byte ^ 1 : byte))],
  ['with something after its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
])('a backup %s is refused, and nothing is restored from it', async (_, change) => {
  const bad = join(folder, 'bad.age');
  writeFileSync(bad, change(readFileSync(file)));
  const backup = { file: bad, identity: readIdentity(keyFile) };
  expect(await refusalOf(verifyBackup(backup))).toBe('backup.damaged');
  const dataFolder = join(folder, 'nothing');
  expect(await refusalOf(restoreBackup({ dataFolder }, backup, why))).toBe('backup.damaged');
  expect(existsSync(dataFolder)).toBe(false);
});

it('T10 - restored into an empty folder it is the same to the last row, guarded as before, and says why', async () => {
  const before = await everything(superuser);
  const dataFolder = join(folder, 'there');
  await restoreBackup({ dataFolder, ...POSTGRES_FOLDER }, { file, identity: readIdentity(keyFile) }, why);
  const postgres = await startEmbedded({ dataFolder, ...POSTGRES_FOLDER });
  try {
    await entered({ ...postgres.superuser, database: 'congtam' }, async (client) => {
      expect(await everything(client)).toEqual(before);
      const { rows } = await client.query(`select
        (select count(*)::int from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('congtam', 'audit', 'ballot')) as references,
        (select count(*)::int from pg_trigger where not tgisinternal and tgenabled <> 'O') as off`);
      const { rows: own } = await superuser.query(
        "select count(*)::int as references from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('congtam', 'audit', 'ballot')",
      );
      expect(rows[0]).toEqual({ references: own[0].references, off: 0 });
      await expect(client.query('delete from audit.event')).rejects.toThrow(/only grows/);
    });
  } finally {
    await postgres.stop();
  }
  expect(readJournal(join(dataFolder, 'evidence', 'checkpoints.jsonl')).at(-1)).toMatchObject({
    kind: 'restore-accepted',
    ...why,
  });
  expect(readFileSync(join(dataFolder, 'evidence', 'log-key.pem'), 'utf8')).toBe(
    readFileSync(join(evidence, 'log-key.pem'), 'utf8'),
  );
  // A place that holds something is left as it is.
  expect(
    await refusalOf(
      restoreBackup({ dataFolder, ...POSTGRES_FOLDER }, { file, identity: readIdentity(keyFile) }, why),
    ),
  ).toBe('restore.not-empty');
});

it('restored into a database of the operator it is the same as well; a database that holds ours is left as it is', async () => {
  const before = await everything(superuser);
  const name = `r_${superuser.database}`;
  await superuser.query(`create database ${name} template template0 encoding 'UTF8'`);
  const there = { ...address, database: name };
  const config = { dataFolder: join(folder, 'operator'), database: there };
  const backup = { file, identity: readIdentity(keyFile) };
  try {
    await restoreBackup(config, backup, why);
    expect(await entered(there, everything)).toEqual(before);
    expect(await refusalOf(restoreBackup(config, backup, why))).toBe('restore.not-empty');
  } finally {
    await superuser.query(`drop database ${name} with (force)`);
  }
});

it('of another log it is refused where a log is kept already', async () => {
  const dataFolder = join(folder, 'other-log');
  openLogKey(join(dataFolder, 'evidence'));
  const backup = { file, identity: readIdentity(keyFile) };
  expect(await refusalOf(restoreBackup({ dataFolder }, backup, why))).toBe('restore.other-log');
});

it('whose history was changed before it was made does not verify', async () => {
  await superuser.query('begin');
  await superuser.query("set local session_replication_role = 'replica'");
  await superuser.query(
    'alter table audit.event drop constraint event_hash_is_of_its_text, drop constraint event_columns_say_its_text',
  );
  await superuser.query(
    "update audit.event set canonical = replace(canonical, 'unit.found', 'unit.fount') where action = 'unit.found'",
  );
  await superuser.query('commit');
  const changed = join(folder, 'changed.age');
  await makeBackup(here, { file: changed, recipient: readRecipient(`${keyFile}.pub`) });
  const backup = { file: changed, identity: readIdentity(keyFile) };
  const { log } = await verifyBackup(backup);
  expect(log.faults.some((fault) => fault.startsWith('event-altered'))).toBe(true);
  expect(log.faults.some((fault) => fault.startsWith('checkpoint-unmet'))).toBe(true);
  const dataFolder = join(folder, 'changed');
  expect(await refusalOf(restoreBackup({ dataFolder }, backup, why))).toBe('restore.log-not-honest');
});

it('inside it is a plain archive that any tar lists', async () => {
  const { entriesOf, tarOf } = await import('./tar.ts');
  async function* entries() {
    yield { name: 'about.json', bytes: Buffer.from('{}') };
    yield { name: 'data/congtam.unit/00001.copy', bytes: Buffer.alloc(1000, 'x') };
    yield { name: 'empty', bytes: Buffer.alloc(0) };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of tarOf(entries())) chunks.push(chunk);
  mkdirSync(join(folder, 'tar'));
  const tar = join(folder, 'tar', 'all.tar');
  writeFileSync(tar, Buffer.concat(chunks));
  expect(execFileSync('tar', ['-tf', tar], { encoding: 'utf8' }).trim().split('\n')).toEqual([
    'about.json',
    'data/congtam.unit/00001.copy',
    'empty',
  ]);
  async function* bytes() {
    for (const byte of Buffer.concat(chunks)) yield Buffer.of(byte);
  }
  const back: number[] = [];
  for await (const entry of entriesOf(bytes())) back.push(entry.bytes.length);
  expect(back).toEqual([2, 1000, 0]);
});
