import type { Bilingual } from '@congtam/engine';
import type { Doing, OpinionRule, StepActor, StepPlace } from '@congtam/regulations';
import type { Holder } from '../access/roles.ts';
import type { Tx } from '../database/as-actor.ts';
import type { Refusal } from '../refusal.ts';

/** A step that an act is about to take. */
export interface StepToTake {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly does: Doing;
  /** One of several steps that do the same; absent: the first that is open. */
  readonly step?: string | undefined;
  /** What was done, where it stands: `levelAct`, `meeting`, `decision`. */
  readonly thing: { readonly kind: string; readonly id: string };
  /** Why it is late, where it is. */
  readonly reason: string | null;
  /** What others signed for, each with a signature of its own: who takes it is not asked again, and it is taken once. */
  readonly isSigned?: boolean;
  /** A decision that replaces one that was wrong: taken by whom the text names for that, whatever step comes before. */
  readonly replaces?: boolean;
}

/** A step that waits to be taken. */
export interface WaitingStep {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly step: string;
  readonly label: Bilingual;
  readonly does: Doing;
  readonly by: readonly StepActor[];
  readonly place: StepPlace;
  /** The last day, `2026-12-14`; null where the text names none. */
  readonly dueBy: string | null;
  readonly isOverdue: boolean;
}

/** A step that waits, for who asks or for others about who asks. */
export interface StepInSight extends WaitingStep {
  readonly isTheirs: boolean;
}

/** A step that has been taken. */
export interface StepTaken {
  readonly step: string;
  readonly does: Doing;
  readonly isLate: boolean;
  readonly dueBy: string | null;
}

/**
 * Keeps the order of a procedure: whoever does something that is a step of it asks here, in the transaction of the act.
 * Answers undefined where the procedure of the cycle is not carried here, or asks for no such step.
 */
export interface StepKeeper {
  /**
   * Begins to carry the procedure of a cycle here, in the transaction that opens it.
   *
   * @returns the regulations whose procedure it is; none where no text of the cycle says one, and nothing is begun
   */
  begin(
    tx: Tx,
    holder: Holder,
    given: { readonly cycle: string; readonly ground: string },
  ): Promise<readonly string[] | Refusal>;
  /**
   * Why somebody may not do again what took a step: a proposal that stands is changed by whom the text names for it. Undefined
   * where they may, and where the text names nobody.
   */
  refusalOfAgain(
    tx: Tx,
    holder: Holder,
    given: Pick<StepToTake, 'cycle' | 'regulation' | 'subject' | 'does'>,
  ): Promise<Refusal | undefined>;
  take(tx: Tx, holder: Holder, given: StepToTake): Promise<StepTaken | undefined | Refusal>;
  /** The steps of a cycle that wait for somebody, of every subject in sight. */
  waitingIn(tx: Tx, cycle: string): Promise<readonly WaitingStep[]>;
  /**
   * Of these those of some kinds that somebody takes, about themself or by their role, and every one about themself that
   * others take.
   */
  waitingFor(
    tx: Tx,
    holder: Holder,
    given: { readonly cycle: string; readonly does: readonly Doing[] },
  ): Promise<readonly StepInSight[]>;
  /** How the text has opinions on a subject asked; empty where it does not say. */
  opinionsOf(
    tx: Tx,
    given: Pick<StepToTake, 'cycle' | 'regulation' | 'subject'>,
  ): Promise<readonly OpinionRule[] | Refusal>;
}
