import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles, lockSubject } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import type { Refusal } from '../../refusal.ts';
import { lineOf } from '../units/units.queries.ts';
import { doubledGroup, frozen, noSuchUnit } from './duty-groups.errors.ts';
import * as queries from './duty-groups.queries.ts';

export interface GivenDecision {
  readonly unit: string;
  readonly from: string;
  readonly quotaScope: string;
  readonly groups: readonly string[];
  readonly ground: string;
}

/** What holds for a unit on a day: decided by itself, or by the nearest unit above that has decided. */
export async function decisionInForce(
  tx: Tx,
  unit: string,
  day: string,
): Promise<queries.DutyGroupDecision | null | Refusal> {
  const line = await lineOf(tx, unit, day);
  if (line.length === 0) return noSuchUnit();
  return (await queries.decisionFor(tx, line, day)) ?? null;
}

/** What a unit's own decisions are known to be, as a short name: they are only ever added. */
export const decisionsVersion = (made: number): string => `v${made}`;

/**
 * Records what a unit has decided, from a day on. The same day again is a correction, which is open until a cycle counts
 * by it: groups are fixed before anybody is scored. Whoever decides after the first says what they have seen.
 */
export async function decideGroups(
  tx: Tx,
  holder: Holder,
  given: GivenDecision,
  seen: string | undefined,
): Promise<queries.DutyGroupDecision | Refusal> {
  const { unit, from, quotaScope, groups, ground } = given;
  await lockFiles(tx);
  await lockSubject(tx, 'dutyGroups', unit);
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return noSuchUnit();
  const isFrozen = await queries.isFrozenFrom(tx, unit, from);
  const why = refusalOf(holder, 'dutyGroup.decide', { line, state: isFrozen ? 'frozen' : 'open' });
  if (why) return why.status === 409 ? frozen() : why;
  const made = await queries.countDecisions(tx, unit);
  const outdated =
    made === 0 && seen === undefined ? undefined : refusalOfVersion(seen, decisionsVersion(made));
  if (outdated) return outdated;
  if (new Set(groups.map((name) => name.toLowerCase())).size < groups.length) return doubledGroup();
  const id = newId();
  const revision = await queries.addDecision(tx, { ...given, id, recordedBy: holder.account });
  await record(tx, {
    action: 'dutyGroup.decide',
    subject: { kind: 'dutyGroupDecision', id },
    unit,
    facts: { from, revision, quotaScope, groups: [...groups], ground },
  });
  return { ...given, id, revision, isFrozen: false };
}
