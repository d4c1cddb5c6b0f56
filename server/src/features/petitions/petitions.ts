import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { type Attachment, attachmentsOf, bindAttachment } from '../../attachments/attachments.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle, ofPilot } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { workingDays } from '../../working-days.ts';
import { answersOf, isLevelOf, levelActsOf } from '../classification/classification.queries.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { dueDayOf } from './due-day.ts';
import * as errors from './petitions.errors.ts';
import * as queries from './petitions.queries.ts';
import { afterPetitionAct, type PetitionAct } from './petitions.states.ts';

/** A petition as who sees it is shown it: with its clock, its files and what was done. */
export type PetitionSeen = queries.PetitionRow & {
  readonly isOverdue: boolean;
  readonly enclosures: readonly Attachment[];
};

/**
 * Files a petition against the level that stands decided for who files it. The clock runs from this day; whoever decided
 * the level, and whom the petition names, neither see nor handle it.
 *
 * @throws Refused when an enclosure is not one they put in
 */
export async function filePetition(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly regulation: string | null;
    readonly contested: string;
    readonly grounds: string | null;
    readonly request: string | null;
    readonly against: readonly string[];
    readonly enclosures: readonly string[];
  },
): Promise<PetitionSeen | Refusal> {
  const cycle = await cycleById(tx, given.cycle);
  const run = cycle && (await lastDone(tx, cycle.id));
  if (cycle === undefined) return noSuchCycle();
  if (cycle.isPilot) return ofPilot();
  const regulation = given.regulation ?? undefined;
  const own = (run && (await resultsOf(tx, { run: run.id, regulation }))) ?? [];
  const row = own.find(
    ({ person, outcome }) => person !== null && person === holder.person && outcome !== 'other-regime',
  );
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const pack = packs.find(({ regulation: { id } }) => id === row?.regulation);
  if (row === undefined || pack === undefined || row.person === null) return errors.noLevel();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, 'petition.file', { line, person: row.person });
  if (why) return why;
  const decided = await decidedFor(tx, cycle, row.regulation, row.subject);
  if (decided === undefined) return errors.noLevel();
  const id = newId();
  const receivedOn = todayInVietnam();
  const found: Found = JSON.parse(row.line);
  const due = dueDayOf(
    pack,
    { group: found.group, authority: found.authority?.rule },
    receivedOn,
    workingDays(),
  );
  const { contested, grounds, request, against } = given;
  const { unit, person, subject } = row;
  await queries.addPetition(tx, {
    ...{ id, cycle: cycle.id, regulation: row.regulation, subject, ...decided, unit, person },
    ...{ contested, grounds, request, against, receivedOn, filedBy: holder.account },
    ...due,
  });
  for (const attachment of given.enclosures) {
    const bound = await bindAttachment(tx, holder, {
      ...{ attachment, subject: { kind: 'petition', id }, unit, person, seenBy: [] },
    });
    if (isRefusal(bound)) throw new Refused(bound);
  }
  await record(tx, {
    action: 'petition.file',
    subject: { kind: 'petition', id },
    ...{ unit, person, audience: 'concerned' },
    facts: {
      ...{ cycle: cycle.id, regulation: row.regulation, level: decided.level, levelAct: decided.levelAct },
      ...{ receivedOn, dueOn: due.dueOn, enclosures: [...given.enclosures] },
    },
    texts: {
      contested,
      ...(grounds === null ? {} : { grounds }),
      ...(request === null ? {} : { request }),
    },
  });
  return seenAgain(tx, id);
}

/** Of a line of the results document. */
interface Found {
  readonly group?: string;
  readonly authority?: { readonly rule: string };
}

async function decidedFor(
  tx: Tx,
  { id: cycle, period }: Pick<CycleRow, 'id' | 'period'>,
  regulation: string,
  subject: string,
) {
  const last = (await levelActsOf(tx, { cycle, regulation, subject })).at(-1);
  if (last !== undefined) {
    const isDecided = last.state === 'decided' || last.state === 'decidedUnchanged';
    return isDecided && last.level !== null ? { level: last.level, levelAct: last.number } : undefined;
  }
  const brought = (await answersOf(tx, cycle)).findLast(
    (answer) => answer.isBrought && answer.subject === subject && isLevelOf(answer, regulation, period),
  );
  return brought && { level: brought.option, levelAct: 0 };
}

