import { say } from '../../problem.ts';
import type { Cursor } from '../plain.ts';
import type { Context, Where } from './context.ts';
import { quoted } from './report.ts';

/** Whether a fact or quantity has a value for every group and stage that asks for it; reports it where not. */
export function checkAvailable(
  context: Context,
  id: string,
  rule: string,
  wheres: readonly Where[],
  at: Cursor,
): void {
  const { regulation, report } = context;
  const fact = regulation.facts.get(id);
  const isMeasure = context.names.of('measure').includes(id);
  const lacking = wheres.filter(({ group, stage }) =>
    isMeasure
      ? context.measureFor(id, group, stage) === undefined
      : fact !== undefined &&
        !(fact.of === group.of && fact.per === stage && (fact.for?.includes(group.id) ?? true)),
  );
  if (lacking.length === 0) return;
  const groups = quoted([...new Set(lacking.map((w) => w.group.id))]);
  const stages = quoted([...new Set(lacking.map((w) => w.stage))]);
  report.refuse(
    at,
    isMeasure ? 'pack.measure-not-available' : 'pack.fact-not-available',
    say(
      `“${rule}” hỏi “${id}” cho nhóm ${groups.vi} ở giai đoạn ${stages.vi}, nơi không có nó`,
      `'${rule}' asks for '${id}' for group ${groups.en} at stage ${stages.en}, where there is none`,
    ),
    isMeasure
      ? say(
          `thêm nhóm và giai đoạn ấy vào “${id}”, hoặc thu hẹp for/stage của “${rule}”`,
          `add the group and stage to '${id}', or narrow for/stage of '${rule}'`,
        )
      : say(
          `sửa of, per, for của “${id}”, hoặc thu hẹp for/stage của “${rule}”`,
          `mend of, per or for of '${id}', or narrow for/stage of '${rule}'`,
        ),
  );
}
