import type { ColumnDeclaration } from '../regulation/format.ts';
import { tokenOf } from './cell-token.ts';
import { blankCell, copyCell, widened } from './fill-cell.ts';
import type { GatheredRecords } from './gathered-records.ts';
import type { ProblemLog } from './problem-log.ts';
import { EMPTY } from './refusal.ts';

/** Fills empty cells from another column of the same row, a column that is itself filled so going first. */
export function fillSameAs(records: GatheredRecords, log: ProblemLog): void {
  const filled = new Set<string>();
  const fill = (column: ColumnDeclaration | undefined): void => {
    if (column?.sameAs === undefined || filled.has(column.id)) return;
    filled.add(column.id);
    fill(records.declaration.columns.find((c) => c.id === column.sameAs));
    fillOne(records, column, column.sameAs, log);
  };
  for (const column of records.declaration.columns) fill(column);
}

function fillOne(records: GatheredRecords, column: ColumnDeclaration, sameAs: string, log: ProblemLog): void {
  const own = records.columns.get(column.id);
  const other = records.columns.get(sameAs);
  if (own === undefined || other === undefined) return;
  if (own.kind === 'number' && other.kind === 'number') {
    for (let row = 0; row < records.count; row++)
      if (Number.isNaN(own.values[row]!)) own.values[row] = other.values[row]!;
  }
  const target = widened(own, other);
  records.columns.set(column.id, target.column);
  for (let row = 0; row < records.count; row++) {
    if (isGiven(target.column, row)) continue;
    if (tokenOf(other, row) !== undefined) copyCell(other, row, target, row);
    else if (!blankCell(target.column, row, column.whenAbsent) && column.required)
      log.refuse(records.declaration.id, records.rowAt[row], column.id, EMPTY);
  }
}

const isGiven = (column: Parameters<typeof tokenOf>[0], row: number): boolean =>
  column.kind === 'number' ? !Number.isNaN(column.values[row]!) : tokenOf(column, row) !== undefined;
