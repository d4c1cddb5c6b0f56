import type { paths } from '../../api/schema.generated.ts';
import { matches } from '../../text/folded.ts';

export type Ways =
  paths['/api/v1/cycles/{cycle}/procedure']['get']['responses'][200]['content']['application/json'];
export type WayLine = Ways['subjects'][number];

/** What is to be shown: `''` everybody, `overdue`, `late`, or the id of the step at which somebody is. */
export interface WantedWays {
  readonly sought: string;
  readonly filter: string;
}

/** Those to be shown, whoever is overdue first and then by day. */
export const waysShown = (
  subjects: readonly WayLine[],
  { sought, filter }: WantedWays,
): readonly WayLine[] => {
  const rank = ({ isOverdue, dueBy }: WayLine) => `${isOverdue ? 0 : 1} ${dueBy ?? '9999'}`;
  return subjects
    .filter(
      ({ name, subject, isOverdue, late, next }) =>
        matches(`${name} ${subject}`, sought) &&
        (filter === '' ||
          (filter === 'overdue' && isOverdue) ||
          (filter === 'late' && late > 0) ||
          filter === next),
    )
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
};
