import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import {
  keyOfText,
  keysOf,
  publicKeyText,
  readCheckpoint,
  type SigningKey,
  signKeyChange,
} from '@congtam/evidence';
import { StartRefusal } from '../start-refusal.ts';
import { appendToJournal, type JournalEntry, journalIn, readJournal } from './journal.ts';

/** The name of this log and the key that signs for it. */
export interface LogKey {
  readonly origin: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Every key that signs or has signed for the log. */
  readonly keys: readonly SigningKey[];
}

const filesIn = (folder: string) => ({
  key: join(folder, 'log-key.pem'),
  next: join(folder, 'log-key.next.pem'),
  open: join(folder, 'log-key.pub.pem'),
  name: join(folder, 'log-name.txt'),
});

/**
 * The key of the log, made at the first start. Its public half and the name of the log lie beside it, to be handed to
 * whoever keeps checkpoints.
 *
 * @param folder outside the database, so that who can write the one cannot sign with the other
 * @param mayBegin false where there is a log already: it goes on with its own key, or not at all
 */
export function openLogKey(
  folder: string,
  { mayBegin = true }: { readonly mayBegin?: boolean } = {},
): LogKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = filesIn(folder);
  const entries = readJournal(journalIn(folder));
  finishChange(folder, entries);
  if (mayBegin && !existsSync(files.key) && entries.every(({ kind }) => kind === 'log-begun')) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const name = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    const origin = `congtam/${name.slice(0, 16)}`;
    appendToJournal(journalIn(folder), { kind: 'log-begun', at: new Date().toISOString(), origin });
    writeFileSync(files.open, pemOf(publicKey));
    writeFileSync(files.name, `${origin}\n`);
    // Last: a key without its name would be half a beginning.
    writeFileSync(files.key, pemOf(privateKey), { mode: 0o600, flag: 'wx' });
  }
  try {
    const privateKey = createPrivateKey(readFileSync(files.key));
    const origin = readFileSync(files.name, 'utf8').trim();
    const publicKey = createPublicKey(privateKey);
    return { origin, privateKey, publicKey, keys: keysOfLog(origin, publicKey, entries) };
  } catch (cause) {
    throw new StartRefusal(
      'evidence.key-unreadable',
      say(`không đọc được khóa của nhật ký: ${files.key}`, `the key of the log cannot be read: ${files.key}`),
      say(
        'phục hồi thư mục evidence từ bản sao lưu; nếu khóa mất hẳn: congtam log-key --lost',
        'restore the folder evidence from a backup; if the key is lost for good: congtam log-key --lost',
      ),
      { cause },
    );
  }
}

/** Ours, those before it by signature, and those before a loss by the word of the journal. */
export function keysOfLog(
  origin: string,
  current: KeyObject,
  entries: readonly JournalEntry[],
): readonly SigningKey[] {
  const changes = entries.flatMap((entry) => (entry.kind === 'key-changed' ? [entry.change] : []));
  const lost = entries.flatMap((entry) =>
    entry.kind === 'key-lost' && entry.from !== null ? [{ from: entry.from, until: entry.size }] : [],
  );
  const untilOf = new Map(lost.map(({ from, until }) => [from, until]));
  const trusted = [current, ...lost.map(({ from }) => keyOfText(from))];
  return keysOf(origin, trusted, changes).map((held) => {
    const until = held.until ?? untilOf.get(publicKeyText(held.key));
    return { key: held.key, ...(until === undefined ? {} : { until }) };
  });
}

/**
 * Puts a new key in the place of the present one: the old signs the new, the journal says so, and the next start makes
 * it an event. The server must be stopped: it signs with the key it started with.
 */
export function changeLogKey(folder: string, at = new Date()): void {
  const key = openLogKey(folder);
  const journal = journalIn(folder);
  const { privateKey } = newKeyBeside(folder);
  const said = { origin: key.origin, size: newestSize(readJournal(journal)), at: at.toISOString() };
  const change = signKeyChange(said, key.privateKey, privateKey);
  appendToJournal(journal, { kind: 'key-changed', at: said.at, change });
  finishChange(folder, readJournal(journal));
}

/**
 * Begins again with a new key after the old one was lost. Nothing signs for it but a document: whoever verifies is told
 * so, and believes it only when they are handed the new public key.
 *
 * @returns false when the key is there and readable: then it is changed, not replaced
 */
export function replaceLostLogKey(
  folder: string,
  { by, document }: { readonly by: string; readonly document: string },
  at = new Date(),
): boolean {
  const files = filesIn(folder);
  if (isReadable(() => createPrivateKey(readFileSync(files.key)))) return false;
  const journal = journalIn(folder);
  const entries = readJournal(journal);
  const isKnown = isReadable(() => createPublicKey(readFileSync(files.open)));
  const from = isKnown ? publicKeyText(createPublicKey(readFileSync(files.open))) : null;
  const to = publicKeyText(newKeyBeside(folder).publicKey);
  const size = newestSize(entries);
  appendToJournal(journal, { kind: 'key-lost', at: at.toISOString(), by, document, from, to, size });
  finishChange(folder, readJournal(journal));
  return true;
}

function newKeyBeside(folder: string) {
  const { next } = filesIn(folder);
  rmSync(next, { force: true });
  const made = generateKeyPairSync('ed25519');
  writeFileSync(next, pemOf(made.privateKey), { mode: 0o600, flag: 'wx' });
  return made;
}

/** A change that the journal has is carried through, also after a power failure; one it does not have never was. */
function finishChange(folder: string, entries: readonly JournalEntry[]): void {
  const files = filesIn(folder);
  if (!existsSync(files.next)) return;
  const publicKey = createPublicKey(readFileSync(files.next));
  const said = entries.findLast(({ kind }) => kind === 'key-changed' || kind === 'key-lost');
  const to = said?.kind === 'key-changed' ? said.change.to : said?.kind === 'key-lost' ? said.to : undefined;
  if (to !== publicKeyText(publicKey)) {
    rmSync(files.next);
    return;
  }
  writeFileSync(files.open, pemOf(publicKey));
  renameSync(files.next, files.key);
}

function newestSize(entries: readonly JournalEntry[]): number {
  const sizes = entries.map((entry) =>
    entry.kind === 'checkpoint' ? (readCheckpoint(entry.note, [])?.size ?? 0) : 0,
  );
  return Math.max(0, ...sizes);
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const pemOf = (key: KeyObject): string =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
