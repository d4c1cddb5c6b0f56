import { type Regulation, type RuleLine, regulationInWords, say } from '@congtam/engine';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { readPack } from '../packs/read-pack.ts';

export const compare: Command = {
  name: 'compare',
  summary: say('So hai gói quy định theo điều khoản', 'Compare two packs article by article'),
  usage: 'compare PACK PACK',
  takes: [2, 2],
  options: [],
  examples: [
    {
      line: 'compare nd-335-2025 ./du-thao/2027-01-01',
      says: say(
        'quy tắc chỉ có ở một bên, quy tắc có con số khác nhau',
        'rules on one side only, rules whose numbers differ',
      ),
    },
  ],
  async run(task) {
    const [left, right] = task.positionals.map((given) => readPack(given, task.io.regulationsRoot));
    if (left === undefined || right === undefined) throw new Error('compare takes two packs');
    const complaints = [left, right].flatMap((read) => ('complaints' in read ? read.complaints : []));
    if ('complaints' in left || 'complaints' in right) return task.refuse(complaints);
    const lines = (regulation: Regulation) => regulationInWords(regulation, task.language);
    const differences = differencesOf(lines(left.regulation), lines(right.regulation));
    if (task.isJson) {
      task.printJson({ left: left.regulation.id, right: right.regulation.id, differences });
      return EXIT.done;
    }
    if (differences.length === 0)
      task.print(task.text(say('Hai gói không khác nhau', 'The packs do not differ')));
    for (const { article, rule, label, left: before, right: after } of differences) {
      task.print(`${article || '—'} · ${label} (${rule})`);
      task.print(`  ${left.given}: ${before ?? task.text(say('không có', 'absent'))}`);
      task.print(`  ${right.given}: ${after ?? task.text(say('không có', 'absent'))}`);
    }
    return EXIT.done;
  },
};

export interface Difference {
  /** As people cite it; both citations where they differ. */
  readonly article: string;
  readonly part: RuleLine['part'];
  readonly rule: string;
  readonly label: string;
  /** The rule in words; absent where the pack has no such rule. */
  readonly left?: string;
  readonly right?: string;
}

/** Rules that are on one side only or read differently, in the order of the left side; the same rule has the same id. */
export function differencesOf(left: readonly RuleLine[], right: readonly RuleLine[]): Difference[] {
  const key = (line: RuleLine) => `${line.part}/${line.rule}`;
  const others = byKey(right, key);
  const mine = byKey(left, key);
  const keys = [...new Set([...mine.keys(), ...others.keys()])];
  const found = keys.flatMap((k): Difference[] => {
    const [a, b] = [mine.get(k), others.get(k)];
    const line = a ?? b;
    if (line === undefined || (a && b && a.text === b.text && a.refs === b.refs)) return [];
    const refs = [...new Set([a?.refs, b?.refs].filter((ref) => ref))].join(' / ');
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
  return found.sort((x, y) => x.article.localeCompare(y.article, 'vi', { numeric: true }));
}

/** Two rules with one id (of different groups) are told apart by their place among those. */
function byKey(lines: readonly RuleLine[], key: (line: RuleLine) => string): Map<string, RuleLine> {
  const map = new Map<string, RuleLine>();
  for (const line of lines) {
    let name = key(line);
    while (map.has(name)) name += '+';
    map.set(name, line);
  }
  return map;
}
