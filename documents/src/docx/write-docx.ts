import { zipSync } from 'fflate';
import { cleanPaper } from '../content/clean.ts';
import { hasRuleUnderTitle, keepsWithNext, outline } from '../content/outline.ts';
import type { Paper } from '../content/paper.ts';
import { qrPng } from '../qr.ts';
import { blockXml } from './blocks.ts';
import * as parts from './parts.ts';
import { escapeXml, relationSpace, wordSpace, xmlHead } from './xml.ts';

/** A4 with the margins of Nghị định 30/2020: 20 mm above and below, 30 left, 15 right; twentieths of a point. */
const page = { short: 11_906, long: 16_838, above: 1134, below: 1134, left: 1701, right: 851, header: 567 };

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
/** The first day a ZIP can name, in whatever time zone the server stands. */
const noDay = new Date(1980, 0, 1);

/**
 * One paper as DOCX. Holds no macro, no link, no template, no author and no date; the same paper gives the same bytes.
 */
export function toDocx(paper: Paper): Uint8Array {
  const { title, landscape, blocks } = cleanPaper(paper);
  const isLandscape = landscape === true;
  const [across, down] = isLandscape ? [page.long, page.short] : [page.short, page.long];
  const pictures: { id: string; target: string; bytes: Uint8Array }[] = [];
  const pictureOf = (code: string): { id: string; number: number } => {
    const number = pictures.length + 1;
    pictures.push({ id: `rIdQr${number}`, target: `media/qr${number}.png`, bytes: qrPng(code) });
    return { id: `rIdQr${number}`, number };
  };
  const depths = outline(blocks);
  const ruled = hasRuleUnderTitle(blocks);
  const width = across - page.left - page.right;
  const section = (numbers: string): string =>
    `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${across}" w:h="${down}"${isLandscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${page.above}" w:right="${page.right}" w:bottom="${page.below}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.header}" w:gutter="0"/>${numbers}<w:titlePg/></w:sectPr>`;
  const anew = '<w:pgNumType w:start="1"/>';
  const annexes = blocks.flatMap(({ kind }, at) => (kind === 'annex' ? [at] : []));
  const numbersOf = (at: number): string => (annexes.some((annex) => annex < at) ? anew : '');
  const body = blocks
    .map((block, at) =>
      blockXml(block, {
        width,
        keep: keepsWithNext(blocks.slice(at)),
        depth: depths[at] ?? 0,
        ruled,
        section: block.kind === 'annex' ? section(numbersOf(at)) : '',
        pictureOf,
      }),
    )
    .join('');
  const document = `${xmlHead}<w:document xmlns:w="${wordSpace}" xmlns:r="${relationSpace}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><w:body>${body}${section(numbersOf(blocks.length))}</w:body></w:document>`;
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': bytesOf(parts.contentTypes),
    '_rels/.rels': bytesOf(parts.packageRelations),
    'docProps/core.xml': bytesOf(parts.coreProperties(escapeXml(title))),
    'word/document.xml': bytesOf(document),
    'word/_rels/document.xml.rels': bytesOf(parts.documentRelations(pictures)),
    'word/styles.xml': bytesOf(parts.styles),
    'word/settings.xml': bytesOf(parts.settings),
    'word/header1.xml': bytesOf(parts.header),
  };
  for (const { target, bytes } of pictures) files[`word/${target}`] = bytes;
  return zipSync(files, { level: 6, mtime: noDay });
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
