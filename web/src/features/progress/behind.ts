interface Stages {
  readonly none: number;
  readonly planned: number;
  readonly open: number;
  readonly closed: number;
  readonly computed: number;
  readonly late: number;
}

/** Where cycles stand, those without bodies left out; what is late comes first. */
export function stagesSaid(
  stages: Stages,
): readonly { readonly stage: keyof Stages; readonly count: number }[] {
  return (['late', 'none', 'planned', 'open', 'closed', 'computed'] as const)
    .map((stage) => ({ stage, count: stages[stage] }))
    .filter(({ count }) => count > 0);
}

/** Whether a unit has something left to do: a cycle that is not computed, a level not decided, a dossier late or returned. */
export const isBehind = (unit: {
  readonly stages: Stages;
  readonly subjects: number;
  readonly levels: { readonly decided: number };
  readonly dossiers: { readonly returned: number; readonly late: number };
}): boolean => {
  const { stages, subjects, levels, dossiers } = unit;
  const waiting = stages.none + stages.planned + stages.open + stages.closed;
  return waiting > 0 || levels.decided < subjects || dossiers.returned + dossiers.late > 0;
};

/** Whether a body has to see to a text of its own: it has none, one of before, or two that contradict each other. */
export const isWanting = (state: string): boolean => ['none', 'old', 'contradictory'].includes(state);
