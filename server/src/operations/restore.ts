import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { readCheckpoint } from '@congtam/evidence';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { appendToJournal, newestCheckpoint, readJournal } from '../audit/journal.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { migrate } from '../database/migrate.ts';
import { readMigrations } from '../database/migrations.ts';
import { roleSecret } from '../database/role-secret.ts';
import { prepareRoles } from '../database/roles.ts';
import { driverSettings, type ServerAddress } from '../database/server-address.ts';
import { StartRefusal } from '../start-refusal.ts';
import { type AboutBackup, EVIDENCE_FILES, tableOfPart } from './backup-contents.ts';
import { BackupLog, type LogInBackup } from './backup-log.ts';
import { type KeptBackup, readBackup } from './open-backup.ts';
import type { Entrance, ReachedConfig } from './reach-database.ts';
import { openTables } from './restore-tables.ts';
import type { ArchiveEntry } from './tar.ts';

export interface BackupVerdict {
  readonly about: AboutBackup;
  readonly rows: number;
  readonly log: LogInBackup;
}

/** Reads a whole backup and recomputes its log; nothing is written anywhere. */
export async function verifyBackup(backup: KeptBackup): Promise<BackupVerdict> {
  const log = new BackupLog();
  const seen: { about?: AboutBackup } = {};
  const columnsOf = new Map<string, readonly string[]>();
  const rows = await readBackup(backup, {
    about: (about) => {
      seen.about = about;
      for (const { name, columns } of about.tables) columnsOf.set(name, columns);
    },
    part: (entry) => log.take(entry, columnsOf),
  });
  if (seen.about === undefined) throw new Error('a backup that was read says what it is');
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return { about: seen.about, rows: count, log: log.end() };
}

/**
 * Brings a backup back into an empty place: an embedded database that is not there yet, or a database of the operator
 * without anything of ours. Who restores and why goes into the journal of checkpoints, and with the next start into the
 * log. The evidence of this machine is kept where there is any: an older database under a newer checkpoint is noticed.
 *
 * @throws StartRefusal when the backup is not whole, the place not empty, or the backup from a newer program
 */
export async function restoreBackup(
  config: ReachedConfig,
  backup: KeptBackup,
  why: { readonly by: string; readonly reason: string },
): Promise<BackupVerdict> {
  const verdict = await verifyBackup(backup);
  if (verdict.log.faults.length > 0) throw notHonest(verdict.log.faults);
  refuseOtherLog(join(config.dataFolder, 'evidence', 'log-name.txt'), verdict.log.origin);
  const migrations = migrationsOf(verdict.about);
  await inEmptyPlace(config, async ({ setUp, secret }) => {
    const logins = await prepareRoles(setUp, secret);
    await migrate(logins.congtam_migrate, { migrations });
    await fill(logins.congtam_migrate, backup, verdict.about, config.dataFolder);
    await migrate(logins.congtam_migrate);
  });
  const at = new Date().toISOString();
  const journal = join(config.dataFolder, 'evidence', 'checkpoints.jsonl');
  const note = newestCheckpoint(readJournal(journal));
  const read = note === undefined ? undefined : readCheckpoint(note, []);
  const setAside = read && { setAside: { size: read.size, root: read.root.toString('hex') } };
  appendToJournal(journal, { kind: 'restore-accepted', at, ...why, ...setAside });
  return verdict;
}

/** A log goes on under its own name and key, or not at all. */
function refuseOtherLog(nameFile: string, origin: string): void {
  if (!existsSync(nameFile)) return;
  const own = readFileSync(nameFile, 'utf8').trim();
  if (own === origin) return;
  throw new StartRefusal(
    'restore.other-log',
    say(
      `nhật ký ở đây là ${own}, trong bản sao lưu là ${origin || 'không có'}`,
      `the log here is ${own}, the one in the backup is ${origin || 'missing'}`,
    ),
    say('phục hồi vào một thư mục CONGTAM_DATA mới', 'restore into a new CONGTAM_DATA folder'),
  );
}

/** The steps the backup has, which must be ours, word by word. */
function migrationsOf({ migrations }: AboutBackup) {
  const ours = new Map(readMigrations().map((migration) => [migration.number, migration]));
  return migrations.map(({ number, name, checksum }) => {
    const own = ours.get(number);
    if (own?.checksum.toString('hex') === checksum) return own;
    throw new StartRefusal(
      'backup.newer-than-program',
      say(
        `bản sao lưu có bước ${number} (${name}) mà bản Công Tâm này không có`,
        `the backup has step ${number} (${name}), which this Công Tâm does not have`,
      ),
      say('phục hồi bằng bản Công Tâm mới hơn', 'restore with a newer Công Tâm'),
    );
  });
}

