import { say } from '../../problem.ts';
import type { Placed } from '../format.ts';
import { checkCondition } from './conditions.ts';
import type { Context } from './context.ts';
import { rulesOf } from './duplicates.ts';
import { spot, spotOfWord } from './report.ts';

/** For whom and on which stage every rule holds; who is in scope and in which group. */
export function checkScope(context: Context): void {
  const { regulation, names, report } = context;
  for (const rule of [...regulation.measures, ...rulesOf(regulation), ...regulation.remarks]) {
    for (const id of rule.for ?? []) names.use('group', id, spotOfWord(rule.at, 'for', id));
    for (const id of rule.stages) names.use('stage', id, spotOfWord(rule.at, 'stage', id));
    refuseEmpty(rule, 'for', rule.for);
    refuseEmpty(rule, 'stage', rule.stages);
  }
  for (const { of, when } of regulation.scopes)
    checkCondition(context, when, { of: 'attributes', subject: of });
  for (const { when } of regulation.remarks)
    checkCondition(context, when, { of: 'attributes', subject: 'person' });
  for (const { of, when } of regulation.groups)
    if (when) checkCondition(context, when, { of: 'attributes', subject: of });

  function refuseEmpty(rule: Placed, key: string, list: readonly string[] | undefined): void {
    if (list === undefined || list.length > 0) return;
    report.refuse(
      spot(rule.at, key),
      'pack.holds-for-nobody',
      say(`“${key}” trống: quy tắc không áp cho ai`, `'${key}' is empty: the rule holds for nobody`),
      say(`ghi ít nhất một, hoặc bỏ quy tắc`, 'name one at least, or remove the rule'),
    );
  }
}
