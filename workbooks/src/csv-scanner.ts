import { withoutGuard } from './formula-like.ts';

const quote = 34;
const lineFeed = 10;
const space = 32;
const apostrophe = 39;

export interface CsvRecordSink {
  /** `cells` is the same array each time; `isFilled` tells whether any cell has text. */
  onRecord(cells: string[], isFilled: boolean): void;
  /** A record that cannot be trusted: text after a closing quote, or a quote never closed (`isLast`). */
  onBrokenQuote(kind: 'text-after-quote' | 'unclosed'): void;
}

/**
 * Splits text into RFC 4180 records, one call per record, and returns where the first incomplete record begins (the
 * length of the text if none). Cells come trimmed and with LF line ends. One pass over char codes: this is the
 * innermost loop of every CSV import.
 */
export function scanCsv(
  text: string,
  delimiter: number,
  isLast: boolean,
  cells: string[],
  sink: CsvRecordSink,
): number {
  const length = text.length;
  let record = 0;
  while (record < length) {
    let at = record;
    let count = 0;
    let isFilled = false;
    let isBroken = false;
    for (;;) {
      let cell: string;
      if (at < length && text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at + 1, isLast);
        if (close === -1) {
          if (!isLast) return record;
          sink.onBrokenQuote('unclosed');
          return length;
        }
        cell = quotedCell(text, at + 1, close);
        at = close + 1;
        for (; at < length; at += 1) {
          const code = text.charCodeAt(at);
          if (code === delimiter || code === lineFeed) break;
          if (code > space) isBroken = true;
        }
      } else {
        let start = at;
        let code = -1;
        for (; at < length; at += 1) {
          code = text.charCodeAt(at);
          if (code === delimiter || code === lineFeed) break;
        }
        let end = at;
        while (start < end && text.charCodeAt(start) <= space) start += 1;
        while (end > start && text.charCodeAt(end - 1) <= space) end -= 1;
        cell = text.slice(start, end);
      }
      if (cell !== '') {
        isFilled = true;
        if (cell.charCodeAt(0) === apostrophe) cell = withoutGuard(cell).trim();
      }
      cells[count] = cell;
      count += 1;
      if (at >= length || text.charCodeAt(at) === lineFeed) break;
      at += 1;
    }
    if (at >= length && !isLast) return record;
    if (cells.length !== count) cells.length = count;
    if (isBroken) sink.onBrokenQuote('text-after-quote');
    else sink.onRecord(cells, isFilled);
    record = at + 1;
  }
  return length;
}

/** Position of the quote that closes a cell; -1 if it is not (or not certainly) in this text. */
function closingQuote(text: string, from: number, isLast: boolean): number {
  let at = from;
  for (;;) {
    const found = text.indexOf('"', at);
    if (found === -1) return -1;
    if (found + 1 >= text.length) return isLast ? found : -1;
    if (text.charCodeAt(found + 1) !== quote) return found;
    at = found + 2;
  }
}

function quotedCell(text: string, start: number, end: number): string {
  let cell = text.slice(start, end);
  if (cell.includes('"')) cell = cell.replaceAll('""', '"');
  if (cell.includes('\r')) cell = cell.replace(/\r\n?/g, '\n');
  return cell.charCodeAt(0) <= space || cell.charCodeAt(cell.length - 1) <= space ? cell.trim() : cell;
}

/** Field separator of a header line: the most frequent of tab, ';' and ',' outside quotes; ',' if there is none. */
export function detectDelimiter(text: string): number {
  const counts = new Map([
    [44, 0],
    [59, 0],
    [9, 0],
  ]);
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) inQuotes = !inQuotes;
    if (inQuotes) continue;
    if (code === lineFeed) break;
    const seen = counts.get(code);
    if (seen !== undefined) counts.set(code, seen + 1);
  }
  let best = 44;
  for (const [code, seen] of counts) if (seen > (counts.get(best) ?? 0)) best = code;
  return best;
}
