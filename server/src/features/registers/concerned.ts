import type { EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockSubject } from '../../database/locks.ts';
import type { Refusal } from '../../refusal.ts';
import { personById } from '../people/people.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './registers.errors.ts';
import * as queries from './registers.queries.ts';

/** Who was in charge of what an entry is about, on its day. It names nobody: that is for a person to do. */
export async function inChargeThen(tx: Tx, entry: string) {
  const found = await standing(tx, entry);
  if (found === undefined) return errors.noSuchEntry();
  if (found.person !== null) return errors.aboutAPerson();
  return { on: found.on, people: await queries.inChargeOn(tx, found) };
}

/** Names somebody as concerned by an entry about a unit or a field; another has to confirm it. */
export async function nameConcerned(
  tx: Tx,
  holder: Holder,
  given: { readonly entry: string; readonly person: string; readonly ground: string },
): Promise<queries.Concern | Refusal> {
  const { entry, person, ground } = given;
  await lockSubject(tx, 'registerEntry', entry);
  const found = await standing(tx, entry);
  if (found === undefined) return errors.noSuchEntry();
  if (found.person !== null) return errors.aboutAPerson();
  if ((await personById(tx, person)) === undefined) return errors.noSuchEntry();
  const line = await lineOf(tx, found.unit, found.on);
  const state = found.state === 'withdrawn' ? 'withdrawn' : 'standing';
  const why = refusalOf(holder, 'register.nameConcerned', { line, person, state });
  if (why) return why;
  const before = await queries.concernedBy(tx, entry);
  if (before.some((concern) => concern.person === person)) return errors.alreadyNamed();
  await queries.addConcern(tx, { ...given, namedBy: holder.account });
  await recordConcern(tx, 'register.nameConcerned', found, person, { ground });
  return { person, ground, namedBy: holder.account, decision: 'proposed', decisionGround: null };
}

/** Confirms or declines that somebody named is concerned: once, by another than who named them, never by themself. */
export async function decideConcerned(
  tx: Tx,
  holder: Holder,
  given: {
    readonly entry: string;
    readonly person: string;
    readonly decision: 'confirmed' | 'declined';
    readonly ground: string;
  },
): Promise<queries.Concern | Refusal> {
  const { entry, person, decision, ground } = given;
  await lockSubject(tx, 'registerEntry', entry);
  const found = await standing(tx, entry);
  if (found === undefined) return errors.noSuchEntry();
  const concern = (await queries.concernedBy(tx, entry)).find((named) => named.person === person);
  if (concern === undefined) return errors.notNamed();
  const line = await lineOf(tx, found.unit, found.on);
  const why = refusalOf(holder, 'register.decideConcerned', { line, person, state: concern.decision });
  if (why) return why;
  if (concern.namedBy === holder.account) return errors.sameWhoNamed();
  await queries.addConcernDecision(tx, { ...given, decidedBy: holder.account });
  await recordConcern(tx, 'register.decideConcerned', found, person, { decision, ground });
  return { ...concern, decision, decisionGround: ground };
}

async function standing(tx: Tx, id: string) {
  const subject = await queries.entryById(tx, id);
  const newest = subject && (await queries.revisionsOf(tx, id)).at(-1);
  return newest && { ...subject, ...newest };
}

function recordConcern(
  tx: Tx,
  action: EventName,
  { id, unit }: queries.EntrySubject,
  person: string,
  facts: { readonly [name: string]: string },
) {
  return record(tx, { action, subject: { kind: 'registerEntry', id }, unit, person, facts });
}
