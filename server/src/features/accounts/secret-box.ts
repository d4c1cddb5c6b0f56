import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';

/** Encrypts what the server must be able to read again and the database must not. */
export interface SecretBox {
  /** @param owner whose it is: sealed for one account, it opens for no other */
  seal(secret: Buffer, owner: string): Buffer;
  /** Undefined when it was sealed with another key, for another owner, or was changed. */
  open(sealed: Buffer, owner: string): Buffer | undefined;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key. */
export function secretBox(key: Buffer): SecretBox {
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (sealed, owner) => {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
        cipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
        return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * The box of this installation; its key is made at the first start.
 *
 * @param file in the data folder: who has a copy of the database has no secrets of second factors
 * @throws StartRefusal when the file is not a key
 */
export function openSecretBox(file: string): SecretBox {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length === KEY_BYTES) return secretBox(key);
  throw new StartRefusal(
    'accounts.key-unreadable',
    say(
      `không đọc được khóa của yếu tố thứ hai: ${file}`,
      `the key of second factors cannot be read: ${file}`,
    ),
    say(
      'phục hồi tệp này từ bản sao lưu; nếu đã mất, xóa tệp: mọi người dùng mã dự phòng rồi đăng ký lại',
      'restore the file from a backup; if it is lost, delete it: people use recovery codes and enrol again',
    ),
  );
}
