import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { localPackById } from '../regulations/regulations.queries.ts';
import * as errors from './policy-lab.errors.ts';
import * as queries from './policy-lab.queries.ts';
import { refusalFor } from './policy-lab.ts';

/** Comments on a draft with the answers that count: the table of acceptance and explanation. */
export async function listComments(tx: Tx, holder: Holder, pack: string) {
  const draft = await localPackById(tx, pack);
  if (draft === undefined) return errors.noSuchDraft();
  const why = await refusalFor(tx, holder, 'policyLab.see', draft.unit);
  if (why) return why;
  const comments = await queries.commentsOn(tx, pack);
  await record(tx, {
    action: 'policyLab.seeComments',
    subject: { kind: 'localPack', id: pack },
    unit: draft.unit,
    facts: { comments: comments.length },
  });
  return { comments };
}

/** Enters what an agency or a person says of a clause of a draft. */
export async function enterComment(
  tx: Tx,
  holder: Holder,
  given: {
    readonly pack: string;
    readonly author: string;
    readonly clause: string;
    readonly content: string;
    readonly receivedOn: string;
  },
): Promise<queries.CommentRow | Refusal> {
  const draft = await localPackById(tx, given.pack);
  if (draft === undefined) return errors.noSuchDraft();
  const why = await refusalFor(tx, holder, 'policyLab.collect', draft.unit);
  if (why) return why;
  const id = newId();
  await queries.addComment(tx, { ...given, id, unit: draft.unit, enteredBy: holder.account });
  await record(tx, {
    action: 'policyLab.collect',
    subject: { kind: 'draftComment', id },
    unit: draft.unit,
    facts: { pack: given.pack, clause: given.clause, receivedOn: given.receivedOn },
    texts: { author: given.author, content: given.content },
  });
  return (await queries.commentById(tx, id)) ?? errors.noSuchComment();
}

/** Says whether a comment is taken up, and why or why not. A later answer replaces it. */
export async function answerComment(
  tx: Tx,
  holder: Holder,
  given: {
    readonly comment: string;
    readonly verdict: 'accepted' | 'partly' | 'notAccepted';
    readonly explanation: string;
  },
): Promise<queries.CommentRow | Refusal> {
  const found = await queries.commentById(tx, given.comment);
  if (found === undefined) return errors.noSuchComment();
  const why = await refusalFor(tx, holder, 'policyLab.answer', found.unit);
  if (why) return why;
  const number = (found.answer?.number ?? 0) + 1;
  await queries.addAnswer(tx, {
    ...given,
    ...{ number, answeredBy: holder.account, answeredByName: holder.name },
  });
  await record(tx, {
    action: 'policyLab.answer',
    subject: { kind: 'draftComment', id: found.id },
    unit: found.unit,
    facts: { pack: found.pack, number, verdict: given.verdict },
    texts: { explanation: given.explanation },
  });
  return (await queries.commentById(tx, found.id)) ?? errors.noSuchComment();
}
