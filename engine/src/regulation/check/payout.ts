import { NOT_RATED } from '../../classification/classification.ts';
import { compare, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Binds, Payout } from '../format.ts';
import { type Context, wheresOf } from './context.ts';
import { refsOf } from './fills.ts';
import { spot } from './report.ts';

/** Coefficients of levels that exist, for people who are rated, and never better for a lower level. */
export function checkPayout(context: Context, payout: Payout): void {
  const { names, report, regulation } = context;
  const at = spot(payout.at, 'coefficients');
  for (const [level, { value }] of payout.coefficients) {
    if (level !== NOT_RATED) names.use('level', level, spot(at, level));
    if (compare(value, ZERO) >= 0) continue;
    report.refuse(
      spot(at, level),
      'pack.negative-payout',
      say('hệ số không thể âm', 'a coefficient cannot be negative'),
      say('ghi số từ 0 trở lên', 'write a number of 0 or more'),
    );
  }
  const inOrder = regulation.levels.flatMap(({ id }) => {
    const coefficient = payout.coefficients.get(id);
    return coefficient === undefined ? [] : [{ id, coefficient: coefficient.value }];
  });
  inOrder.forEach(({ id, coefficient }, i) => {
    const better = inOrder[i - 1];
    if (better === undefined || compare(coefficient, better.coefficient) <= 0) return;
    report.refuse(
      spot(at, id),
      'pack.payout-out-of-order',
      say(`“${id}” được chi cao hơn “${better.id}”`, `'${id}' is paid more than '${better.id}'`),
      say('xem lại hai hệ số', 'look at both coefficients again'),
    );
  });
  const isRated = wheresOf(context, payout).some(({ group, stage }) =>
    regulation.ladders.some((l) => l.stages.includes(stage) && (l.for?.includes(group.id) ?? true)),
  );
  if (isRated) return;
  report.refuse(
    spot(payout.at, 'stage'),
    'pack.payout-without-ladder',
    say('không ai trong số này được xếp loại', 'nobody of these is rated'),
    say('sửa for hoặc stage', 'mend for or stage'),
  );
}

/** What a level is worth stands once for one group at one stage: the first would hold, and nobody would see the other. */
export function checkOnePayout(context: Context): void {
  const { payouts } = context.regulation;
  payouts.forEach((payout, index) => {
    for (const earlier of payouts.slice(0, index)) {
      const twice = paidTwice(context, earlier, payout);
      if (twice === undefined) continue;
      refuseSecond(context, payout, earlier, twice);
      break;
    }
  });
}

interface Twice {
  readonly level: string;
  readonly group: string;
  readonly stage: string;
}

/** Levels that a payout leaves out may be worth something by another one; so may people whom a layer does not bind. */
function paidTwice(context: Context, first: Payout, second: Payout): Twice | undefined {
  const level = [...second.coefficients.keys()].find((one) => first.coefficients.has(one));
  if (level === undefined || !holdsForAllOf(first.binds, second.binds)) return undefined;
  const paid = wheresOf(context, first);
  const both = wheresOf(context, second).find(({ group, stage }) =>
    paid.some((where) => where.group === group && where.stage === stage),
  );
  return both && { level, group: both.group.id, stage: both.stage };
}

/** Whether everybody whom the second binds is bound by the first: each line of it is there too, and not wider. */
function holdsForAllOf(first: Binds | undefined, second: Binds | undefined): boolean {
  const lines = ['units', 'unitKinds', 'territory', 'tier', 'partyMember'] as const;
  return lines.every((line) => {
    const [wide, narrow] = [first?.[line], second?.[line]].map((said) => said && [said].flat());
    return wide === undefined || (narrow?.every((word) => wide.includes(word)) ?? false);
  });
}

function refuseSecond(
  { regulation, report }: Context,
  payout: Payout,
  earlier: Payout,
  { level, group, stage }: Twice,
): void {
  const isOfLayer = payout.at.place().file !== earlier.at.place().file;
  const [ours, theirs] = [refsOf(regulation, payout.articles), refsOf(regulation, earlier.articles)];
  report.refuse(
    spot(payout.at, 'coefficients', level),
    isOfLayer ? 'layer.payout-twice' : 'pack.payout-twice',
    say(
      `mức “${level}” của nhóm “${group}” ở giai đoạn “${stage}” đã có hệ số theo “${earlier.id}” (${theirs}): hệ số của “${payout.id}” (${ours}) không bao giờ được dùng`,
      `level '${level}' of group '${group}' at stage '${stage}' has its coefficient by '${earlier.id}' (${theirs}) already: that of '${payout.id}' (${ours}) would never be used`,
    ),
    isOfLayer
      ? say(
          'bỏ hệ số này: lớp dưới chỉ ghi hệ số cho ai, mức nào mà văn bản trên chưa ghi',
          'remove it: a layer writes coefficients only for people and levels that have none above',
        )
      : say('tách bằng for hoặc stage, hoặc bỏ một trong hai', 'part them by for or stage, or remove one'),
  );
}
