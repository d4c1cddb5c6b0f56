import { say } from '../../problem.ts';
import type { ConditionNode, Placed, Regulation, RuleHead } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { readArticles } from '../read/text.ts';
import type { Context } from './context.ts';
import { rulesOf } from './duplicates.ts';
import { spot, spotOfWord } from './report.ts';

interface Citing extends Placed {
  readonly articles: readonly string[];
}

/** Everything that decides something cites an article that exists; what was not read at source says so. */
export function checkCitations(context: Context): void {
  const { regulation } = context;
  const rules = [...regulation.measures, ...rulesOf(regulation), ...regulation.authorities];
  const citing: readonly Citing[] = [
    ...regulation.readings.values(),
    ...regulation.unverified.values(),
    ...regulation.questions.values(),
    ...regulation.scopes,
    ...regulation.groups,
    ...regulation.facts.values(),
    ...regulation.tables.values(),
    ...(regulation.serviceTime ? [regulation.serviceTime] : []),
    ...(regulation.ownYear ? [regulation.ownYear, ...regulation.ownYear.excepts] : []),
    ...regulation.conditions.values(),
    ...rules,
    ...regulation.ladders.flatMap((l) => l.rungs),
  ];
  for (const one of citing) checkArticles(context, one);
  for (const scope of regulation.scopes) {
    for (const id of scope.unverified) context.names.use('unverified', id, spot(scope.at, 'unverified'));
  }
  for (const rule of [...rules, ...(regulation.serviceTime ? [regulation.serviceTime] : [])]) {
    for (const id of rule.unverified)
      context.names.use('unverified', id, spotOfWord(rule.at, 'unverified', id));
  }
  for (const remark of regulation.remarks) {
    context.names.use('unverified', remark.unverified, spot(remark.at, 'unverified'));
  }
  for (const rule of rules) checkDoubts(context, rule);
}

/** Where a rule cites an article; a quota and a quantity cite what their rounding stands on too. */
function citedAt(at: Cursor, id: string): Cursor {
  const rounding = at.isMap() ? (at.optional('rounding') ?? at.optional('rounded')) : undefined;
  const ofRounding = readArticles(rounding?.isMap() ? rounding.optional('article') : undefined);
  return spotOfWord(rounding && ofRounding.includes(id) ? rounding : at, 'article', id);
}

function checkArticles({ names, report }: Context, { at, articles }: Citing): void {
  for (const id of articles) names.use('article', id, citedAt(at, id));
  if (articles.length > 0) return;
  report.refuse(
    spot(at, 'article'),
    'pack.without-article',
    say('không dẫn điều khoản nào', 'it cites no article'),
    say('ghi article: mã điều khoản', 'write article: and the id of an article'),
  );
}

function checkDoubts({ regulation, report }: Context, rule: RuleHead): void {
  const cited = [{ at: rule.at, articles: rule.articles }, ...rungsOf(regulation, rule)];
  const marked = new Set([
    ...rule.unverified.flatMap((id) => regulation.unverified.get(id)?.articles ?? []),
    ...readingsIn(rule.at, regulation).flatMap((id) => regulation.readings.get(id)?.articles ?? []),
  ]);
  for (const { at, articles } of cited) {
    for (const id of articles) {
      const article = regulation.articles.get(id);
      if (article === undefined || article.certainty === 'read' || marked.has(id)) continue;
      report.refuse(
        citedAt(at, id),
        'pack.doubt-not-marked',
        say(
          `“${rule.id}” dựa vào “${id}” (${article.ref}) chưa đọc tại nguồn (${article.certainty}), nhưng không nói ra`,
          `'${rule.id}' stands on '${id}' (${article.ref}), which was not read at source (${article.certainty}), and does not say so`,
        ),
        say(
          `ghi unverified: một mục có article ${id}, hoặc dùng một cách hiểu (reading)`,
          `write unverified: an entry with article ${id}, or use a reading`,
        ),
      );
    }
  }
}

const rungsOf = (regulation: Regulation, rule: RuleHead): readonly Citing[] =>
  regulation.ladders.find((l) => l === rule)?.rungs ?? [];

/** The readings a rule follows anywhere inside, through named conditions too. */
function readingsIn(at: Cursor, regulation: Regulation, seen = new Set<string>()): string[] {
  if (at.isList()) return (at.list() ?? []).flatMap((c) => readingsIn(c, regulation, seen));
  if (!at.isMap()) return [];
  return (at.entries() ?? []).flatMap(([key, value]) => {
    const word = typeof value.plain === 'string' ? value.plain : undefined;
    if (key === 'reading' && word !== undefined) return [word];
    if (key !== 'condition' || word === undefined || seen.has(word))
      return readingsIn(value, regulation, seen);
    seen.add(word);
    const node: ConditionNode | undefined = regulation.conditions.get(word);
    return node ? readingsIn(node.at, regulation, seen) : [];
  });
}
