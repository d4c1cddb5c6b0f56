import { possibleLevels } from '../evaluation/levels-in-periods.ts';
import { setOwnLevels } from '../evaluation/rated-condition.ts';
import type { SubjectResult } from '../evaluation/result.ts';
import type { Bilingual, Language } from '../problem.ts';
import type { Authority } from '../regulation/format.ts';
import type { Case, Context } from './case.ts';
import { CaseWording } from './case-wording.ts';
import type { Sentence } from './citation.ts';
import { sentenceFor } from './condition-words.ts';
import type { Wording } from './wording.ts';

/** One thing that follows from a result, in words. */
export interface ConsequenceRow {
  readonly rule: string;
  readonly holds: 'yes' | 'open';
  readonly what: string;
  /** What is to be done or looked at; empty where the label says it all. */
  readonly says: string;
  readonly why: string;
  readonly articles: readonly string[];
  readonly refs: string;
}

/** Everything that follows from a result or may follow, each with what it stands on. */
export function consequenceRows(
  result: SubjectResult,
  { program, register }: Pick<Context, 'program' | 'register'>,
  language: Language,
): ConsequenceRow[] {
  if (result.consequences.length === 0) return [];
  const words = new CaseWording(program, register, language);
  const view = result.classification?.view;
  if (view) setOwnLevels(view, possibleLevels(program, result));
  return result.consequences.flatMap(({ rule: id, holds, articles, missing }) => {
    const rule = words.regulation.consequences.find((c) => c.id === id);
    if (rule === undefined) return [];
    const linked = view?.plan.consequences.find((c) => c.rule.id === id);
    const why =
      view && linked
        ? sentenceFor(linked.when.outcome(view), words)
        : missing.map((m) => words.name(m.what)).join(', ');
    const says = rule.says === undefined ? '' : words.of(rule.says);
    return [{ rule: id, holds, what: words.of(rule.label), says, why, articles, refs: words.refs(articles) }];
  });
}

export const consequenceSection = ({ result, words, program, register }: Case): Sentence[] =>
  consequenceRows(result, { program, register }, words.language).map(
    ({ holds, what, says, why, articles }) => {
      const because = why === '' ? '' : words.say(`, vì ${why}`, `, because ${why}`);
      const told =
        holds === 'yes'
          ? `${what}${because}`
          : words.say(`Chưa rõ có áp dụng không: ${what}${because}`, `Not clear yet: ${what}${because}`);
      return words.sentence(says === '' ? told : `${told}. ${says}`, articles);
    },
  );

/** Who gives the result, as the regulation names them. */
export function authoritySection({ result, words }: Case): Sentence[] {
  const row = words.regulation.authorities.find((a) => a.id === result.authority?.rule);
  return row ? [words.sentence(authorityInWords(row, words), row.articles)] : [];
}

/** Who decides, and who drafts, is heard, delegated or gets the file. */
export function authorityInWords(row: Authority, words: Pick<Wording, 'of' | 'say'>): string {
  const part = (vi: string, en: string, text: Bilingual | undefined) =>
    text === undefined ? [] : [words.say(`${vi}: ${words.of(text)}`, `${en}: ${words.of(text)}`)];
  return [
    ...part('Quyết định', 'Decides', row.decides),
    ...part('theo phân cấp, ủy quyền của', 'delegated by', row.delegatedBy),
    ...part('tham mưu', 'drafted by', row.drafts),
    ...part('lấy ý kiến của', 'opinion of', row.opinionOf),
    ...part('hồ sơ gửi', 'file to', row.dossierTo),
  ].join('; ');
}
