import { type KeyObject, sign, verify } from 'node:crypto';
import { keyId, type SigningKey } from './log-keys.ts';
import type { Hash } from './merkle.ts';

/** How large the log was and what its root was, under the name of the log. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint as read: what it says, and whether a key of the log signed it. */
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

/** Reads a signed note; undefined when it is none. `isSigned` is false when none of the keys signed these very bytes. */
export function readCheckpoint(note: string, keys: readonly SigningKey[]): ReadCheckpoint | undefined {
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
      return keys.some(
        ({ key, until = Number.POSITIVE_INFINITY }) =>
          name === origin &&
          head.size <= until &&
          bytes.subarray(0, 4).equals(keyId(origin, key)) &&
          verify(null, text, key, bytes.subarray(4)),
      );
    });
  return { ...head, note, isSigned };
}
