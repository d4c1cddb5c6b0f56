import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from './refusal.ts';
import type { ZipEntry } from './zip-directory.ts';

const localSignature = 0x04034b50;
const localBytes = 30;
const chunkBytes = 64 * 1024;

/** Bytes that may still be inflated from one file; shared by all its parts. */
export interface InflateBudget {
  bytesLeft: number;
}

/**
 * Unpacks one part in chunks of 64 KB, counting what really comes out: neither more than the directory declared nor
 * more than the budget of the file is ever delivered.
 *
 * @throws Refusal 'zip-unsafe' | 'zip-damaged' while iterating
 */
export async function* inflateEntry(
  file: Buffer,
  entry: ZipEntry,
  budget: InflateBudget,
): AsyncGenerator<Buffer> {
  let seen = 0;
  let checksum = 0;
  for await (const chunk of unpack(packedBytesOf(file, entry), entry.isDeflated)) {
    seen += chunk.length;
    budget.bytesLeft -= chunk.length;
    if (seen > entry.unpackedBytes)
      throw new Refusal('zip-unsafe', `${entry.name} > ${entry.unpackedBytes} byte`);
    if (budget.bytesLeft < 0) throw new Refusal('zip-unsafe', `${entry.name}: unpacked size`);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (seen !== entry.unpackedBytes || checksum !== entry.crc) throw new Refusal('zip-damaged', entry.name);
}

function packedBytesOf(file: Buffer, entry: ZipEntry): Buffer {
  const at = entry.headerOffset;
  if (at + localBytes > file.length || file.readUInt32LE(at) !== localSignature) {
    throw new Refusal('zip-damaged', entry.name);
  }
  const start = at + localBytes + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + entry.packedBytes > file.length) throw new Refusal('zip-damaged', entry.name);
  return file.subarray(start, start + entry.packedBytes);
}

async function* unpack(packed: Buffer, isDeflated: boolean): AsyncGenerator<Buffer> {
  if (!isDeflated) {
    for (let at = 0; at < packed.length; at += chunkBytes) yield packed.subarray(at, at + chunkBytes);
    return;
  }
  const inflater = createInflateRaw({ chunkSize: chunkBytes });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('zip-damaged', messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
