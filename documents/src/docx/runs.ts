import type { Text } from '../content/paper.ts';
import { escapeXml } from './xml.ts';

export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  /** In points. */
  readonly size?: number;
}

export interface ParagraphLook {
  readonly align?: 'both' | 'left' | 'center' | 'right';
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly firstLine?: boolean;
  /** Space before and after, in points. */
  readonly before?: number;
  readonly after?: number;
  readonly left?: number;
  /** A dotted line up to this distance (in twentieths of a point) from the left margin. */
  readonly dotsTo?: number;
  /** A rule below, as wide as the text between these indents (in twentieths of a point). */
  readonly ruleWithin?: number;
}

/** A text as runs of WordprocessingML; line ends become breaks. */
export function runsXml(text: Text, look: Look = {}): string {
  const runs = typeof text === 'string' ? [{ text }] : text;
  return runs
    .map((run) => {
      const own: Look = {
        ...look,
        bold: look.bold === true || ('bold' in run && run.bold === true),
        italic: look.italic === true || ('italic' in run && run.italic === true),
      };
      return `<w:r>${looksXml(own)}${run.text.split('\n').map(textXml).join('<w:br/>')}</w:r>`;
    })
    .join('');
}

const textXml = (text: string): string =>
  text === '' ? '' : `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;

function looksXml({ bold, italic, caps, size }: Look): string {
  const parts = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    caps === true ? '<w:caps/>' : '',
    size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
}

/** A paragraph around runs that are XML already. */
export function paragraphXml(runs: string, look: ParagraphLook = {}): string {
  const { align, style, keepNext, firstLine, before, after, left, dotsTo, ruleWithin } = look;
  const spacing = [
    before === undefined ? '' : ` w:before="${before * 20}"`,
    after === undefined ? '' : ` w:after="${after * 20}"`,
  ].join('');
  const indent = [
    left === undefined ? '' : ` w:left="${left}"`,
    ruleWithin === undefined ? '' : ` w:left="${ruleWithin}" w:right="${ruleWithin}"`,
    firstLine === true ? ' w:firstLine="567"' : '',
  ].join('');
  const parts = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    keepNext === true ? '<w:keepNext/>' : '',
    ruleWithin === undefined
      ? ''
      : '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    dotsTo === undefined ? '' : `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${dotsTo}"/></w:tabs>`,
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    indent === '' ? '' : `<w:ind${indent}/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  return `<w:p>${parts === '' ? '' : `<w:pPr>${parts}</w:pPr>`}${runs}</w:p>`;
}

export const tabXml = '<w:r><w:tab/></w:r>';

/** Of a paragraph too low to be seen; `before` in points. */
const low = (before = 0): string =>
  `<w:spacing w:before="${before * 20}" w:after="0" w:line="20" w:lineRule="exact"/>`;

/** The paragraph Word wants after a table. */
export const gapXml = (before = 0, { keepNext } = { keepNext: false }): string =>
  `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}${low(before)}</w:pPr></w:p>`;

/** What follows begins a page, also where what precedes ends one. */
export const newPageXml = `<w:p><w:pPr><w:pageBreakBefore/>${low()}</w:pPr></w:p>`;

/** The end of a section with the properties of its pages. */
export const sectionEndXml = (section: string): string => `<w:p><w:pPr>${low()}${section}</w:pPr></w:p>`;
