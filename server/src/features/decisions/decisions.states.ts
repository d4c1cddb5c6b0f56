/** Where the document of a decision stands. */
export const DECISION_STATES = [
  'drafted',
  'submitted',
  'returned',
  'withdrawn',
  'decided',
  'numbered',
  'published',
] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export const DECISION_ACTS = [
  'draft',
  'submit',
  'giveOpinion',
  'return',
  'withdraw',
  'decide',
  'number',
  'publish',
] as const;
export type DecisionAct = (typeof DECISION_ACTS)[number];

/** Where the personal notice of a result stands. */
export const NOTICE_STATES = ['sent', 'acknowledged', 'handedOverNotSigned'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

const MOVES: Readonly<
  Record<
    Exclude<DecisionAct, 'draft'>,
    { readonly from: readonly DecisionState[]; readonly to: DecisionState }
  >
> = {
  submit: { from: ['drafted', 'returned'], to: 'submitted' },
  giveOpinion: { from: ['submitted'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  withdraw: { from: ['drafted', 'returned'], to: 'withdrawn' },
  decide: { from: ['submitted'], to: 'decided' },
  number: { from: ['decided'], to: 'numbered' },
  publish: { from: ['numbered'], to: 'published' },
};

/** The state after an act; undefined when it is not done from here. A decision is drafted once. */
export function afterDecisionAct(
  state: DecisionState | undefined,
  act: DecisionAct,
): DecisionState | undefined {
  if (act === 'draft') return state === undefined ? 'drafted' : undefined;
  if (state === undefined) return undefined;
  const { from, to } = MOVES[act];
  return from.includes(state) ? to : undefined;
}

/** Whether the levels in it are decided. */
export const isTaken = (state: DecisionState): boolean =>
  state === 'decided' || state === 'numbered' || state === 'published';
