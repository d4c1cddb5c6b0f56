import type { Block, Letterhead, Signer } from '../content/paper.ts';
import { gapXml, newPageXml, paragraphXml, runsXml, sectionEndXml, tabXml } from './runs.ts';
import { sideBySideXml, tableXml } from './tables.ts';
import { escapeXml } from './xml.ts';

/** What a block needs to know of its place. */
export interface Surroundings {
  /** Between the margins, in twentieths of a point. */
  readonly width: number;
  /** Whether it stays on the page of the next block. */
  readonly keep: boolean;
  /** In the outline of the paper, from 1; 0 for what is no heading. */
  readonly depth: number;
  /** Whether a short rule stands under the title. */
  readonly ruled: boolean;
  /** The pages up to here, where what follows has numbers of its own. */
  readonly section: string;
  /** Gives the id of the relation under which the picture of this code is stored. */
  readonly pictureOf: (code: string) => { id: string; number: number };
}

const stacked = { before: 0, after: 2, align: 'center' } as const;
const kept = { ...stacked, keepNext: true } as const;

export function blockXml(block: Block, around: Surroundings): string {
  switch (block.kind) {
    case 'form-number':
      return paragraphXml(runsXml(block.text, { bold: true }), { align: 'right' });
    case 'letterhead':
      return letterheadXml(block, around.width) + gapXml(8);
    case 'title':
      return titleXml(block, around);
    case 'heading':
      return paragraphXml(runsXml(block.text), {
        style: around.depth === 1 ? 'Heading2' : `Heading${around.depth}`,
      });
    case 'paragraph':
      return paragraphXml(runsXml(block.text), {
        align: block.align === undefined || block.align === 'justify' ? 'both' : block.align,
        firstLine: block.indent === true,
        keepNext: around.keep,
      });
    case 'field':
      return block.value === ''
        ? paragraphXml(runsXml(`${block.label}: `) + tabXml, { dotsTo: around.width, keepNext: around.keep })
        : paragraphXml(runsXml(`${block.label}: ${block.value}`), { align: 'left', keepNext: around.keep });
    case 'blank-lines':
      return paragraphXml(tabXml, { dotsTo: around.width, keepNext: around.keep }).repeat(block.count);
    case 'choices':
      return block.options
        .map(({ label, chosen }) =>
          paragraphXml(boxXml(chosen) + runsXml(` ${label}`), { left: 567, after: 3, keepNext: around.keep }),
        )
        .join('');
    case 'table':
      return tableXml(block, around.width, around.keep);
    case 'signatures': {
      const widths = block.signers.map(() => Math.floor(around.width / block.signers.length));
      return spaced(
        sideBySideXml(widths, [
          block.signers.map(signerHeadXml),
          block.signers.map((signer) => signerNameXml(signer, around.keep)),
        ]),
        around.keep,
      );
    }
    case 'closing': {
      const left = Math.floor(around.width * 0.45);
      const signer = signerHeadXml(block.signer) + signerNameXml(block.signer, around.keep);
      const recipients = recipientsXml(block.recipients, around.keep);
      return spaced(oneRowXml([left, around.width - left], [recipients, signer], around.keep), around.keep);
    }
    case 'verification': {
      const look = { after: 0, align: 'left', keepNext: true } as const;
      const words = paragraphXml(runsXml(block.note, { size: 10 }), look);
      const code = paragraphXml(runsXml(block.code, { size: 10 }), look);
      const { id, number } = around.pictureOf(block.code);
      const picture = paragraphXml(pictureXml(id, number, block.note), { after: 0, keepNext: true });
      // Kept with the paragraph that must follow a table: on a page that is full, that one alone would make another.
      return spaced(oneRowXml([1500, around.width - 1500], [picture, words + code], true));
    }
    case 'page-break':
      return newPageXml;
    case 'annex':
      return sectionEndXml(around.section);
    default:
      return block satisfies never;
  }
}

/** LibreOffice keeps a table with what comes next only where it has a second row. */
const oneRowXml = (widths: readonly number[], cells: readonly string[], keepNext: boolean): string =>
  sideBySideXml(widths, [cells, cells.map(() => gapXml(0, { keepNext }))]);

