import { compare, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Measure, TableDeclaration } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { columnOf, refuseType } from './columns.ts';
import type { Context } from './context.ts';
import { quoted, spot } from './report.ts';

const tableOf = ({ regulation }: Context, measure: Measure): TableDeclaration | undefined =>
  regulation.tables.get(measure.rule.references.tables?.[0]?.table ?? '');

/** Points of records: a number for every option, weights that are not negative, an order where repetition needs one. */
export function checkPointsOfRecords(context: Context, measure: Measure): void {
  const table = tableOf(context, measure);
  if (table === undefined) return;
  const points = spot(measure.at, 'points');
  const [byColumn] = points.isMap() ? (points.entries() ?? []) : [];
  if (byColumn) checkOptionPoints(context, table, byColumn[0], byColumn[1]);
  refuseNegative(context, table, measure.at.optional('weight'));
  const repeated = measure.at.optional('repeated');
  if (repeated === undefined || repeated.optional('in-order-of') !== undefined) return;
  const sameForAll = byColumn?.[0] === repeated.optional('by')?.plain && !measure.at.optional('weight');
  if (sameForAll) return;
  context.report.refuse(
    repeated,
    'pack.repeated-without-order',
    say(
      'các dòng có điểm khác nhau, chưa nói dòng nào là lần đầu',
      'rows differ in points, and nothing says which one came first',
    ),
    say('thêm in-order-of: cột ngày', 'add in-order-of: a column of days'),
  );
}

function checkOptionPoints(context: Context, table: TableDeclaration, column: string, at: Cursor): void {
  refuseType(context, table, column, ['choice', 'flag'], at);
  const options = optionsOf(table, column);
  if (options === undefined) return;
  const given = at.keys();
  refuseUnknown(context, given, options, at);
  const without = options.filter((o) => !given.includes(o));
  if (without.length === 0) return;
  context.report.refuse(
    at,
    'pack.option-without-points',
    say(`lựa chọn ${quoted(without).vi} không có điểm`, `the option ${quoted(without).en} has no points`),
    say(
      'ghi điểm cho từng lựa chọn; không tính thì ghi 0',
      'write points for each option, 0 where it counts nothing',
    ),
  );
}

/** Means of records: what is divided and weighed is not negative. */
export function checkMeanOfRecords(context: Context, measure: Measure): void {
  const table = tableOf(context, measure);
  if (table === undefined) return;
  for (const key of ['weight', 'to', ...(measure.at.optional('to') ? ['of'] : [])])
    refuseNegative(context, table, measure.at.optional(key));
  refuseNegative(context, table, measure.at.optional('less')?.optional('events'));
  const by = measure.at.optional('by');
  const column = by?.optional('column')?.plain;
  const options = typeof column === 'string' ? optionsOf(table, column) : undefined;
  const weights = by?.optional('weights');
  if (weights && options) refuseUnknown(context, weights.keys(), options, weights);
  const fewest = measure.at.optional('fewest');
  if (fewest?.isMap()) refuseUnknown(context, fewest.keys(), weights?.keys() ?? [], fewest);
}

function optionsOf(table: TableDeclaration, column: string): readonly string[] | undefined {
  const type = table.columns.find((c) => c.id === column)?.type;
  if (type?.kind === 'flag') return ['yes', 'no'];
  return type?.kind === 'choice' ? [...type.options.keys()] : undefined;
}

function refuseUnknown(
  { report }: Context,
  words: readonly string[],
  options: readonly string[],
  at: Cursor,
): void {
  for (const word of words) {
    if (!options.includes(word))
      report.unknown(spot(at, word), 'pack.unknown-option', say('lựa chọn', 'option'), word, options);
  }
}

/** A column that is divided by, or that weighs, never goes below 0. */
function refuseNegative(context: Context, table: TableDeclaration, at: Cursor | undefined): void {
  if (typeof at?.plain !== 'string') return;
  const column = columnOf(context, table, at.plain, at);
  if (column?.type.kind !== 'number') return;
  const { min } = column.type;
  if (min !== undefined && compare(min, ZERO) >= 0) return;
  context.report.refuse(
    at,
    'pack.column-may-be-negative',
    say(`cột “${column.id}” có thể âm`, `column '${column.id}' may be negative`),
    say('thêm at-least: 0 vào cột', 'add at-least: 0 to the column'),
  );
}
