/** Where a point to review stands: with the unit, answered by it, or closed by who oversees. */
export const POINT_STATES = ['withUnit', 'answered', 'closed'] as const;
export type PointState = (typeof POINT_STATES)[number];
export const POINT_ACTS = ['answer', 'close', 'askAgain'] as const;
export type PointAct = (typeof POINT_ACTS)[number];

const STEPS: Readonly<Record<PointAct, { from: readonly PointState[]; to: PointState }>> = {
  answer: { from: ['withUnit', 'answered'], to: 'answered' },
  close: { from: ['answered', 'withUnit'], to: 'closed' },
  askAgain: { from: ['answered'], to: 'withUnit' },
};

/** The state after an act; undefined when it is not done from here. */
export function afterPointAct(state: PointState, act: PointAct): PointState | undefined {
  const { from, to } = STEPS[act];
  return from.includes(state) ? to : undefined;
}
