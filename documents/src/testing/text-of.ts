import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const oneLine = (text: string): string =>
  text
    .replace(/\u200B/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a reader of the DOCX sees, in one line: texts in their order, breaks and cells as spaces. */
export function textOfDocx(bytes: Uint8Array, part = 'word/document.xml'): string {
  const xml = partOfDocx(bytes, part);
  const text = xml
    .replace(/<w:(br|tab)\/>|<\/w:p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
  return oneLine(text);
}

export function partOfDocx(bytes: Uint8Array, part: string): string {
  const content = unzipSync(bytes)[part];
  if (content === undefined) throw new Error(`no part ${part}`);
  return new TextDecoder().decode(content);
}

export interface PdfSeen {
  /** In one line. */
  readonly text: string;
  /** Page by page, in one line each. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly isTagged: boolean;
  readonly language: string | null;
}

export async function seenInPdf(bytes: Uint8Array): Promise<PdfSeen> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
    pages.push(oneLine(text));
  }
  const { info } = await document.getMetadata();
  const marks = await document.getMarkInfo();
  const seen: PdfSeen = {
    text: oneLine(pages.join(' ')),
    pages,
    info: Object.fromEntries(Object.entries(info)),
    isTagged:
      marks !== null && Object.entries(marks).some(([key, value]) => key === 'Marked' && value === true),
    language: Object.entries(info).find(([key]) => key === 'Language')?.[1] ?? null,
  };
  await task.destroy();
  return seen;
}

/** The first of the lines that does not stand in the text after those before it; undefined if all do, in this order. */
export function firstMissing(text: string, lines: readonly string[]): string | undefined {
  let from = 0;
  for (const line of lines) {
    const at = text.indexOf(line, from);
    if (at === -1) return line;
    from = at + line.length;
  }
  return undefined;
}
