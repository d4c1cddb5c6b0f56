import { type CellText, columnIndex, columnLetter } from './cell-text.ts';
import type { ReadLimits } from './limits.ts';
import type { ProblemLog } from './problem-log.ts';
import { Refusal } from './refusal.ts';
import type { SheetSink } from './sheet-sink.ts';
import { type CellSetting, textOfCell } from './xlsx-cell.ts';
import { readXmlPart } from './xml-events.ts';

export interface SheetReading {
  readonly sheet: string;
  readonly part: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly setting: CellSetting;
  readonly sink: SheetSink;
  readonly problems: ProblemLog;
  readonly limits: Pick<ReadLimits, 'maxColumns' | 'maxCells'>;
  /** Cells that may still be delivered from this workbook. */
  readonly cellBudget: { left: number };
}

/**
 * Streams the rows of one worksheet to the sink.
 *
 * A formula cell is delivered with the result that was stored in the file, so that further checks can go on, AND
 * reported as 'formula-cell': a caller that imports despite problems would trust a number nobody can vouch for.
 *
 * @throws Refusal 'workbook-damaged' | 'zip-damaged' | 'zip-unsafe' | 'too-many-cells'
 */
export async function readSheetPart(reading: SheetReading): Promise<void> {
  const { sheet, setting, problems, limits, cellBudget } = reading;
  let rowNumber = 0;
  let column = -1;
  let cells: CellText[] = [];
  let isFilled = false;
  let inRow = false;
  let inPhonetic = false;
  let collecting: 'value' | 'inline' | 'formula' | null = null;
  let raw = { type: '', style: '', value: '', inline: '' };
  let formula: string | null = null;

  function openRow(number: string | undefined): void {
    const next = number === undefined ? rowNumber + 1 : Number(number);
    if (!Number.isInteger(next) || next <= rowNumber || next > 1_048_576) {
      throw new Refusal('workbook-damaged', `<row r="${number?.slice(0, 12)}"> after ${rowNumber}`, {
        sheet,
      });
    }
    rowNumber = next;
    column = -1;
    cells = [];
    isFilled = false;
    inRow = true;
  }

  function closeRow(): void {
    inRow = false;
    if (!isFilled) return;
    cellBudget.left -= cells.length;
    if (cellBudget.left < 0) throw new Refusal('too-many-cells', String(limits.maxCells));
    reading.sink.onRow({ number: rowNumber, cells });
  }

  function openCell(attributes: Readonly<Record<string, string>>): void {
    const next = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
    if (next <= column) throw new Refusal('workbook-damaged', `<c> row ${rowNumber}`, { sheet });
    column = next;
    raw = { type: attributes.t ?? 'n', style: attributes.s ?? '', value: '', inline: '' };
    formula = null;
  }

  function closeCell(): void {
    const place = { sheet, row: rowNumber, column: columnLetter(Math.min(column, 16_383)) };
    if (formula !== null) problems.add('formula-cell', place, formula.slice(0, 80));
    const text = textOfCell(raw, setting, (code, detail) => problems.add(code, place, detail.slice(0, 80)));
    if (text === '') return;
    if (column >= limits.maxColumns) {
      problems.add('too-many-columns', { sheet }, String(limits.maxColumns));
      return;
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
    isFilled = true;
  }

  await readXmlPart(
    reading.part,
    reading.chunks,
    {
      onOpen(name, attributes) {
        if (name === 'c' && inRow) openCell(attributes);
        else if (name === 'v') collecting = 'value';
        else if (name === 't') collecting = inPhonetic ? null : 'inline';
        else if (name === 'f') {
          collecting = 'formula';
          formula = '';
        } else if (name === 'row') openRow(attributes.r);
        else if (name === 'rPh') inPhonetic = true;
        else if (name === 'mergeCell') reportMerge(attributes.ref ?? '');
      },
      onText(text) {
        if (collecting === null) return;
        if (collecting === 'formula') formula += text;
        else raw[collecting] += text;
      },
      onClose(name) {
        if (name === 'c' && inRow) closeCell();
        else if (name === 'v' || name === 't' || name === 'f') collecting = null;
        else if (name === 'row') closeRow();
        else if (name === 'rPh') inPhonetic = false;
      },
    },
    () => reading.sink.ready?.(),
  );

  function reportMerge(range: string): void {
    const first = range.split(':')[0] ?? '';
    const row = Number(first.replace(/\D+/g, ''));
    problems.add(
      'merged-cells',
      { sheet, row, column: columnLetter(columnIndex(first)) },
      range.slice(0, 30),
    );
  }
}
