import type { LevelStep } from '../classification/classification.ts';
import type { Finding } from '../evaluation/findings.ts';
import type { Bilingual } from '../problem.ts';
import type { RuleHead } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';

/** Who decided which level on which paper, and what it replaced. */
export function decidedSentences(of: Case): Sentence[] {
  const { decided, proposed } = of.result;
  const { words } = of;
  if (decided === undefined) return [];
  const articles = (of.classification?.steps ?? []).flatMap((s) => s.articles);
  const head = words.say(
    `${words.decider(decided.decision)} quyết định mức ${words.level(decided.level)}${words.paper(decided.decision)}`,
    `${words.decider(decided.decision)} decided ${words.level(decided.level)}${words.paper(decided.decision)}`,
  );
  const differs =
    proposed !== undefined && proposed !== decided.level
      ? words.say(
          `; mức đề xuất là ${words.level(proposed)}`,
          `; the proposed level is ${words.level(proposed)}`,
        )
      : '';
  const replaced = decided.replaces.map((d) =>
    words.sentence(
      words.say(
        `Quyết định này thay thế mức ${words.level(d.option)} do ${words.decider(d)} quyết định${words.paper(d)}`,
        `It replaces the level ${words.level(d.option)} decided by ${words.decider(d)}${words.paper(d)}`,
      ),
      articles,
    ),
  );
  return [words.sentence(`${head}${differs}`, articles), ...replaced];
}

const FINDINGS: Readonly<Partial<Record<Finding['code'], Bilingual>>> = {
  'decided-without-reason': {
    vi: 'Mức được quyết định khác mức đề xuất nhưng chưa ghi đủ lý do và văn bản',
    en: 'The decided level differs from the proposed one without a reason and a document on record',
  },
  'decided-above-cap': {
    vi: 'Mức được quyết định cao hơn mức mà các điều kiện bắt buộc cho phép',
    en: 'The decided level is above what the binding rules allow',
  },
  'replacement-due': {
    vi: 'Cần ra quyết định thay thế quyết định xếp loại này',
    en: 'This decision has to be replaced by a new one',
  },
};

/** What a person has to look at in the decision. */
export const findingSentences = ({ result, words }: Case): Sentence[] =>
  result.findings.flatMap(({ code, articles }) => {
    const text = FINDINGS[code];
    return text ? [words.sentence(words.of(text), articles)] : [];
  });

/** The rule behind a step of the level, for its label. */
export function labelOf(step: LevelStep, { words }: Case): string {
  const { notRated, forcedLevels, ladders, ceilings, caps } = words.regulation;
  const rules: readonly RuleHead[] = [...notRated, ...forcedLevels, ...ladders, ...ceilings, ...caps];
  const rule = rules.find((r) => r.id === step.rule);
  return rule ? words.of(rule.label) : step.rule;
}

/** The units whose levels cap this one, each with its level where that is settled. */
export function cappingUnits(step: LevelStep, of: Case): { id: string; level: string | undefined }[] {
  const { world, period } = of.view;
  const ids = (step.by ?? '').split(', ');
  return ids.map((id) => {
    if (ids.length === 1) return { id, level: step.level };
    const unit = of.register.units.find((u) => u.id === id);
    const possible = unit && world.possibleLevelsOfUnit(unit.index, period);
    return { id, level: possible?.length === 1 ? possible[0] : undefined };
  });
}

/** A level brought down to a limit where it is above it. */
export function lower(level: string | undefined, limit: string | undefined, of: Case): string | undefined {
  if (level === undefined || limit === undefined) return level;
  const rank = (l: string) => of.program.rank.get(l) ?? Number.POSITIVE_INFINITY;
  return rank(level) < rank(limit) ? limit : level;
}
