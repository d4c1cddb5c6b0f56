import { cleanPaper } from '../content/clean.ts';
import { hasRuleUnderTitle, keepsWithNext, outline, rowsKept, staysWhole } from '../content/outline.ts';
import type { Block, Paper, Signer, Text } from '../content/paper.ts';
import { qrSvg } from '../qr.ts';

/** What the layout reads: every optional part present, so that the layout asks for nothing that is not there. */
export type PageData = {
  readonly title: string;
  readonly landscape: boolean;
  readonly titled: boolean;
  readonly ruled: boolean;
  readonly blocks: readonly Record<string, unknown>[];
};

/** The letters all four faces of the embedded font have. */
export const drawable =
  /^[\n\u0020-\u007E\u00A0-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u052F\u1E00-\u1EFF\u2000-\u200A\u2010-\u2027\u202F-\u205F\u2070\u2071\u2074-\u208E\u20A0-\u20BE\u2116\u2122\u2153\u2154\u215B-\u215E\u2190-\u2195\u2202\u2206\u220F\u2211\u2212\u2215\u2219\u221A\u221E\u221F\u2229\u222B\u2248\u2260\u2261\u2264\u2265\u25A0\u25A1\u25AA-\u25AC\u25B2\u25BA\u25BC\u25C4\u25CB\u25CF\u2C60-\u2C7F\uFB01\uFB02\uFFFD]$/u;

const longWord = /[^\s\u200B]{25,}/gu;

/** The paper as data of the layout. A letter the font lacks becomes U+FFFD, which is seen; the file would be refused otherwise. */
export function pageData(paper: Paper): PageData {
  const { title, landscape, blocks } = cleanPaper(paper);
  const depths = outline(blocks);
  return {
    title: drawn(title),
    landscape: landscape === true,
    titled: blocks.some(({ kind }) => kind === 'title'),
    ruled: hasRuleUnderTitle(blocks),
    blocks: blocks.map((block, at) => ({
      ...blockData(block, depths[at] ?? 0),
      keep: keepsWithNext(blocks.slice(at)),
    })),
  };
}

function blockData(block: Block, depth: number): Record<string, unknown> {
  switch (block.kind) {
    case 'form-number':
      return { ...block, text: drawn(block.text) };
    case 'letterhead':
      return {
        kind: block.kind,
        heading: block.heading,
        superior: drawn(block.superior),
        agency: drawn(block.agency),
        number: drawn(block.number),
        about: drawn(block.about),
        dateline: drawn(block.dateline),
      };
    case 'title':
      return { kind: block.kind, lines: block.lines.map(drawn), about: drawn(block.about) };
    case 'heading':
      return { kind: block.kind, depth, text: drawn(block.text) };
    case 'paragraph':
      return {
        kind: block.kind,
        text: runsData(block.text),
        align: block.align ?? 'justify',
        indent: block.indent === true,
      };
    case 'field':
      return { ...block, label: drawn(block.label), value: drawn(block.value) };
    case 'choices':
      return {
        kind: block.kind,
        options: block.options.map(({ label, chosen }) => ({ label: drawn(label), chosen })),
      };
    case 'table':
      return {
        kind: block.kind,
        kept: rowsKept(block.rows),
        whenEmpty: drawn(block.whenEmpty),
        columns: block.columns.map((column) => ({
          title: drawn(column.title),
          group: drawn(column.group),
          share: column.share,
          align: column.align ?? 'left',
        })),
        rows: block.rows.map(({ cells, strong }) => ({
          cells: cells.map(runsData),
          strong: strong === true,
          whole: staysWhole({ cells }),
        })),
      };
    case 'signatures':
      return { kind: block.kind, signers: block.signers.map(signerData) };
    case 'closing':
      return {
        kind: block.kind,
        recipients: block.recipients.map(drawn),
        signer: signerData(block.signer),
      };
    case 'verification':
      return { kind: block.kind, code: drawn(block.code), note: drawn(block.note), svg: qrSvg(block.code) };
    case 'blank-lines':
    case 'page-break':
    case 'annex':
      return { ...block };
    default:
      return block satisfies never;
  }
}

function signerData({ dateline, capacity, note, name }: Signer): Record<string, unknown> {
  return {
    dateline: drawn(dateline),
    capacity: capacity.map(drawn),
    note: drawn(note),
    name: drawn(name),
  };
}

function runsData(text: Text): Record<string, unknown>[] {
  const runs = typeof text === 'string' ? [{ text }] : text;
  return runs.map((run) => ({
    text: drawn(run.text),
    bold: 'bold' in run && run.bold === true,
    italic: 'italic' in run && run.italic === true,
  }));
}

/** Long words may break every ten letters (U+200B marks where), or they would run out of their cell. */
function drawn(text: string | undefined): string {
  if (text === undefined) return '';
  return [...text]
    .map((letter) => (drawable.test(letter) ? letter : '\uFFFD'))
    .join('')
    .replace(longWord, (word) =>
      [...word].map((l, at) => (at > 0 && at % 10 === 0 ? `\u200B${l}` : l)).join(''),
    );
}
