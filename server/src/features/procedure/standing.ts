import { formatDay, parseDay } from '@congtam/engine';
import type { ProcedureKind, WorkingDays } from '@congtam/regulations';
import { todayInVietnam } from '../../vietnam-day.ts';
import type { StepRow } from './procedure.queries.ts';
import { lastDayOf, type StepState, statesOf, type Taken, yearOf } from './procedure.states.ts';

/** What is shown of a step that was taken. */
export type Done = Pick<StepRow, 'on' | 'isLate' | 'reason'>;

/** Where each step of a subject stands today. */
export interface Standing {
  readonly states: ReadonlyMap<string, StepState>;
  /** Last days, `2026-12-14`, with whether all holidays up to them are known. */
  readonly due: ReadonlyMap<string, { readonly day: string; readonly isKnown: boolean }>;
}

/** Steps that are taken once, whatever rounds follow: what was said and found stays said and found. */
const ONCE: readonly string[] = [
  ...['selfReview', 'meeting', 'writtenOpinions', 'partyOpinion', 'submission'],
];

/** Of all steps taken about a subject those that count in a round, by their step. */
export const countedIn = (round: number, all: readonly StepRow[]): ReadonlyMap<string, Done> =>
  new Map(
    all
      .filter((taken) => taken.round === round || ONCE.includes(taken.does))
      .map((taken) => [taken.step, taken]),
  );

export function standingOf(
  { steps }: Pick<ProcedureKind, 'steps'>,
  given: {
    readonly cycle: { readonly period: string };
    readonly rows: ReadonlyMap<string, Done>;
    readonly days: WorkingDays;
    /** The last day that the unit was given for its levels; null where it has that of the text. */
    readonly granted: string | null;
  },
): Standing {
  const taken = new Map<string, Taken>();
  for (const [step, { on, isLate }] of given.rows) {
    const day = parseDay(on);
    if (day !== undefined) taken.set(step, { on: day, isLate });
  }
  const today = parseDay(todayInVietnam());
  if (today === undefined) throw new Error('today is a day');
  const granted = given.granted === null ? undefined : parseDay(given.granted);
  const now = { granted, today, taken, year: yearOf(given.cycle.period), days: given.days };
  const due = new Map(
    steps.flatMap((step): [string, { day: string; isKnown: boolean }][] => {
      const last = lastDayOf(step, now);
      return last === undefined ? [] : [[step.id, { day: formatDay(last.day), isKnown: last.isKnown }]];
    }),
  );
  return { due, states: statesOf(steps, now) };
}

const keyOf = ({ regulation, subject }: { readonly regulation: string; readonly subject: string }): string =>
  `${regulation} ${subject}`;

/** Steps of a cycle by whom they are about. */
export function bySubject(
  rows: readonly StepRow[],
): (about: { readonly regulation: string; readonly subject: string }) => readonly StepRow[] {
  const grouped = new Map<string, StepRow[]>();
  for (const row of rows) {
    const known = grouped.get(keyOf(row));
    if (known === undefined) grouped.set(keyOf(row), [row]);
    else known.push(row);
  }
  return (about) => grouped.get(keyOf(about)) ?? [];
}
