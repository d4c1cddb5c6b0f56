import { mkdtempSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipWriter } from './zip-writer.ts';

/** A new empty folder for one test file. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cong-tam-'));
}

/** Writes a ZIP of the parts given, with true sizes. */
export async function writeZip(
  path: string,
  parts: Readonly<Record<string, Iterable<string>>>,
): Promise<void> {
  const file = await open(path, 'w');
  const zip = new ZipWriter(file);
  for (const [name, texts] of Object.entries(parts)) await zip.add(name, texts);
  await zip.finish();
  await file.close();
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Styles used by raw workbooks: 0 plain, 1 dd/mm/yyyy, 2 percent, 3 date and time, 4 hh:mm. */
const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`;

/** Parts of a workbook with one sheet 'Cá nhân' whose XML inside <worksheet> is given. */
export function rawParts(
  worksheet: Iterable<string>,
  { sharedStrings = '', date1904 = false, prefix = '' } = {},
): Record<string, Iterable<string>> {
  return {
    '[Content_Types].xml': ['<Types/>'],
    '_rels/.rels': [
      `<Relationships xmlns="${relationships}"><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    'xl/workbook.xml': [
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="Cá nhân" sheetId="1" r:id="s"/></sheets></workbook>`,
    ],
    'xl/_rels/workbook.xml.rels': [
      `<Relationships xmlns="${relationships}"><Relationship Id="s" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="y" Type="${office}/styles" Target="/xl/styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="e" Type="${office}/externalLink" Target="http://192.0.2.1/x" TargetMode="External"/></Relationships>`,
    ],
    'xl/styles.xml': [styles],
    'xl/sharedStrings.xml': [`<sst xmlns="${main}">${sharedStrings}</sst>`],
    'xl/worksheets/sheet1.xml': wrapped(worksheet, prefix),
  };
}

function* wrapped(worksheet: Iterable<string>, prefix: string): Iterable<string> {
  yield `${prefix}<worksheet xmlns="${main}">`;
  yield* worksheet;
  yield '</worksheet>';
}
