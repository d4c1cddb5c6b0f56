import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { type Attachment, attachmentsOf, bindAttachment } from '../../attachments/attachments.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as queries from './evidence.queries.ts';
import * as errors from './inspection.errors.ts';
import { unitsInspected } from './inspection.queries.ts';
import { carriedOut, readInspection } from './inspection.ts';

export type RequestSeen = Omit<queries.RequestRow, 'answers'> & {
  readonly isOverdue: boolean;
  readonly answers: readonly (queries.AnswerRow & { readonly files: readonly Attachment[] })[];
};

async function seen(tx: Tx, row: queries.RequestRow): Promise<RequestSeen> {
  const answers: RequestSeen['answers'][number][] = [];
  for (const answer of row.answers)
    answers.push({ ...answer, files: await attachmentsOf(tx, { kind: 'inspectionAnswer', id: answer.id }) });
  return { ...row, answers, isOverdue: answers.length === 0 && row.dueOn < todayInVietnam() };
}

/** Asks a unit, or somebody in it, for evidence by a day. Whom it concerns is told that there is something, not what. */
export async function askForEvidence(
  tx: Tx,
  holder: Holder,
  given: {
    readonly inspection: string;
    readonly unit: string;
    readonly person: string | null;
    readonly asks: string;
    readonly dueOn: string;
  },
): Promise<RequestSeen | Refusal> {
  const inspection = await carriedOut(tx, holder, given.inspection, 'inspection.ask');
  if (isRefusal(inspection)) return inspection;
  if (!(await isInspected(tx, given))) return errors.outsideInspection();
  const id = newId();
  await queries.addRequest(tx, { ...given, id, askedBy: holder.account, askedByName: holder.name });
  await record(tx, {
    action: 'inspection.ask',
    subject: { kind: 'inspectionRequest', id },
    unit: given.unit,
    ...(given.person === null ? {} : { person: given.person }),
    facts: { inspection: inspection.id, dueOn: given.dueOn },
    texts: { asks: given.asks },
  });
  return requestAgain(tx, id);
}

/** Whether a unit, and a person who serves or served in it, are within an inspection. */
export async function isInspected(
  tx: Tx,
  given: { readonly inspection: string; readonly unit: string; readonly person: string | null },
): Promise<boolean> {
  const units = await unitsInspected(tx, given.inspection);
  return units.includes(given.unit) && (await queries.serves(tx, given));
}

async function requestAgain(tx: Tx, id: string): Promise<RequestSeen | Refusal> {
  const [row] = await queries.requestsSeen(tx, { id });
  return row === undefined ? errors.noSuchRequest() : seen(tx, row);
}

/**
 * Answers a request, with files. Who answers is whom it was put to, or who heads or administers the unit; a late answer
 * is taken and marked.
 *
 * @throws Refused when a file is not theirs
 */
export async function answerRequest(
  tx: Tx,
  holder: Holder,
  given: { readonly request: string; readonly words: string; readonly files: readonly string[] },
): Promise<RequestSeen | Refusal> {
  const [row] = await queries.requestsSeen(tx, { id: given.request });
  if (row === undefined) return errors.noSuchRequest();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, 'inspection.answer', { line, person: row.person });
  if (why) return why;
  const isLate = row.dueOn < todayInVietnam();
  const id = newId();
  const { words } = given;
  await queries.addAnswer(tx, {
    ...{ id, request: row.id, words, isLate, answeredBy: holder.account, answeredByName: holder.name },
  });
  for (const attachment of given.files) {
    const { unit, person } = row;
    const bound = await bindAttachment(tx, holder, {
      ...{ attachment, subject: { kind: 'inspectionAnswer', id }, unit, person, seenBy: [] },
    });
    if (isRefusal(bound)) throw new Refused(bound);
  }
  await record(tx, {
    action: 'inspection.answer',
    subject: { kind: 'inspectionRequest', id: row.id },
    unit: row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { inspection: row.inspection, isLate, files: [...given.files] },
    texts: { words },
  });
  return requestAgain(tx, row.id);
}

export async function listRequests(tx: Tx, id: string) {
  const inspection = await readInspection(tx, id);
  if (isRefusal(inspection)) return inspection;
  const requests: RequestSeen[] = [];
  for (const row of await queries.requestsSeen(tx, { inspection: id })) requests.push(await seen(tx, row));
  return { requests };
}
