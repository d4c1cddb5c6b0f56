import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { StartRefusal } from '../start-refusal.ts';

/** The name of this log and the key that signs for it. */
export interface LogKey {
  readonly origin: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * The key of the log, made at the first start. Its public half and the name of the log lie beside it, to be handed to
 * whoever keeps checkpoints.
 *
 * @param folder outside the database, so that who can write the one cannot sign with the other
 */
export function openLogKey(folder: string): LogKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [keyFile, publicFile, nameFile] = ['log-key.pem', 'log-key.pub.pem', 'log-name.txt'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  if (!existsSync(keyFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const name = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    writeFileSync(publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(nameFile, `congtam/${name.slice(0, 16)}\n`);
    // Last: a key without its name would be half a beginning.
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  try {
    const privateKey = createPrivateKey(readFileSync(keyFile));
    const origin = readFileSync(nameFile, 'utf8').trim();
    return { origin, privateKey, publicKey: createPublicKey(privateKey) };
  } catch (cause) {
    throw new StartRefusal(
      'evidence.key-unreadable',
      say(`không đọc được khóa của nhật ký: ${keyFile}`, `the key of the log cannot be read: ${keyFile}`),
      say(
        'phục hồi thư mục evidence từ bản sao lưu; đừng tạo khóa mới cho nhật ký đã có',
        'restore the folder evidence from a backup; make no new key for a log that exists',
      ),
      { cause },
    );
  }
}
