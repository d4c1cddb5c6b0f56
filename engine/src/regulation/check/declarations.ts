import { compare, formatExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { FactDeclaration, FactValue, ValueType } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { checkColumns, refuseType } from './columns.ts';
import type { Context } from './context.ts';
import { spot, spotOfWord } from './report.ts';

/** The facts and tables a regulation asks for, and how it counts months. */
export function checkDeclarations(context: Context): void {
  const { regulation, names } = context;
  for (const fact of regulation.facts.values()) {
    names.use('stage', fact.per, spot(fact.at, 'per'));
    checkType(context, fact.at, fact.type, fact.whenAbsent);
    checkFactGroups(context, fact);
    checkRaters(context, fact);
  }
  for (const table of regulation.tables.values()) {
    if (table.per !== undefined) names.use('stage', table.per, spot(table.at, 'per'));
    for (const column of table.columns) checkType(context, column.at, column.type, column.whenAbsent);
    checkColumns(context, table);
  }
  checkServiceTime(context);
}

function checkType({ report }: Context, at: Cursor, type: ValueType, absent: FactValue | undefined): void {
  if (type.kind !== 'number') return;
  const { min, max, step } = type;
  if (min && max && compare(min, max) > 0) {
    report.refuse(
      spot(at, 'at-most'),
      'pack.bounds-out-of-order',
      say('số lớn nhất nhỏ hơn số nhỏ nhất', 'the largest value is below the smallest'),
      say('đổi chỗ at-least và at-most', 'swap at-least and at-most'),
    );
  }
  if (step && compare(step, { n: 0, d: 1 }) <= 0) {
    report.refuse(
      spot(at, 'step'),
      'pack.bad-step',
      say('bước phải lớn hơn 0', 'a step must be above 0'),
      say('ghi số dương, hoặc xóa step', 'write a positive number, or remove step'),
    );
  }
  if (typeof absent !== 'object') return;
  if ((min && compare(absent, min) < 0) || (max && compare(absent, max) > 0)) {
    report.refuse(
      spot(at, 'when-absent'),
      'pack.absent-out-of-bounds',
      say(
        `giá trị khi bỏ trống ${formatExact(absent)} nằm ngoài giới hạn`,
        `the value when absent, ${formatExact(absent)}, lies outside the bounds`,
      ),
      say('ghi giá trị trong at-least … at-most', 'write a value within at-least … at-most'),
    );
  }
}

function checkFactGroups({ regulation, names, report }: Context, fact: FactDeclaration): void {
  if (!regulation.groups.some((g) => g.of === fact.of)) {
    report.refuse(
      spot(fact.at, 'of'),
      'pack.subject-without-group',
      say(`không có nhóm nào của “${fact.of}”`, `no group is of '${fact.of}'`),
      say('thêm nhóm, hoặc sửa of', 'add a group, or mend of'),
    );
  }
  for (const id of fact.for ?? []) {
    const at = spotOfWord(fact.at, 'for', id);
    if (!names.use('group', id, at)) continue;
    const group = regulation.groups.find((g) => g.id === id);
    if (group?.of === fact.of) continue;
    report.refuse(
      at,
      'pack.group-of-other-subject',
      say(
        `nhóm “${id}” là của “${group?.of}”, dữ kiện là của “${fact.of}”`,
        `group '${id}' is of '${group?.of}', the fact of '${fact.of}'`,
      ),
      say('chọn nhóm khác, hoặc sửa of', 'choose another group, or mend of'),
    );
  }
}

function checkRaters({ report }: Context, fact: FactDeclaration): void {
  if (new Set(fact.raters).size === fact.raters.length) return;
  report.refuse(
    spot(fact.at, 'raters'),
    'pack.duplicate-id',
    say('một người chấm được ghi hai lần', 'a rater is named twice'),
    say('xóa một', 'remove one'),
  );
}

function checkServiceTime(context: Context): void {
  const { regulation, names, report } = context;
  const rule = regulation.serviceTime;
  if (rule === undefined || !names.use('table', rule.table, spot(rule.at, 'table'))) return;
  const table = regulation.tables.get(rule.table)!;
  if (table.of !== 'person' || table.per !== undefined) {
    report.refuse(
      spot(rule.at, 'table'),
      'pack.leave-table-shape',
      say(
        'bảng nghỉ phải là của person và không theo kỳ',
        'the table of leave is of persons and carries days, no periods',
      ),
      say('ghi of: person và bỏ per trong bảng', 'write of: person and no per in the table'),
    );
  }
  refuseType(context, table, rule.leaveKind, ['choice'], spot(rule.at, 'kind'));
  refuseType(context, table, rule.leaveFrom, ['day'], spot(rule.at, 'from'));
  refuseType(context, table, rule.leaveTo, ['day'], spot(rule.at, 'to'));
  const type = table.columns.find((c) => c.id === rule.leaveKind)?.type;
  if (type?.kind !== 'choice') return;
  for (const kind of rule.notWorked) {
    if (type.options.has(kind)) continue;
    report.unknown(
      spotOfWord(rule.at, 'not-worked', kind),
      'pack.unknown-option',
      say('loại nghỉ', 'kind of leave'),
      kind,
      [...type.options.keys()],
    );
  }
}
