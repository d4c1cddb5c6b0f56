import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPart } from '../../../regulations/src/index.ts';
import type { Plain } from '../regulation/plain.ts';
import { RULE_KINDS } from './index.ts';
import { complaintsAbout, packWith, rule } from './rules.fixture.ts';

const page = readFileSync(new URL('../../../docs/rule-kinds.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')).trim(), text] as const),
);

/** The rules of an example, with what every rule has and the page does not repeat. */
function exampleOf(section: string): { [key: string]: Plain }[] {
  const yaml = /```yaml\n([^`]*)```/.exec(section)?.[1] ?? '';
  const loaded = loadPart(yaml, 'example.yaml');
  if ('problems' in loaded) throw new Error(loaded.problems.map((p) => p.message.en).join('\n'));
  const { data } = loaded.part;
  return (Array.isArray(data) ? data : []).map((one: { readonly [key: string]: Plain }) =>
    rule(String(one.kind), one),
  );
}

describe('the page of rule kinds', () => {
  it('has every kind, and no other', () => {
    expect([...sections.keys()].sort()).toEqual(RULE_KINDS.map((k) => k.kind).sort());
  });

  it.each(RULE_KINDS.map((k) => [k.kind, k] as const))(
    '%s: names every key and shows an example that holds',
    (name, kind) => {
      const section = sections.get(name) ?? '';
      const keys = kind.keys.map((key) => key.replace('?', ''));
      expect(keys.filter((key) => !section.includes(`\`${key}\``))).toEqual([]);
      const rules = exampleOf(section);
      expect(rules.map((r) => r.kind)).toContain(name);
      expect(complaintsAbout(packWith(rules))).toEqual([]);
    },
  );
});
