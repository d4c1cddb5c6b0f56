import type { Language } from '@congtam/engine';
import type { Tx } from '../database/as-actor.ts';
import { Gate, type GateSizes } from '../http/gate.ts';
import { overloaded } from '../http/traffic.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Explained } from './explained.ts';
import type { SheetRow } from './tables.ts';

/**
 * What is not kept of a run, and so is computed again from what the run was computed on: reasons, questions that are open,
 * what would be otherwise. It takes as long as the run did, so it is done beside the requests. What is asked and answered
 * is plain data: it goes to another thread and comes back.
 */
export interface Recomputing {
  ask(of: RunAsked, question: Question): Promise<Answer | Refusal>;
}

/** Whose rights hold where the run is read: those of the transaction in which it was looked up. */
export type InNameOf = Pick<Tx, 'actor' | 'request' | 'under'>;

export interface RunAsked {
  readonly run: string;
  readonly inNameOf: InNameOf;
  /** One whose result the actor may see, where it is read for that; absent where they may read the whole run. */
  readonly forResultOf?: string;
}

/** What is asked: another reading, or another level of one unit. */
export type Otherwise =
  | { readonly kind: 'reading'; readonly reading: string; readonly option: string }
  | {
      readonly kind: 'unitLevel';
      readonly regulation: string;
      readonly unit: string;
      readonly level: string;
    };

export type Question =
  | { readonly kind: 'why'; readonly subjects: readonly string[]; readonly language: Language }
  | { readonly kind: 'open'; readonly language: Language }
  | { readonly kind: 'otherwise'; readonly asks: Otherwise }
  | {
      readonly kind: 'sheets';
      readonly subject: string;
      /** What quantities come to in a period under a regulation, where that is wanted too. */
      readonly measures: { readonly regulation: string; readonly period: string } | null;
    };

export type Answer =
  | { readonly kind: 'why'; readonly reasons: readonly Reasons[] }
  | { readonly kind: 'open'; readonly questions: readonly OpenQuestion[] }
  | { readonly kind: 'otherwise'; readonly differing: readonly Differing[] }
  | {
      readonly kind: 'sheets';
      /** Rows about the subject by sheet. */
      readonly rows: { readonly [sheet: string]: readonly SheetRow[] };
      /** For the eye, cut: by id, without those that have gaps. */
      readonly measures: { readonly [measure: string]: string };
    };

/** Why one has their result under one regulation. */
export interface Reasons extends Explained {
  readonly subject: string;
}

export interface OpenQuestion {
  readonly regulation: string;
  readonly question: string;
  readonly subject: string;
  readonly periods: readonly string[];
  readonly ground: string;
  readonly options: readonly { readonly id: string; readonly says: string }[];
  readonly decider: string;
  readonly articles: readonly string[];
  readonly waitsFor: string | null;
}

/** One who would have another level. */
export interface Differing {
  readonly regulation: string;
  readonly subject: string;
  readonly now: string | null;
  readonly would: string | null;
}

export const inNameOf = ({ actor, request, under }: Tx): InNameOf => ({
  actor,
  ...(request === undefined ? {} : { request }),
  ...(under === undefined ? {} : { under }),
});

/** The answer to a question of that kind. */
export async function answerTo<Kind extends Question['kind']>(
  recomputing: Recomputing,
  of: RunAsked,
  question: Question & { readonly kind: Kind },
): Promise<Extract<Answer, { readonly kind: Kind }> | Refusal> {
  const answer = await recomputing.ask(of, question);
  if (isRefusal(answer)) return answer;
  return ofKind<Kind>(answer, question.kind);
}

/** @throws when it answers something else: the program is wrong */
export function ofKind<Kind extends Answer['kind']>(
  answer: Answer,
  kind: Kind,
): Extract<Answer, { readonly kind: Kind }> {
  if (!isOfKind(answer, kind)) throw new Error(`asked for ${kind}, answered ${answer.kind}`);
  return answer;
}

const isOfKind = <Kind extends Answer['kind']>(
  answer: Answer,
  kind: Kind,
): answer is Extract<Answer, { readonly kind: Kind }> => answer.kind === kind;

/** One at work, few behind it: each holds a place of the gate of requests, and all others go on. */
const FEW: GateSizes = { general: 1, reserved: 0, mostWaiting: 3, patienceMilliseconds: 60_000 };

/** For requests: one is answered at a time, a few wait, and who finds them waiting is told to come again. */
export function withFewWaiting(recomputing: Recomputing, gate = new Gate(FEW)): Recomputing {
  return {
    ask: async (of, question) => {
      const leave = await gate.enter('general');
      if (leave === undefined) return overloaded();
      try {
        return await recomputing.ask(of, question);
      } finally {
        leave();
      }
    },
  };
}
