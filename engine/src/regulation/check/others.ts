import { NOT_RATED } from '../../classification/classification.ts';
import { holdsBy } from '../../evaluation/condition.ts';
import { PATH_SUBJECTS } from '../../evaluation/paths.ts';
import { compare, ratio } from '../../exact.ts';
import { PERIOD_UNITS } from '../../period.ts';
import { say } from '../../problem.ts';
import type { ConditionNode, ElsewhereNode, LevelNode, Placed, RatingNode, RecordsNode } from '../format.ts';
import { checkCondition, checkLeaf } from './conditions.ts';
import { checkConfidentialCondition } from './confidential-records.ts';
import type { Context, Where } from './context.ts';
import { quoted, spot, spotOfWord } from './report.ts';

type Others = ConditionNode & { kind: 'elsewhere' | 'records' | 'rating' | 'level' };
interface Asking {
  readonly of: 'subject';
  readonly rule: string;
  readonly wheres: readonly Where[];
  /** Asked when the level is known. */
  readonly followsLevel?: true;
}

/** Conditions about other units, other ratings and other periods: what they ask for exists there. */
export function checkOthers(context: Context, node: Others, asked: Asking): void {
  switch (node.kind) {
    case 'elsewhere':
      checkPath(context, node, node.of, asked);
      checkLeaf(context, node.test, { ...asked, wheres: unitsAt(context, node, asked) });
      return;
    case 'records':
      checkRecords(context, node, asked);
      return;
    case 'rating':
      checkRating(context, node);
      return;
    case 'level':
      checkLevel(context, node, asked);
  }
}

function checkPath({ report }: Context, node: Placed, of: keyof typeof PATH_SUBJECTS, asked: Asking): void {
  const lost = asked.wheres.find((w) => !PATH_SUBJECTS[of].includes(w.group.of));
  if (lost === undefined) return;
  report.refuse(
    spot(node.at, 'of'),
    'pack.path-from-other-subject',
    say(
      `“${of}” không đi từ “${lost.group.of}” (nhóm “${lost.group.id}”)`,
      `'${of}' does not begin at a '${lost.group.of}' (group '${lost.group.id}')`,
    ),
    say('chọn đường khác, hoặc thu hẹp for của quy tắc', 'choose another path, or narrow for of the rule'),
  );
}

/** The groups of units that can stand at the end of a path; a fact or quantity must be there for one at least. */
function unitsAt({ regulation }: Context, { test }: ElsewhereNode, asked: Asking): readonly Where[] {
  const stages = [...new Set(asked.wheres.map((w) => w.stage))];
  const groups = regulation.groups.filter((g) => g.of === 'unit');
  const { left } = test;
  // A fact of some units only is asked of those: the others have it missing, which is told with their name.
  const fact = left.kind === 'fact' ? regulation.facts.get(left.id) : undefined;
  const having =
    left.kind === 'measure'
      ? groups.filter((g) =>
          regulation.measures.some((m) => m.id === left.id && (m.for?.includes(g.id) ?? true)),
        )
      : groups.filter((g) => fact?.for?.includes(g.id) ?? true);
  return (having.length > 0 ? having : groups).flatMap((group) => stages.map((stage) => ({ group, stage })));
}

/** The table has rows about whom is meant, and each row has its day or its period; `key` names the table. */
export function checkRecords(
  context: Context,
  node: Pick<RecordsNode, 'table' | 'of' | 'on' | 'where'> & Placed,
  asked: Asking,
  key: 'records' | 'table' = 'records',
): void {
  const { regulation, names, report } = context;
  const at = spot(node.at, key);
  if (node.of !== 'self') checkPath(context, node, node.of, asked);
  if (!names.use('table', node.table, at)) return;
  const table = regulation.tables.get(node.table)!;
  if (node.where) checkCondition(context, node.where, { of: 'records', table });
  if (key === 'records') checkConfidentialCondition(context, table, node);
  const about = node.of === 'self' ? asked.wheres.map((w) => w.group.of) : ['unit' as const];
  if (about.some((kind) => kind !== table.of)) {
    report.refuse(
      at,
      'pack.records-of-other-subject',
      say(`bảng “${table.id}” là của “${table.of}”`, `table '${table.id}' is of '${table.of}'`),
      table.of === 'unit'
        ? say(
            'ghi of: own-unit, unit-headed, units-in-charge …',
            'write of: own-unit, unit-headed, units-in-charge …',
          )
        : say('ghi of: self, và chỉ cho nhóm người', 'write of: self, for groups of persons only'),
    );
  }
  if (table.per !== undefined) {
    const others = asked.wheres.filter((w) => w.stage !== table.per);
    if (node.on !== undefined || others.length > 0) {
      report.refuse(
        node.on === undefined ? at : spot(node.at, 'on'),
        'pack.records-of-other-periods',
        say(
          `bảng “${table.id}” ghi theo kỳ “${table.per}”`,
          `table '${table.id}' carries the periods of '${table.per}'`,
        ),
        say('chỉ hỏi ở giai đoạn ấy, và bỏ on', 'ask at that stage only, and leave out on'),
      );
    }
    return;
  }
  const column = node.on === undefined ? undefined : table.columns.find((c) => c.id === node.on);
  if (column?.type.kind === 'day') return;
  report.refuse(
    node.on === undefined ? at : spot(node.at, 'on'),
    'pack.records-without-day',
    say('không rõ ngày của mỗi dòng', 'it is not clear which day a row is of'),
    say(`ghi on: một cột kiểu day của “${table.id}”`, `write on: a column of type day in '${table.id}'`),
  );
}

