/** Where a petition stands. */
export const PETITION_STATES = ['filed', 'taken', 'answered', 'withdrawn'] as const;
export type PetitionState = (typeof PETITION_STATES)[number];

export const PETITION_ACTS = ['take', 'answer', 'withdraw'] as const;
export type PetitionAct = (typeof PETITION_ACTS)[number];

const STEPS: Readonly<
  Record<PetitionAct, { from: readonly PetitionState[]; to: Exclude<PetitionState, 'filed'> }>
> = {
  take: { from: ['filed'], to: 'taken' },
  answer: { from: ['taken'], to: 'answered' },
  withdraw: { from: ['filed', 'taken'], to: 'withdrawn' },
};

/** The state after an act; undefined when it is not done from here. An answer is the end: it is not reviewed again. */
export function afterPetitionAct(
  state: PetitionState,
  act: PetitionAct,
): Exclude<PetitionState, 'filed'> | undefined {
  const { from, to } = STEPS[act];
  return from.includes(state) ? to : undefined;
}
