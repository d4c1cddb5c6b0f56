import { compare } from '../../exact.ts';
import { say } from '../../problem.ts';
import { NOT_APPLICABLE } from '../../register.ts';
import { areUnits, isPath, WHOM } from '../../rules/others.ts';
import type { Measure, ValueType } from '../format.ts';
import { ruleReader } from '../read/rule.ts';
import { refuseType } from './columns.ts';
import { checkCondition } from './conditions.ts';
import { checkConfidential } from './confidential-records.ts';
import type { Context, Where } from './context.ts';
import { checkLevelsOfPeriods, checkOverSubjects, checkPeriodWeights } from './gathered.ts';
import { quoted, spot, spotOfWord } from './report.ts';
import { checkMeanOfRecords, checkPointsOfRecords } from './scored-records.ts';
import { checkSteps } from './steps.ts';

/** Keys of each kind that name a column, with the types they take. */
const COLUMN_KEYS: Readonly<
  Record<string, readonly (readonly [path: readonly string[], kinds: readonly ValueType['kind'][]])[]>
> = {
  'converted-quantity': [
    [['quantity'], ['number']],
    [['coefficient'], ['number']],
    [['loss', 'events'], ['number']],
    [['loss', 'waived'], ['number']],
    [['loss', 'at-most-of'], ['number']],
  ],
  'counted-violations': [
    [['act'], ['text', 'choice']],
    [['effective-on'], ['day']],
    [['already-counted-in'], ['number']],
  ],
  'points-of-records': [
    [['points'], ['number']],
    [['weight'], ['number']],
    [
      ['repeated', 'by'],
      ['text', 'choice'],
    ],
    [['repeated', 'in-order-of'], ['day']],
  ],
  'mean-of-records': [
    [['of'], ['number']],
    [['to'], ['number']],
    [['weight'], ['number']],
    [['less', 'events'], ['number']],
    [['by', 'column'], ['choice']],
  ],
};

/** What one kind of rule needs beyond the names it uses. */
export function checkKind(context: Context, measure: Measure, wheres: readonly Where[]): void {
  checkRecords(context, measure);
  switch (measure.rule.kind) {
    case 'value-by-choice':
      checkChoices(context, measure);
      break;
    case 'counted-violations':
      checkWithoutPeriod(context, measure);
      break;
    case 'months-served':
      checkMonths(context, measure, wheres);
      break;
    case 'everyone-led':
      onlyFor(context, measure, wheres, 'person');
      break;
    case 'units-below':
      checkRatedUnits(context, measure, wheres);
      break;
    case 'opening':
      checkBounds(context, measure);
      break;
    case 'sum':
      checkBounds(context, measure);
      break;
    case 'points-of-records':
      checkBounds(context, measure);
      checkPointsOfRecords(context, measure);
      break;
    case 'mean-of-records':
      checkMeanOfRecords(context, measure);
      break;
    case 'steps':
      checkSteps(context, measure, wheres);
      break;
    case 'mean-over-periods':
      checkPeriodWeights(context, measure);
      break;
    case 'levels-of-periods':
      checkLevelsOfPeriods(context, measure, wheres);
      break;
    case 'over-subjects': {
      const whom = WHOM.find((one) => one === measure.at.optional('whom')?.plain);
      if (whom === undefined) break;
      if (whom === 'people-led' || isPath(whom)) onlyFor(context, measure, wheres, 'person');
      if (areUnits(whom) && measure.at.optional('levels')) checkRatedUnits(context, measure, wheres);
      checkOverSubjects(context, measure);
      break;
    }
    case 'share-of-total':
      onlyFor(context, measure, wheres, 'person');
      break;
  }
}

/** Columns, and conditions on records. */
function checkRecords(context: Context, measure: Measure): void {
  const table = context.regulation.tables.get(measure.rule.references.tables?.[0]?.table ?? '');
  if (table === undefined) return;
  for (const [path, kinds] of COLUMN_KEYS[measure.rule.kind] ?? []) {
    const at = spot(measure.at, ...path);
    if (typeof at.plain === 'string') refuseType(context, table, at.plain, kinds, at);
  }
  const reader = ruleReader(() => undefined);
  for (const key of ['where', 'among']) {
    const node = reader.condition(measure.at.optional(key), 'columns');
    if (node) checkCondition(context, node, { of: 'records', table });
  }
  checkConfidential(context, measure, table);
}

