import type { SubjectResult } from '../evaluation/result.ts';
import type { Language } from '../problem.ts';
import { type Case, type Context, closeCase, openCase } from './case.ts';
import { CaseWording } from './case-wording.ts';
import type { Sentence } from './citation.ts';
import { authoritySection, consequenceSection } from './consequence-section.ts';
import { levelSection } from './level-section.ts';
import { isNotLookedAt, notLookedAt, notLookedAtSection } from './not-in-period.ts';
import { missingRows, questionRows, questionsOf } from './open-points.ts';
import { outsideSentences } from './outside.ts';
import { meanSection, scoreSection } from './period-section.ts';
import { quotaSection } from './quota-section.ts';
import { GOES_ON, isExact } from './show.ts';
import { standsOn } from './stands-on.ts';
import { scoreInWords, summaryOf } from './summary.ts';
import { wouldHaveChanged } from './would-have-changed.ts';

export interface Section {
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** Why a subject has the result it has, in sentences that the subject can contest one by one. */
export interface Explanation {
  readonly heading: string;
  readonly summary: string;
  /** Scores, mean, level, quota, open points, consequences, authority: those that have something to say. */
  readonly sections: readonly Section[];
  readonly wouldHaveChanged: readonly Sentence[];
  /** Readings chosen and clauses not verified that the result stands on. */
  readonly standsOn: readonly Sentence[];
}

/**
 * Explains one result of an evaluation. Works on results of mass runs too: the steps are then recorded anew, for this
 * subject only. Other people appear as numbers, never by name.
 */
export function why(result: SubjectResult, context: Context, language: Language): Explanation {
  const of = openCase(result, context, language);
  if (of === undefined) return outsideTheRegulation(result, context, language);
  const { words } = of;
  const level = isNotLookedAt(of) ? notLookedAtSection(of) : levelSection(of);
  const sections: Section[] = [
    { title: words.say('Mức xếp loại', 'The level'), sentences: level },
    { title: words.say('Tỷ lệ', 'The quota'), sentences: quotaSection(of) },
    {
      title: words.say('Còn thiếu, còn phải quyết định', 'What is missing or open'),
      sentences: openSection(of),
    },
    { title: words.say('Hệ quả', 'What follows'), sentences: consequenceSection(of) },
    { title: words.say('Thẩm quyền', 'Who decides'), sentences: authoritySection(of) },
    { title: words.say('Điểm tổng hợp', 'The mean'), sentences: meanSection(of) },
    { title: words.say('Điểm từng kỳ', 'Scores of the periods'), sentences: scoreSection(of) },
  ];
  const explanation = {
    heading: `${nameOf(of.words, result)}: ${levelNow(of)}`,
    summary: summaryOf(of),
    sections: sections.filter((s) => s.sentences.length > 0).map((s) => withLegend(s, words)),
    wouldHaveChanged: wouldHaveChanged(of),
    standsOn: standsOn(of),
  };
  closeCase(of);
  return explanation;
}

const CUT = new RegExp(`\\d${GOES_ON}`);

/** Whoever computes again has to know that a number which goes on is cut on paper alone. */
function withLegend({ title, sentences }: Section, words: CaseWording): Section {
  if (!sentences.some(({ text }) => CUT.test(text))) return { title, sentences };
  const legend = words.say(
    `số có “${GOES_ON}” còn chữ số nữa, tính bằng số đúng`,
    `a number with “${GOES_ON}” goes on; the exact number is used`,
  );
  return { title: `${title} (${legend})`, sentences };
}

function openSection(of: Case): Sentence[] {
  const { words, result } = of;
  const missing = missingRows(result.missing, words).map((m) =>
    words.sentence(
      words.say(
        `Chưa có: ${m.text}, ${m.period}${aboutWhom(m.subject, of)}`,
        `Missing: ${m.text}, ${m.period}${aboutWhom(m.subject, of)}`,
      ),
      m.articles,
    ),
  );
  const asked = questionRows(questionsOf(result, of.program), words).map((q) => {
    const ground = q.text.replace(/\.$/, '');
    const waits =
      q.waitsFor === undefined
        ? ''
        : words.say(
            ` Chờ mức của ${words.unitName(q.waitsFor)}.`,
            ` It waits for the level of ${words.unitName(q.waitsFor)}.`,
          );
    const who =
      q.decider === '' ? '' : words.say(`; người quyết định: ${q.decider}`, `; who decides: ${q.decider}`);
    const options =
      q.optionsText === '' || q.isOver
        ? ''
        : words.say(`; lựa chọn: ${q.optionsText}`, `; options: ${q.optionsText}`);
    return words.sentence(`${q.period}: ${ground}${who}${options}.${waits}`, q.articles);
  });
  return [...missing, ...asked];
}

/** Names a unit; another person's record is mentioned without the name. */
function aboutWhom(subject: string, { result, words, register }: Case): string {
  if (subject === result.subject) return '';
  if (register.units.some((u) => u.id === subject)) return ` (${words.unitName(subject)})`;
  return words.say(' (của người thuộc quyền)', ' (of a person led)');
}

const nameOf = (words: CaseWording, result: SubjectResult): string =>
  result.kind === 'unit'
    ? words.unitName(result.subject)
    : (words.register.people[result.index]?.name ?? result.subject);

function levelNow(of: Case): string {
  const { result, words } = of;
  if (isNotLookedAt(of)) return notLookedAt(of);
  const level = result.decided?.level ?? result.proposed;
  if (level !== undefined) return words.level(level);
  if (of.classification === undefined && isExact(of.score?.value)) return scoreInWords(of);
  return result.outcome === 'facts-missing'
    ? words.say('chưa đủ dữ liệu', 'facts are missing')
    : words.say('chờ quyết định', 'a decision is needed');
}

function outsideTheRegulation(result: SubjectResult, context: Context, language: Language): Explanation {
  const words = new CaseWording(context.program, context.register, language);
  const sentences = outsideSentences(result, context, words);
  return {
    heading: `${nameOf(words, result)}: ${words.say('theo quy định khác', 'under other rules')}`,
    summary: sentences[0]?.text ?? '',
    sections: [{ title: words.say('Đối tượng áp dụng', 'Scope'), sentences }],
    wouldHaveChanged: [],
    standsOn: [],
  };
}
