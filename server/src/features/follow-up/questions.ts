import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './follow-up.errors.ts';
import * as queries from './follow-up.queries.ts';

/** Raises a difficulty of a unit with one above, to be answered by a day. */
export async function askQuestion(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly to: string;
    readonly question: string;
    readonly dueOn: string;
  },
): Promise<queries.QuestionRow | Refusal> {
  const { unit, to, question, dueOn } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'question.ask', { line });
  if (why) return why;
  if (to === unit || !line.includes(to)) return errors.notAbove();
  const id = newId();
  await queries.addQuestion(tx, { id, unit, question, by: holder.account });
  await queries.addQuestionStep(tx, id, holder.account, {
    ...{ number: 1, act: 'put', unit: to, dueOn, words: null, isLate: false, takenByName: holder.name },
  });
  await record(tx, {
    action: 'question.ask',
    subject: { kind: 'unitQuestion', id },
    unit,
    facts: { to, dueOn },
    texts: { question },
  });
  return (await queries.questionById(tx, id)) ?? errors.noSuchQuestion();
}

/** Answers a question, or passes it upward with a day of its own; a late answer is taken and marked. */
export async function stepQuestion(
  tx: Tx,
  holder: Holder,
  given: { readonly question: string; readonly words: string } & (
    | { readonly act: 'answer' }
    | { readonly act: 'escalate'; readonly to: string; readonly dueOn: string }
  ),
): Promise<queries.QuestionRow | Refusal> {
  const { act, words } = given;
  const row = await queries.questionById(tx, given.question);
  if (row === undefined) return errors.noSuchQuestion();
  const today = todayInVietnam();
  const last = row.steps.at(-1);
  const here = row.liesWith ?? last?.unit ?? row.unit;
  const line = await lineOf(tx, here, today);
  const state = row.liesWith === null ? 'answered' : 'waiting';
  const why = refusalOf(holder, `question.${act}`, { line, state });
  if (why) return why;
  if (given.act === 'escalate' && (given.to === here || !line.includes(given.to))) return errors.notAbove();
  const number = row.steps.length + 1;
  const isLate = last?.dueOn != null && today > last.dueOn;
  const unit = given.act === 'escalate' ? given.to : here;
  const dueOn = given.act === 'escalate' ? given.dueOn : null;
  await queries.addQuestionStep(tx, row.id, holder.account, {
    ...{ number, act, unit, dueOn, words, isLate, takenByName: holder.name },
  });
  await record(tx, {
    action: `question.${act}`,
    subject: { kind: 'unitQuestion', id: row.id },
    unit: here,
    facts: { number, to: unit, dueOn, isLate },
    texts: { words },
  });
  return (await queries.questionById(tx, row.id)) ?? errors.noSuchQuestion();
}

/** Questions in sight, those not answered first, each with whether it is overdue. */
export async function listQuestions(tx: Tx) {
  const today = todayInVietnam();
  const rows = await queries.questionsSeen(tx);
  return {
    questions: rows.map((row) => {
      const due = row.liesWith === null ? null : (row.steps.at(-1)?.dueOn ?? null);
      return { ...row, dueOn: due, isOverdue: due !== null && due < today };
    }),
  };
}
