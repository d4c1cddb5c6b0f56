import { say } from '../../problem.ts';
import type { ColumnDeclaration, TableDeclaration, ValueType } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

const WORDS = say('cột', 'column');

/** The column, or a problem at the place. */
export function columnOf(
  { report }: Pick<Context, 'report'>,
  table: TableDeclaration,
  id: string,
  at: Cursor,
): ColumnDeclaration | undefined {
  const column = table.columns.find((c) => c.id === id);
  if (column === undefined)
    report.unknown(
      at,
      'pack.unknown-column',
      say(`${WORDS.vi} (bảng “${table.id}”)`, `${WORDS.en} (of table '${table.id}')`),
      id,
      table.columns.map((c) => c.id),
    );
  return column;
}

/** Refuses a column that is missing or of another type. */
export function refuseType(
  context: Context,
  table: TableDeclaration,
  id: string,
  kinds: readonly ValueType['kind'][],
  at: Cursor,
): void {
  const column = columnOf(context, table, id, at);
  if (column === undefined || kinds.includes(column.type.kind)) return;
  context.report.refuse(
    at,
    'pack.wrong-type',
    say(
      `cột “${id}” kiểu ${column.type.kind}, cần ${kinds.join(' / ')}`,
      `column '${id}' is of type ${column.type.kind}, not ${kinds.join(' or ')}`,
    ),
    say('chọn cột khác, hoặc sửa type của cột', "choose another column, or mend the column's type"),
  );
}

/** What columns say of each other and of other tables. */
export function checkColumns(context: Context, table: TableDeclaration): void {
  const { regulation, names, report } = context;
  if (table.key !== undefined) columnOf(context, table, table.key, spot(table.at, 'key'));
  for (const column of table.columns) {
    if (column.atMost !== undefined) {
      const at = spot(column.at, 'at-most-of');
      refuseType(context, table, column.atMost, ['number'], at);
      if (column.type.kind !== 'number') {
        report.refuse(
          at,
          'pack.wrong-type',
          say('chỉ số mới so được với cột khác', 'only a number can be limited by another column'),
          say('xóa at-most-of, hoặc sửa type', 'remove at-most-of, or mend type'),
        );
      }
    }
    if (column.sameAs !== undefined)
      refuseType(context, table, column.sameAs, [column.type.kind], spot(column.at, 'same-as'));
    if (column.fromTable === undefined) continue;
    const { table: other, column: taken, by, key } = column.fromTable;
    const at = spot(column.at, 'from-table');
    columnOf(context, table, by, spot(at, 'by'));
    if (!names.use('table', other, spot(at, 'table'))) continue;
    const from = regulation.tables.get(other)!;
    columnOf(context, from, key, spot(at, 'key'));
    refuseType(context, from, taken, [column.type.kind], spot(at, 'column'));
  }
}
