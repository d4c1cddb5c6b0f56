import type { RuleLine } from '@congtam/engine';

/** A rule in words, with its articles as the text itself calls them: without its title and number, which an amendment changes. */
export interface CitedLine extends RuleLine {
  readonly within: string;
}

export interface Difference {
  /** As people cite it; both citations where they differ; empty for what stands beside no article. */
  readonly article: string;
  readonly part: RuleLine['part'];
  readonly rule: string;
  readonly label: string;
  /** The rule in words; absent where the pack has no such rule. */
  readonly left?: string;
  readonly right?: string;
}

/**
 * What is on one side only or reads differently, in the order of the articles; the same rule has the same id. What
 * stands beside no article (title, levels, stages) comes first. Of two versions of one text (`areVersions`) articles are
 * cited as the text itself calls them.
 */
export function differencesOf(
  left: readonly CitedLine[],
  right: readonly CitedLine[],
  { areVersions }: { readonly areVersions: boolean },
): Difference[] {
  const key = (line: CitedLine) => `${line.part}/${line.rule}`;
  const others = byKey(right, key);
  const mine = byKey(left, key);
  const keys = [...new Set([...mine.keys(), ...others.keys()])];
  const found = keys.flatMap((k): Difference[] => {
    const [a, b] = [mine.get(k), others.get(k)];
    const line = a ?? b;
    if (line === undefined || (a && b && a.text === b.text && a.within === b.within)) return [];
    const cited = areVersions ? [a?.within, b?.within] : [a?.refs, b?.refs];
    const refs = [...new Set(cited.filter((ref) => ref))].join(' / ');
    return [
      {
        article: refs,
        part: line.part,
        rule: line.rule,
        label: line.label,
        ...(a ? { left: a.text } : {}),
        ...(b ? { right: b.text } : {}),
      },
    ];
  });
  return found.sort((x, y) => byArticle(x.article, y.article));
}

/** Two rules with one id (of different groups) are told apart by their place among those. */
function byKey(lines: readonly CitedLine[], key: (line: CitedLine) => string): Map<string, CitedLine> {
  const map = new Map<string, CitedLine>();
  for (const line of lines) {
    let name = key(line);
    while (map.has(name)) name += '+';
    map.set(name, line);
  }
  return map;
}

const PARTS = [/Điều (\d+)/, /khoản (\d+)/, /điểm (\p{L}+)/u] as const;

/** "điểm a khoản 5 Điều 2" before "Điều 7": by article, clause and point of the first citation, then as written. */
function byArticle(x: string, y: string): number {
  const [a, b] = [placeOf(x), placeOf(y)];
  const at = a.findIndex((part, i) => part !== b[i]);
  if (at < 0) return x.localeCompare(y, 'vi', { numeric: true });
  return (a[at] ?? '').localeCompare(b[at] ?? '', 'vi', { numeric: true });
}

function placeOf(article: string): string[] {
  if (article === '') return ['', '', '', ''];
  const first = article.split(/[;,/] /)[0] ?? '';
  const found = PARTS.map((part) => part.exec(first)?.[1] ?? '');
  return [found[0] === '' ? '2' : '1', ...found];
}
