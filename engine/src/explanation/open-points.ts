import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Program } from '../evaluation/program.ts';
import type { SubjectResult } from '../evaluation/result.ts';
import type { Language } from '../problem.ts';
import type { MissingFact, OpenQuestion } from '../rules/measured.ts';
import { Wording } from './wording.ts';

/** A question somebody has to answer, once per subject, with all the periods it concerns. */
export interface OpenQuestionRow {
  readonly subject: string;
  readonly question: string;
  readonly periods: readonly string[];
  /** The periods in words. */
  readonly period: string;
  /** Why the law does not settle it. */
  readonly text: string;
  /** Option id → what choosing it does. */
  readonly options: ReadonlyMap<string, string>;
  readonly optionsText: string;
  readonly decider: string;
  readonly articles: readonly string[];
  readonly refs: string;
  /** The subject whose level this one waits for, when nobody has to answer anything here. */
  readonly waitsFor?: string;
  /** It was answered, for more people than there are places: an answer has to be taken back. */
  readonly isOver?: true;
}

/** What is asked of a result, with what was answered too often. */
type Asked = OpenQuestion & { readonly isOver?: true };

/** A fact nobody has given, once per subject, with all the periods it is missing for. */
export interface MissingFactRow {
  readonly subject: string;
  readonly what: string;
  readonly rater?: string;
  readonly periods: readonly string[];
  readonly period: string;
  readonly text: string;
  readonly articles: readonly string[];
  readonly refs: string;
}

/** All open questions of an evaluation, without repetition, ordered by subject, question and period. */
export function openQuestions(
  evaluation: Evaluation,
  program: Program,
  language: Language,
): OpenQuestionRow[] {
  const words = new Wording(program.regulation, language);
  return questionRows(
    resultsOf(evaluation).flatMap((r) => questionsOf(r, program)),
    words,
  );
}

/** The questions of a result; of a place given to more than there are places, that it is not open but given too often. */
export function questionsOf(
  { subject, questions, quotas = [] }: SubjectResult,
  program: Pick<Program, 'quotas'>,
): readonly Asked[] {
  const over = new Set(
    quotas.flatMap(({ quota, state, why }) =>
      state === 'waiting' && why === 'over'
        ? program.quotas.filter(({ id }) => id === quota).map(({ choice }) => choice)
        : [],
    ),
  );
  if (over.size === 0) return questions;
  return questions.map((asked) =>
    asked.subject === subject && over.has(asked.question) ? { ...asked, isOver: true } : asked,
  );
}

/** All missing facts of an evaluation, without repetition, ordered by subject, fact and period. */
export function missingFacts(evaluation: Evaluation, program: Program, language: Language): MissingFactRow[] {
  const words = new Wording(program.regulation, language);
  return missingRows(
    resultsOf(evaluation).flatMap((r) => r.missing),
    words,
  );
}

export function questionRows(questions: readonly Asked[], words: Wording): OpenQuestionRow[] {
  const groups = grouped(
    questions,
    (q) => `${q.subject}|${q.question}|${q.waitsFor ?? ''}|${q.isOver ?? ''}`,
  );
  return groups.map(([first, periods]) => {
    const question = words.regulation.questions.get(first.question);
    const options = new Map([...(question?.options ?? [])].map(([id, o]) => [id, words.of(o.says)]));
    const articles = question?.articles ?? [];
    return {
      subject: first.subject,
      question: first.question,
      periods,
      period: words.periods(periods),
      text: first.isOver
        ? givenTooOften(words)
        : question
          ? words.of(question.ground)
          : groundWithoutQuestion(first, words),
      options,
      optionsText: [...options.values()].join(' / '),
      decider: question ? words.of(question.decider) : '',
      articles,
      refs: words.refs(articles),
      ...(first.waitsFor === undefined ? {} : { waitsFor: first.waitsFor }),
      ...(first.isOver ? { isOver: first.isOver } : {}),
    };
  });
}

export function missingRows(missing: readonly MissingFact[], words: Wording): MissingFactRow[] {
  const groups = grouped(missing, (m) => `${m.subject}|${m.what}|${m.rater ?? ''}`);
  return groups.map(([first, periods, all]) => {
    const articles = [...new Set(all.flatMap((m) => m.articles))];
    return {
      subject: first.subject,
      what: first.what,
      periods,
      period: words.periods(periods),
      text: `${words.name(first.what)}${first.rater === undefined ? '' : ` (${raterWord(first.rater, words)})`}`,
      articles,
      refs: words.refs(articles),
      ...(first.rater === undefined ? {} : { rater: first.rater }),
    };
  });
}

const givenTooOften = (words: Wording): string =>
  words.say(
    'Đã chọn hoặc quyết định nhiều hơn số suất: phải rút lại cho vừa số suất.',
    'More were chosen or decided than there are places: as many have to be taken back.',
  );

/** Two results that wait for each other have no article to ask about: somebody must cut the circle. */
const groundWithoutQuestion = (open: OpenQuestion, words: Wording): string =>
  open.question === 'circular'
    ? words.say(
        'Kết quả này và kết quả của người khác chờ nhau; cần nhập một trong hai.',
        'This result and another wait for each other; one of them has to be entered.',
      )
    : open.question;

const raterWord = (rater: string, words: Wording): string =>
  rater === 'self'
    ? words.say('tự chấm', 'self')
    : rater === 'confirmed'
      ? words.say('được xác nhận', 'confirmed')
      : rater;

const resultsOf = (evaluation: Evaluation): SubjectResult[] => [...evaluation.units, ...evaluation.people];

/** Items with one key together: the first of them, their periods in order, all of them. */
function grouped<T extends { readonly subject: string; readonly period: string }>(
  items: readonly T[],
  key: (item: T) => string,
): [T, string[], T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, all]) => [all[0]!, [...new Set(all.map((i) => i.period))].sort(), all]);
}