function checkRating({ regulation, report }: Context, node: RatingNode & Placed): void {
  if (node.rating !== regulation.id) return;
  report.refuse(
    spot(node.at, 'rating'),
    'pack.rating-of-itself',
    say(
      'một quy định không hỏi mức của chính nó trong cùng kỳ',
      'a regulation does not ask for its own level in the same period',
    ),
    say('dùng level: giai đoạn, period: previous', 'use level: a stage, period: previous'),
  );
}

function checkLevel(context: Context, node: LevelNode & Placed, asked: Asking): void {
  const { regulation, names, report } = context;
  for (const level of node.oneOf)
    if (level !== NOT_RATED) names.use('level', level, spotOfWord(node.at, 'is', level));
  const at = spot(node.at, 'level');
  if (!names.use('stage', node.stage, at)) return;
  const lacking = asked.wheres.filter(
    ({ group }) =>
      !regulation.ladders.some((l) => l.stages.includes(node.stage) && (l.for?.includes(group.id) ?? true)),
  );
  if (lacking.length > 0) {
    const groups = quoted([...new Set(lacking.map((w) => w.group.id))]);
    report.refuse(
      at,
      'pack.level-not-given',
      say(
        `giai đoạn “${node.stage}” không xếp loại nhóm ${groups.vi}`,
        `stage '${node.stage}' gives no level to group ${groups.en}`,
      ),
      say(
        'thêm ladder ở giai đoạn ấy, hoặc hỏi giai đoạn khác',
        'add a ladder at that stage, or ask another stage',
      ),
    );
  }
  checkCount(context, node);
  const finest = (stage: string) => PERIOD_UNITS.indexOf(regulation.stages.get(stage)?.periods[0] ?? 'week');
  const wrong = asked.wheres.find(({ stage }) =>
    node.period === 'previous' ? stage !== node.stage : finest(node.stage) >= finest(stage),
  );
  if (wrong === undefined) return;
  report.refuse(
    spot(node.at, 'period'),
    'pack.level-of-other-period',
    node.period === 'previous'
      ? say(
          `kỳ trước của “${wrong.stage}” không thuộc giai đoạn “${node.stage}”`,
          `the period before one of '${wrong.stage}' is not of stage '${node.stage}'`,
        )
      : say(
          `kỳ của “${node.stage}” không nằm trong kỳ của “${wrong.stage}”`,
          `the periods of '${node.stage}' do not lie inside those of '${wrong.stage}'`,
        ),
    node.period === 'previous'
      ? say(`ghi level: ${wrong.stage}`, `write level: ${wrong.stage}`)
      : say(
          'hỏi giai đoạn có kỳ ngắn hơn, hoặc ghi period: previous',
          'ask a stage with shorter periods, or write period: previous',
        ),
  );
}

/** A number of periods that some outcomes meet and others do not. */
function checkCount({ report }: Context, { at, last, tests }: LevelNode & Placed): void {
  if (last === undefined || tests === undefined) return;
  const met = Array.from({ length: last + 1 }, (_, many) =>
    tests.every(({ by, value }) => holdsBy(by, compare(ratio(many), value))),
  );
  if (met.includes(true) && met.includes(false)) return;
  report.refuse(
    spot(at, 'count'),
    'pack.count-says-nothing',
    met.includes(true)
      ? say(`trong ${last} kỳ, số nào cũng thỏa`, `of ${last} periods every number meets this`)
      : say(`trong ${last} kỳ, không số nào thỏa`, `of ${last} periods no number meets this`),
    say(`ghi một số từ 1 đến ${last}`, `write a number from 1 to ${last}`),
  );
}
