import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { say } from '@congtam/engine';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { StartRefusal } from '../start-refusal.ts';

/**
 * Makes the pair of keys of the backups: the secret one, to be kept apart from the server, and beside it `FILE.pub`, which
 * is all a server needs to make backups that it cannot read itself. Both are those of age (age-encryption.org).
 *
 * @returns the public key
 */
export async function makeBackupKey(file: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(file, `# Công Tâm: keep this away from the server and its backups\n${identity}\n`, {
    mode: 0o600,
    flag: 'w',
  });
  chmodSync(file, 0o600);
  writeFileSync(`${file}.pub`, `${recipient}\n`);
  return recipient;
}

/** The public key in a file, with which backups are made. */
export function readRecipient(file: string): string {
  const found = linesOf(file).find((line) => line.startsWith('age1'));
  if (found !== undefined) return found;
  throw new StartRefusal(
    'backup.no-public-key',
    say(`${file} không có khóa công khai (age1…)`, `${file} holds no public key (age1…)`),
    say(
      'dùng tệp .pub do congtam backup-key tạo; khóa bí mật để nơi khác',
      'use the .pub file made by congtam backup-key; the secret key stays elsewhere',
    ),
  );
}

/** The secret key in a file, with which backups are read. */
export function readIdentity(file: string): string {
  const found = linesOf(file).find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (found !== undefined) return found;
  throw new StartRefusal(
    'backup.no-secret-key',
    say(`${file} không có khóa bí mật của bản sao lưu`, `${file} holds no secret key of backups`),
    say(
      'dùng tệp do congtam backup-key tạo, không phải tệp .pub',
      'use the file made by congtam backup-key, not the .pub file',
    ),
  );
}

function linesOf(file: string): string[] {
  if (existsSync(file)) return readFileSync(file, 'utf8').split(/\r?\n/);
  throw new StartRefusal(
    'backup.no-key-file',
    say(`không có tệp khóa ${file}`, `there is no key file ${file}`),
    say('tạo bằng congtam backup-key --out TỆP', 'make one with congtam backup-key --out FILE'),
  );
}
