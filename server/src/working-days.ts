import { defaultRoot, readYears, type WorkingDays, workingDaysOf } from '@congtam/regulations';

let known: WorkingDays | undefined;

/** The working days of the years that come with the program, read once. */
export function workingDays(): WorkingDays {
  const root = defaultRoot();
  known ??= workingDaysOf(root === undefined ? [] : readYears(root).years);
  return known;
}
