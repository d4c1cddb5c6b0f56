import type { paths } from '../../api/schema.generated.ts';

/** What one person owes of a task in one period, as it stands. */
export type Product =
  paths['/api/v1/people/{person}/work-products']['get']['responses'][200]['content']['application/json']['products'][number];

export const versionOf = ({ revision }: Pick<Product, 'revision'>): string => `v${revision}`;

/** As the head `If-Match` wants it. */
export const seenRevision = (product: Pick<Product, 'revision'>): string => `"${versionOf(product)}"`;

/** A report that everything assigned was done, on time and well: what is not said is as good as what is. */
export const asAssigned = ({ content }: Product) => ({
  completed: content.work.quantity ?? '1',
  meetingQuality: null,
  onTime: null,
  majorErrors: 0,
  latenesses: 0,
  finishedOn: null,
  isExceeded: false,
  justification: null,
  evidence: [],
  given: [],
});

type Results = Pick<
  NonNullable<Product['content']['reported']>,
  'completed' | 'meetingQuality' | 'onTime' | 'majorErrors' | 'latenesses'
>;

/** What is standing: the person's word, and over it what the manager changed. Undefined while nothing is reported. */
export function resultsNow({ content: { reported, corrected } }: Product): Results | undefined {
  if (reported === null) return undefined;
  const changed = (mine: string | null, theirs: string | null | undefined) =>
    theirs === undefined ? mine : theirs;
  return {
    completed: corrected.completed ?? reported.completed,
    meetingQuality: changed(reported.meetingQuality, corrected.meetingQuality),
    onTime: changed(reported.onTime, corrected.onTime),
    majorErrors: corrected.majorErrors ?? reported.majorErrors,
    latenesses: corrected.latenesses ?? reported.latenesses,
  };
}

/** Whether nothing in a result is less than it could be. */
export const isAllGood = ({ completed, meetingQuality, onTime, majorErrors, latenesses }: Results): boolean =>
  majorErrors === 0 &&
  latenesses === 0 &&
  (meetingQuality === null || meetingQuality === completed) &&
  (onTime === null || onTime === completed);

/** Titles of unplanned tasks of one month that another does not have yet. */
export function unplannedToRepeat(before: readonly Product[], now: readonly Product[]): readonly string[] {
  const there = new Set(now.map(({ content }) => content.work.title));
  const titles = before
    .filter(({ content, standing }) => !content.work.isPlanned && standing !== 'withdrawn')
    .map(({ content }) => content.work.title);
  return [...new Set(titles)].filter((title) => !there.has(title));
}
