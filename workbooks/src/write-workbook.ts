import { writeAtomically } from './atomic-file.ts';
import { columnLetter } from './cell-text.ts';
import { rowXml } from './cell-xml.ts';
import type { Problem } from './problem.ts';
import { Refusal } from './refusal.ts';
import { headingHeight, heightOf } from './row-height.ts';
import type { SheetToWrite } from './sheet-to-write.ts';
import { createSkeleton, type SheetSkeleton } from './workbook-skeleton.ts';
import { encodeSheetText } from './xlsx-text.ts';
import { ZipWriter } from './zip-writer.ts';

const chunkCharacters = 64 * 1024;
const lastRowOfExcel = 1_048_576;

export interface WriteOptions {
  /** Date in the file's properties. Fixed by default, so that the same sheets give the same bytes. */
  readonly writtenAt?: Date;
  readonly writtenBy?: string;
}

/**
 * Writes an .xlsx: one tab per sheet in the order given, header row bold and frozen with filter and notes, real types,
 * drop-downs, A4 landscape with repeated header. Rows are pulled one by one, so memory does not grow with their number.
 * Returns the problems (disk, too long texts, too many rows); empty when the file is in place. Errors thrown by the
 * row iterables pass through, after the temporary file is removed.
 */
export async function writeWorkbook(
  path: string,
  sheets: readonly SheetToWrite[],
  options: WriteOptions = {},
): Promise<Problem[]> {
  const { writtenAt = new Date(Date.UTC(1980, 0, 1)), writtenBy = 'Công Tâm' } = options;
  const skeleton = await createSkeleton(sheets, { at: writtenAt, by: writtenBy });
  return writeAtomically(path, async (file) => {
    const zip = new ZipWriter(file);
    for (const { name, xml } of skeleton.parts) await zip.add(name, [xml]);
    for (const sheet of skeleton.sheets) await zip.add(sheet.part, inChunks(sheetXml(sheet)));
    await zip.finish();
  });
}

async function* sheetXml(skeleton: SheetSkeleton): AsyncGenerator<string> {
  const { sheet, columns } = skeleton;
  yield skeleton.before + headerXml(skeleton);
  let row = 1;
  for await (const cells of inBatches(sheet.rows)) {
    let xml = '';
    for (const each of cells) {
      row += 1;
      if (row > lastRowOfExcel) throw new Refusal('too-many-rows', '', { sheet: sheet.name });
      xml += rowXml(sheet.name, row, each, columns, heightOf(each, sheet.columns));
    }
    yield xml;
  }
  yield skeleton.after(row);
}

function headerXml({ sheet, headerStyle }: SheetSkeleton): string {
  const cells = sheet.columns.map(({ header }, index) => {
    const text = encodeSheetText(header.normalize('NFC'));
    return `<c r="${columnLetter(index)}1" s="${headerStyle}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="1" ht="${headingHeight(sheet.columns)}" customHeight="1">${cells.join('')}</row>`;
}

async function* inBatches<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < 100) continue;
      yield batch;
      batch = [];
    }
  } else {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < 100) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let pending = '';
  for await (const text of texts) {
    pending += text;
    if (pending.length < chunkCharacters) continue;
    yield pending;
    pending = '';
  }
  yield pending;
}
