import type { CalendarDay } from '../calendar-day.ts';
import { say } from '../problem.ts';
import type { Column } from '../register.ts';
import type { ServiceTime } from '../regulation/format.ts';
import { shownCell, tokenOf } from './cell-token.ts';
import type { GatheredRecords } from './gathered-records.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';
import { outOfOrder } from './spans.ts';

/** Rows of one subject (and period) with the same value in the column that tells rows apart. */
export function checkDoubledRows(
  records: GatheredRecords,
  log: ProblemLog,
  key = records.declaration.key,
): void {
  const column = key === undefined ? undefined : records.columns.get(key);
  if (key === undefined || column === undefined) return;
  const sameGroup = column.kind === 'text' ? distinctTexts(column) : distinctValues(column);
  let group = 0;
  for (const { rows } of records.groups()) {
    group += 1;
    if (rows.length < 2) continue;
    for (const row of rows) {
      const before = sameGroup(row, group);
      if (before === undefined) continue;
      const text = shownCell(column, row);
      const at = records.rowAt[before]!;
      log.refuse(records.declaration.id, records.rowAt[row], key, doubled(text, at));
    }
  }
}

/** The earlier row of the group with the same value; rows must come group by group. */
type EarlierRow = (row: number, group: number) => number | undefined;

function distinctValues(column: Column): EarlierRow {
  let seen = new Map<string, number>();
  let current = 0;
  return (row, group) => {
    if (group !== current) seen = new Map();
    current = group;
    const token = tokenOf(column, row);
    if (token === undefined) return undefined;
    const before = seen.get(token);
    if (before === undefined) seen.set(token, row);
    return before;
  };
}

/** For texts kept once each, a stamp per text does; a table so large that texts repeat is compared by value. */
function distinctTexts(column: Column & { kind: 'text' }): EarlierRow {
  if (column.dictionary.length >= 500_000) return distinctValues(column);
  const stamps = new Int32Array(column.dictionary.length);
  const rows = new Int32Array(column.dictionary.length);
  return (row, group) => {
    const text = column.values[row]!;
    if (text < 0) return undefined;
    if (stamps[text] === group) return rows[text];
    stamps[text] = group;
    rows[text] = row;
    return undefined;
  };
}

/** Numbers that may not exceed another number of the same row. */
export function checkLimits(records: GatheredRecords, log: ProblemLog): void {
  for (const declared of records.declaration.columns) {
    const column = records.columns.get(declared.id);
    const limit = declared.atMost === undefined ? undefined : records.columns.get(declared.atMost);
    if (column?.kind !== 'number' || limit?.kind !== 'number') continue;
    const label = records.declaration.columns.find((c) => c.id === declared.atMost)?.label ?? declared.label;
    const { values } = column;
    for (let row = 0; row < records.count; row++) {
      const value = values[row]!;
      const most = limit.values[row]!;
      const isWithin = !(value > most) && !(value > 0 && Number.isNaN(most));
      if (isWithin || log.isRefused(records.declaration.id, records.rowAt[row], declared.atMost)) continue;
      log.refuse(
        records.declaration.id,
        records.rowAt[row],
        declared.id,
        refuse(
          'above-limit',
          say(
            `${shownCell(column, row)} lớn hơn “${label.vi}” là ${shownCell(limit, row) || '(trống)'}`,
            `${shownCell(column, row)} is more than '${label.en}', which is ${shownCell(limit, row) || '(empty)'}`,
          ),
          say('sửa một trong hai số', 'mend one of the two numbers'),
        ),
      );
    }
  }
}

/** Leave that ends before it begins. */
export function checkLeaveDays(records: GatheredRecords, rule: ServiceTime, log: ProblemLog): void {
  const from = records.columns.get(rule.leaveFrom);
  const to = records.columns.get(rule.leaveTo);
  if (from?.kind !== 'day' || to?.kind !== 'day') return;
  for (let row = 0; row < records.count; row++) {
    if (!(from.values[row]! > to.values[row]!)) continue;
    const order = outOfOrder(dayAt(from, row), dayAt(to, row));
    if (order) log.refuse(records.declaration.id, records.rowAt[row], rule.leaveTo, order);
  }
}

const dayAt = (column: Column, row: number) => column.values[row] as CalendarDay;

const doubled = (text: string, at: number) =>
  refuse(
    'doubled-row',
    say(
      `“${text}” của cùng đối tượng (và kỳ) đã có ở dòng ${at}`,
      `'${text}' of the same subject (and period) is already in row ${at}`,
    ),
    say('gộp hai dòng làm một, hoặc sửa mã', 'make one row of the two, or mend the code'),
  );
