/**
 * Sheets, rows and cells: reading .xlsx and CSV safely into texts of one canonical spelling, and writing them with real
 * types. Knows nothing of people or units.
 */
export { type CellText, columnIndex, columnLetter } from './cell-text.ts';
export { type CsvHandlers, type CsvRead, readCsv } from './csv-reader.ts';
export {
  type CopiedTable,
  type InputCopy,
  MOST_IN_A_TEXT,
  MOST_PEOPLE_COPIED,
  newInputCopy,
  packCopy,
  unpackCopy,
} from './input-copy.ts';
export { defaultReadLimits, type ReadLimits } from './limits.ts';
export { type Place, type Problem, type ProblemCode, problemCodes, type TwoLanguages } from './problem.ts';
export { collectSheets, type ReadOptions, readSheets, type SheetInMemory } from './read-sheets.ts';
export type { SheetHead, SheetRow, SheetSink } from './sheet-sink.ts';
export {
  type CellToWrite,
  type ColumnKind,
  type ColumnToWrite,
  type Highlight,
  listsSheetName,
  type SheetToWrite,
  type ValueToWrite,
} from './sheet-to-write.ts';
export { writeCsvFolder } from './write-csv.ts';
export { type WriteOptions, writeWorkbook } from './write-workbook.ts';