async function seenAgain(tx: Tx, id: string): Promise<PetitionSeen | Refusal> {
  const row = await queries.petitionById(tx, id);
  return row === undefined ? errors.noSuchPetition() : withClock(tx, row);
}

async function withClock(tx: Tx, row: queries.PetitionRow): Promise<PetitionSeen> {
  const isOpen = row.state === 'filed' || row.state === 'taken';
  return {
    ...row,
    isOverdue: isOpen && row.dueOn !== null && row.dueOn < todayInVietnam(),
    enclosures: await attachmentsOf(tx, { kind: 'petition', id: row.id }),
  };
}

/** A petition for somebody who may do this with it where it lies today. */
export async function openedFor(
  tx: Tx,
  holder: Holder,
  id: string,
  action: 'petition.see' | 'petition.take' | 'petition.answer' | 'petition.withdraw',
): Promise<queries.PetitionRow | Refusal> {
  const row = await queries.petitionById(tx, id);
  if (row === undefined) return errors.noSuchPetition();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, action, { line, person: row.person, state: row.state });
  return why ?? row;
}

/** Petitions in sight, with their clocks: of those complained of none is in it. */
export async function listPetitions(tx: Tx, holder: Holder, given: { readonly cycle?: string | undefined }) {
  const rows = await queries.petitionsSeen(tx, given);
  for (const person of new Set(rows.flatMap((row) => (row.person === holder.person ? [] : [row.person]))))
    await recordReading(tx, holder, person, 'petition.read');
  const petitions: PetitionSeen[] = [];
  for (const row of rows) petitions.push(await withClock(tx, row));
  return { petitions };
}

export async function readPetition(tx: Tx, holder: Holder, id: string): Promise<PetitionSeen | Refusal> {
  const row = await openedFor(tx, holder, id, 'petition.see');
  if (isRefusal(row)) return row;
  if (row.person !== holder.person) await recordReading(tx, holder, row.person, 'petition.read');
  return withClock(tx, row);
}

/** Takes a petition on, or takes back one's own; nothing of it is deleted. */
export async function stepPetition(
  tx: Tx,
  holder: Holder,
  given: { readonly petition: string; readonly act: Extract<PetitionAct, 'take' | 'withdraw'> },
): Promise<PetitionSeen | Refusal> {
  const { act } = given;
  const row = await openedFor(tx, holder, given.petition, `petition.${act}`);
  if (isRefusal(row)) return row;
  await takeStep(tx, holder, row, {
    ...{ act, outcome: null, findings: null, newLevel: null, replacingDocument: null, paper: null },
  });
  return seenAgain(tx, row.id);
}

/** Writes a step after the last one; two at once cannot both be the next. */
export async function takeStep(
  tx: Tx,
  holder: Holder,
  row: queries.PetitionRow,
  given: Pick<
    queries.PetitionStep,
    'act' | 'outcome' | 'findings' | 'newLevel' | 'replacingDocument' | 'paper'
  >,
): Promise<void> {
  const { act, outcome, newLevel, paper, replacingDocument, findings } = given;
  const state = afterPetitionAct(row.state, act);
  if (state === undefined) throw new Error(`the matrix let ${act} through in ${row.state}`);
  const isLate = act === 'answer' && row.dueOn !== null && row.dueOn < todayInVietnam();
  const number = row.steps.length + 1;
  await queries.addStep(tx, row.id, {
    ...given,
    ...{ number, state, isLate, takenBy: holder.account, takenByName: holder.name },
  });
  await record(tx, {
    action: `petition.${act}`,
    subject: { kind: 'petition', id: row.id },
    ...{ unit: row.unit, person: row.person, audience: 'concerned' },
    facts: { number, state, isLate, outcome, newLevel, paper, replacingDocument },
    ...(findings === null ? {} : { texts: { findings } }),
  });
}
