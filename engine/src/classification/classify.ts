import { isBound } from '../evaluation/bound.ts';
import { type Condition, type ConditionOutcome, FALSE, TRUE, UNKNOWN } from '../evaluation/condition.ts';
import type { LinkedForced, LinkedLadder } from '../evaluation/program.ts';
import type { View } from '../evaluation/view.ts';
import type { Question } from '../regulation/format.ts';
import { type Gap, isGap, joinGaps, openQuestion } from '../rules/measured.ts';
import { missingOnce, questionsOnce } from '../rules/open-points.ts';
import { capOf } from './cap.ts';
import { ceilingOf, levelsOffered, type OpenCeiling } from './ceiling.ts';
import type { Classification, LevelStep } from './classification.ts';

/**
 * Not rated → forced levels → ladder → ceilings → caps. The unknown never decides; where it could not change the
 * outcome any more, it does not stop it either.
 */
export function classify(view: View): Classification {
  const { plan, world } = view;
  const steps: LevelStep[] = [];
  const gaps: Gap[] = [];
  let mask = '';
  const rank = (level: string): number => world.program.rank.get(level) ?? Number.POSITIVE_INFINITY;
  const lowerTo = (levels: readonly string[], limit: string) => lower(levels, limit, rank);
  const worst = [...world.program.rank.keys()].at(-1);
  const traceOf = (when: Condition): ConditionOutcome =>
    view.traced ? view.aside(() => when.outcome(view)) : { kind: 'all', truth: UNKNOWN, of: [] };

  const scoreSlot = plan.ladder?.scoreSlot;
  const scored = scoreSlot === undefined ? undefined : view.measure(scoreSlot);
  const score = scored === undefined || isGap(scored) ? undefined : scored;
  let band: string | undefined;
  /** A question that stands open whatever its answers are: it is for a person to answer, not for us to foresee. */
  let awaitsAnswer = false;
  const finish = (possible: readonly string[]): Classification => {
    const settled = possible.length === 1 && !awaitsAnswer ? possible[0] : undefined;
    const open = settled !== undefined || gaps.length === 0 ? undefined : joinGaps(gaps);
    return {
      view,
      ...(score === undefined ? {} : { score }),
      ...(band === undefined ? {} : { band }),
      ...(settled === undefined ? {} : { level: settled }),
      possible,
      missing: missingOnce(open?.missing ?? []),
      questions: questionsOnce(open?.questions ?? []),
      mask,
      steps,
    };
  };

  /** Levels that may still come from a rule whose condition is unknown, or whose question nobody has answered. */
  const maybe: string[] = [];
  /**
   * Goes through rules in order. `over` tells that the last of them settles what may come from here: a level given, or
   * a question none of whose answers goes on to the ladder.
   */
  const forcedBy = (
    rules: readonly LinkedForced[],
    role: 'not-rated' | 'forced',
  ): { level?: string; over: boolean } => {
    for (const forced of rules) {
      const truth = forced.when.test(view);
      mask += truth;
      if (truth === FALSE) continue;
      const { then } = forced.rule;
      const question = 'ask' in then ? world.program.regulation.questions.get(then.ask)! : undefined;
      if (truth === UNKNOWN) {
        gaps.push(...forced.when.gaps(view));
        maybe.push(...('level' in then ? [then.level] : levelsOffered(question!)));
        continue;
      }
      for (const mark of forced.marks) view.stand(mark);
      const conditions = [{ articles: forced.rule.articles, outcome: traceOf(forced.when) }];
      const step = { rule: forced.rule.id, role, articles: forced.rule.articles, conditions };
      if ('level' in then) {
        steps.push({ ...step, level: then.level });
        return { level: then.level, over: true };
      }
      const decision = world.decision(then.ask, view.kind, view.index, view.period);
      const effect = decision && question?.options.get(decision.option)?.effect;
      if (effect?.kind === 'accept') continue;
      if (decision && effect?.kind === 'level') {
        const document = decision.document === undefined ? {} : { document: decision.document };
        steps.push({ ...step, level: effect.level, decision: { by: decision.by, ...document } });
        return { level: effect.level, over: true };
      }
      steps.push(step);
      gaps.push(openQuestion({ question: then.ask, subject: view.id, period: view.period.id }));
      maybe.push(...levelsOffered(question!));
      const goesOn = [...question!.options.values()].some((o) => o.effect.kind === 'accept');
      if (!goesOn) {
        awaitsAnswer = true;
        return { over: true };
      }
    }
    return { over: false };
  };

  const notRated = forcedBy(plan.notRated, 'not-rated');
  if (notRated.over) return finish(sorted([...maybe, ...(notRated.level ? [notRated.level] : [])], rank));

  const forced = forcedBy(plan.forced, 'forced');
  let possible: readonly string[] = sorted(maybe, rank);
  if (forced.level !== undefined) possible = sorted([...maybe, forced.level], rank);
  else if (!forced.over && plan.ladder) {
    const outcome = climb(view);
    mask += outcome.mask;
    band = outcome.level;
    if (outcome.gap) gaps.push(outcome.gap);
    awaitsAnswer = outcome.awaitsAnswer;
    steps.push(outcome.step);
    for (const mark of plan.ladder.marks) view.stand(mark);
    possible = sorted([...maybe, ...outcome.possible], rank);
  }

  const open: OpenCeiling[] = [];
  for (const ceiling of plan.ceilings) {
    const truth = ceiling.when.test(view);
    mask += truth;
    const limit = ceilingOf(ceiling, view, truth, possible, lowerTo);
    if (limit === undefined) continue;
    if (limit.open) open.push(limit.open);
    possible = limit.possible;
    if (truth === UNKNOWN) continue;
    for (const mark of ceiling.marks) view.stand(mark);
    steps.push({
      ...limit.step,
      conditions: [{ articles: ceiling.rule.articles, outcome: traceOf(ceiling.when) }],
    });
  }

  const asked: Gap[] = [];
  for (const cap of plan.caps) {
    if (cap.binds && !isBound(cap.binds, view)) continue;
    if (possible.every((level) => level === worst || !world.program.rank.has(level))) continue;
    const limit = capOf(cap, view);
    if (limit === undefined) continue;
    const outcomes = limit.levels.map((l) => lower(possible, l, rank));
    const same = outcomes.every((o) => o.join() === outcomes[0]?.join());
    if (limit.question !== undefined && (possible.length > 1 || !same))
      asked.push(openQuestion(limit.question));
    const lowered = sorted(outcomes.flat(), rank);
    if (lowered.join() !== possible.join())
      for (const id of cap.unverified) view.stand(world.program.markOf(`unverified:${id}`));
    possible = lowered;
    steps.push({
      rule: cap.id,
      role: 'cap',
      articles: cap.articles,
      ...(limit.levels.length === 1 && limit.levels[0] ? { level: limit.levels[0] } : {}),
      by: limit.by,
      conditions: [],
    });
  }
  // Every ceiling that could still bring a level down that is left says what it lacks, however many lead to one level.
  for (const { limits, gaps: lacks } of open)
    if (limits.some((limit) => lowerTo(possible, limit).join() !== possible.join())) gaps.push(...lacks);
  gaps.push(...asked);
  for (const remark of plan.remarks) if (remark.when.test(view) === TRUE) view.stand(remark.mark);
  return finish(possible);
}

