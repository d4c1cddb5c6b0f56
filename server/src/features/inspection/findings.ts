import { notAllowed, refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as queries from './evidence.queries.ts';
import * as errors from './inspection.errors.ts';
import { afterFindingAct, type FindingAct } from './inspection.states.ts';
import { carriedOut, readInspection } from './inspection.ts';
import { isInspected } from './requests.ts';

/** Says what was found. It is told to whom it concerns and stands against nobody before they could answer. */
export async function tellFinding(
  tx: Tx,
  holder: Holder,
  given: {
    readonly inspection: string;
    readonly unit: string;
    readonly person: string | null;
    readonly says: string;
    readonly article: string | null;
    readonly on: string;
    readonly replyBy: string;
  },
): Promise<queries.FindingRow | Refusal> {
  const inspection = await carriedOut(tx, holder, given.inspection, 'inspection.find');
  if (isRefusal(inspection)) return inspection;
  if (given.replyBy <= todayInVietnam()) return errors.replyDayPast();
  // Settled after the reply, and only while the inspection runs.
  if (given.replyBy >= inspection.to) return errors.replyDayLate(inspection.to);
  const isInTime = inspection.coversFrom <= given.on && given.on <= inspection.coversTo;
  if (!(isInTime && (await isInspected(tx, given)))) return errors.outsideInspection();
  const id = newId();
  await queries.addFinding(tx, { ...given, id, foundBy: holder.account, foundByName: holder.name });
  const { unit, person, says, article, on, replyBy } = given;
  await record(tx, {
    action: 'inspection.find',
    subject: { kind: 'inspectionFinding', id },
    unit,
    ...(person === null ? {} : { person }),
    facts: { inspection: inspection.id, article, on, replyBy },
    texts: { says },
  });
  return findingAgain(tx, id);
}

async function findingAgain(tx: Tx, id: string): Promise<queries.FindingRow | Refusal> {
  const [row] = await queries.findingsSeen(tx, { id });
  return row ?? errors.noSuchFinding();
}

/** The reply of whom a finding concerns: the person themself, of a unit who heads or administers it. */
export async function replyToFinding(
  tx: Tx,
  holder: Holder,
  given: { readonly finding: string; readonly words: string },
): Promise<queries.FindingRow | Refusal> {
  const row = await findingAgain(tx, given.finding);
  if (isRefusal(row)) return row;
  if (row.person !== null && row.person !== holder.person) return notAllowed();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, 'inspection.reply', { line, person: row.person, state: row.state });
  return why ?? takeStep(tx, holder, row, 'reply', given.words);
}

/** Lets a finding stand as evidence once whom it concerns has answered or had their days, or drops it, with the reason. */
export async function settleFinding(
  tx: Tx,
  holder: Holder,
  given: { readonly finding: string; readonly act: Exclude<FindingAct, 'reply'>; readonly words: string },
): Promise<queries.FindingRow | Refusal> {
  const row = await findingAgain(tx, given.finding);
  if (isRefusal(row)) return row;
  const inspection = await carriedOut(tx, holder, row.inspection, 'inspection.settle');
  if (isRefusal(inspection)) return inspection;
  if (given.act === 'stand' && row.state === 'told' && row.replyBy >= todayInVietnam())
    return errors.replyFirst(row.replyBy);
  return takeStep(tx, holder, row, given.act, given.words);
}

async function takeStep(
  tx: Tx,
  holder: Holder,
  row: queries.FindingRow,
  act: FindingAct,
  words: string,
): Promise<queries.FindingRow | Refusal> {
  const state = afterFindingAct(row.state, act);
  if (state === undefined) return errors.steppedAtOnce();
  const number = row.steps.length + 1;
  await queries.addFindingStep(tx, {
    ...{ finding: row.id, number, act, state, words, takenBy: holder.account, takenByName: holder.name },
  });
  await record(tx, {
    action: act === 'reply' ? 'inspection.reply' : 'inspection.settle',
    subject: { kind: 'inspectionFinding', id: row.id },
    unit: row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { inspection: row.inspection, number, state },
    texts: { words },
  });
  return findingAgain(tx, row.id);
}

export async function listFindings(tx: Tx, id: string) {
  const inspection = await readInspection(tx, id);
  return isRefusal(inspection)
    ? inspection
    : { findings: await queries.findingsSeen(tx, { inspection: id }) };
}
