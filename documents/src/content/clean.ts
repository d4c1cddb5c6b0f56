import type { Paper } from './paper.ts';

/** Control characters no format can carry, and those that turn the reading direction and so let a name pose as another. */
const invisible = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/**
 * A text as it is drawn: one spelling for each Vietnamese letter (NFC), line ends as `\n`, tabs as spaces, nothing invisible.
 *
 * @example cleanText('Hòa\r\n') === 'Hòa\n'
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, (character) => (character === '\n' ? '\n' : ''));
}

/** The paper with every text in it cleaned; what the renderers begin with. */
export function cleanPaper(paper: Paper): Paper {
  return cleanAll(paper);
}

function cleanAll<Value>(value: Value): Value;
function cleanAll(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((each: unknown) => cleanAll(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanAll(each)]));
}
