/** docs/clauses.md: every clause of the five directives, the rules that carry it, and the scenarios that show it. */
import { type Clause, type Clauses, clauseIn } from './clauses.ts';
import type { ShippedPack } from './shipped.ts';

export function clausesPage(all: Clauses, packs: readonly ShippedPack[]): string {
  const parts = [...all.documents].map(([document, label]) => {
    const rows = all.clauses.filter((clause) => clause.document === document);
    return [
      `## ${document} — ${label.vi}`,
      '',
      `*${label.en}*`,
      '',
      '| điều / clause | nội dung / what | quy tắc / rules | tình huống / scenarios | nơi làm / where people do it |',
      '|---|---|---|---|---|',
      ...rows.map((clause) => row(clause, all, packs)),
      '',
    ].join('\n');
  });
  return `${HEAD}\n${parts.join('\n')}`;
}

const HEAD = `# Năm chỉ thị, từng điều / The five directives, clause by clause

<!-- Made by \`npm run generate\` from regulations/clauses.yaml, the packs and their scenarios. -->

Mỗi dòng là một điều của năm văn bản: quy tắc nào trong gói mang nó, tình huống nào chứng minh nó (có chỗ tác dụng, có chỗ không; bỏ quy tắc đi thì tình huống không đạt), và người dùng làm việc ấy ở phần nào, có phép thử nào chứng minh.

*Each row is a clause of the five documents: the rules that carry it, the scenarios that prove it (biting and not biting; without the rule they fail), and the part in which people do it, with the tests that show it.*
`;

function row(clause: Clause, { features }: Clauses, packs: readonly ShippedPack[]): string {
  const found = clauseIn(clause, packs);
  const rules = found.map(({ pack, rules }) => {
    return `**${pack.id}**: ${rules.map((id) => `\`${id}\``).join(', ')}`;
  });
  const scenarios = found.flatMap((f) => f.scenarios.map((s) => s.name.vi.replace(`${clause.id} - `, '')));
  const places = clause.features.map((id) => {
    const feature = features.get(id);
    if (feature === undefined) return id;
    const tests = feature.tests.map((path, at) => `[${at + 1}](../${path})`);
    return `${feature.label.vi} / ${feature.label.en} (${tests.join(', ')})`;
  });
  const cells = [
    `**${clause.id}**`,
    `${clause.says.vi} / *${clause.says.en}*`,
    rules.join('<br>') || '–',
    [...new Set(scenarios)].join('<br>') || '–',
    places.join('<br>') || '–',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
