import type { Classification, LevelStep } from '../classification/classification.ts';
import type { SubjectResult } from './result.ts';

/**
 * Articles of every rule the level rests on: what gave it, every ceiling and cap that alone would have held it, also
 * where another holds it at least as low, and every quota that does not let it through. Where the level is open, those
 * that may still hold it are among them. In the order of the rules, each once.
 */
export function citesOf({ classification, quotas = [] }: SubjectResult): readonly string[] {
  const limiting = quotas.filter((q) => q.state !== 'in');
  const articles = [
    ...(classification ? stepsThatBit(classification).flatMap((s) => articlesOf(s, classification)) : []),
    ...limiting.flatMap((q) => q.articles),
  ];
  return [...new Set(articles)];
}

/** Whether a ceiling or cap holds a level down by itself; `before` is the level that it would have been without any. */
export function bites(
  { role, level, decision }: LevelStep,
  before: string | undefined,
  of: Classification,
): boolean {
  if (role !== 'ceiling' && role !== 'cap') return true;
  // Without a level it waits for an answer or for another subject, unless a person has lifted it.
  if (level === undefined) return decision === undefined && of.level === undefined;
  const { rank } = of.view.world.program;
  return before === undefined || (rank.get(level) ?? 0) > (rank.get(before) ?? Number.POSITIVE_INFINITY);
}

/** The level before ceilings and caps; undefined while it is open, and where there is none. */
export const levelBeforeLimits = ({ steps }: Classification): string | undefined =>
  steps.filter((s) => s.role !== 'ceiling' && s.role !== 'cap').at(-1)?.level;

const stepsThatBit = (of: Classification): readonly LevelStep[] =>
  of.steps.filter((step) => bites(step, levelBeforeLimits(of), of));

/** A ladder is cited with the rung that was reached. */
function articlesOf({ role, level, articles }: LevelStep, { view }: Classification): readonly string[] {
  const rungs = role === 'ladder' ? (view.plan.ladder?.rule.rungs ?? []) : [];
  return [...articles, ...(rungs.find((r) => r.level === level)?.articles ?? [])];
}
