import { NOT_RATED } from '@congtam/engine';

/** Why somebody has no level. */
export const NO_LEVEL = [
  'notRatedByRule',
  'notRatedByDecision',
  'factsMissing',
  'decisionNeeded',
  'notDecided',
] as const;
export type NoLevel = (typeof NO_LEVEL)[number];

/** Why a result stands without a level, from what was found and what was decided of it. */
export function whyNoLevel(given: {
  readonly decided: string | null;
  readonly suggested: string | null;
  readonly outcome: string;
  readonly cites: readonly string[];
}): NoLevel {
  const { decided, suggested, outcome, cites } = given;
  if (decided === NOT_RATED && (suggested !== NOT_RATED || cites.length === 0)) return 'notRatedByDecision';
  if (suggested === NOT_RATED) return 'notRatedByRule';
  if (outcome === 'facts-missing') return 'factsMissing';
  return outcome === 'decision-needed' ? 'decisionNeeded' : 'notDecided';
}
