import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
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

/**
 * Records what a unit has decided, from a day on. The same day again is a correction, which is open until a cycle counts
 * by it: groups are fixed before anybody is scored.
 */
export async function decideGroups(
  tx: Tx,
  holder: Holder,
  given: GivenDecision,
): Promise<queries.DutyGroupDecision | Refusal> {
  const { unit, from, quotaScope, groups, ground } = given;
  const line = await lineOf(tx, unit, from);
  if (line.length === 0) return noSuchUnit();
  const isFrozen = await queries.isFrozenFrom(tx, unit, from);
  const why = refusalOf(holder, 'dutyGroup.decide', { line, state: isFrozen ? 'frozen' : 'open' });
  if (why) return why.status === 409 ? frozen() : why;
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
