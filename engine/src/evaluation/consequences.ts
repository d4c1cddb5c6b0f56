/** What follows from a result once its level and its place under the quotas are known, and who gives the result. */
import type { Authority } from '../regulation/format.ts';
import { joinGaps, type MissingFact, type OpenQuestion } from '../rules/measured.ts';
import { missingOnce, questionsOnce } from '../rules/open-points.ts';
import { isBound } from './bound.ts';
import { possibleLevels } from './levels-in-periods.ts';
import { setOwnLevels } from './rated-condition.ts';
import type { SubjectResult } from './result.ts';
import { FALSE, TRUE } from './truth.ts';
import type { View } from './view.ts';

/** A consequence that holds, or that may hold: what it waits for is then named. */
export interface ConsequenceResult {
  readonly rule: string;
  readonly holds: 'yes' | 'open';
  readonly articles: readonly string[];
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
}

export const NO_CONSEQUENCES: readonly ConsequenceResult[] = [];

/** The consequences of a result; what they stand on is noted in the view. */
export function consequencesOf(view: View, result: SubjectResult): readonly ConsequenceResult[] {
  const { consequences } = view.plan;
  if (consequences.length === 0) return NO_CONSEQUENCES;
  setOwnLevels(view, possibleLevels(view.world.program, result));
  const found: ConsequenceResult[] = [];
  for (const { rule, when, marks } of consequences) {
    const truth = when.test(view);
    if (truth === FALSE) continue;
    view.standOn(marks);
    const { id, articles } = rule;
    if (truth === TRUE) {
      found.push({ rule: id, holds: 'yes', articles, missing: [], questions: [] });
      continue;
    }
    const { missing, questions } = joinGaps(when.gaps(view));
    found.push({
      rule: id,
      holds: 'open',
      articles,
      missing: missingOnce(missing),
      questions: questionsOnce(questions),
    });
  }
  return found.length === 0 ? NO_CONSEQUENCES : found;
}

/** The first row of the table of authorities that fits the subject in the period. */
export function authorityOf(view: View): Authority | undefined {
  const { world, kind, index, period, plan } = view;
  if (plan.authorities.length === 0) return undefined;
  const attribute = (id: string) => world.structure.attribute(kind, index, id, period);
  const row = plan.authorities.find(
    ({ rule, fits }) => (rule.binds === undefined || isBound(rule.binds, view)) && fits(attribute),
  );
  if (row === undefined) return undefined;
  view.standOn(row.marks);
  return row.rule;
}
