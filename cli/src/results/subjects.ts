import { displayExact, type Exact, type SubjectResult } from '@congtam/engine';
import type { Run } from '@congtam/regulations';

/** Names by subject id. */
export function namesOf({ register }: Run): ReadonlyMap<string, string> {
  return new Map([...register.units, ...register.people].map(({ id, name }) => [id, name]));
}

/** A score as the workbook shows it: cut, never rounded up, so that it does not contradict the level beside it. */
export const shownScore = (score: Exact | undefined): string | null =>
  score === undefined ? null : displayExact(score, 2);

/** Whether somebody still has to give a fact, take a decision or look at a finding. */
export const isOpen = (result: SubjectResult): boolean =>
  result.outcome === 'decision-needed' || result.outcome === 'facts-missing' || result.findings.length > 0;
