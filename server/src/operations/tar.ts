/** One file of an archive, whole. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const BLOCK = 512;
/** Larger files are cut before: nothing that is read back may ask for more memory than this. */
export const MOST_IN_ENTRY = 32 * 1024 * 1024;

/** POSIX ustar, so that any `tar` opens what is inside a backup. */
export async function* tarOf(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of entries) {
    yield headerOf(name, bytes.length);
    yield bytes;
    yield Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** The files of an archive, in order. @throws NotAnArchive at the first thing that is none of ours */
export async function* entriesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<ArchiveEntry> {
  const source = new Blocks(stream);
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const { name, size } = readHeader(header);
    const bytes = await source.take(size);
    await source.take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name, bytes };
  }
}

export class NotAnArchive extends Error {
  constructor(what: string) {
    super(`this is no backup of ours: ${what}`);
    this.name = 'NotAnArchive';
  }
}

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100 || size > MOST_IN_ENTRY) throw new Error(`${name} does not fit`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/[\0 ].*$/s, '');
  const said = Number.parseInt(text(148, 156), 8);
  const blank = Buffer.from(header).fill(' ', 148, 156);
  const size = Number.parseInt(text(124, 136), 8);
  if (said !== sumOf(blank)) throw new NotAnArchive('the sum of a header is wrong');
  if (!(size >= 0 && size <= MOST_IN_ENTRY)) throw new NotAnArchive('a part is larger than we write');
  return { name: text(0, 100), size };
}

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0);

/** Takes so many bytes at a time from chunks of any size. */
class Blocks {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #size = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    while (this.#size < count) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new NotAnArchive('it ends too early');
      this.#held.push(value);
      this.#size += value.length;
    }
    const all = this.#held.length === 1 ? (this.#held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#held);
    this.#held = [all.subarray(count)];
    this.#size = all.length - count;
    return all.subarray(0, count);
  }
}
