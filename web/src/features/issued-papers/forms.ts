import type { Bilingual } from '@congtam/engine';
import type { paths } from '../../api/schema.generated.ts';

export type Form =
  paths['/api/v1/paper-forms']['get']['responses'][200]['content']['application/json']['forms'][number];

/** What a form is called. */
export const titleOf = (forms: readonly Form[], id: string): Bilingual =>
  forms.find((one) => one.id === id)?.title ?? { vi: id, en: id };

/** Periods of a cycle a paper may be about: the cycle's own, its months and its quarters. */
export function periodsWithin(period: string): readonly string[] {
  if (!/^\d{4}$/.test(period)) return [period];
  const months = Array.from({ length: 12 }, (_, at) => `${period}-${String(at + 1).padStart(2, '0')}`);
  return [period, ...months, ...[1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`)];
}
