import { type Bilingual, say } from '@congtam/engine';
import { isMap, isScalar, isSeq, visit, type YAMLMap } from 'yaml';
import { KEYS } from './key-words.ts';
import type { Here } from './pack-form.ts';

/** What the entries of a pack are called by people. */
export interface Names {
  /** Levels by id, the best first. */
  readonly levels: ReadonlyMap<string, Bilingual>;
  /** The name of an id or of a key; the id itself where it has none. */
  of(id: string): Bilingual;
  /** What a value says: the way from its rule down to it, in words. */
  along(here: Here): Bilingual;
  /** Where a walk goes on inside a map: under a rule of its own where the map has a name. */
  entryAt(map: YAMLMap, here: Here): Here;
}

/** Reads the names out of a whole pack. */
export function namesIn(contents: YAMLMap): Names {
  const named = new Map<string, Bilingual>();
  const refs = new Map<string, string>();
  const articles = contents.get('articles', true);
  visit(contents, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isMap(value)) return;
      const words =
        bilingualIn(value.get('label', true)) ?? bilingualIn(value.get('says', true)) ?? bilingualIn(value);
      if (words !== undefined && !KEYS.has(String(key.value))) named.set(String(key.value), words);
    },
    Map(_, map) {
      const id = textIn(map, 'id');
      const words = bilingualIn(map.get('label', true));
      if (id !== undefined && words !== undefined) named.set(id, words);
    },
  });
  if (isMap(articles)) {
    for (const { key, value } of articles.items) {
      const ref = isMap(value) ? textIn(value, 'ref') : undefined;
      if (isScalar(key) && ref !== undefined) refs.set(String(key.value), ref);
    }
  }
  const of = (id: string): Bilingual => KEYS.get(id) ?? named.get(id) ?? say(id, id);
  const levels = new Map<string, Bilingual>();
  const listed = contents.get('levels', true);
  for (const level of isSeq(listed) ? listed.items : []) {
    const id = isMap(level) ? textIn(level, 'id') : undefined;
    if (isMap(level) && id !== undefined) levels.set(id, bilingualIn(level.get('label', true)) ?? of(id));
  }
  if (levels.size > 0) levels.set('notRated', say('không xếp loại', 'not rated'));
  return {
    levels,
    of,
    along: ({ path, of: map }) => {
      const about = isMap(map) ? SUBJECTS.flatMap((key) => textIn(map, key) ?? []) : [];
      const way = path.filter((key, at) => !PASSED_OVER.has(key) || at === path.length - 1);
      const last = way.at(-1) ?? '';
      // What a level is worth, and its share, stand under the level's id, which something else may have as well.
      const isByLevel = path.includes('coefficients') || path.includes('by-level-of-unit');
      const called = isByLevel ? (id: string) => levels.get(id) ?? of(id) : of;
      const parts = [...way.slice(0, -1), ...about.filter((id) => id !== last), last].map(called);
      const inWords = (language: 'vi' | 'en') =>
        [...new Set(parts.map((part) => part[language]))].filter((part) => part !== '').join(' · ');
      return say(inWords('vi'), inWords('en'));
    },
    entryAt: (map, here) => {
      const cited = citedIn(map).map((id) => refs.get(id) ?? id);
      const own = cited.length > 0 ? cited : here.rule.articles;
      const label = bilingualIn(map.get('label', true));
      const isRung = map.has('level') && map.has('when') && label === undefined;
      if (isRung) {
        const id = textIn(map, 'level') ?? '';
        const level = levels.get(id) ?? of(id);
        const words = (language: 'vi' | 'en') => `${here.rule.label[language]}: ${level[language]}`;
        return {
          ...here,
          path: [],
          rule: { pointer: here.pointer, label: say(words('vi'), words('en')), articles: own },
        };
      }
      const name = textIn(map, 'id') ?? here.path.at(-1) ?? '';
      const title =
        label ??
        bilingualIn(map.get('section', true)) ??
        bilingualIn(map.get('question', true)) ??
        bilingualIn(map.get('ground', true));
      if (title !== undefined) {
        return { ...here, path: [], rule: { pointer: here.pointer, label: title, articles: own } };
      }
      // What cites an article without a name of its own is a rule of its own as well.
      return cited.length > 0 && name !== ''
        ? { ...here, path: [], rule: { pointer: here.pointer, label: of(name), articles: own } }
        : here;
    },
  };
}

/** Keys whose value is what a comparison beside them asks about. */
const SUBJECTS = ['measure', 'fact', 'records', 'column', 'attribute', 'rating'] as const;

/** Keys that hold a rule together and say nothing of a number. */
const PASSED_OVER = new Set([
  'when',
  'all',
  'any',
  'rungs',
  'rules',
  'options',
  'adds',
  'where',
  'facts',
  'columns',
]);

function citedIn(map: YAMLMap): readonly string[] {
  const node: unknown = map.get('article', true);
  if (isScalar(node)) return [String(node.value)];
  return isSeq(node) ? node.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : [];
}

function textIn(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true);
  return isScalar(node) ? String(node.value) : undefined;
}

function bilingualIn(node: unknown): Bilingual | undefined {
  if (!isMap(node)) return undefined;
  const [vi, en] = [textIn(node, 'vi'), textIn(node, 'en')];
  return vi === undefined || en === undefined ? undefined : say(vi, en);
}
