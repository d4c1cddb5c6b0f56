import { say } from '../../problem.ts';
import { type Context, wheresOf } from '../check/context.ts';
import { spot } from '../check/report.ts';
import { ANY } from '../interval.ts';
import { canMeet } from './search.ts';
import { membershipOf, spaceFor } from './space.ts';

/**
 * A ladder that asks nobody has to have a rung for every case. Numbers are taken without their limits, so that a result
 * brought from elsewhere finds its rung too.
 */
export function checkGaps(context: Context): void {
  for (const ladder of context.regulation.ladders) {
    if (ladder.otherwise !== undefined) continue;
    const open = wheresOf(context, ladder).find((where) => {
      const passed = ladder.rungs.map(({ when }) => ({ node: when, want: false }));
      return canMeet(
        [...membershipOf(context, where), ...passed],
        spaceFor(context, () => ANY, where),
      );
    });
    if (open === undefined) continue;
    context.report.refuse(
      spot(ladder.at, 'rungs'),
      'pack.ladder-with-gap',
      say(
        `thang “${ladder.id}”, nhóm “${open.group.id}”, giai đoạn “${open.stage}”: không chứng minh được trường hợp nào cũng có mức`,
        `ladder '${ladder.id}', group '${open.group.id}', stage '${open.stage}': it cannot be shown that every case has a level`,
      ),
      say(
        'thêm otherwise: {ask: câu hỏi}, hoặc bậc cuối nhận mọi trường hợp còn lại (không ghi when)',
        'add otherwise: {ask: a question}, or a last rung that takes what is left (without when)',
      ),
    );
  }
}
