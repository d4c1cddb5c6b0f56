import { type Zippable, zipSync } from 'fflate';
import { escapeXml, relationSpace, xmlHead } from '../docx/xml.ts';

const sheetSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A row of cells that hold these texts, as Excel keeps them; each begins in column A. */
export const sheetRow = (at: number, texts: readonly string[], shared: string[]): string =>
  `<row r="${at}" spans="1:9">${texts
    .map((text, column) => {
      const place = `${String.fromCharCode(65 + column)}${at}`;
      shared.push(text);
      return `<c r="${place}" s="2" t="s"><v>${shared.length - 1}</v></c>`;
    })
    .join('')}</row>`;

/** A small workbook as an agency would bring it; `more` replaces or adds parts, `undefined` takes one out. */
export function workbookFile(
  rows: readonly (readonly string[])[],
  more: Readonly<Record<string, string | undefined>> = {},
  beside = '',
): Uint8Array {
  const shared: string[] = [];
  const data = rows.map((texts, at) => sheetRow(at + 1, texts, shared)).join('');
  const parts: Record<string, string | undefined> = {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${officeTypes}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${officeTypes}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relationSpace}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packageSpace}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="${packageSpace}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Nguyễn Văn Soạn</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `${xmlHead}<workbook xmlns="${sheetSpace}" xmlns:r="${relationSpace}"><sheets><sheet name="Biểu" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Biểu!$A$1:$I$9</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Biểu!$2:$2</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relationSpace}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationSpace}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xmlHead}<worksheet xmlns="${sheetSpace}" xmlns:r="${relationSpace}"><dimension ref="A1:I9"/><sheetData>${data}</sheetData>${beside}</worksheet>`,
    'xl/sharedStrings.xml': `${xmlHead}<sst xmlns="${sheetSpace}">${shared.map((text) => `<si><r><t xml:space="preserve">${escapeXml(text.slice(0, 3))}</t></r><r><t xml:space="preserve">${escapeXml(text.slice(3))}</t></r></si>`).join('')}</sst>`,
    ...more,
  };
  const files: Zippable = {};
  for (const [part, text] of Object.entries(parts))
    if (text !== undefined) files[part] = new TextEncoder().encode(text);
  return zipSync(files, { level: 6 });
}
