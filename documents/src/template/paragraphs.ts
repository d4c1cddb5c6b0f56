import { cleanText } from '../content/clean.ts';
import { escapeXml } from '../docx/xml.ts';
import { type Element, type Node, textIn } from './xml-tree.ts';

/** A tag found in a paragraph, from `start` to `end` (exclusive) of its text. */
export interface FoundTag {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

const tagForm = /^\s*([a-z0-9_]+(?:\.[a-z0-9_]+)?)\s*$/;

/** Text pieces of a paragraph, those of a paragraph inside it (a text box) left to that one. */
function textsOf(paragraph: Element): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'characters' || node.name === 'w:p') return;
    if (node.name === 'w:t') found.push(node);
    else for (const child of node.children) walk(child);
  };
  for (const child of paragraph.children) walk(child);
  return found;
}

export const textOfParagraph = (paragraph: Element): string => textsOf(paragraph).map(textIn).join('');

/** The tags of a paragraph in their order, however Word has cut them into runs; `broken` is the text near braces that do not pair. */
export function tagsIn(text: string): { tags: FoundTag[]; broken: string | undefined } {
  const tags: FoundTag[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '}') return { tags, broken: near(text, at) };
    if (text[at] !== '{') continue;
    const end = text.indexOf('}', at);
    const tag = tagForm.exec(text.slice(at + 1, Math.max(at + 1, end)))?.[1];
    if (end === -1 || tag === undefined) return { tags, broken: near(text, at) };
    tags.push({ tag, start: at, end: end + 1 });
    at = end;
  }
  return { tags, broken: undefined };
}

const near = (text: string, at: number): string => text.slice(Math.max(0, at - 15), at + 25);

/**
 * Puts values in place of the tags of a paragraph. A value goes into the run in which its tag begins and takes that run's look; line ends
 * become breaks. Values are not read again: braces or angle brackets in them are letters.
 */
export function fillParagraph(paragraph: Element, valueFor: (tag: string) => string): void {
  const pieces = textsOf(paragraph);
  const { tags } = tagsIn(pieces.map(textIn).join(''));
  if (tags.length === 0) return;
  let from = 0;
  for (const piece of pieces) {
    const text = textIn(piece);
    const to = from + text.length;
    let shown = '';
    let at = from;
    for (const { tag, start, end } of tags) {
      if (end <= from || start >= to) continue;
      if (start > at) shown += text.slice(at - from, start - from);
      if (start >= from) shown += cleanText(valueFor(tag));
      at = Math.min(end, to);
    }
    shown += text.slice(at - from);
    from = to;
    write(piece, shown);
  }
}

function write(piece: Element, text: string): void {
  piece.open = '<w:t xml:space="preserve">';
  const lines = text.split('\n').map(escapeXml);
  // The break stands between two text elements of the same run.
  piece.children.splice(0, piece.children.length, {
    kind: 'characters',
    raw: lines.join('</w:t><w:br/><w:t xml:space="preserve">'),
  });
}
