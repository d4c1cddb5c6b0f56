/** The five states of a level: none yet, the engine's, somebody's proposal, decided as suggested, decided otherwise. */
export const LEVEL_STATES = ['notDecided', 'suggested', 'proposed', 'decidedUnchanged', 'decided'] as const;
export type LevelState = (typeof LEVEL_STATES)[number];

export const LEVEL_ACTS = ['propose', 'decide', 'rateAgain'] as const;
export type LevelAct = (typeof LEVEL_ACTS)[number];

const FROM: Readonly<Record<LevelAct, readonly LevelState[]>> = {
  propose: ['notDecided', 'suggested', 'proposed'],
  decide: ['notDecided', 'suggested', 'proposed'],
  rateAgain: ['proposed', 'decidedUnchanged', 'decided'],
};

/**
 * The state after an act; undefined when it is not done from here. Rating again opens the next round, which begins where
 * the engine left it.
 */
export function afterLevelAct(
  state: LevelState,
  act: LevelAct,
  levels: { readonly suggested: string | null; readonly level: string | null },
): LevelState | undefined {
  if (!FROM[act].includes(state)) return undefined;
  switch (act) {
    case 'propose':
      return 'proposed';
    case 'decide':
      return levels.level === levels.suggested ? 'decidedUnchanged' : 'decided';
    case 'rateAgain':
      return levels.suggested === null ? 'notDecided' : 'suggested';
    default:
      return act satisfies never;
  }
}

/** Whether a level stands decided. */
export const isDecided = (state: LevelState): boolean => state === 'decidedUnchanged' || state === 'decided';

/** Where a level stands before anything was done about it. */
export const firstState = (suggested: string | null): LevelState =>
  suggested === null ? 'notDecided' : 'suggested';
