import { say } from '../problem.ts';
import type { Regulation } from '../regulation/format.ts';
import type { ColumnDescriptor } from './descriptor.ts';
import { needed } from './standard-tables.ts';
import { periodUnitsOf } from './table-plan.ts';

export const EXAMPLES = {
  week: '2026-W07',
  month: '2026-03',
  quarter: '2026-Q1',
  half: '2026-H1',
  year: '2026',
};

/** The column that says which period a row is about, of the kinds that these stages have. */
export function periodColumn(
  stages: readonly string[],
  regulations: readonly Regulation[],
  required = true,
): ColumnDescriptor {
  const units = periodUnitsOf(stages, regulations);
  const written = units.map((u) => EXAMPLES[u]).join(', ');
  const note = say(`viết như ${written}`, `write it like ${written}`);
  return { ...needed('period', say('Kỳ', 'Period'), { kind: 'period', units }, note), required };
}
