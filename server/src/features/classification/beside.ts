/** Whoever is decided to hold a limited level without standing on its board: the place is taken all the same. */
import type { Quota, Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import type { AnswerRow } from './classification.queries.ts';
import * as runs from './runs.queries.ts';

type Result = Pick<runs.ResultRow, 'kind' | 'unit' | 'line'>;

/**
 * Whether a quota counts a subject, as far as a result tells: those whom it picks by their attributes are known to the
 * engine alone, and are on its boards.
 */
function counts({ of, for: groups, among }: Quota, { kind, line }: Result): boolean {
  if (of !== kind || among !== undefined) return false;
  const { group }: { readonly group?: string } = JSON.parse(line);
  return groups === undefined || (group !== undefined && groups.includes(group));
}

/** The scope in which a quota counts a subject: the nearest unit above it that has a board. */
export async function scopeBeside(
  tx: Tx,
  given: { readonly run: string; readonly regulation: string; readonly quota: Quota },
  result: Result,
): Promise<string | undefined> {
  if (!counts(given.quota, result)) return undefined;
  const scopes = await runs.scopesOf(tx, { ...given, quota: given.quota.id });
  const line = await lineOf(tx, result.unit, todayInVietnam());
  const at = ({ unit }: { readonly unit: string }) => line.indexOf(unit);
  return scopes.filter((one) => at(one) >= 0).sort((a, b) => at(a) - at(b))[0]?.scope;
}

/** How many hold the level of a quota by decision without standing on any of its boards, by scope. */
export async function decidedBeside(
  tx: Tx,
  given: { readonly run: string; readonly regulation: Regulation; readonly quota: string },
  answers: readonly AnswerRow[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  const { run, regulation } = given;
  const quota = regulation.quotas.find(({ id }) => id === given.quota);
  if (quota === undefined) return numbers;
  const levels = new Map(
    answers
      .filter((one) => one.question === 'level' && (one.regulation ?? regulation.id) === regulation.id)
      .map(({ subject, option }) => [subject, option]),
  );
  const holders = [...levels].flatMap(([subject, level]) => (level === quota.level ? [subject] : []));
  if (holders.length === 0) return numbers;
  const asked = { run, regulation: regulation.id };
  for (const result of await runs.resultsNotAt(tx, { ...asked, level: quota.level, subjects: holders })) {
    const boards = await runs.boardsOf(tx, { ...asked, quota: quota.id, subject: result.subject });
    if (boards.length > 0) continue;
    const scope = await scopeBeside(tx, { ...asked, quota }, result);
    if (scope !== undefined) numbers.set(scope, (numbers.get(scope) ?? 0) + 1);
  }
  return numbers;
}
