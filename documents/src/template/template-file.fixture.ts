import { type Zippable, zipSync } from 'fflate';
import * as builtIn from '../docx/parts.ts';
import { relationSpace, wordSpace, xmlHead } from '../docx/xml.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const paragraphOf = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('<w:proofErr w:type="spellStart"/>')}</w:p>`;

export const rowOf = (...cells: string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc>${paragraphOf(text)}</w:tc>`).join('')}</w:tr>`;

export const tableOf = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

/** A small DOCX as an agency would bring it; `more` replaces or adds parts, `undefined` takes one out. */
export function templateFile(
  body: string,
  more: Readonly<Record<string, string | undefined>> = {},
): Uint8Array {
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': builtIn.contentTypes,
    '_rels/.rels': builtIn.packageRelations,
    'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Nguyễn Văn Soạn</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>Sở X</Company></Properties>`,
    'word/document.xml': documentOf(body),
    'word/_rels/document.xml.rels': builtIn.documentRelations([]),
    'word/styles.xml': builtIn.styles,
    'word/settings.xml': builtIn.settings,
    'word/header1.xml': builtIn.header,
    ...more,
  };
  const files: Zippable = {};
  for (const [part, text] of Object.entries(parts)) if (text !== undefined) files[part] = encode(text);
  return zipSync(files, { level: 6 });
}

export const documentOf = (body: string): string =>
  `${xmlHead}<w:document xmlns:w="${wordSpace}" xmlns:r="${relationSpace}" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>${body}<w:sectPr/></w:body></w:document>`;
