import { type Condition, type ConditionOutcome, FALSE, TRUE, UNKNOWN } from '../evaluation/condition.ts';
import type { LinkedForced } from '../evaluation/program.ts';
import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import {
  type Gap,
  isGap,
  joinGaps,
  type MissingFact,
  type OpenQuestion,
  openQuestion,
} from '../rules/measured.ts';
import { capOf } from './cap.ts';

export const NOT_RATED = 'notRated';

/** What one rule about the level did. */
export interface LevelStep {
  readonly rule: string;
  readonly role: 'not-rated' | 'forced' | 'ladder' | 'ceiling' | 'cap';
  readonly articles: readonly string[];
  readonly level?: string;
  /** Subject whose level caps this one. */
  readonly by?: string;
  readonly decision?: { readonly by: string; readonly document?: string };
  readonly conditions: readonly {
    readonly level?: string;
    readonly articles: readonly string[];
    readonly outcome: ConditionOutcome;
  }[];
}

/** A subject's level before any quota, and all that led to it. */
export interface Classification {
  readonly view: View;
  readonly score?: Exact;
  /** What the ladder alone gives. */
  readonly band?: string;
  readonly level?: string;
  /** Levels the subject may still end at; one when the level is settled. */
  readonly possible: readonly string[];
  readonly missing: readonly MissingFact[];
  readonly questions: readonly OpenQuestion[];
  /** Truth of every condition, in the order of the rules: 0, 1, 2 for unknown. */
  readonly mask: string;
  readonly steps: readonly LevelStep[];
}

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
  const levels = [...world.program.rank.keys()];
  const worst = levels.at(-1);
  const traceOf = (when: Condition): ConditionOutcome =>
    view.traced ? when.outcome(view) : { kind: 'all', truth: UNKNOWN, of: [] };

  const scoreSlot = plan.ladder?.scoreSlot;
  const scored = scoreSlot === undefined ? undefined : view.measure(scoreSlot);
  const score = scored === undefined || isGap(scored) ? undefined : scored;
  const finish = (
    level: string | undefined,
    possible: readonly string[],
    open: Gap | undefined,
    band?: string,
  ): Classification => ({
    view,
    ...(score === undefined ? {} : { score }),
    ...(band === undefined ? {} : { band }),
    ...(level === undefined ? {} : { level }),
    possible,
    missing: dedupe(open?.missing ?? [], (m) => `${m.subject}|${m.period}|${m.what}|${m.rater ?? ''}`),
    questions: dedupe(
      open?.questions ?? [],
      (q) => `${q.subject}|${q.period}|${q.question}|${q.waitsFor ?? ''}`,
    ),
    mask,
    steps,
  });

  /** The level a list of forced rules gives; `open` when a person has to say, or undefined when none applies. */
  const forcedBy = (
    rules: readonly LinkedForced[],
    role: 'not-rated' | 'forced',
  ): { level: string } | { open: Gap } | undefined => {
    for (const forced of rules) {
      const truth = forced.when.test(view);
      mask += truth;
      if (truth === UNKNOWN) gaps.push(...forced.when.gaps(view));
      if (truth !== TRUE) continue;
      for (const mark of forced.marks) view.stand(mark);
      const conditions = [{ articles: forced.rule.articles, outcome: traceOf(forced.when) }];
      const { then } = forced.rule;
      if ('level' in then) {
        steps.push({
          rule: forced.rule.id,
          role,
          articles: forced.rule.articles,
          level: then.level,
          conditions,
        });
        return then;
      }
      const question = world.program.regulation.questions.get(then.ask)!;
      const decision = world.decision(question.id, view.kind, view.index, view.period);
      const effect = decision && question.options.get(decision.option)?.effect;
      if (effect?.kind === 'accept') continue;
      if (decision && effect?.kind === 'level') {
        const by = {
          by: decision.by,
          ...(decision.document === undefined ? {} : { document: decision.document }),
        };
        steps.push({
          rule: forced.rule.id,
          role,
          articles: forced.rule.articles,
          level: effect.level,
          decision: by,
          conditions,
        });
        return { level: effect.level };
      }
      steps.push({ rule: forced.rule.id, role, articles: forced.rule.articles, conditions });
      return { open: openQuestion({ question: question.id, subject: view.id, period: view.period.id }) };
    }
    return undefined;
  };

  const notRated = forcedBy(plan.notRated, 'not-rated');
  if (notRated && 'level' in notRated) return finish(notRated.level, [notRated.level], undefined);
  const notRatedGaps = gaps.splice(0);

  const forced = forcedBy(plan.forced, 'forced');
  if (forced && 'open' in forced && notRatedGaps.length === 0) return finish(undefined, levels, forced.open);
  if (notRated && 'open' in notRated) gaps.push(notRated.open);
  gaps.push(...notRatedGaps);

  let band: string | undefined;
  let possible: readonly string[] = levels;
  if (forced && 'level' in forced) {
    possible = [forced.level];
    gaps.length = 0;
    gaps.push(...notRatedGaps);
  } else if (plan.ladder) {
    const outcome = climb(view);
    mask += outcome.mask;
    band = outcome.level;
    possible = outcome.possible;
    if (outcome.gap) gaps.push(outcome.gap);
    steps.push(outcome.step);
    for (const mark of plan.ladder.marks) view.stand(mark);
  }

  for (const ceiling of plan.ceilings) {
    const truth = ceiling.when.test(view);
    mask += truth;
    if (truth === FALSE) continue;
    const lowered = lower(possible, ceiling.rule.level, rank);
    if (truth === UNKNOWN) {
      if (lowered.join() === possible.join()) continue;
      gaps.push(...ceiling.when.gaps(view));
      possible = sorted([...possible, ...lowered], rank);
      continue;
    }
    for (const mark of ceiling.marks) view.stand(mark);
    steps.push({
      rule: ceiling.rule.id,
      role: 'ceiling',
      articles: ceiling.rule.articles,
      level: ceiling.rule.level,
      conditions: [{ articles: ceiling.rule.articles, outcome: traceOf(ceiling.when) }],
    });
    possible = lowered;
  }

  for (const cap of plan.caps) {
    const settledAtWorst = possible.length === 1 && possible[0] === worst;
    if (settledAtWorst) continue;
    const limit = capOf(cap, view);
    if (limit === undefined) continue;
    const outcomes = limit.levels.map((l) => lower(possible, l, rank));
    const same = outcomes.every((o) => o.join() === outcomes[0]?.join());
    if (limit.question !== undefined && (!same || limit.levels.length > 1)) {
      const needed = possible.length > 1 || !same;
      if (needed) gaps.push(openQuestion(limit.question));
    }
    possible = sorted(outcomes.flat(), rank);
    steps.push({
      rule: cap.id,
      role: 'cap',
      articles: cap.articles,
      ...(limit.levels.length === 1 && limit.levels[0] ? { level: limit.levels[0] } : {}),
      by: limit.by,
      conditions: [],
    });
  }

  const open = gaps.length > 0 ? joinGaps(gaps) : undefined;
  const settled = possible.length === 1 && (open === undefined || open.gap === 'excused');
  return finish(settled ? possible[0] : undefined, possible, settled ? undefined : open, band);
}

