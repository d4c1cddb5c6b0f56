import type { Classification } from '../classification/classification.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

/** Something a person has to look at; never a reason to change a level silently. */
export interface Finding {
  readonly code:
    | 'decided-differs-from-proposed'
    | 'decided-without-reason'
    | 'decided-above-cap'
    | 'replacement-due'
    | 'over-quota'
    | 'rate-again';
  readonly subject: string;
  readonly articles: readonly string[];
}

const NO_FINDINGS: readonly Finding[] = [];

/** What a person has to look at, from the level we suggest and the one decided. */
export function findingsOf(
  world: World,
  view: View,
  classification: Classification,
  proposed: string | undefined,
  decided: ReturnType<World['decidedLevel']>,
  why: string | undefined,
  isRatedAgain = false,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], articles: readonly string[]) =>
    findings.push({ code, subject: view.id, articles });
  if (decided === undefined && why !== 'over' && !isRatedAgain) return NO_FINDINGS;
  const articles = classification.steps.flatMap((s) => s.articles);
  if (why === 'over') add('over-quota', articles);
  if (isRatedAgain) add('rate-again', articles);
  if (decided === undefined) return findings;
  const rank = (level: string) => world.program.rank.get(level) ?? Number.POSITIVE_INFINITY;
  if (proposed !== undefined && decided.level !== proposed) {
    add('decided-differs-from-proposed', articles);
    if (decided.decision.reason === undefined || decided.decision.document === undefined)
      add('decided-without-reason', articles);
  }
  const level = classification.level;
  const binding = classification.steps.filter((s) => s.role !== 'ladder');
  if (level !== undefined && binding.length > 0 && rank(decided.level) < rank(level)) {
    add(
      'decided-above-cap',
      binding.flatMap((s) => s.articles),
    );
    if (binding.some((s) => s.role === 'forced'))
      add(
        'replacement-due',
        binding.flatMap((s) => s.articles),
      );
  }
  return findings;
}