const spaced = (xml: string, keepNext = false): string =>
  gapXml(12, { keepNext: true }) + xml + gapXml(0, { keepNext });

function titleXml({ lines, about }: Extract<Block, { kind: 'title' }>, around: Surroundings): string {
  const after = around.ruled ? 6 : 12;
  return [
    paragraphXml(runsXml(lines.join('\n')), { style: 'Heading1' }),
    about === undefined
      ? ''
      : paragraphXml(runsXml(about, { bold: true }), { align: 'center', keepNext: true, after }),
    around.ruled ? ruleXml(around.width, 2000) + gapXml(6, { keepNext: true }) : '',
  ].join('');
}

function letterheadXml(it: Letterhead, width: number): string {
  const left = it.agency === '' ? 0 : Math.floor(width * 0.41);
  const right = width - left;
  const isParty = it.heading === 'party';
  const agency = [
    it.superior === undefined ? '' : paragraphXml(runsXml(it.superior, { caps: true, size: 12 }), stacked),
    paragraphXml(runsXml(it.agency, { caps: true, bold: true, size: 12 }), stacked),
    isParty ? paragraphXml(runsXml('*', { size: 12 }), stacked) : ruleXml(left, 1700),
    it.number === undefined ? '' : paragraphXml(runsXml(it.number), stacked),
    it.about === undefined ? '' : paragraphXml(runsXml(it.about, { size: 12 }), { ...stacked, before: 6 }),
  ];
  const country = [
    ...(isParty
      ? [
          paragraphXml(runsXml('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, size: 14 }), stacked),
          ruleXml(right, 3500),
        ]
      : [
          paragraphXml(runsXml('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }), stacked),
          paragraphXml(runsXml('Độc lập - Tự do - Hạnh phúc', { bold: true }), stacked),
          ruleXml(right, 3000),
        ]),
    it.dateline === undefined
      ? ''
      : paragraphXml(runsXml(it.dateline, { italic: true }), { ...stacked, before: 3 }),
  ];
  if (it.agency === '') return country.join('');
  return sideBySideXml([left, right], [[agency.join(''), country.join('')]]);
}

const ruleXml = (cell: number, rule: number): string =>
  paragraphXml(runsXml('', { size: 4 }), { before: 0, after: 0, ruleWithin: Math.floor((cell - rule) / 2) });

/** Stays on the page of the name below it. */
function signerHeadXml({ dateline, capacity, note }: Signer): string {
  const lines = [
    dateline === undefined ? '' : paragraphXml(runsXml(dateline, { italic: true }), kept),
    ...capacity.map((line) => paragraphXml(runsXml(line, { bold: true, caps: true }), kept)),
    note === undefined ? '' : paragraphXml(runsXml(note, { italic: true, size: 12 }), kept),
  ].join('');
  return lines === '' ? paragraphXml('', kept) : lines;
}

const signerNameXml = ({ name }: Signer, keepNext: boolean): string =>
  paragraphXml(runsXml(name ?? '', { bold: true }), { ...stacked, before: 54, keepNext });

function recipientsXml(recipients: readonly string[], keepNext: boolean): string {
  const look = { before: 0, after: 0, align: 'left', keepNext } as const;
  return [
    paragraphXml(runsXml('Nơi nhận:', { bold: true, italic: true, size: 12 }), look),
    ...recipients.map((line) => paragraphXml(runsXml(`- ${line}`, { size: 11 }), look)),
  ].join('');
}

/** The box as Word itself writes it, in a font that has it. */
const boxXml = (chosen: boolean): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>${chosen ? '\u2612' : '\u2610'}</w:t></w:r>`;

const pictureSide = 792_000; // 22 mm in English metric units

function pictureXml(id: string, number: number, note: string): string {
  const name = `name="QR ${number}" descr="${escapeXml(note)}"`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${pictureSide}" cy="${pictureSide}"/><wp:docPr id="${number}" ${name}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" ${name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${pictureSide}" cy="${pictureSide}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
