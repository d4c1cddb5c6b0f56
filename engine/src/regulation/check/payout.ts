import { NOT_RATED } from '../../classification/classification.ts';
import { compare, ZERO } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Payout } from '../format.ts';
import { type Context, wheresOf } from './context.ts';
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
