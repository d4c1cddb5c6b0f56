import type { Language } from '../problem.ts';
import type { Article, Regulation } from '../regulation/format.ts';

/** One statement a rated person can contest, with the clauses it stands on. */
export interface Sentence {
  readonly text: string;
  /** Article ids of the regulation. */
  readonly articles: readonly string[];
  /** "điểm a khoản 4 Điều 20, Nghị định 335/2025/NĐ-CP" */
  readonly refs: string;
}

/** How the regulation is cited: kind and number, as its title begins; else its number alone. */
export function citedAs(regulation: Regulation, language: Language): string {
  const title = regulation.title[language];
  const at = title.indexOf(regulation.number);
  return at < 0 ? regulation.number : title.slice(0, at + regulation.number.length);
}

/**
 * The clauses as people cite them, the regulation named once. Ids the regulation does not know are left out. A clause
 * that a layer added stands in another document, which its own `ref` has to name.
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
  const home = regulation.at.place().file;
  const own = known.filter((a) => a.at.place().file === home);
  const others = known.filter((a) => a.at.place().file !== home);
  const list = (of: readonly Article[]) => [
    ...new Set(of.map((a) => (language === 'vi' ? a.ref : inEnglish(a.ref)))),
  ];
  const ours = own.length === 0 ? [] : [`${list(own).join('; ')}, ${citedAs(regulation, language)}`];
  return [...ours, ...list(others)].join('; ');
}

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/điểm (?=\S+ khoản)/gi, 'Point '],
  [/khoản /gi, 'Clause '],
  [/Điều /gi, 'Article '],
  [/Phụ lục /gi, 'Appendix '],
  [/Mẫu số /gi, 'Form '],
];

/** "điểm a khoản 4 Điều 20" → "Point a Clause 4 Article 20", the order of official translations. */
const inEnglish = (ref: string): string =>
  ENGLISH.reduce((text, [vietnamese, english]) => text.replace(vietnamese, english), ref);
