import { say } from '../../problem.ts';
import { type Context, wheresOf } from '../check/context.ts';
import { refsOf } from '../check/fills.ts';
import { rangesOf } from '../check/ranges.ts';
import { spot } from '../check/report.ts';
import type { Ceiling, Regulation } from '../format.ts';
import { canMeet } from '../reach/search.ts';
import { membershipOf, spaceFor } from '../reach/space.ts';

/** A condition added to a level belongs to a ladder above, for people it rates, and can be met together with it. */
export function checkTightenings(context: Context, upper: Regulation, layer: Regulation): void {
  for (const rule of layer.ceilings) if (rule.tightens) checkTightening(context, upper, rule, rule.tightens);
}

function checkTightening(
  context: Context,
  upper: Regulation,
  rule: Ceiling,
  { ladder: id, level }: NonNullable<Ceiling['tightens']>,
): void {
  const { report, regulation } = context;
  // As it is with the layer on it: groups that the layer splits are rated by it too.
  const isAbove = upper.ladders.some((l) => l.id === id);
  const ladder = isAbove ? regulation.ladders.find((l) => l.id === id) : undefined;
  if (ladder === undefined) {
    const ids = upper.ladders.map((l) => l.id);
    report.unknown(spot(rule.at, 'rule'), 'layer.unknown-ladder', say('thang', 'ladder'), id, ids);
    return;
  }
  const rung = ladder.rungs.find((r) => r.level === level);
  if (rung === undefined) {
    const levels = ladder.rungs.map((r) => r.level);
    report.unknown(spot(rule.at, 'level'), 'layer.unknown-rung', say('bậc', 'rung'), level, levels);
    return;
  }
  const [ours, theirs] = [refsOf(regulation, rule.articles), refsOf(upper, rung.articles)];
  if (upper.levels.at(-1)?.id === level) {
    report.refuse(
      spot(rule.at, 'level'),
      'layer.nothing-below',
      say(
        `dưới “${level}” (${theirs}) không còn mức nào cho ${ours}`,
        `below '${level}' (${theirs}) there is no level for ${ours}`,
      ),
      say('thêm điều kiện cho mức cao hơn', 'add it to a better level'),
    );
  }
  const inLadder = (group: string, stage: string) =>
    ladder.stages.includes(stage) && (ladder.for === undefined || ladder.for.includes(group));
  const wheres = wheresOf(context, rule);
  const outside = wheres.find((w) => !inLadder(w.group.id, w.stage));
  if (outside !== undefined) {
    report.refuse(
      spot(rule.at, 'for'),
      'layer.tightens-nobody',
      say(
        `“${id}” (${theirs}) không xếp loại nhóm “${outside.group.id}” ở “${outside.stage}”`,
        `'${id}' (${theirs}) does not rate group '${outside.group.id}' at '${outside.stage}'`,
      ),
      say('sửa for hoặc stage', 'mend for or stage'),
    );
    return;
  }
  const gate = rule.when.kind === 'not' ? rule.when.of : rule.when;
  for (const where of wheres) {
    const space = spaceFor(context, rangesOf(context), where);
    const members = membershipOf(context, where);
    const before = ladder.rungs
      .slice(0, ladder.rungs.indexOf(rung))
      .map((r) => ({ node: r.when, want: false }));
    const reached = [...members, { node: rung.when, want: true }, ...before];
    if (!canMeet(reached, space) || canMeet([...reached, { node: gate, want: true }], space)) continue;
    report.refuse(
      spot(rule.at, 'adds'),
      'layer.contradicts',
      say(
        `${ours} và ${theirs} trái nhau: không ai còn đạt “${level}” ở nhóm “${where.group.id}”`,
        `${ours} and ${theirs} contradict each other: nobody in group '${where.group.id}' could reach '${level}'`,
      ),
      say('xem lại điều kiện thêm vào', 'look again at the condition added'),
    );
    return;
  }
}
