import type { Candidate, Standing } from '../quota/standing.ts';
import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';

/** The quotas a result is held against at its stage. */
export const quotasOf = (of: Case): Quota[] =>
  of.program.quotas.filter((q) => q.of === of.result.kind && q.stages.includes(of.evaluation.stage));

/** The counts in which the subject competes for a place, those of the whole scope first. */
export const standingsOf = (quota: Quota, of: Case): { standing: Standing; candidate: Candidate }[] =>
  of.evaluation.quotas.flatMap((standing) => {
    if (standing.quota !== quota.id) return [];
    const candidate = standing.candidates.find((c) => c.subject === of.result.subject);
    return candidate ? [{ standing, candidate }] : [];
  });

/** What the quota counts. */
export const who = (quota: Quota, { words }: Case): string =>
  quota.of === 'unit' ? words.say('đơn vị', 'units') : words.say('người', 'people');

export function scopeInWords(standing: Standing, { words }: Case): string {
  const scope = words.unitName(standing.scope);
  if (standing.dutyGroup === undefined) return scope;
  return words.say(
    `${scope}, nhóm nhiệm vụ tương đồng “${standing.dutyGroup}”`,
    `${scope}, duty group “${standing.dutyGroup}”`,
  );
}
