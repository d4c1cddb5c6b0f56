import type { Tx } from '../../database/as-actor.ts';
import {
  type Answer,
  inNameOf,
  ofKind,
  type Question,
  type Recomputing,
  type RunAsked,
} from '../../evaluation/recomputing.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import type { Ground, Making } from './ground.ts';

/** Answers about a run by what was asked. */
export type ComputedAgain = ReadonlyMap<string, Answer>;

/** A paper needs what has to be computed again: its transaction ends, and it is prepared once more with the answer. */
class ToBeAsked extends Error {
  readonly key: string;
  readonly ground: Ground;
  readonly of: RunAsked;
  readonly question: Question;
  constructor(key: string, ground: Ground, of: RunAsked, question: Question) {
    super('a paper needs what has to be computed again');
    this.name = 'ToBeAsked';
    this.key = key;
    this.ground = ground;
    this.of = of;
    this.question = question;
  }
}

/**
 * What a question about the run of a paper was answered.
 *
 * @param forResultOf a subject of the paper, by whose result the run may be read
 * @throws ToBeAsked while it has not been asked
 */
export function answerIn<Kind extends Question['kind']>(
  { tx, ground, again }: Pick<Making, 'tx' | 'ground' | 'again'>,
  forResultOf: string,
  question: Question & { readonly kind: Kind },
): Extract<Answer, { readonly kind: Kind }> {
  const key = JSON.stringify([ground.run.id, question]);
  const found = again.get(key);
  if (found === undefined)
    throw new ToBeAsked(key, ground, { run: ground.run.id, inNameOf: inNameOf(tx), forResultOf }, question);
  return ofKind<Kind>(found, question.kind);
}

/**
 * Prepares a paper, in a transaction that only reads. Where it needs what has to be computed again, that is asked for
 * outside of it, and the paper is prepared anew on the same ground: nobody holds a connection while a run is computed.
 */
export async function askingAgain<T>(
  inTransaction: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>,
  recomputing: Recomputing,
  prepare: (tx: Tx, again: ComputedAgain, known: Ground | undefined) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const again = new Map<string, Answer>();
  let known: Ground | undefined;
  for (;;) {
    const ground = known;
    const prepared = await inTransaction((tx) => prepare(tx, again, ground)).catch(toBeAsked);
    if (!(prepared instanceof ToBeAsked)) return prepared;
    const answer = await recomputing.ask(prepared.of, prepared.question);
    if (isRefusal(answer)) return answer;
    again.set(prepared.key, answer);
    known = prepared.ground;
  }
}

function toBeAsked(error: unknown): ToBeAsked {
  if (error instanceof ToBeAsked) return error;
  throw error;
}
