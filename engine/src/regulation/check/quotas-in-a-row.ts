/**
 * Two quotas on levels that follow each other. Each is counted on the levels before any quota, so whoever the first one
 * sends down would never be held against the second: such a pair is refused, not left half kept.
 */
import { say } from '../../problem.ts';
import type { ConditionNode, Quota } from '../format.ts';
import type { Context } from './context.ts';
import { spot } from './report.ts';

export function checkQuotasInARow(context: Context): void {
  const { quotas } = context.regulation;
  quotas.forEach((quota, index) => {
    // Told at the later one: of a layer and what it lies on, that is the layer's.
    const other = quotas.slice(0, index).find((earlier) => follow(context, earlier, quota));
    if (other === undefined) return;
    const [upper, lower] = other.next === quota.level ? [other, quota] : [quota, other];
    context.report.refuse(
      spot(quota.at, 'level'),
      'pack.quotas-in-a-row',
      say(
        `người không được suất theo “${upper.id}” xuống mức “${lower.level}”, mà “${lower.id}” giới hạn chính mức ấy: hai tỷ lệ ở hai mức liền nhau cho cùng những người thì tỷ lệ thứ hai chưa giữ được`,
        `whoever gets no place of '${upper.id}' comes down to '${lower.level}', which '${lower.id}' limits: of two quotas on levels that follow each other, for the same people, the second could not be kept`,
      ),
      say(
        'giữ một tỷ lệ, hoặc cho hai tỷ lệ hai nhóm người khác nhau bằng for hay among (mỗi bên một giá trị của cùng một thuộc tính)',
        'keep one of them, or tell the people apart by for or among (other values of the same attribute)',
      ),
    );
  });
}

function follow(context: Context, a: Quota, b: Quota): boolean {
  if (a.next !== b.level && b.next !== a.level) return false;
  if (a.of !== b.of || !a.stages.some((stage) => b.stages.includes(stage))) return false;
  const groups = (quota: Quota) => context.groupsOf(quota).filter(({ of }) => of === quota.of);
  return groups(a).some((group) => groups(b).includes(group)) && !areApart(a.among, b.among);
}

/** Whether nobody can be among both: each asks for other values of one attribute. */
function areApart(a: ConditionNode | undefined, b: ConditionNode | undefined): boolean {
  const asked = (node: ConditionNode | undefined): readonly ConditionNode[] =>
    node === undefined ? [] : node.kind === 'all' ? node.of.flatMap(asked) : [node];
  return asked(a).some((one) =>
    asked(b).some(
      (other) =>
        one.kind === 'is' &&
        other.kind === 'is' &&
        one.left.kind === 'attribute' &&
        other.left.kind === 'attribute' &&
        one.left.id === other.left.id &&
        !one.oneOf.some((word) => other.oneOf.includes(word)),
    ),
  );
}
