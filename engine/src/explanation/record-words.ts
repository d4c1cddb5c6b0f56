import type { CalendarDay } from '../calendar-day.ts';
import { ratio } from '../exact.ts';
import type { Language } from '../problem.ts';
import { NO_CHOICE, NUMBER_SCALE, type Records } from '../register.ts';
import type { ColumnDeclaration } from '../regulation/format.ts';
import { dayInWords } from './period-words.ts';
import { shownNumber, YES_NO } from './show.ts';

/** A number cell of a record, undefined where nothing is given. */
export function numberIn(records: Records, column: string, row: number) {
  const found = records.columns.get(column);
  const value = found?.kind === 'number' ? found.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? undefined : ratio(Math.round(value), NUMBER_SCALE);
}

/** The word of a choice cell as the register keeps it. */
export function choiceIn(records: Records, column: string, row: number): string | undefined {
  const found = records.columns.get(column);
  if (found?.kind !== 'choice') return undefined;
  const value = found.values[row]!;
  return value === NO_CHOICE ? undefined : found.options[value];
}

/** A cell as a person reads it; undefined where nothing is given. */
export function cellInWords(
  records: Records,
  column: ColumnDeclaration,
  row: number,
  language: Language,
): string | undefined {
  const found = records.columns.get(column.id);
  switch (found?.kind) {
    case undefined:
      return undefined;
    case 'number': {
      const value = numberIn(records, column.id, row);
      return value === undefined ? undefined : shownNumber(value, language, 4);
    }
    case 'day': {
      const value = found.values[row]!;
      return Number.isFinite(value) ? dayInWords(value as CalendarDay, language) : undefined;
    }
    case 'text':
      return found.dictionary[found.values[row]!] || undefined;
    case 'choice':
      return optionInWords(column, choiceIn(records, column.id, row), language);
  }
}

export function optionInWords(
  column: ColumnDeclaration | undefined,
  word: string | undefined,
  language: Language,
): string | undefined {
  if (word === undefined) return undefined;
  const label = column?.type.kind === 'choice' ? column.type.options.get(word) : undefined;
  return label?.[language] ?? (word === 'yes' || word === 'no' ? YES_NO[language][word] : word);
}

/** "Hình thức: Khiển trách; Ngày hiệu lực: 10/05/2026; …": every cell that is filled. */
export function rowInWords(records: Records, row: number, language: Language): string {
  return records.declaration.columns
    .map((column) => {
      const cell = cellInWords(records, column, row, language);
      return cell === undefined ? undefined : `${column.label[language]}: ${cell}`;
    })
    .filter((cell) => cell !== undefined)
    .join('; ');
}

/** What people call a record: its first text that is not a code of another table, else that code. */
export function titleOf(records: Records, row: number, language: Language): string | undefined {
  const { columns, key } = records.declaration;
  const codes = new Set([key, ...columns.map((c) => c.fromTable?.by)]);
  const texts = columns.filter((c) => c.type.kind === 'text');
  const ordered = [...texts.filter((c) => !codes.has(c.id)), ...texts.filter((c) => codes.has(c.id))];
  return ordered.map((c) => cellInWords(records, c, row, language)).find((cell) => cell !== undefined);
}