async function inEmptyPlace(
  { database, dataFolder, postgresFolder }: ReachedConfig,
  work: (entrance: Entrance) => Promise<void>,
): Promise<void> {
  if (database !== undefined) {
    await requireEmptyDatabase(database);
    return work({ setUp: database, secret: roleSecret(database, dataFolder) });
  }
  const folder = join(dataFolder, 'database');
  if (existsSync(folder) && readdirSync(folder).length > 0) throw notEmpty(folder);
  let isDone = false;
  try {
    const postgres = await startEmbedded({ dataFolder, postgresFolder });
    try {
      await postgres.makeDatabase('congtam');
      const setUp = { ...postgres.superuser, database: 'congtam' };
      await work({ setUp, secret: setUp.password });
      isDone = true;
    } finally {
      await postgres.stop();
    }
  } finally {
    // Half a restore would look like a database at the next start.
    if (!isDone) rmSync(folder, { recursive: true, force: true });
  }
}

async function requireEmptyDatabase(address: ServerAddress): Promise<void> {
  const client = new Client(driverSettings(address));
  await client.connect();
  try {
    const { rows } = await client.query("select to_regnamespace('congtam') is not null as taken");
    if (rows[0]?.taken === true) throw notEmpty(address.database);
  } finally {
    await client.end();
  }
}

/** All tables in one transaction: the whole backup or nothing. */
async function fill(
  owner: ServerAddress,
  backup: KeptBackup,
  about: AboutBackup,
  dataFolder: string,
): Promise<void> {
  const client = new Client(driverSettings(owner));
  await client.connect();
  try {
    await client.query('set role congtam_owner');
    await client.query('begin');
    const tables = await openTables(client, about.tables);
    let open: { readonly table: string; readonly stream: ReturnType<typeof copyFrom> } | undefined;
    const close = async () => {
      if (open === undefined) return;
      const { stream } = open;
      open = undefined;
      await new Promise<void>((done, fail) => {
        stream.once('error', fail);
        stream.end(done);
      });
    };
    const evidence: ArchiveEntry[] = [];
    await readBackup(backup, {
      about: () => {},
      part: async (entry) => {
        if (entry.name.startsWith('evidence/')) evidence.push(entry);
        const table = tableOfPart(entry.name);
        if (table === undefined || !tables.isFilled(table)) return;
        if (open?.table !== table) {
          await close();
          open = { table, stream: client.query(copyFrom(tables.copyInto(table))) };
        }
        await write(open.stream, entry.bytes);
      },
    });
    await close();
    await tables.close();
    keepEvidence(join(dataFolder, 'evidence'), evidence);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const write = (stream: ReturnType<typeof copyFrom>, bytes: Buffer): Promise<void> =>
  new Promise((done, fail) => {
    stream.once('error', fail);
    stream.write(bytes, (error) => {
      stream.off('error', fail);
      if (error) fail(error);
      else done();
    });
  });

/** What this machine has of its own evidence says more than a backup could: it is left as it is. */
function keepEvidence(folder: string, entries: readonly ArchiveEntry[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(join(folder, 'log-key.pem'))) return;
  for (const name of EVIDENCE_FILES) {
    const entry = entries.find((each) => each.name === `evidence/${name}`);
    if (entry !== undefined) writeFileSync(join(folder, name), entry.bytes, { mode: 0o600 });
  }
}

const notEmpty = (where: string) =>
  new StartRefusal(
    'restore.not-empty',
    say(`${where} đã có dữ liệu; không ghi đè`, `${where} holds data already; it is not written over`),
    say(
      'đặt CONGTAM_DATA tới thư mục mới, hoặc DATABASE_URL tới cơ sở dữ liệu trống',
      'set CONGTAM_DATA to a new folder, or DATABASE_URL to an empty database',
    ),
  );

const notHonest = (faults: readonly string[]) =>
  new StartRefusal(
    'restore.log-not-honest',
    say(
      `nhật ký trong bản sao lưu không khớp: ${faults.slice(0, 5).join(' · ')}`,
      `the log in the backup does not fit: ${faults.slice(0, 5).join(' · ')}`,
    ),
    say(
      'dùng bản sao lưu khác, và báo cho người giữ dấu mốc',
      'use another backup, and tell whoever keeps checkpoints',
    ),
  );
