import type { Classification, LevelStep } from '../classification/classification.ts';
import { type ConditionOutcome, FALSE } from '../evaluation/condition.ts';
import { multiply, ratio } from '../exact.ts';
import { type Case, classifiedWith } from './case.ts';
import type { Sentence } from './citation.ts';
import {
  failingIn,
  isLeaf,
  type Leaf,
  lacking,
  requirement,
  sentenceFor,
  shownValue,
} from './condition-words.ts';
import { labelOf } from './level-words.ts';
import { morePlaces } from './more-places.ts';
import { meansOf } from './period-section.ts';
import { unitInWords } from './period-words.ts';
import { quotasOf } from './quota-standings.ts';
import { shownUp } from './show.ts';

/**
 * What would have given another level, each computed by taking the one thing away and classifying again: points short
 * of the next rung, the forced rule that alone stands in the way, ceiling and cap, places of the quota.
 */
export function wouldHaveChanged(of: Case): Sentence[] {
  const { classification } = of;
  if (classification === undefined || classification.level === undefined) return [];
  return [
    ...withoutForced(classification, of),
    ...nextRung(classification, of),
    ...withoutLimits(classification, of),
    ...morePlaces(of),
  ];
}

function withoutForced(now: Classification, of: Case): Sentence[] {
  const { words } = of;
  const rules = now.steps.filter(
    (s) => (s.role === 'forced' || s.role === 'not-rated') && s.level !== undefined,
  );
  return rules.flatMap((step) => {
    const one = classifiedWith(of.view, (plan) => ({
      forced: plan.forced.filter((f) => f.rule.id !== step.rule),
      notRated: plan.notRated.filter((f) => f.rule.id !== step.rule),
    }));
    const others = one.steps.filter((s) => s.role === 'forced' || s.role === 'not-rated');
    const without = words.say(`Nếu không có “${labelOf(step, of)}”`, `Without “${labelOf(step, of)}”`);
    if (others.length > 0) return [words.sentence(stillForced(without, one, others, of), step.articles)];
    const articles = [...step.articles, ...one.steps.flatMap((s) => reachedBy(s))];
    return [words.sentence(`${without}, ${levelInstead(one, now, of)}`, articles)];
  });
}

function stillForced(without: string, one: Classification, others: readonly LevelStep[], of: Case): string {
  const { words } = of;
  const labels = others.map((s) => `“${labelOf(s, of)}”`).join(', ');
  const level = one.level === undefined ? possibleInWords(one, of) : words.level(one.level);
  return words.say(
    `${without}, vẫn còn ${labels}: ${level}`,
    `${without} there is still ${labels}: ${level}`,
  );
}

function levelInstead(then: Classification, now: Classification, of: Case): string {
  const { words } = of;
  const reached = then.steps
    .filter((s) => s.role === 'ladder')
    .flatMap((s) =>
      s.conditions.filter((c) => c.level === then.band).map((c) => sentenceFor(c.outcome, words)),
    );
  const why = reached.length > 0 ? ` (${reached.join('; ')})` : '';
  if (then.level === undefined)
    return words.say(
      `mức sẽ còn phải xét: ${possibleInWords(then, of)}`,
      `the level would be open: ${possibleInWords(then, of)}`,
    );
  if (then.level === now.level)
    return words.say(
      `mức vẫn là ${words.level(then.level)}${why}`,
      `the level would still be ${words.level(then.level)}${why}`,
    );
  const quota = beforeQuota(then.level, of);
  return words.say(
    `mức${quota} sẽ là ${words.level(then.level)}${why}`,
    `the level${quota} would be ${words.level(then.level)}${why}`,
  );
}

const possibleInWords = (c: Classification, { words }: Case): string =>
  c.possible.map((l) => words.level(l)).join(words.say(' hoặc ', ' or '));

const beforeQuota = (level: string, of: Case): string =>
  quotasOf(of).some((q) => q.level === level)
    ? of.words.say(' trước khi tính tỷ lệ', ' before the quota')
    : '';

/** Articles of the rung a subject stands on, or of any other rule as they are. */
const reachedBy = (step: LevelStep): readonly string[] =>
  step.role === 'ladder'
    ? step.conditions.filter((c) => c.level === step.level).flatMap((c) => c.articles)
    : step.articles;

