import type { Block, Column, Row, Run, Text } from './paper.ts';

/** Room that stays when a line is justified or wrapped: the clerk or the signer writes there. */
export const room = (width: number): string => '\u00A0'.repeat(width);

export const bold = (text: string): Run => ({ text, bold: true });
export const italic = (text: string): Run => ({ text, italic: true });

export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text, indent: true });
export const plain = (text: Text): Block => ({ kind: 'paragraph', text, align: 'left' });
export const centered = (text: Text): Block => ({ kind: 'paragraph', text, align: 'center' });
export const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
export const title = (lines: readonly string[], about?: string): Block =>
  about === undefined ? { kind: 'title', lines } : { kind: 'title', lines, about };
export const field = (label: string, value = ''): Block => ({ kind: 'field', label, value });
export const blankLines = (count: number): Block => ({ kind: 'blank-lines', count });

/** Each line of what a person wrote is a paragraph; nothing written leaves lines to write on. */
export function written(text: string | undefined, emptyLines = 3): Block[] {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0 ? [blankLines(emptyLines)] : lines.map((line) => paragraph(line));
}

/** A numbered list in paragraphs: "1. …". */
export const numbered = (items: readonly string[]): Block[] =>
  items.map((item, at) => paragraph(`${at + 1}. ${item}`));

export const column = (
  heading: string,
  share: number,
  more: { align?: 'left' | 'center' | 'right'; group?: string } = {},
): Column => ({ title: heading, share, ...more });

/** The narrow column in front: the number of the row. */
export const ordinal: Column = { title: 'STT', share: 1.4, align: 'center' };

/** Rows with their number in front. */
export const numberedRows = (rows: readonly (readonly Text[])[]): Row[] =>
  rows.map((cells, at) => ({ cells: [String(at + 1), ...cells] }));

export const table = (columns: readonly Column[], rows: readonly Row[], whenEmpty = 'Không có'): Block => ({
  kind: 'table',
  columns,
  rows,
  whenEmpty,
});
