/** Where an inspection stands today. */
export const INSPECTION_STATES = ['planned', 'running', 'over', 'ended'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** Where it stands: ended by somebody, or by its days. */
export function stateOn(
  day: string,
  { from, to, isEnded }: { readonly from: string; readonly to: string; readonly isEnded: boolean },
): InspectionState {
  if (isEnded) return 'ended';
  if (day < from) return 'planned';
  return day <= to ? 'running' : 'over';
}

/** Where a finding stands: told to whom it concerns, answered by them, standing as evidence, or dropped. */
export const FINDING_STATES = ['told', 'replied', 'standing', 'dropped'] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export const FINDING_ACTS = ['reply', 'stand', 'drop'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

const STEPS: Readonly<
  Record<FindingAct, { from: readonly FindingState[]; to: Exclude<FindingState, 'told'> }>
> = {
  reply: { from: ['told', 'replied'], to: 'replied' },
  stand: { from: ['told', 'replied'], to: 'standing' },
  drop: { from: ['told', 'replied', 'standing'], to: 'dropped' },
};

/** The state after an act; undefined when it is not done from here. */
export function afterFindingAct(
  state: FindingState,
  act: FindingAct,
): Exclude<FindingState, 'told'> | undefined {
  const { from, to } = STEPS[act];
  return from.includes(state) ? to : undefined;
}
