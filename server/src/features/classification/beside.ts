/** Whoever is decided to hold a limited level without standing on its board: the place is taken all the same. */
import type { Quota, Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import { lineOf as boardLineOf } from './board.ts';
import type { AnswerRow } from './classification.queries.ts';
import * as runs from './runs.queries.ts';

type Result = Pick<runs.ResultRow, 'kind' | 'unit' | 'duty' | 'line'>;

/**
 * Whether a quota counts a subject, and does so in the nearest body above that has a board, as far as a result tells. Units,
 * and heads, may be counted further up, and whom a quota picks by attributes the engine alone knows: those it finds at the
 * next run.
 */
export function isCountedNear(
  { of, for: groups, among, binds }: Quota,
  { kind, duty, line }: Result,
): boolean {
  if (of !== 'person' || kind !== 'person' || duty === 'head') return false;
  if (among !== undefined || binds !== undefined) return false;
  const { group }: { readonly group?: string } = JSON.parse(line);
  return groups === undefined || (group !== undefined && groups.includes(group));
}

/** The scope in which a quota counts a subject: the nearest unit above it that has a board. */
export async function scopeBeside(
  tx: Tx,
  given: { readonly run: string; readonly regulation: string; readonly quota: Quota },
  result: Result,
): Promise<string | undefined> {
  if (!isCountedNear(given.quota, result)) return undefined;
  const scopes = await runs.scopesOf(tx, { ...given, quota: given.quota.id });
  return nearest(scopes, await lineOf(tx, result.unit, todayInVietnam()));
}

const nearest = (
  scopes: readonly { readonly scope: string; readonly unit: string }[],
  line: readonly string[],
): string | undefined => {
  const at = ({ unit }: { readonly unit: string }) => line.indexOf(unit);
  return scopes.filter((one) => at(one) >= 0).sort((a, b) => at(a) - at(b))[0]?.scope;
};

/** Who holds the level of a quota by decision of this cycle without standing on any of its boards, by scope. */
export async function decidedBeside(
  tx: Tx,
  given: {
    readonly run: string;
    readonly regulation: Regulation;
    readonly quota: string;
    readonly period: string;
  },
  answers: readonly AnswerRow[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const beside = new Map<string, readonly string[]>();
  const { run, regulation, period } = given;
  const quota = regulation.quotas.find(({ id }) => id === given.quota);
  if (quota === undefined) return beside;
  const levels = new Map(
    answers
      .filter((one) => isLevelOf(one, regulation.id, period))
      .map(({ subject, option }) => [subject, option]),
  );
  const holders = [...levels].flatMap(([subject, level]) => (level === quota.level ? [subject] : []));
  if (holders.length === 0) return beside;
  const asked = { run, regulation: regulation.id, quota: quota.id };
  const results = (await runs.resultsNotAt(tx, { ...asked, level: quota.level, subjects: holders })).filter(
    (result) => isCountedNear(quota, result),
  );
  if (results.length === 0) return beside;
  // Read once for all: in a body of thousands many come down from a level above and stand there.
  const boards = await runs.boardsOf(tx, asked);
  const onBoard = new Set(boards.flatMap((row) => boardLineOf(row).candidates.map(({ subject }) => subject)));
  const scopes = await runs.scopesOf(tx, asked);
  const lines = new Map<string, readonly string[]>();
  for (const { subject, unit } of results.filter((one) => !onBoard.has(one.subject))) {
    const line = lines.get(unit) ?? (await lineOf(tx, unit, todayInVietnam()));
    lines.set(unit, line);
    const scope = nearest(scopes, line);
    if (scope !== undefined) beside.set(scope, [...(beside.get(scope) ?? []), subject]);
  }
  return beside;
}

/** Whether an answer is a level under a regulation in a period: levels of other years are brought along as well. */
export const isLevelOf = (
  answer: Pick<AnswerRow, 'question' | 'regulation' | 'period'>,
  regulation: string,
  period: string,
): boolean =>
  answer.question === 'level' && (answer.regulation ?? regulation) === regulation && answer.period === period;
