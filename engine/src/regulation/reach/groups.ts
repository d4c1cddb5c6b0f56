import { say } from '../../problem.ts';
import type { Context } from '../check/context.ts';
import { spot } from '../check/report.ts';
import { SUBJECT_KINDS } from '../format.ts';
import { ANY } from '../interval.ts';
import { canMeet } from './search.ts';
import { membershipOf, spaceFor } from './space.ts';

/** Everybody in scope falls into one group, and no group is empty by what it says. */
export function checkGroupsReached(context: Context): void {
  const { regulation, report } = context;
  for (const kind of SUBJECT_KINDS) {
    const groups = regulation.groups.filter((g) => g.of === kind);
    const scope = regulation.scopes.find((s) => s.of === kind);
    const last = groups.at(-1);
    if (scope === undefined || last === undefined) continue;
    const space = spaceFor(context, () => ANY, { group: last, stage: '' });
    for (const [index, group] of groups.entries()) {
      const open = groups.slice(0, index).find((g) => g.when === undefined);
      if (open === undefined && canMeet(membershipOf(context, { group }), space)) continue;
      report.refuse(
        group.at,
        'pack.group-never-reached',
        say(`không ai rơi vào nhóm “${group.id}”`, `nobody falls into group '${group.id}'`),
        open
          ? say(
              `đặt trước nhóm “${open.id}”, nhóm nhận mọi người còn lại`,
              `place it before group '${open.id}', which takes everybody left`,
            )
          : say(
              'xem lại when của nhóm và của các nhóm trước',
              "look again at its 'when' and at those before it",
            ),
      );
    }
    if (groups.some((g) => g.when === undefined)) continue;
    const nowhere = groups.map((g) => ({ node: g.when!, want: false }));
    if (!canMeet([{ node: scope.when, want: true }, ...nowhere], space)) continue;
    report.refuse(
      spot(last.at, 'when'),
      'pack.group-left-open',
      say(
        `có đối tượng “${kind}” trong phạm vi mà không thuộc nhóm nào`,
        `some '${kind}' in scope may fall into no group`,
      ),
      say(
        'bỏ when ở nhóm cuối, hoặc thêm một nhóm không có when',
        "remove 'when' from the last group, or add a group without it",
      ),
    );
  }
}
