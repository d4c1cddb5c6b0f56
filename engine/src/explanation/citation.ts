import type { Language } from '../problem.ts';
import type { Regulation } from '../regulation/format.ts';

/** One statement a rated person can contest, with the clauses it stands on. */
export interface Sentence {
  readonly text: string;
  /** Article ids of the regulation. */
  readonly articles: readonly string[];
  /** "điểm a khoản 4 Điều 20, Nghị định 335/2025/NĐ-CP" */
  readonly refs: string;
}

/**
 * The clauses as people cite them, the regulation named once. Ids the regulation does not know are left out; a
 * clause that a layer added is cited under the layer's own document.
 */
export function refsOf(regulation: Regulation, articles: readonly string[], language: Language): string {
  const key = `${language} ${articles.join(' ')}`;
  const cited = CITED.get(regulation) ?? new Map<string, string>();
  CITED.set(regulation, cited);
  const refs = cited.get(key) ?? cite(regulation, articles, language);
  cited.set(key, refs);
  return refs;
}

/** The same few lists of articles are cited for everybody. */
const CITED = new WeakMap<Regulation, Map<string, string>>();

function cite(regulation: Regulation, articles: readonly string[], language: Language): string {
  const known = [...new Set(articles)]
    .map((id) => regulation.articles.get(id))
    .filter((a) => a !== undefined);
  const byDocument = new Map<string, string[]>();
  for (const article of known) {
    const document = article.document[language];
    const ref = language === 'vi' ? article.ref : inEnglish(article.ref);
    const refs = byDocument.get(document) ?? [];
    if (!refs.includes(ref)) refs.push(ref);
    byDocument.set(document, refs);
  }
  return [...byDocument].map(([document, refs]) => `${refs.join('; ')}, ${document}`).join('; ');
}

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/điểm (?=\S+ khoản)/gi, 'Point '],
  [/khoản /gi, 'Clause '],
  [/Điều /gi, 'Article '],
  [/Phụ lục /gi, 'Appendix '],
  [/Mẫu số /gi, 'Form '],
];

/** "điểm a khoản 4 Điều 20" → "Point a Clause 4 Article 20", the order of official translations. */
export const inEnglish = (ref: string): string =>
  ENGLISH.reduce((text, [vietnamese, english]) => text.replace(vietnamese, english), ref);