interface Climb {
  readonly level?: string;
  readonly possible: string[];
  readonly gap?: Gap;
  readonly awaitsAnswer: boolean;
  readonly mask: string;
  readonly step: LevelStep;
}

function climb(view: View): Climb {
  const { ladder } = view.plan;
  if (ladder === undefined) throw new Error('climb needs a ladder');
  const unknown: { level: string; gaps: Gap[] }[] = [];
  let mask = '';
  let reached: string | undefined;
  for (const rung of ladder.rungs) {
    const truth = rung.when.test(view);
    mask += truth;
    if (reached !== undefined) continue;
    if (truth === TRUE) reached = rung.level;
    if (truth === UNKNOWN) unknown.push({ level: rung.level, gaps: rung.when.gaps(view) });
  }
  const base = {
    rule: ladder.rule.id,
    role: 'ladder' as const,
    articles: ladder.rule.articles,
    conditions: view.traced
      ? ladder.rungs.map((r, i) => ({
          level: r.level,
          articles: ladder.rule.rungs[i]!.articles,
          outcome: view.aside(() => r.when.outcome(view)),
        }))
      : [],
  };
  if (unknown.length > 0) {
    const question = questionOf(view, ladder);
    const last = reached !== undefined ? [reached] : question ? levelsOffered(question) : [];
    const possible = [...unknown.map((u) => u.level), ...last];
    return {
      possible,
      gap: joinGaps(unknown.flatMap((u) => u.gaps)),
      awaitsAnswer: false,
      mask,
      step: base,
    };
  }
  if (reached !== undefined)
    return {
      level: reached,
      possible: [reached],
      awaitsAnswer: false,
      mask,
      step: { ...base, level: reached },
    };

  const question = questionOf(view, ladder);
  // A regulation that was checked asks, or leaves no case open.
  if (question === undefined) return { possible: [], awaitsAnswer: true, mask, step: base };
  const decision = view.world.decision(question.id, view.kind, view.index, view.period);
  const effect = decision && question.options.get(decision.option)?.effect;
  if (decision && effect?.kind === 'level') {
    const by = {
      by: decision.by,
      ...(decision.document === undefined ? {} : { document: decision.document }),
    };
    return {
      level: effect.level,
      possible: [effect.level],
      awaitsAnswer: false,
      mask,
      step: { ...base, level: effect.level, decision: by },
    };
  }
  const possible = levelsOffered(question);
  const gap = openQuestion({ question: question.id, subject: view.id, period: view.period.id });
  return { possible, gap, awaitsAnswer: true, mask, step: base };
}

const questionOf = (view: View, { rule }: LinkedLadder): Question | undefined =>
  view.world.program.regulation.questions.get(rule.otherwise ?? '');

/** Levels of `possible` brought down to `limit` where they are above it. */
function lower(possible: readonly string[], limit: string, rank: (level: string) => number): string[] {
  return sorted(
    possible.map((level) => (rank(level) < rank(limit) ? limit : level)),
    rank,
  );
}

const sorted = (levels: readonly string[], rank: (level: string) => number): string[] =>
  [...new Set(levels)].sort((a, b) => rank(a) - rank(b));
