import { createHash } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { loginOf } from '../database/roles.ts';
import { driverSettings } from '../database/server-address.ts';
import {
  ABOUT,
  type AboutBackup,
  type BackupManifest,
  EVIDENCE_FILES,
  MANIFEST,
  partName,
} from './backup-contents.ts';
import { noteBackup } from './backup-notes.ts';
import { type ReachedConfig, reachDatabase } from './reach-database.ts';
import { type ArchiveEntry, tarOf } from './tar.ts';
import { asWeb } from './web-stream.ts';

export interface BackupReport {
  readonly rows: number;
  readonly tables: number;
  readonly events: number;
}

const PART = 4 * 1024 * 1024;

/**
 * Writes everything there is into one encrypted file: all tables as of one moment, read as `congtam_backup`, and the
 * evidence folder, the key of the log with it. Whoever has the file and not the secret key of the backups has nothing.
 *
 * The file appears when it is complete: killed in between, there is a `.part` that is no backup.
 *
 * @param recipient public key (`age1…`)
 */
export async function makeBackup(
  config: ReachedConfig,
  { file, recipient }: { readonly file: string; readonly recipient: string },
): Promise<BackupReport> {
  return reachDatabase(config, async ({ setUp, secret }) => {
    const client = new Client(driverSettings(loginOf(setUp, 'congtam_backup', secret)));
    await client.connect();
    const counted = new Map<string, number>();
    const unfinished = `${file}.part`;
    try {
      // Before the snapshot: what a checkpoint says was committed before it was signed.
      const evidence = evidenceOf(config.dataFolder);
      await client.query('begin isolation level repeatable read read only');
      await writeEncrypted(unfinished, recipient, contents(client, evidence, counted));
      renameSync(unfinished, file);
    } finally {
      await client.end();
      rmSync(unfinished, { force: true });
    }
    const rows = [...counted.values()].reduce((sum, count) => sum + count, 0);
    const report = { rows, tables: counted.size, events: counted.get('audit.event') ?? 0 };
    noteBackup(config.dataFolder, { at: new Date().toISOString(), file, ...report });
    return report;
  });
}

function evidenceOf(dataFolder: string): ArchiveEntry[] {
  return EVIDENCE_FILES.map((name) => ({ name, path: join(dataFolder, 'evidence', name) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name: `evidence/${name}`, bytes: readFileSync(path) }));
}

async function* contents(
  client: Client,
  evidence: readonly ArchiveEntry[],
  counted: Map<string, number>,
): AsyncGenerator<ArchiveEntry> {
  const parts: BackupManifest['parts'] = [];
  const noted = (entry: ArchiveEntry): ArchiveEntry => {
    const sha256 = createHash('sha256').update(entry.bytes).digest('hex');
    parts.push({ name: entry.name, bytes: entry.bytes.length, sha256 });
    return entry;
  };
  const about = await aboutDatabase(client);
  yield noted(asJson(ABOUT, about));
  for (const entry of evidence) yield noted(entry);
  for (const { name, columns } of about.tables) {
    for await (const entry of partsOf(client, name, columns, counted)) yield noted(entry);
  }
  const manifest: BackupManifest = { parts, rows: Object.fromEntries(counted) };
  yield asJson(MANIFEST, manifest);
}

async function* partsOf(
  client: Client,
  table: string,
  columns: readonly string[],
  counted: Map<string, number>,
): AsyncGenerator<ArchiveEntry> {
  // Leaves in their order: whoever reads them back can build the tree as they come.
  const order = table === 'audit.leaf' ? ' order by index' : '';
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyTo(`copy (select ${list} from ${table}${order}) to stdout`));
  let held: Buffer[] = [];
  let size = 0;
  let part = 0;
  const cut = (): ArchiveEntry => {
    const entry = { name: partName(table, ++part), bytes: Buffer.concat(held) };
    held = [];
    size = 0;
    return entry;
  };
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PART) yield cut();
  }
  if (size > 0) yield cut();
  counted.set(table, stream.rowCount);
}

/** Every table of ours with the columns that are not computed by the database itself. */
async function aboutDatabase(client: Client): Promise<AboutBackup> {
  const { rows: tables } = await client.query<AboutBackup['tables'][number]>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname in ('congtam', 'audit', 'ballot') and c.relkind = 'r' group by 1 order by 1`);
  const { rows: migrations } = await client.query<AboutBackup['migrations'][number]>(
    "select number, name, encode(checksum, 'hex') as checksum from congtam.migration order by number",
  );
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const postgres = rows[0]?.version ?? '';
  return { format: 1, madeAt: new Date().toISOString(), postgres, migrations, tables };
}

const asJson = (name: string, value: unknown): ArchiveEntry => ({
  name,
  bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

async function writeEncrypted(
  file: string,
  recipient: string,
  entries: AsyncIterable<ArchiveEntry>,
): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const packed = createGzip();
  // A failure on the way in is told by `packed` itself, to whoever reads it.
  pipeline(Readable.from(tarOf(entries), { objectMode: false }), packed).catch(() => {});
  const encrypted = await encrypter.encrypt(asWeb(packed));
  rmSync(file, { force: true });
  await pipeline(Readable.from(encrypted), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
