import type { LevelStep } from '../classification/classification.ts';
import { bites, levelBeforeLimits } from '../evaluation/cites.ts';
import { type ConditionOutcome, FALSE, TRUE, UNKNOWN } from '../evaluation/condition.ts';
import { lateSentences, ownYearSentences } from './calendar-sentences.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { failingIn, knownOf, type Leaf, leavesOf, sentenceFor } from './condition-words.ts';
import { cappingUnits, decidedSentences, findingSentences, labelOf, lower } from './level-words.ts';
import { payoutSentences } from './payout-words.ts';
import { meansOf } from './period-section.ts';
import { stepsOf, tellStep } from './step-words.ts';

/** How the level came about: the forced rule or the rung with its numbers, then ceilings and caps, then who decided. */
export function levelSection(of: Case): Sentence[] {
  const { classification } = of;
  if (classification === undefined) return [];
  const told = new Set(meansOf(of).map((m) => m.rule));
  if (of.score) for (const step of stepsOf(of.score)) told.add(step.rule);
  let level: string | undefined;
  const sentences = classification.steps.flatMap((step) => {
    const before = level;
    level = step.role === 'cap' || step.role === 'ceiling' ? lower(before, step.level, of) : step.level;
    return stepSentences(step, before, told, of);
  });
  return [
    ...ownYearSentences(of),
    ...sentences,
    ...decidedSentences(of),
    ...lateSentences(of),
    ...findingSentences(of),
    ...payoutSentences(of),
  ];
}

function stepSentences(step: LevelStep, before: string | undefined, told: Set<string>, of: Case): Sentence[] {
  switch (step.role) {
    case 'not-rated':
    case 'forced':
      return [
        forcedSentence(step, of),
        ...measuresIn(
          step.conditions.map((c) => c.outcome),
          told,
          of,
        ),
      ];
    case 'ladder':
      return ladderSentences(step, told, of);
    case 'ceiling':
      return [
        limitSentence(
          step,
          before,
          step.conditions.map((c) => sentenceFor(c.outcome, of.words)).join('; '),
          of,
        ),
        ...measuresIn(
          step.conditions.map((c) => c.outcome),
          told,
          of,
        ),
      ];
    case 'cap':
      return [limitSentence(step, before, cappedBy(step, of), of)];
  }
}

function forcedSentence(step: LevelStep, of: Case): Sentence {
  const { words } = of;
  const because = step.conditions.map((c) => sentenceFor(c.outcome, words)).join('; ');
  const label = labelOf(step, of);
  if (step.level === undefined)
    return words.sentence(
      words.say(
        `thuộc trường hợp “${label}” (${because}), mức do người có thẩm quyền quyết định`,
        `the case “${label}” (${because}) is left to the competent authority`,
      ),
      step.articles,
    );
  const by = step.decision
    ? words.say(
        `, theo quyết định của ${step.decision.by}${step.decision.document ? ` (văn bản ${step.decision.document})` : ''}`,
        `, as decided by ${step.decision.by}${step.decision.document ? ` (document ${step.decision.document})` : ''}`,
      )
    : '';
  const level = words.level(step.level);
  return words.sentence(
    words.say(`${level}, do “${label}”: ${because}${by}`, `${level}, because of “${label}”: ${because}${by}`),
    step.articles,
  );
}

function ladderSentences(step: LevelStep, told: Set<string>, of: Case): Sentence[] {
  const { words } = of;
  const { conditions } = step;
  const at = conditions.findIndex((c) => c.outcome.truth === TRUE);
  const unknown = conditions.filter((c) => c.outcome.truth === UNKNOWN);
  const reached = at < 0 || unknown.length > 0 ? undefined : conditions[at]!;
  const missed = reached
    ? conditions.slice(Math.max(0, at - 1), at)
    : conditions.filter((c) => c.outcome.truth === FALSE);
  const sentences: Sentence[] = [];
  if (reached)
    sentences.push(
      words.sentence(
        `${words.say('Mức', 'Level')} ${words.level(reached.level ?? '')}: ${sentenceFor(reached.outcome, words)}`,
        reached.articles,
      ),
    );
  const allOpen = unknown.length > 1 && unknown.length === conditions.length;
  if (allOpen) sentences.push(nothingKnown(step, of));
  for (const rung of allOpen ? [] : unknown)
    sentences.push(
      words.sentence(
        words.say(
          `Chưa xét được mức ${words.level(rung.level ?? '')}: ${sentenceFor(rung.outcome, words)}`,
          `Level ${words.level(rung.level ?? '')} is open: ${sentenceFor(rung.outcome, words)}`,
        ),
        rung.articles,
      ),
    );
  for (const rung of missed) {
    const why = failingIn(rung.outcome)
      .map((o) => sentenceFor(o, words))
      .join('; ');
    sentences.push(
      words.sentence(
        words.say(
          `Không đạt mức ${words.level(rung.level ?? '')}: ${why}`,
          `Level ${words.level(rung.level ?? '')} is not reached: ${why}`,
        ),
        rung.articles,
      ),
    );
  }
  if (step.decision && step.level)
    sentences.push(
      words.sentence(
        words.say(
          `Không mức nào khớp; ${step.decision.by} quyết định mức ${words.level(step.level)}${step.decision.document ? ` (văn bản ${step.decision.document})` : ''}`,
          `No level fits; ${step.decision.by} decided ${words.level(step.level)}${step.decision.document ? ` (document ${step.decision.document})` : ''}`,
        ),
        step.articles,
      ),
    );
  const looked = [...(reached ? [reached] : allOpen ? [] : unknown), ...missed];
  return [
    ...sentences,
    ...measuresIn(
      looked.map((c) => c.outcome),
      told,
      of,
    ),
  ];
}

