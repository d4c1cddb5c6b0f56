import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { mendSurrogates, normaliseText } from './cell-text.ts';
import { orRefuse, Refusal } from './refusal.ts';
import { kindOfBytes } from './workbook-kind.ts';

const chunkBytes = 1024 * 1024;
/** Longest record read, in characters; a quote that is never closed swallows no more than this. */
export const longestRecord = 1024 * 1024;

/** A piece of a CSV file: text in NFC without invisible characters, cut at the end of a line. */
export interface CsvPiece {
  readonly text: string;
  readonly isLast: boolean;
  /** The text ends just before bytes that are no UTF-8. */
  readonly isFollowedByBadBytes: boolean;
}

/**
 * Streams the text of a CSV file in pieces of about 1 MB: UTF-8 with or without BOM, or UTF-16LE with BOM.
 *
 * @throws Refusal 'csv-not-text' | 'csv-not-utf8' | 'csv-row-too-long'
 */
export async function* readCsvText(file: FileHandle): AsyncGenerator<CsvPiece> {
  let buffer = Buffer.allocUnsafe(chunkBytes);
  let kept = 0;
  let decode: 'utf8' | 'utf16le' | null = null;
  for (;;) {
    if (kept === buffer.length) {
      if (kept >= 4 * longestRecord) throw new Refusal('csv-row-too-long', String(longestRecord));
      buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
    }
    const { bytesRead } = await orRefuse(file.read(buffer, kept, buffer.length - kept, null));
    const isLast = bytesRead === 0;
    let bytes = buffer.subarray(0, kept + bytesRead);
    if (decode === null) {
      if (!isLast && bytes.length < 4) {
        kept = bytes.length;
        continue;
      }
      decode = encodingOf(bytes);
      bytes = bytes.subarray(bomLength(bytes));
    }
    const end = isLast ? bytes.length : endOfLastLine(bytes, decode);
    const whole = bytes.subarray(0, end);
    if (end > 0 || isLast) yield decode === 'utf8' ? utf8Piece(whole, isLast) : utf16Piece(whole, isLast);
    if (isLast) return;
    kept = bytes.copy(buffer, 0, end);
  }
}

function encodingOf(bytes: Buffer): 'utf8' | 'utf16le' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) throw new Refusal('csv-not-utf8');
  const kind = kindOfBytes(bytes);
  if (kind !== 'other') throw new Refusal('csv-not-text', kind === 'zip' || kind === 'ole' ? 'Excel' : kind);
  if (bytes.subarray(0, 4096).includes(0)) throw new Refusal('csv-not-utf8');
  return 'utf8';
}

function bomLength(bytes: Buffer): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 2 : 0;
}

function endOfLastLine(bytes: Buffer, encoding: 'utf8' | 'utf16le'): number {
  if (encoding === 'utf8') return bytes.lastIndexOf(10) + 1;
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    if (bytes[at] === 10 && bytes[at + 1] === 0) return at + 2;
  }
  return 0;
}

function utf8Piece(bytes: Buffer, isLast: boolean): CsvPiece {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), isLast, isFollowedByBadBytes: false };
  if (isUtf8(bytes))
    return { text: normaliseText(bytes.toString('utf8')), isLast, isFollowedByBadBytes: false };
  const good = bytes.subarray(0, startOfBadLine(bytes));
  return { text: normaliseText(good.toString('utf8')), isLast: false, isFollowedByBadBytes: true };
}

function startOfBadLine(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(10, start) + 1;
    if (end === 0 || !isUtf8(bytes.subarray(start, end))) return start;
    start = end;
  }
}

function utf16Piece(bytes: Buffer, isLast: boolean): CsvPiece {
  return {
    text: normaliseText(mendSurrogates(bytes.toString('utf16le'))),
    isLast,
    isFollowedByBadBytes: false,
  };
}
