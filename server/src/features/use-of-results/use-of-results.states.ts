/** Where following up a ground stands. */
export const FOLLOW_UP_STATES = ['suggested', 'takenUp', 'left', 'finished'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export const FOLLOW_UP_ACTS = ['takeUp', 'leave', 'finish'] as const;
export type FollowUpAct = (typeof FOLLOW_UP_ACTS)[number];

const MOVES: Readonly<
  Record<FollowUpAct, { readonly from: readonly FollowUpState[]; readonly to: FollowUpState }>
> = {
  takeUp: { from: ['suggested', 'left'], to: 'takenUp' },
  leave: { from: ['suggested', 'takenUp'], to: 'left' },
  finish: { from: ['takenUp'], to: 'finished' },
};

/** The state after an act; undefined when it is not done from here. */
export const afterFollowUp = (state: FollowUpState, act: FollowUpAct): FollowUpState | undefined =>
  MOVES[act].from.includes(state) ? MOVES[act].to : undefined;

/** Where it stands after these acts, oldest first. */
export const followUpState = (acts: readonly FollowUpAct[]): FollowUpState =>
  acts.reduce<FollowUpState>((state, act) => afterFollowUp(state, act) ?? state, 'suggested');
