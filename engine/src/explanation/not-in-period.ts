import { parsePeriod } from '../period.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { unitInWords } from './period-words.ts';

/** Whether the regulation computes nothing for such a subject in periods like this one. */
export const isNotLookedAt = ({ view, classification, score }: Case): boolean =>
  classification === undefined && score === undefined && view.plan.measures.every((m) => m === undefined);

/** "tổ chức chỉ xếp loại theo năm", or that nothing is computed for such a subject. */
export function notLookedAt(of: Case): string {
  const { words, result } = of;
  const whoIs =
    result.kind === 'unit' ? words.say('tổ chức', 'an organisation') : words.say('nhóm này', 'this group');
  const ladders = laddersOf(of);
  const units = new Set(
    ladders.flatMap((l) => l.stages.flatMap((s) => words.regulation.stages.get(s)?.periods ?? [])),
  );
  if (units.size === 0) {
    const unit = parsePeriod(of.evaluation.period.id)!.unit;
    return words.say(
      `không tính gì cho ${whoIs} theo ${unitInWords(unit, 'vi')}`,
      `nothing is computed for ${whoIs} over ${unitInWords(unit, 'en')}`,
    );
  }
  const over = [...units].map((u) => unitInWords(u, words.language)).join(', ');
  return words.say(`${whoIs} chỉ xếp loại theo ${over}`, `${whoIs} is rated over ${over} only`);
}

export function notLookedAtSection(of: Case): Sentence[] {
  const { words } = of;
  const articles = laddersOf(of).flatMap((l) => [...l.articles, ...l.rungs.flatMap((r) => r.articles)]);
  const text = words.say(
    `${notLookedAt(of)}; kỳ này không tính gì`,
    `${notLookedAt(of)}; nothing is computed for this period`,
  );
  return [words.sentence(text, articles)];
}

const laddersOf = ({ view, words }: Case) =>
  words.regulation.ladders.filter((l) => l.for === undefined || l.for.includes(view.plan.group.id));
