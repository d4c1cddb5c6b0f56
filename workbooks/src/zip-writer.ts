import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Refusal } from './refusal.ts';

interface WrittenPart {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

type Texts = Iterable<string> | AsyncIterable<string>;

const largest = 0xffffffff;
const firstDosDay = 0x21;

/**
 * Writes a ZIP to a file, part after part, holding only one chunk in memory: sizes are filled into the header
 * after the part. Same parts, same bytes: every part is dated 1980-01-01.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #parts: WrittenPart[] = [];
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** @throws Refusal 'cannot-write' for parts beyond 4 GB; errors of `texts` and of the disk pass through */
  async add(name: string, texts: Texts): Promise<void> {
    const offset = this.#position;
    const part = { name: Buffer.from(name), crc: 0, packed: 0, unpacked: 0, offset };
    await this.#append(localHeader(part));
    const deflater = createDeflateRaw();
    const feed = async (): Promise<void> => {
      for await (const text of texts) {
        const bytes = Buffer.from(text);
        part.crc = crc32(bytes, part.crc);
        part.unpacked += bytes.length;
        if (!deflater.write(bytes)) await once(deflater, 'drain');
      }
      deflater.end();
    };
    const feeding = feed().catch((error: unknown) => {
      deflater.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    for await (const chunk of deflater) {
      part.packed += (chunk as Buffer).length;
      await this.#append(chunk as Buffer);
    }
    await feeding;
    if (part.unpacked > largest || this.#position > largest) throw new Refusal('cannot-write', '> 4 GB');
    await writeFully(this.#file, localHeader(part), offset);
    this.#parts.push(part);
  }

  /** Writes the directory. Nothing may be added after it. */
  async finish(): Promise<void> {
    const start = this.#position;
    for (const part of this.#parts) await this.#append(directoryEntry(part));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#parts.length, 8);
    end.writeUInt16LE(this.#parts.length, 10);
    end.writeUInt32LE(this.#position - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#append(end);
  }

  async #append(bytes: Buffer): Promise<void> {
    await writeFully(this.#file, bytes, this.#position);
    this.#position += bytes.length;
  }
}

/** A call of the operating system may write only a part of what it is given, on a disk that is nearly full. */
async function writeFully(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

function localHeader({ name, crc, packed, unpacked }: WrittenPart): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeFacts(header, 4, crc, packed, unpacked, name.length);
  return Buffer.concat([header, name]);
}

function directoryEntry({ name, crc, packed, unpacked, offset }: WrittenPart): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  writeFacts(entry, 6, crc, packed, unpacked, name.length);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

/** The 24 bytes that local header and directory entry have in common. */
function writeFacts(
  target: Buffer,
  at: number,
  crc: number,
  packed: number,
  unpacked: number,
  nameBytes: number,
): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(8, at + 4);
  target.writeUInt16LE(firstDosDay, at + 8);
  target.writeUInt32LE(crc, at + 10);
  target.writeUInt32LE(Math.min(packed, largest), at + 14);
  target.writeUInt32LE(Math.min(unpacked, largest), at + 18);
  target.writeUInt16LE(nameBytes, at + 22);
}
