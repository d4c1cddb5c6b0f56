import type { ReadLimits } from './limits.ts';
import { Refusal } from './refusal.ts';

/** One part of a ZIP, as the central directory declares it: nothing of it is to be believed. */
export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerOffset: number;
}

export type ZipLimits = Pick<ReadLimits, 'maxUnpackedBytes' | 'maxRatio' | 'maxEntries'>;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const ratioMattersFrom = 1024 * 1024;
const unknown32 = 0xffffffff;

/**
 * Reads and judges the central directory before anything is unpacked.
 *
 * @throws Refusal 'zip-cut-off' | 'zip-damaged' | 'zip-unsafe' | 'password-protected'
 */
export function readZipDirectory(bytes: Buffer, limits: ZipLimits): Map<string, ZipEntry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  if (count > limits.maxEntries)
    throw new Refusal('zip-unsafe', `${count} > ${limits.maxEntries} ZIP entries`);
  if (start + size > end) throw new Refusal('zip-damaged', 'ZIP directory');
  const entries = new Map<string, ZipEntry>();
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || bytes.readUInt32LE(at) !== entrySignature) {
      throw new Refusal('zip-damaged', 'ZIP directory');
    }
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const next = at + entryBytes + nameBytes + extraBytes + bytes.readUInt16LE(at + 32);
    if (next > end) throw new Refusal('zip-damaged', 'ZIP directory');
    const entry = readEntry(bytes, at, nameBytes, extraBytes);
    refuseName(entry.name);
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw new Refusal('zip-unsafe', `ZIP: 2 × ${entry.name}`);
    names.add(key);
    entries.set(entry.name, entry);
    at = next;
  }
  judge([...entries.values()], start, limits);
  return entries;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endBytes - 0xffff);
  for (let at = bytes.length - endBytes; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) !== endSignature) continue;
    if (at + endBytes + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  throw new Refusal('zip-cut-off');
}

function readEntry(bytes: Buffer, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw new Refusal('password-protected');
  const method = bytes.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw new Refusal('zip-damaged', `ZIP method ${method}`);
  const nameAt = at + entryBytes;
  const sizes = { unpacked: 24, packed: 20, offset: 42 } as const;
  const extra = bytes.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  const large = zip64Numbers(extra);
  const number = (offset: number): number => {
    const small = bytes.readUInt32LE(at + offset);
    return small === unknown32 ? (large.shift() ?? Number.POSITIVE_INFINITY) : small;
  };
  return {
    name: bytes.toString('utf8', nameAt, nameAt + nameBytes),
    isDeflated: method === 8,
    crc: bytes.readUInt32LE(at + 16),
    unpackedBytes: number(sizes.unpacked),
    packedBytes: number(sizes.packed),
    headerOffset: number(sizes.offset),
  };
}

/** The 8-byte numbers of the ZIP64 extra field, in their fixed order; some writers use it for small files too. */
function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const numbers: number[] = [];
    const stop = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    for (let each = at + 4; each + 8 <= stop; each += 8) numbers.push(Number(extra.readBigUInt64LE(each)));
    return numbers;
  }
  return [];
}

function refuseName(name: string): void {
  const isTrick =
    name === '' || name.startsWith('/') || /[\\\0]|^[A-Za-z]:/.test(name) || name.split('/').includes('..');
  if (isTrick) throw new Refusal('zip-unsafe', `ZIP: ${JSON.stringify(name.slice(0, 60))}`);
}

function judge(entries: ZipEntry[], directoryStart: number, limits: ZipLimits): void {
  let unpacked = 0;
  let packed = 0;
  for (const entry of entries) {
    unpacked += entry.unpackedBytes;
    packed += entry.packedBytes;
    refuseRatio(entry.unpackedBytes, entry.packedBytes, limits.maxRatio);
  }
  if (unpacked > limits.maxUnpackedBytes) {
    throw new Refusal('zip-unsafe', `${megabytes(unpacked)} > ${megabytes(limits.maxUnpackedBytes)} MB`);
  }
  refuseRatio(unpacked, packed, limits.maxRatio);
  let free = 0;
  for (const entry of entries.sort((a, b) => a.headerOffset - b.headerOffset)) {
    if (entry.headerOffset < free) throw new Refusal('zip-unsafe', 'ZIP: overlapping entries');
    free = entry.headerOffset + localBytes + entry.packedBytes;
    if (free > directoryStart) throw new Refusal('zip-damaged', 'ZIP directory');
  }
}

function refuseRatio(unpacked: number, packed: number, maxRatio: number): void {
  if (unpacked < ratioMattersFrom || unpacked <= packed * maxRatio) return;
  throw new Refusal(
    'zip-unsafe',
    `${megabytes(unpacked)} MB, 1:${Math.round(unpacked / Math.max(1, packed))}`,
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
