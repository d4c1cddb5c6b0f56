/** Where a dossier stands: what is in it may change until it is received, and again once it was returned. */
export const DOSSIER_STATES = ['draft', 'submitted', 'received', 'returned'] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

export const DOSSIER_ACTS = ['submit', 'takeBack', 'receive', 'return'] as const;
export type DossierAct = (typeof DOSSIER_ACTS)[number];

const STEPS: Readonly<Record<DossierAct, { from: readonly DossierState[]; to: DossierState }>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  takeBack: { from: ['submitted'], to: 'draft' },
  receive: { from: ['submitted'], to: 'received' },
  return: { from: ['submitted'], to: 'returned' },
};

/** The state after an act; undefined when it is not done from here. */
export function afterDossierAct(state: DossierState, act: DossierAct): DossierState | undefined {
  const { from, to } = STEPS[act];
  return from.includes(state) ? to : undefined;
}
