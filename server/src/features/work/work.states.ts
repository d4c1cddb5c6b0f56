/**
 * Where a product stands by its revisions alone.
 *
 * named → open → reported; each of them → withdrawn. Work brought from another system begins as reported.
 */
export const PRODUCT_STATES = ['named', 'open', 'reported', 'withdrawn'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export const PRODUCT_ACTS = [
  'assigned',
  'named',
  'taken',
  'imported',
  'classified',
  'reported',
  'corrected',
  'withdrawn',
] as const;
export type ProductAct = (typeof PRODUCT_ACTS)[number];

const AFTER: { readonly [act in ProductAct]: { readonly [state in ProductState | 'none']?: ProductState } } =
  {
    assigned: { none: 'open' },
    named: { none: 'named' },
    taken: { none: 'open' },
    imported: { none: 'reported', reported: 'reported' },
    classified: { named: 'open', open: 'open', reported: 'reported' },
    reported: { open: 'reported', reported: 'reported' },
    corrected: { reported: 'reported' },
    withdrawn: { named: 'withdrawn', open: 'withdrawn', reported: 'withdrawn' },
  };

/** The state an act leads to; undefined where it is not possible. `none` is before the first revision. */
export const stateAfter = (act: ProductAct, state: ProductState | 'none'): ProductState | undefined =>
  AFTER[act][state];

/**
 * A product on its way to somebody else. Offered by whoever has it or by their manager; the manager agrees, since the
 * result counts for the receiver; the receiver takes it over or declines.
 */
export const HANDOVER_STATES = ['offered', 'agreed', 'taken', 'declined', 'withdrawn'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

const HANDOVERS: { readonly [state in HandoverState | 'none']: readonly HandoverState[] } = {
  none: ['offered'],
  offered: ['agreed', 'declined', 'withdrawn'],
  agreed: ['taken', 'declined', 'withdrawn'],
  taken: [],
  declined: [],
  withdrawn: [],
};

export const mayFollow = (state: HandoverState | 'none', next: HandoverState): boolean =>
  HANDOVERS[state].includes(next);

/** Where a product stands as people see it: what is being handed over waits, what was handed over is done with. */
export const STANDINGS = [...PRODUCT_STATES, 'handingOver', 'handedOver'] as const;
export type Standing = (typeof STANDINGS)[number];

/** @param handover the state of the newest handing over, where there is one */
export function standingOf(state: ProductState, handover: HandoverState | null): Standing {
  if (handover === 'taken') return 'handedOver';
  return handover === 'offered' || handover === 'agreed' ? 'handingOver' : state;
}
