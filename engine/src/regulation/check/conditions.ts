import { say } from '../../problem.ts';
import type { ConditionNode, SubjectKind, TableDeclaration } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { refuseNotApplicable, refuseSingleRating } from './applicability.ts';
import { checkAvailable } from './available.ts';
import { columnOf } from './columns.ts';
import { checkRated } from './consequences.ts';
import type { Context, Where } from './context.ts';
import { checkOthers } from './others.ts';
import { spot } from './report.ts';
import { checkAttribute, checkRater, checkTests, type Leaf } from './tests.ts';

/** Whom a condition is asked of: a record of a table, a subject by its attributes alone, or a subject at stages. */
export type Asked =
  | { readonly of: 'records'; readonly table: TableDeclaration }
  | { readonly of: 'attributes'; readonly subject: SubjectKind }
  | {
      readonly of: 'subject';
      readonly rule: string;
      readonly wheres: readonly Where[];
      /** Asked when the level is known. */
      readonly followsLevel?: true;
    };

/** Names, types and words of a condition, wherever it is asked. */
export function checkCondition(
  context: Context,
  node: ConditionNode,
  asked: Asked,
  seen: ReadonlySet<string> = new Set(),
): void {
  const { regulation, names, report } = context;
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const inner of node.of) checkCondition(context, inner, asked, seen);
      return;
    case 'not':
      checkCondition(context, node.of, asked, seen);
      return;
    case 'named': {
      if (asked.of !== 'subject') {
        onlyAttributes(context, node.at, asked);
        return;
      }
      if (!names.use('condition', node.condition, spot(node.at, 'condition'))) return;
      if (seen.has(node.condition)) return;
      const inner = regulation.conditions.get(node.condition)!;
      checkCondition(context, inner, asked, new Set([...seen, node.condition]));
      return;
    }
    case 'reading': {
      if (asked.of === 'records') {
        onlyAttributes(context, node.at, asked);
        return;
      }
      if (!names.use('reading', node.reading, spot(node.at, 'reading'))) return;
      const options = [...regulation.readings.get(node.reading)!.options.keys()];
      if (!options.includes(node.is))
        report.unknown(
          spot(node.at, 'is'),
          'pack.unknown-option',
          say('lựa chọn', 'option'),
          node.is,
          options,
        );
      return;
    }
    case 'elsewhere':
    case 'records':
    case 'rating':
    case 'level':
      if (asked.of === 'subject') checkOthers(context, node, asked);
      else onlyAttributes(context, node.at, asked);
      return;
    case 'rated':
      if (asked.of === 'subject') checkRated(context, node, asked);
      else onlyAttributes(context, node.at, asked);
      return;
    case 'bound':
      return;
    case 'period-ends':
      if (asked.of === 'records') onlyAttributes(context, node.at, asked);
      else checkPeriodEnds(context, node);
      return;
    case 'compare':
    case 'is':
      checkLeaf(context, node, asked);
  }
}

function onlyAttributes({ report }: Context, at: Cursor, asked: Asked): void {
  const columns = asked.of === 'records';
  report.refuse(
    at,
    'pack.condition-out-of-place',
    columns
      ? say('điều kiện trên dòng chỉ dùng được cột', 'a condition on records looks at columns only')
      : say(
          'phạm vi, nhóm, thẩm quyền, thời hạn, remarks và among chỉ dùng được attribute, reading (với is) và period-ends',
          'scopes, groups, authorities, deadlines, remarks and among look at attributes and readings (with is) and period-ends only',
        ),
    columns ? say('dùng column', 'use column') : say('dùng attribute: … is: …', 'use attribute: … is: …'),
  );
}

function checkPeriodEnds(
  { report }: Context,
  { from, to, at }: ConditionNode & { kind: 'period-ends' },
): void {
  if (from === undefined || to === undefined || from <= to) return;
  report.refuse(
    at,
    'pack.days-out-of-order',
    say('period-ends: from sau to', 'period-ends: from is after to'),
    say('xem lại hai ngày', 'look at both days again'),
  );
}

export function checkLeaf(context: Context, node: Leaf, asked: Asked): void {
  const { left } = node;
  if (asked.of === 'records') {
    const column = columnOf(context, asked.table, left.id, spot(node.at, 'column'));
    if (column) checkTests(context, node, column.type, say(`cột “${left.id}”`, `column '${left.id}'`));
    return;
  }
  if (left.kind === 'attribute') {
    const subjects = asked.of === 'attributes' ? [asked.subject] : asked.wheres.map((w) => w.group.of);
    checkAttribute(context, node, subjects);
    return;
  }
  if (asked.of === 'attributes') {
    onlyAttributes(context, node.at, asked);
    return;
  }
  const { names, regulation } = context;
  const at = spot(node.at, left.kind);
  if (left.kind === 'measure') {
    if (!names.use('measure', left.id, at, asked.followsLevel && 'after-levels')) return;
    checkTests(
      context,
      node,
      { kind: 'number', whole: false },
      say(`đại lượng “${left.id}”`, `measure '${left.id}'`),
    );
  } else {
    if (!names.use('fact', left.id, at)) return;
    const fact = regulation.facts.get(left.id)!;
    checkTests(context, node, fact.type, say(`dữ kiện “${left.id}”`, `fact '${left.id}'`), fact.mayNotApply);
    checkRater(context, fact.raters, left.kind === 'fact' ? left.rater : undefined, left.id, node.at);
  }
  checkAvailable(context, left.id, asked.rule, asked.wheres, at);
  if (left.kind === 'fact') refuseSingleRating(context, left.id, at);
  if (node.kind === 'compare') refuseNotApplicable(context, left.id, asked.wheres, at);
}
