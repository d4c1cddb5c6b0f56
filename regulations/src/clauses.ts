/**
 * The clauses of the five directives, each with where it lives: the rules that carry it in packs, the scenarios named
 * after it, and what a person does besides. Read from `regulations/clauses.yaml`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPart } from './load.ts';
import { type Bilingual, type Cursor, type Problem, type Regulation, reader } from './scenarios/engine.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { ShippedPack } from './shipped.ts';

export interface Clause {
  /** `NT22-1b` */
  readonly id: string;
  readonly document: string;
  readonly says: Bilingual;
  /** Packs that carry it: ids of the rules that do, or none where these are the rules that cite its article. */
  readonly packs: ReadonlyMap<string, readonly string[]>;
  readonly features: readonly string[];
}

export interface Feature {
  readonly label: Bilingual;
  /** Test files that show it, from the root of the tree. */
  readonly tests: readonly string[];
}

export interface Clauses {
  readonly documents: ReadonlyMap<string, Bilingual>;
  readonly features: ReadonlyMap<string, Feature>;
  readonly clauses: readonly Clause[];
}

/** Where a clause is found in the packs named for it. */
export interface ClauseInPack {
  readonly pack: ShippedPack;
  /** Ids of the rules that carry the clause; `binds` where it is whom the pack binds. */
  readonly rules: readonly string[];
  /** Scenarios named after the clause. */
  readonly scenarios: readonly Scenario[];
}

/** Reads `clauses.yaml` under the root of regulations; everything wrong with it at once. */
export function readClauses(root: string): Clauses | { problems: readonly Problem[] } {
  const file = join(root, 'clauses.yaml');
  const loaded = loadPart(readFileSync(file), file);
  if ('problems' in loaded) return loaded;
  const problems: Problem[] = [];
  const map = reader(loaded.part, problems).map(['documents', 'features', 'clauses']);
  const entries = (key: string) => map?.field(key)?.entries() ?? [];
  const documents = new Map(entries('documents').map(([id, at]) => [id, bilingual(at)]));
  const features = new Map(
    entries('features').map(([id, at]): [string, Feature] => {
      at.map(['label', 'tests']);
      return [
        id,
        {
          label: bilingual(at.field('label')),
          tests: (at.field('tests')?.list() ?? []).map((c) => c.text() ?? ''),
        },
      ];
    }),
  );
  const clauses = entries('clauses').map(([id, at]): Clause => {
    at.map(['says', 'rules?', 'features?']);
    const document = id.slice(0, id.indexOf('-'));
    return {
      id,
      document,
      says: bilingual(at.field('says')),
      packs: carriers(at.optional('rules')),
      features: words(at.optional('features')),
    };
  });
  return problems.length > 0 ? { problems } : { documents, features, clauses };
}

const words = (at: Cursor | undefined): readonly string[] => (at?.list() ?? []).map((c) => c.id() ?? '');

/** `[pack]`, or `{pack: [rule, …]}` where the rules that carry a clause do not cite it alone. */
function carriers(at: Cursor | undefined): Clause['packs'] {
  if (at?.isMap()) return new Map((at.entries() ?? []).map(([pack, ids]) => [pack, words(ids)]));
  return new Map(words(at).map((pack) => [pack, []]));
}

function bilingual(at: Cursor | undefined): Bilingual {
  const map = at?.map(['vi', 'en']);
  return { vi: map?.field('vi')?.text() ?? '', en: map?.field('en')?.text() ?? '' };
}

/** The rules and scenarios of a clause, pack by pack. */
export const clauseIn = (clause: Clause, packs: readonly ShippedPack[]): readonly ClauseInPack[] =>
  packs.flatMap((pack) => {
    const named = clause.packs.get(pack.id);
    if (named === undefined) return [];
    const rules = named.length > 0 ? named : citing(pack.regulation, articlesOf(clause, pack.regulation));
    return [
      { pack, rules, scenarios: pack.scenarios.filter((s) => s.name.en.startsWith(`${clause.id} - `)) },
    ];
  });

/** An article of the pack bears the clause's id, in lower letters, or that id and a word more. */
function articlesOf({ id }: Clause, { articles }: Regulation): readonly string[] {
  const own = id.toLowerCase();
  return [...articles.keys()].filter((article) => article === own || article.startsWith(`${own}-`));
}

function citing(regulation: Regulation, articles: readonly string[]): readonly string[] {
  const { ownYear } = regulation;
  const rules = [
    ...regulation.measures,
    ...regulation.notRated,
    ...regulation.forcedLevels,
    ...regulation.ladders,
    ...regulation.ceilings,
    ...regulation.caps,
    ...regulation.quotas,
    ...regulation.payouts,
    ...regulation.deadlines,
    ...regulation.consequences,
    ...regulation.authorities,
    ...(ownYear
      ? [{ id: 'own-year', articles: [...ownYear.articles, ...ownYear.excepts.flatMap((e) => e.articles)] }]
      : []),
  ];
  const found = rules.filter((rule) => rule.articles.some((article) => articles.includes(article)));
  return [...new Set(found.map((rule) => rule.id))];
}
