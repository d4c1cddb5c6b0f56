/** Ballots of a confidential table: only the mean or share of several is told, and how many there are. */
import { type Bilingual, say } from '../../problem.ts';
import type { ConditionNode, Measure, TableDeclaration } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { ruleReader } from '../read/rule.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

/** A quantity of a confidential table shows no single record, and none by the difference of two quantities. */
export function checkConfidential(context: Context, measure: Measure, table: TableDeclaration): void {
  if (!table.confidential) return;
  switch (measure.rule.kind) {
    case 'count-of-records':
      // How many there are may be told; how many say what may not.
      refuseConditions(context, measure, table, []);
      return;
    case 'mean-of-records': {
      const of = measure.at.optional('of')?.plain;
      refuseFew(context, measure, table);
      refuseConditions(context, measure, table, typeof of === 'string' ? [of] : []);
      return;
    }
    case 'share-of-records':
      refuseFew(context, measure, table);
      refuseConditions(context, measure, table, columnsOf(conditionAt(measure, 'where')).slice(0, 1));
      return;
    default:
      refuseReader(context, table, spot(measure.at, 'table'));
  }
}

/** A condition on the records themselves may ask how many there are, never what they say. */
export function checkConfidentialCondition(
  context: Context,
  table: TableDeclaration,
  { where, at }: { readonly where?: ConditionNode; readonly at: Cursor },
): void {
  if (table.confidential && where !== undefined) refuseReader(context, table, spot(at, 'where'));
}

function refuseReader({ report }: Context, table: TableDeclaration, at: Cursor): void {
  report.refuse(
    at,
    'pack.confidential-read-singly',
    say(
      `bảng “${table.id}” là phiếu kín, chỉ được dùng qua trung bình hay tỷ lệ của nhiều phiếu`,
      `table '${table.id}' is confidential and used through the mean or share of several only`,
    ),
    say('dùng mean-of-records hay share-of-records', 'use mean-of-records or share-of-records'),
  );
}

/** With kinds of raters of whom none may be absent there are two records at least; else each kind can be all there is. */
function refuseFew({ report }: Context, measure: Measure, table: TableDeclaration): void {
  const fewest = measure.at.optional('fewest');
  const by = measure.at.optional('by');
  const kinds = by?.optional('weights')?.keys() ?? [];
  if (by?.optional('when-absent')?.plain === 'missing' && kinds.length > 1) return;
  const least = fewest?.isMap()
    ? kinds.map((kind) => fewest.optional(kind)?.plain ?? '1')
    : [fewest?.plain ?? '1'];
  if (least.length > 0 && least.every((number) => Number(number) >= 2)) return;
  const isMean = measure.rule.kind === 'mean-of-records';
  const hint: Bilingual =
    kinds.length > 1
      ? say(
          'ghi fewest từ 2 cho từng loại người chấm, hoặc when-absent: missing',
          'write fewest of 2 or more for each kind of rater, or when-absent: missing',
        )
      : say('thêm fewest: 3', 'add fewest: 3');
  report.refuse(
    fewest ?? spot(measure.at, 'table'),
    'pack.confidential-too-few',
    isMean
      ? say(
          `bảng “${table.id}” là phiếu kín: trung bình của một phiếu để lộ phiếu đó`,
          `table '${table.id}' is confidential: the mean of one rating shows that rating`,
        )
      : say(
          `bảng “${table.id}” là phiếu kín: tỷ lệ của một phiếu để lộ phiếu đó`,
          `table '${table.id}' is confidential: the share of one record shows that record`,
        ),
    hint,
  );
}

/** What is told of some of the records shows, beside what is told of all, those left out. */
function refuseConditions(
  { report }: Context,
  measure: Measure,
  table: TableDeclaration,
  allowed: readonly string[],
): void {
  for (const key of ['where', 'among']) {
    const others = columnsOf(conditionAt(measure, key)).filter((column) => !allowed.includes(column));
    if (others.length === 0) continue;
    report.refuse(
      spot(measure.at, key),
      'pack.confidential-told-apart',
      say(
        `bảng “${table.id}” là phiếu kín: lọc theo cột “${others[0]}” có thể để lộ từng phiếu`,
        `table '${table.id}' is confidential: records picked by column '${others[0]}' can show a single one`,
      ),
      allowed.length === 0
        ? say(`bỏ ${key}`, `leave out ${key}`)
        : say(
            `bỏ ${key}, hoặc chỉ hỏi cột “${allowed[0]}”; theo loại người chấm thì dùng by`,
            `leave out ${key}, or ask for column '${allowed[0]}' alone; by kinds of raters use by`,
          ),
    );
  }
}

const conditionAt = (measure: Measure, key: string): ConditionNode | undefined =>
  ruleReader(() => undefined).condition(measure.at.optional(key), 'columns');

function columnsOf(node: ConditionNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(columnsOf);
    case 'not':
      return columnsOf(node.of);
    case 'compare':
    case 'is':
      return [node.left.id];
    default:
      return [];
  }
}
