/** Where a cycle may stand. */
export const CYCLE_STATES = ['planned', 'open', 'closing', 'closed', 'reopening'] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** What somebody does with a cycle; `freeze` is the job that ends a closing. */
export const CYCLE_ACTS = [
  'open',
  'close',
  'freeze',
  'askReopening',
  'agreeReopening',
  'declineReopening',
] as const;
export type CycleAct = (typeof CYCLE_ACTS)[number];

const MOVES: Readonly<Record<CycleAct, { readonly from: CycleState; readonly to: CycleState }>> = {
  open: { from: 'planned', to: 'open' },
  close: { from: 'open', to: 'closing' },
  freeze: { from: 'closing', to: 'closed' },
  askReopening: { from: 'closed', to: 'reopening' },
  agreeReopening: { from: 'reopening', to: 'open' },
  declineReopening: { from: 'reopening', to: 'closed' },
};

/** The state after an act; undefined when it is not done from here. */
export const afterAct = (state: CycleState, act: CycleAct): CycleState | undefined =>
  MOVES[act].from === state ? MOVES[act].to : undefined;

/** Whether evidence is taken. Late or not, it is taken while the cycle is open. */
export const takesEvidence = (state: CycleState): boolean => state === 'open';

/** The last moment of a day in Vietnam, in milliseconds: 23:59:59.999+07:00 is 16:59:59.999Z. */
export const endOfDay = (day: string): number => Date.parse(`${day}T23:59:59.999+07:00`);

/** Whether a moment of the server lies after the last day. The clock of who sends is never asked. */
export const isAfter = (day: string | null, now: number): boolean => day !== null && now > endOfDay(day);
