import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnLetter } from './cell-text.ts';
import type { ColumnStyles, Shade } from './cell-xml.ts';
import { planDropDowns } from './drop-downs.ts';
import { bodyFont, bodyStyle, headerStyle, shades } from './sheet-styles.ts';
import type { SheetToWrite } from './sheet-to-write.ts';
import { readZipDirectory } from './zip-directory.ts';
import { inflateEntry } from './zip-inflate.ts';

/** One worksheet without its rows: XML before and after them, and the style indices to use in them. */
export interface SheetSkeleton {
  readonly part: string;
  readonly sheet: SheetToWrite;
  readonly before: string;
  /** XML after the rows, once the number of the last row is known. */
  after(lastRow: number): string;
  readonly headerStyle: string;
  readonly columns: readonly ColumnStyles[];
}

export interface WorkbookSkeleton {
  readonly parts: readonly { readonly name: string; readonly xml: string }[];
  readonly sheets: readonly SheetSkeleton[];
}

const unbounded = { maxUnpackedBytes: 1e9, maxRatio: 1e9, maxEntries: 60_000 };

/**
 * Lets hucre write the workbook with one sample row per style instead of the data, then opens the result: hucre does
 * styles, notes, validations and package parts, while the rows are streamed into the gap by us. hucre's own streaming
 * writer knows one sheet only, and none of these.
 *
 * @throws hucre's InvalidArgumentError for wrong sheet names, Error for a sheet without columns
 */
export async function createSkeleton(
  sheets: readonly SheetToWrite[],
  written: { at: Date; by: string },
): Promise<WorkbookSkeleton> {
  for (const { name, columns } of sheets) {
    if (columns.length === 0) throw new Error(`sheet without columns: ${name}`);
  }
  const { validations, lists } = planDropDowns(sheets);
  const all = lists === null ? sheets : [...sheets, lists];
  const bytes = Buffer.from(
    await writeXlsx({
      sheets: all.map((sheet, index) => sampleSheet(sheet, validations[index] ?? [])),
      properties: { creator: written.by, created: written.at, modified: written.at },
      stringMode: 'inline',
      defaultFont: { ...bodyFont },
      namedRanges: all.map(({ name }) => ({
        name: '_xlnm.Print_Titles',
        range: `'${name.replaceAll("'", "''")}'!$1:$1`,
        scope: name,
      })),
    }),
  );
  const parts: { name: string; xml: string }[] = [];
  const skeletons: SheetSkeleton[] = [];
  for (const [name, entry] of readZipDirectory(bytes, unbounded)) {
    const chunks: Buffer[] = [];
    for await (const chunk of inflateEntry(bytes, entry, { bytesLeft: Number.MAX_SAFE_INTEGER }))
      chunks.push(chunk);
    const xml = Buffer.concat(chunks).toString('utf8');
    const index = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    if (index === undefined) parts.push({ name, xml });
    else skeletons[Number(index) - 1] = openSheet(name, xml, all[Number(index) - 1]!);
  }
  return { parts, sheets: skeletons };
}

function sampleSheet(
  sheet: SheetToWrite,
  dataValidations: WriteSheet['dataValidations'] & object,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  sheet.columns.forEach((column, index) => {
    const comment = column.note === undefined ? {} : { comment: { text: column.note } };
    cells.set(`0,${index}`, { value: 'x', style: headerStyle, ...comment });
    shades.forEach((shade, row) => {
      cells.set(`${1 + row},${index}`, { value: 'x', style: bodyStyle(column, shade, false) });
      const textRow = 1 + shades.length + row;
      cells.set(`${textRow},${index}`, { value: 'x', style: bodyStyle(column, shade, true) });
    });
  });
  return {
    name: sheet.name,
    hidden: sheet.hidden === true,
    columns: sheet.columns.map(({ width = 14 }) => ({ width })),
    rows: [],
    cells,
    dataValidations,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetter(sheet.columns.length - 1)}1` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.5, right: 0.4, bottom: 0.5, left: 0.4, header: 0.3, footer: 0.3 },
    },
  };
}

function openSheet(part: string, xml: string, sheet: SheetToWrite): SheetSkeleton {
  const [head = '', rest = ''] = xml.split('<sheetData>', 2);
  const [samples = '', tail = ''] = rest.split('</sheetData>', 2);
  const styles = new Map<string, string>();
  for (const [, cell = '', style = '0'] of samples.matchAll(/<c r="([A-Z]+\d+)"(?:[^>]*? s="(\d+)")?/g)) {
    styles.set(cell, style);
  }
  const styleAt = (column: number, row: number): string => styles.get(columnLetter(column) + row) ?? '0';
  const shadesFrom = (column: number, row: number): Record<Shade, string> => ({
    plain: styleAt(column, row),
    wrong: styleAt(column, row + 1),
    attention: styleAt(column, row + 2),
    settled: styleAt(column, row + 3),
  });
  const columns = sheet.columns.map(({ kind }, index) => ({
    kind,
    own: shadesFrom(index, 2),
    text: shadesFrom(index, 2 + shades.length),
  }));
  return {
    part,
    sheet,
    before: `${withColumnStyles(head.replace(/<dimension [^>]*\/>/, ''), columns)}<sheetData>`,
    after: (lastRow) =>
      `</sheetData>${tail.replace(/(<autoFilter ref="A1:[A-Z]+)\d+"/, (_found, start: string) => `${start}${lastRow}"`)}`,
    headerStyle: styleAt(0, 1),
    columns,
  };
}

/** Rows typed later below the data take the format of their column, so that '012' stays a text. */
function withColumnStyles(head: string, columns: readonly ColumnStyles[]): string {
  return head.replace(
    /<col min="(\d+)"/g,
    (found, number: string) => `${found} style="${columns[Number(number) - 1]?.own.plain ?? '0'}"`,
  );
}
