import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { say } from '@congtam/engine';
import { Decrypter } from 'age-encryption';
import { StartRefusal } from '../start-refusal.ts';
import { ABOUT, type AboutBackup, aboutBackup, backupManifest, MANIFEST } from './backup-contents.ts';
import { type ArchiveEntry, entriesOf, NotAnArchive } from './tar.ts';
import { asWeb } from './web-stream.ts';

/** A backup and the secret key (`AGE-SECRET-KEY-…`) that opens it. */
export interface KeptBackup {
  readonly file: string;
  readonly identity: string;
}

/** Told of every part of a backup, in order. */
export interface BackupReader {
  about(about: AboutBackup): Promise<void> | void;
  part(entry: ArchiveEntry): Promise<void> | void;
}

/**
 * Reads a backup from end to end and checks every part against its hash, none missing, none too many.
 *
 * @returns how many rows each table has, as the backup says
 * @throws StartRefusal when the key does not fit, or anything in it is not as it was written
 */
export async function readBackup(
  { file, identity }: KeptBackup,
  reader: BackupReader,
): Promise<{ readonly [table: string]: number }> {
  if (!existsSync(file)) throw noSuchFile(file);
  const seen: { name: string; bytes: number; sha256: string }[] = [];
  let rows: { readonly [table: string]: number } | undefined;
  for await (const entry of opened(file, identity)) {
    if (rows !== undefined) throw damaged(file, 'something follows its end');
    if (entry.name === MANIFEST) {
      const manifest = backupManifest.parse(JSON.parse(entry.bytes.toString('utf8')));
      if (JSON.stringify(manifest.parts) !== JSON.stringify(seen))
        throw damaged(file, 'a part is not as written');
      rows = manifest.rows;
      continue;
    }
    const sha256 = createHash('sha256').update(entry.bytes).digest('hex');
    seen.push({ name: entry.name, bytes: entry.bytes.length, sha256 });
    if (seen.length === 1) {
      if (entry.name !== ABOUT) throw damaged(file, 'it does not say what it is');
      const about = aboutBackup.safeParse(JSON.parse(entry.bytes.toString('utf8')));
      if (!about.success) throw otherFormat(file);
      await reader.about(about.data);
    } else await reader.part(entry);
  }
  if (rows === undefined) throw damaged(file, 'its end is missing');
  return rows;
}

async function* opened(file: string, identity: string): AsyncGenerator<ArchiveEntry> {
  const entries = entriesOf(decrypted(file, identity));
  for (;;) {
    let next: IteratorResult<ArchiveEntry>;
    try {
      next = await entries.next();
    } catch (error) {
      throw error instanceof StartRefusal ? error : damaged(file, reasonOf(error));
    }
    if (next.done) return;
    yield next.value;
  }
}

async function* decrypted(file: string, identity: string): AsyncGenerator<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const raw = createReadStream(file);
  try {
    const plain = await decrypter.decrypt(asWeb(raw)).catch((error: unknown) => {
      throw notOpened(file, reasonOf(error));
    });
    const unpacked = createGunzip();
    pipeline(Readable.from(plain), unpacked).catch(() => {});
    for await (const chunk of unpacked) yield chunk;
  } finally {
    raw.destroy();
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof NotAnArchive || error instanceof Error ? error.message : String(error);

const noSuchFile = (file: string) =>
  new StartRefusal(
    'backup.no-such-file',
    say(`không có tệp ${file}`, `there is no file ${file}`),
    say('ghi đúng đường dẫn tới bản sao lưu', 'give the path of a backup'),
  );

const notOpened = (file: string, reason: string) =>
  new StartRefusal(
    'backup.not-opened',
    say(`không mở được ${file} bằng khóa này: ${reason}`, `${file} is not opened by this key: ${reason}`),
    say(
      'dùng khóa bí mật của cặp khóa đã tạo bản sao lưu',
      'use the secret key of the pair with which the backup was made',
    ),
  );

const damaged = (file: string, reason: string) =>
  new StartRefusal(
    'backup.damaged',
    say(`${file} không nguyên vẹn: ${reason}`, `${file} is not whole: ${reason}`),
    say('dùng bản sao lưu khác; chưa có gì bị thay đổi', 'use another backup; nothing was changed'),
  );

const otherFormat = (file: string) =>
  new StartRefusal(
    'backup.other-format',
    say(`${file} do một bản Công Tâm khác tạo`, `${file} was made by another Công Tâm`),
    say('phục hồi bằng bản đã tạo nó, rồi nâng cấp', 'restore with the one that made it, then upgrade'),
  );
