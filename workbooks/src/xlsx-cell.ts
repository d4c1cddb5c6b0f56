import { type CellText, cellText, numberText } from './cell-text.ts';
import { dayOfSerial, timeOfSerial } from './day-serial.ts';
import type { NumberLook } from './number-format.ts';
import type { ProblemCode } from './problem.ts';
import { Refusal } from './refusal.ts';
import { decodeSheetText } from './xlsx-text.ts';

/** What the cells of a workbook share. */
export interface CellSetting {
  readonly sharedStrings: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly is1904: boolean;
}

/** A cell as the XML gives it: `value` is the content of <v>, `inline` that of <is>. */
export interface RawCell {
  readonly type: string;
  readonly style: string;
  readonly value: string;
  readonly inline: string;
}

type Complain = (code: ProblemCode, detail: string) => void;

/**
 * The canonical text of a cell. A cell formatted as a percentage keeps its sign ('85%', not '0.85'), a day with a
 * clock format is 'YYYY-MM-DD HH:MM:SS', a bare clock time 'HH:MM:SS'. Errors give '' and a complaint.
 *
 * @throws Refusal 'workbook-damaged' for a shared string that does not exist
 */
export function textOfCell(cell: RawCell, setting: CellSetting, complain: Complain): CellText {
  switch (cell.type) {
    case 's':
      return sharedString(cell.value, setting);
    case 'inlineStr':
      return cellText(decodeSheetText(cell.inline));
    case 'str':
      return cellText(decodeSheetText(cell.value));
    case 'b':
      return cell.value === '1' || cell.value === 'true' ? 'true' : 'false';
    case 'e':
      complain('error-cell', cell.value);
      return '';
    case 'd':
      return textOfIsoDate(cell.value, complain);
    default:
      return textOfNumber(
        cell.value.trim(),
        setting.looks[Number(cell.style)] ?? 'number',
        setting,
        complain,
      );
  }
}

function sharedString(index: string, { sharedStrings }: CellSetting): CellText {
  if (index === '') return '';
  const text = sharedStrings[Number(index)];
  if (text === undefined) throw new Refusal('workbook-damaged', `shared string ${index.slice(0, 12)}`);
  return text;
}

function textOfIsoDate(value: string, complain: Complain): CellText {
  const day = value.slice(0, 10);
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (isReal && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return day;
  complain('impossible-date', value);
  return '';
}

function textOfNumber(raw: string, look: NumberLook, setting: CellSetting, complain: Complain): CellText {
  if (raw === '') return '';
  const value = Number(raw);
  if (!Number.isFinite(value)) return cellText(raw);
  switch (look) {
    case 'number':
      if (Math.abs(value) >= 1e15 && Number.isInteger(value)) complain('digits-lost', numberText(value));
      return numberText(value);
    case 'percent':
      return `${numberText(value * 100)}%`;
    case 'time':
      return value >= 0 && value < 1 ? timeOfSerial(value) : numberText(value);
    case 'day':
    case 'day-and-time': {
      const day = dayOfSerial(value, setting.is1904);
      if (day === null) {
        complain('impossible-date', numberText(value));
        return '';
      }
      return look === 'day' || Number.isInteger(value) ? day : `${day} ${timeOfSerial(value)}`;
    }
    default:
      return look satisfies never;
  }
}
