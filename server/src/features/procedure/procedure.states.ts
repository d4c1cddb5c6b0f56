import { type CalendarDay, calendarDay } from '@congtam/engine';
import { comesBefore, dayAfter, type ProcedureStep, type WorkingDays } from '@congtam/regulations';

/**
 * Where a step stands. `waiting` for another, `open`, `overdue` (still taken, and marked), `done`, `doneLate`, `passed` (was
 * not asked for, and what comes after it is done).
 */
export const STEP_STATES = ['waiting', 'open', 'overdue', 'done', 'doneLate', 'passed'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** What is known of a step that was taken. */
export interface Taken {
  readonly on: CalendarDay;
  readonly isLate: boolean;
}

/** A step as the machine needs it. */
export type MachineStep = Pick<ProcedureStep, 'id' | 'does' | 'after' | 'isOptional' | 'deadline'>;

/**
 * The last day on which a step is in time; undefined where it has none, or what it counts from is not done. A decision may have
 * been given a later day than the ordinary one of its text.
 */
export function lastDayOf(
  { deadline, does }: MachineStep,
  given: {
    readonly granted?: CalendarDay | undefined;
    readonly year: number;
    readonly taken: ReadonlyMap<string, Taken>;
    readonly days: Pick<WorkingDays, 'after'>;
  },
): { readonly day: CalendarDay; readonly isKnown: boolean } | undefined {
  if (deadline === undefined) return undefined;
  if (deadline.kind === 'before') {
    const year = given.year + (deadline.year === 'next' ? 1 : 0);
    const ordinary = dayAfter(calendarDay(year, deadline.month, deadline.day), -1);
    const isLater = does === 'decision' && given.granted !== undefined && given.granted > ordinary;
    return { day: isLater ? given.granted : ordinary, isKnown: true };
  }
  const from = given.taken.get(deadline.after)?.on;
  if (from === undefined) return undefined;
  if (deadline.kind === 'days') return { day: dayAfter(from, deadline.days), isKnown: true };
  return given.days.after(from, deadline.days);
}

/**
 * Where every step of a procedure stands on a day. A step waits for those before it; for one that is done only where there is
 * occasion, it waits only if it is itself of that kind: an answer waits for a petition, a decision does not. What was to be
 * heard before the decision, and was not asked for, has passed once that is taken.
 */
export function statesOf(
  steps: readonly MachineStep[],
  given: {
    readonly granted?: CalendarDay | undefined;
    readonly today: CalendarDay;
    readonly taken: ReadonlyMap<string, Taken>;
    readonly year: number;
    readonly days: Pick<WorkingDays, 'after'>;
  },
): ReadonlyMap<string, StepState> {
  const { taken, today } = given;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const decision = steps.find(({ does }) => does === 'decision')?.id;
  const isTooLate = ({ id, isOptional }: MachineStep) =>
    isOptional && decision !== undefined && taken.has(decision) && !comesBefore(steps, decision, id);
  return new Map(
    steps.map((step): [string, StepState] => {
      const done = taken.get(step.id);
      if (done !== undefined) return [step.id, done.isLate ? 'doneLate' : 'done'];
      if (steps.some(({ id }) => taken.has(id) && comesBefore(steps, step.id, id)))
        return [step.id, 'passed'];
      if (isTooLate(step)) return [step.id, 'passed'];
      const waits = step.after.some(
        (id) => !taken.has(id) && (step.isOptional || byId.get(id)?.isOptional !== true),
      );
      if (waits) return [step.id, 'waiting'];
      const last = lastDayOf(step, given);
      return [step.id, last !== undefined && today > last.day ? 'overdue' : 'open'];
    }),
  );
}

/** Whether a step may be taken in a state. */
export const mayTake = (state: StepState | undefined): boolean => state === 'open' || state === 'overdue';

/** The year in which deadlines of a period lie, from its name: `2026`, `2026-Q4`. */
export const yearOf = (period: string): number => Number(period.slice(0, 4));