/** One sentence instead of one per rung where no rung can be judged. */
function nothingKnown(step: LevelStep, { words }: Case): Sentence {
  const leaves = step.conditions.flatMap((c) => leavesOf(c.outcome)).filter((l) => l.truth === UNKNOWN);
  const known = (l: Leaf) => {
    const so = knownOf(l, words);
    return so === undefined ? '' : words.say(` (mới biết: ${so})`, ` (known so far: ${so})`);
  };
  const names = [...new Set(leaves.map((l) => `${words.name(l.left.id)}${known(l)}`))].join('; ');
  return words.sentence(
    words.say(`Chưa xét được mức nào vì chưa có: ${names}`, `No level can be judged without: ${names}`),
    step.conditions.flatMap((c) => c.articles),
  );
}

/** Quantities the conditions looked at and nobody has told yet. */
function measuresIn(outcomes: readonly ConditionOutcome[], told: Set<string>, of: Case): Sentence[] {
  const { view, words } = of;
  const ids = outcomes
    .flatMap(leavesOf)
    .flatMap((l) => (l.left.kind === 'measure' && l.subject === undefined ? [l.left.id] : []));
  return [...new Set(ids)].flatMap((id) => {
    const slot = view.world.program.measureSlots.get(id);
    const step = slot === undefined || told.has(id) ? undefined : view.step(slot);
    told.add(id);
    const text = step && tellStep(step, of);
    return text === undefined || step === undefined ? [] : [words.sentence(text, step.articles)];
  });
}

function cappedBy(step: LevelStep, of: Case): string {
  const { words } = of;
  const units = cappingUnits(step, of);
  const each = units.map(({ id, level }) => {
    const name = words.unitName(id);
    return level === undefined
      ? words.say(`mức của ${name} chưa xác định`, `the level of ${name} is not known yet`)
      : words.say(`${name} ở mức ${words.level(level)}`, `${name} is at ${words.level(level)}`);
  });
  const differ = step.level === undefined && units.length > 1 && units.every((u) => u.level !== undefined);
  const open = differ
    ? words.say(
        '; các mức khác nhau, người có thẩm quyền phải chọn theo mức nào',
        '; the levels differ, so the authority has to say which of them counts',
      )
    : '';
  return `${each.join(', ')}${open}`;
}

/** A limit that takes nothing away: the level is within it, or another limit holds it as low already. */
function unchanged(step: LevelStep, before: string, { classification, words }: Case): string {
  const isAlsoHeld = classification && bites(step, levelBeforeLimits(classification), classification);
  return isAlsoHeld
    ? words.say(
        `; cũng không cho quá mức ${words.level(step.level ?? '')}`,
        `; it too allows ${words.level(step.level ?? '')} at most`,
      )
    : words.say(`; mức ${words.level(before)} không bị hạ`, `; level ${words.level(before)} is not lowered`);
}

function limitSentence(step: LevelStep, before: string | undefined, why: string, of: Case): Sentence {
  const { words } = of;
  const effect =
    before === undefined || step.level === undefined
      ? ''
      : lower(before, step.level, of) === before
        ? unchanged(step, before, of)
        : words.say(
            `; mức ${words.level(before)} hạ xuống ${words.level(step.level)}`,
            `; level ${words.level(before)} is lowered to ${words.level(step.level)}`,
          );
  const lifted =
    step.role === 'ceiling' && step.decision
      ? words.say(`, theo quyết định của ${step.decision.by}`, `, as decided by ${step.decision.by}`)
      : '';
  return words.sentence(`${labelOf(step, of)}: ${why}${lifted}${effect}`, step.articles);
}