/** What the next better rung asks that is not there. */
function nextRung(now: Classification, of: Case): Sentence[] {
  const ladder = now.steps.find((s) => s.role === 'ladder');
  if (ladder === undefined || now.band === undefined || ladder.decision) return [];
  const at = ladder.conditions.findIndex((c) => c.level === now.band);
  const next = ladder.conditions[at - 1];
  if (next?.level === undefined || next.outcome.truth !== FALSE) return [];
  const { words } = of;
  const needs = failingIn(next.outcome).map((o) => need(o, of));
  const capped = now.steps.filter(
    (s) =>
      (s.role === 'cap' || s.role === 'ceiling') &&
      s.level !== undefined &&
      isBetter(next.level!, s.level, of),
  );
  const still = capped.map((s) =>
    words.say(
      `; khi đó mức vẫn bị giới hạn ở ${words.level(s.level!)} bởi “${labelOf(s, of)}”`,
      `; the level would still be held at ${words.level(s.level!)} by “${labelOf(s, of)}”`,
    ),
  );
  const quota = beforeQuota(next.level, of);
  const text = words.say(
    `Để đạt mức ${words.level(next.level)}${quota}: ${needs.join('; và ')}${still.join('')}`,
    `To reach ${words.level(next.level)}${quota}: ${needs.join('; and ')}${still.join('')}`,
  );
  return [words.sentence(text, [...next.articles, ...capped.flatMap((s) => s.articles)])];
}

const isBetter = (level: string, than: string, { program }: Case): boolean =>
  (program.rank.get(level) ?? 0) < (program.rank.get(than) ?? 0);

function need(outcome: ConditionOutcome, of: Case): string {
  const { words } = of;
  if (!isLeaf(outcome)) return sentenceFor(outcome, words);
  const short = lacking(outcome, words);
  const name = words.name(outcome.left.id);
  const now = shownValue(outcome, words) ?? '—';
  if (short === undefined)
    return words.say(
      `${name} phải ${requirement(outcome, words)} (hiện: ${now})`,
      `${name} must be ${requirement(outcome, words)} (now: ${now})`,
    );
  const bar = requirement(outcome, words);
  const [up, upEnglish] = short.isRounded ? [', làm tròn lên', ', rounded up'] : ['', ''];
  return words.say(
    `còn thiếu ${short.shown}${up} (${name} ${now}, cần ${bar})${spread(outcome, short, of)}`,
    `${short.shown} more is needed${upEnglish} (${name} ${now}, required ${bar})${spread(outcome, short, of)}`,
  );
}

/** What the missing points mean over the periods that count. */
function spread(leaf: Leaf, short: NonNullable<ReturnType<typeof lacking>>, of: Case): string {
  const mean = meansOf(of).find((m) => m.rule === leaf.left.id);
  const { words } = of;
  const count = mean?.details.count;
  const stage = mean && words.measure(mean.rule)?.rule.references.elsewhere?.[0]?.stage;
  const unit = stage === undefined ? undefined : words.regulation.stages.get(stage)?.periods[0];
  if (typeof count !== 'number' || unit === undefined || count < 1) return '';
  const total = shownUp(multiply(short.exact, ratio(count)), words.language, short.strictly);
  const period = unitInWords(unit, words.language);
  return words.say(
    `, tức là trung bình mỗi ${period} trong ${count} ${period} được tính, hay thêm ${total} vào tổng điểm`,
    `, that is on average in each of the ${count} ${period} that count, or ${total} more in their total`,
  );
}

function withoutLimits(now: Classification, of: Case): Sentence[] {
  const { words } = of;
  return now.steps.flatMap((step) => {
    if (step.role !== 'cap' && step.role !== 'ceiling') return [];
    const then = classifiedWith(of.view, (plan) => ({
      caps: plan.caps.filter((c) => c.id !== step.rule),
      ceilings: plan.ceilings.filter((c) => c.rule.id !== step.rule),
    }));
    if (then.level === now.level) return [];
    const without = words.say(`Nếu không có “${labelOf(step, of)}”`, `Without “${labelOf(step, of)}”`);
    return [words.sentence(`${without}, ${levelInstead(then, now, of)}`, step.articles)];
  });
}
