import { say } from '../../problem.ts';
import type { Placed, Regulation } from '../format.ts';
import { type Context, wheresOf } from './context.ts';
import { spot } from './report.ts';

interface Named extends Placed {
  readonly id: string;
}

export const rulesOf = (regulation: Regulation) => [
  ...regulation.notRated,
  ...regulation.forcedLevels,
  ...regulation.ladders,
  ...regulation.ceilings,
  ...regulation.caps,
  ...regulation.quotas,
  ...regulation.payouts,
  ...regulation.consequences,
  ...regulation.deadlines,
];

/** One id, one thing; a quantity may be declared again for other groups or stages. */
export function checkDuplicates(context: Context): void {
  const { regulation, report } = context;
  const refuse = (later: Named, code: string) =>
    report.refuse(
      spot(later.at, 'id'),
      code,
      say(`mã “${later.id}” đã dùng`, `the id '${later.id}' is taken already`),
      say('đặt mã khác', 'choose another id'),
    );
  for (const list of [
    regulation.levels,
    regulation.groups,
    [...rulesOf(regulation), ...regulation.authorities],
  ]) {
    const seen = new Set<string>();
    for (const one of list) {
      if (seen.has(one.id)) refuse(one, 'pack.duplicate-id');
      seen.add(one.id);
    }
  }
  const taken = new Map<string, string>();
  for (const measure of regulation.measures) {
    if (regulation.facts.has(measure.id)) refuse(measure, 'pack.duplicate-id');
    for (const { group, stage } of wheresOf(context, measure)) {
      const key = `${measure.id} ${group.id} ${stage}`;
      if (taken.has(key)) {
        report.refuse(
          spot(measure.at, 'id'),
          'pack.measure-twice',
          say(
            `“${measure.id}” đã được tính cho nhóm “${group.id}” ở giai đoạn “${stage}”`,
            `'${measure.id}' is calculated for group '${group.id}' at stage '${stage}' already`,
          ),
          say(
            'tách theo for hoặc stage, hoặc đặt mã khác',
            'part them by for or stage, or choose another id',
          ),
        );
      }
      taken.set(key, measure.id);
    }
  }
}
