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
    isMeasure && isOfUnits(context, id) && lacking.every(({ group }) => group.of === 'person')
      ? say(
          `“${id}” là của đơn vị: lấy bằng over-subjects với whom: own-unit hay unit-headed, trong điều kiện thì thêm of: own-unit`,
          `'${id}' is of units: take it with over-subjects, whom: own-unit or unit-headed; in a condition add of: own-unit`,
        )
      : isMeasure
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

/** Whether a quantity is calculated for units and for nobody else. */
const isOfUnits = ({ regulation }: Context, id: string): boolean => {
  const whose = regulation.measures.filter((m) => m.id === id).map((m) => m.for);
  const kinds = whose.flatMap((groups) =>
    regulation.groups.filter((g) => groups?.includes(g.id) ?? true).map((g) => g.of),
  );
  return kinds.every((kind) => kind === 'unit');
};
