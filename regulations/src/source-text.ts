import type { Problem } from './engine.ts';
import { refuse, type Spot, type YamlCode } from './refusals.ts';

const MOST_BYTES = 1_000_000;
/** Controls, invisible format characters (bidi overrides, zero width), line separators, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/**
 * The text of a file as people see it: UTF-8 without mark, at most 1 MB, composed (NFC), no tabs and nothing
 * invisible. Windows line ends are fine. Answers the text or `yaml.*` problems with their lines.
 */
export function readSource(
  source: string | Uint8Array,
  file: string,
): { text: string } | { problems: Problem[] } {
  const bytes = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength;
  if (bytes > MOST_BYTES) return { problems: [refuse('yaml.too-large', file, start, String(bytes))] };
  const text = typeof source === 'string' ? source : decode(source);
  if (text === undefined) return { problems: [refuse('yaml.not-utf-8', file, brokenSpot(source))] };

  const problems: Problem[] = [];
  if (text.startsWith('\uFEFF')) problems.push(refuse('yaml.byte-order-mark', file, start));
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const flaw = flawOf(line);
    if (flaw) problems.push(refuse(flaw.code, file, { line: index + 1, column: flaw.column }, flaw.found));
  }
  return problems.length > 0 ? { problems } : { text };
}

/** The first thing in a text that a reader would not see as it is. */
export function flawOf(text: string): { code: YamlCode; column: number; found: string } | undefined {
  const tab = text.indexOf('\t');
  if (tab >= 0) return { code: 'yaml.tab', column: tab + 1, found: '' };
  const unseen = UNSEEN.exec(text);
  if (unseen) {
    const point = unseen[0].codePointAt(0) ?? 0;
    const found = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    return { code: 'yaml.control-character', column: unseen.index + 1, found };
  }
  if (text.normalize('NFC') === text) return;
  const words = [...text.matchAll(/\S+/g)];
  const word = words.find(([word]) => word.normalize('NFC') !== word);
  return { code: 'yaml.not-nfc', column: (word?.index ?? 0) + 1, found: word?.[0] ?? text };
}

const start: Spot = { line: 1, column: 1 };

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first line that does not decode; UTF-8 never hides a line feed inside a character. */
function brokenSpot(source: string | Uint8Array): Spot {
  if (typeof source === 'string') return start;
  let line = 1;
  for (let from = 0; from < source.length; line++) {
    const end = source.indexOf(0x0a, from);
    const to = end < 0 ? source.length : end;
    if (decode(source.subarray(from, to)) === undefined) break;
    from = to + 1;
  }
  return { line, column: 1 };
}