function checkChoices({ regulation, report }: Context, measure: Measure): void {
  const fact = regulation.facts.get(measure.rule.references.inputs?.[0] ?? '');
  const at = spot(measure.at, 'values');
  if (fact === undefined) {
    report.refuse(
      spot(measure.at, 'fact'),
      'pack.wrong-type',
      say(
        'value-by-choice đọc một dữ kiện, không phải đại lượng',
        'value-by-choice reads a fact, not a measure',
      ),
      say('chọn dữ kiện kiểu choice', 'choose a fact that is a choice'),
    );
    return;
  }
  const options = fact.type.kind === 'choice' ? [...fact.type.options.keys()] : ['yes', 'no'];
  const given = at.keys();
  const allowed = fact.mayNotApply ? [...options, NOT_APPLICABLE] : options;
  for (const word of given) {
    if (!allowed.includes(word))
      report.unknown(spot(at, word), 'pack.unknown-option', say('lựa chọn', 'option'), word, allowed);
  }
  const without = options.filter((o) => !given.includes(o));
  if (without.length === 0 || measure.rule.references.questions?.length) return;
  report.refuse(
    at,
    'pack.choice-without-value',
    say(`lựa chọn ${quoted(without).vi} không có giá trị`, `the option ${quoted(without).en} has no value`),
    say('thêm giá trị, hoặc otherwise: {ask: câu hỏi}', 'add the value, or otherwise: {ask: a question}'),
  );
}

function checkWithoutPeriod({ regulation, report }: Context, measure: Measure): void {
  const table = regulation.tables.get(measure.rule.references.tables?.[0]?.table ?? '');
  if (table?.per === undefined) return;
  report.refuse(
    spot(measure.at, 'table'),
    'pack.table-with-periods',
    say(
      `bảng “${table.id}” chia theo kỳ, vi phạm đếm theo ngày`,
      `table '${table.id}' has periods, violations count by their days`,
    ),
    say('bỏ per trong bảng', 'remove per from the table'),
  );
}

function checkMonths(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { regulation, report } = context;
  onlyFor(context, measure, wheres, 'person');
  const rule = regulation.serviceTime;
  if (rule === undefined) {
    report.refuse(
      spot(measure.at, 'kind'),
      'pack.without-service-time',
      say('chưa nói tháng nào được tính là làm việc', 'nothing says which months count as worked'),
      say('thêm mục service-time', 'add service-time'),
    );
    return;
  }
  const type = regulation.tables.get(rule.table)?.columns.find((c) => c.id === rule.leaveKind)?.type;
  const leave = measure.at.optional('leave');
  if (type?.kind !== 'choice' || leave === undefined) return;
  const kinds = leave.isList() ? (leave.list() ?? []) : [leave];
  for (const kind of kinds) {
    const word = String(kind.plain);
    if (!type.options.has(word))
      report.unknown(kind, 'pack.unknown-option', say('loại nghỉ', 'kind of leave'), word, [
        ...type.options.keys(),
      ]);
  }
}

function onlyFor({ report }: Context, measure: Measure, wheres: readonly Where[], kind: 'person'): void {
  const others = [...new Set(wheres.filter((w) => w.group.of !== kind).map((w) => w.group.id))];
  if (others.length === 0) return;
  report.refuse(
    spot(measure.at, 'for'),
    'pack.rule-for-other-subject',
    say(
      `${measure.rule.kind} chỉ tính cho người, không cho nhóm ${quoted(others).vi}`,
      `${measure.rule.kind} is about persons, not about group ${quoted(others).en}`,
    ),
    say('thêm for với các nhóm người', 'write for: with groups of persons'),
  );
}

function checkRatedUnits({ regulation, report }: Context, measure: Measure, wheres: readonly Where[]): void {
  const stages = [...new Set(wheres.map((w) => w.stage))].filter((s) => !ratesUnits(regulation, s));
  if (stages.length === 0) return;
  report.refuse(
    spotOfWord(measure.at, 'stage', stages[0]!),
    'pack.units-not-rated',
    say(
      `không đơn vị nào được xếp loại ở giai đoạn ${quoted(stages).vi}`,
      `no unit is rated at stage ${quoted(stages).en}`,
    ),
    say(
      'thêm ladder cho nhóm đơn vị, hoặc bỏ quy tắc',
      'add a ladder for a group of units, or remove the rule',
    ),
  );
}

export const ratesUnits = (regulation: Context['regulation'], stage: string): boolean =>
  regulation.ladders.some(
    (l) =>
      l.stages.includes(stage) &&
      regulation.groups.some((g) => g.of === 'unit' && (l.for === undefined || l.for.includes(g.id))),
  );

function checkBounds({ report }: Context, measure: Measure): void {
  const reader = ruleReader(() => undefined);
  const low = measure.at.optional('at-least') && reader.exact(measure.at.optional('at-least'));
  const high = measure.at.optional('at-most') && reader.exact(measure.at.optional('at-most'));
  if (low === undefined || high === undefined || compare(low, high) <= 0) return;
  report.refuse(
    spot(measure.at, 'at-most'),
    'pack.bounds-out-of-order',
    say('số lớn nhất nhỏ hơn số nhỏ nhất', 'the largest value is below the smallest'),
    say('đổi chỗ at-least và at-most', 'swap at-least and at-most'),
  );
}