function climb(view: View): { level?: string; possible: string[]; gap?: Gap; mask: string; step: LevelStep } {
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
          outcome: r.when.outcome(view),
        }))
      : [],
  };
  if (unknown.length > 0) {
    const possible = [...unknown.map((u) => u.level), ...(reached === undefined ? [] : [reached])];
    return { possible, gap: joinGaps(unknown.flatMap((u) => u.gaps)), mask, step: base };
  }
  if (reached !== undefined)
    return { level: reached, possible: [reached], mask, step: { ...base, level: reached } };

  const question = view.world.program.regulation.questions.get(ladder.rule.otherwise)!;
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
      mask,
      step: { ...base, level: effect.level, decision: by },
    };
  }
  const possible = [...question.options.values()].flatMap((o) =>
    o.effect.kind === 'level' ? [o.effect.level] : [],
  );
  const gap = openQuestion({ question: question.id, subject: view.id, period: view.period.id });
  return { possible, gap, mask, step: base };
}

/** Levels of `possible` brought down to `limit` where they are above it. */
function lower(possible: readonly string[], limit: string, rank: (level: string) => number): string[] {
  return sorted(
    possible.map((level) => (rank(level) < rank(limit) ? limit : level)),
    rank,
  );
}

const sorted = (levels: readonly string[], rank: (level: string) => number): string[] =>
  [...new Set(levels)].sort((a, b) => rank(a) - rank(b));

function dedupe<T>(list: readonly T[], key: (item: T) => string): T[] {
  const byKey = new Map(list.map((item) => [key(item), item]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
