import { Zip, ZipPassThrough } from 'fflate';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Days a ZIP can name begin here; papers carry no day of their own. */
const noDay = new Date(1980, 0, 1);

/**
 * Many papers as one ZIP, chunk by chunk, holding one paper at a time. Papers are packed already, so they are stored as they are; the same
 * papers give the same bytes. A name cannot leave the folder, and one that is there already gets a number.
 */
export async function* zipPapers(
  files: AsyncIterable<NamedFile> | Iterable<NamedFile>,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let fault: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error !== null) fault = error;
    else chunks.push(chunk);
  });
  const taken = new Set<string>();
  const flush = function* (): Generator<Uint8Array> {
    if (fault !== undefined) throw fault;
    yield* chunks.splice(0);
  };
  for await (const { name, bytes } of files) {
    const entry = new ZipPassThrough(freeName(safeName(name), taken));
    entry.mtime = noDay;
    zip.add(entry);
    entry.push(bytes, true);
    yield* flush();
  }
  zip.end();
  yield* flush();
}

const longestName = 120;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name every system can store, without folders. */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const [stem, ends] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  const short = [...stem].slice(0, longestName).join('').trim();
  return `${short === '' || reserved.test(short) ? `_${short}` : short}${ends}`;
}

/** Systems that do not tell capitals apart would overwrite one of two. */
function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ends] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem} (${number})${ends}`;
  taken.add(free.toLowerCase());
  return free;
}
