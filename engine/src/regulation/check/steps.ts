import { compare } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Measure } from '../format.ts';
import { ruleReader } from '../read/rule.ts';
import type { Context, Where } from './context.ts';
import { rangesOf } from './ranges.ts';
import { quoted, spot } from './report.ts';

/** Every step can be reached: a bar of 90 for a share, where 90% was meant, is never. */
export function checkSteps(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const [of] = measure.rule.references.inputs ?? [];
  if (of === undefined) return;
  const rangeOf = rangesOf(context);
  const highs = wheres.map((w) => rangeOf(of, w.group, w.stage).max);
  if (highs.length === 0 || !highs.every((h) => h !== undefined)) return;
  const reader = ruleReader(() => undefined);
  for (const step of spot(measure.at, 'steps').list() ?? []) {
    const key = step.optional('at-least') ? 'at-least' : 'above';
    const bar = reader.exact(step.optional(key));
    if (bar === undefined) continue;
    const isReached = highs.some((h) => (key === 'above' ? compare(h, bar) > 0 : compare(h, bar) >= 0));
    if (isReached) continue;
    context.report.refuse(
      spot(step, key),
      'pack.step-never-reached',
      say(`${quoted([of]).vi} không bao giờ tới mốc này`, `${quoted([of]).en} never reaches this bar`),
      say(
        'sửa mốc; tỷ lệ ghi bằng phần trăm, như 90%',
        'mend the bar; shares are written in per cent, like 90%',
      ),
    );
  }
}
