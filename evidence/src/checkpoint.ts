import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from './merkle.ts';

/** How large the log was and what its root was, under the name of the log. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint as read: what it says, and whether the key at hand signed it. */
export interface ReadCheckpoint extends TreeHead {
  readonly note: string;
  readonly isSigned: boolean;
}

/** The text that is signed: C2SP tlog-checkpoint, three lines. */
export const checkpointText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** Signs a tree head as a C2SP signed note with an Ed25519 key. */
export function signCheckpoint(head: TreeHead, key: KeyObject): string {
  const text = checkpointText(head);
  const signature = Buffer.concat([keyId(head.origin, key), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${head.origin} ${signature.toString('base64')}\n`;
}

/** Reads a signed note; undefined when it is none. `isSigned` is false when this key did not sign these very bytes. */
export function readCheckpoint(note: string, publicKey: KeyObject): ReadCheckpoint | undefined {
  const form = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^\n]+\n)+)$/.exec(note);
  if (form === null) return undefined;
  const [, origin = '', size = '', root = '', signatures = ''] = form;
  const head = { origin, size: Number(size), root: Buffer.from(root, 'base64') };
  const text = Buffer.from(checkpointText(head));
  const isSigned = signatures
    .trimEnd()
    .split('\n')
    .some((line) => {
      const [, name, value = ''] = line.split(' ');
      const bytes = Buffer.from(value, 'base64');
      return (
        name === origin &&
        bytes.subarray(0, 4).equals(keyId(origin, publicKey)) &&
        verify(null, text, publicKey, bytes.subarray(4))
      );
    });
  return { ...head, note, isSigned };
}

/** Four bytes that tell keys apart (C2SP signed-note, algorithm 1: Ed25519). */
function keyId(name: string, key: KeyObject): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(1))
    .update(rawPublicKey(key))
    .digest()
    .subarray(0, 4);
}

function rawPublicKey(key: KeyObject): Buffer {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from(open.export({ format: 'jwk' }).x ?? '', 'base64url');
}
