import { displayExact } from '@congtam/engine';
import type { ComputeRequest } from '../../evaluation/compute.ts';
import { computeWithoutFaulty } from '../../evaluation/faulty-rows.ts';
import { daysOf } from '../../evaluation/periods.ts';

/**
 * What each gives in each period, under the first regulation that says anything; cut for the eye.
 *
 * @param year that of the tables, where it is not that of the periods
 */
export function shownIn(
  tables: ComputeRequest['tables'],
  packs: ComputeRequest['packs'],
  cycle: string,
  periods: readonly string[],
  year?: number,
): (code: string, period: string) => string | null {
  const known = new Map<string, string>();
  const whole = daysOf(cycle)?.read;
  const isFiner = periods.length > 1;
  const of = year === undefined ? {} : { year };
  const computed =
    whole && computeWithoutFaulty({ packs, tables, period: whole, ...of, asOf: whole.to, isWithin: isFiner });
  if (computed === undefined) return () => null;
  for (const { register, within, evaluation } of computed.runs) {
    const scores = isFiner
      ? within.map(({ period, people }) => ({ period: period.id, people }))
      : [{ period: cycle, people: evaluation.people.map(({ score }) => score) }];
    for (const { period, people } of scores)
      for (const [index, score] of people.entries()) {
        const key = `${register.people[index]?.id ?? ''} ${period}`;
        if (score !== undefined && !known.has(key)) known.set(key, displayExact(score));
      }
  }
  return (code, period) => known.get(`${code} ${period}`) ?? null;
}
