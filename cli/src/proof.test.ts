import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { tinyRules } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const scenario = (name: string, given: string, level: string, shows: string) =>
  `  - {name: {vi: ${name}, en: ${name}}, shows: [${shows}], period: 2026, given: {monthly-points: [{subject: p, period: 2026-01..2026-12, given: ${given}}]}, expect: {people: {p: {level: ${level}}}}}\n`;
function packWith(id: string, ...scenarios: readonly string[]): string {
  const dir = join(folder, id, '2026-01-01');
  mkdirSync(join(dir, 'scenarios'), { recursive: true });
  writeFileSync(join(dir, 'rules.yaml'), tinyRules);
  writeFileSync(join(dir, 'scenarios', 'levels.yaml'), `scenarios:\n${scenarios.join('')}`);
  return dir;
}

it('a proof names the thresholds on which no scenario stands, and the rules that none needs', async () => {
  const dir = packWith(
    'loose',
    scenario('plain', '7', 'plain', 'level.plain, art-2'),
    scenario('dim', '4', 'dim', 'level.dim'),
  );
  const { exit, out } = await congtam('test-pack', dir, '--proof', '--lang', 'en');
  expect(exit).toBe(1);
  expect(out).toContain('2 scenarios passed, 0 failed');
  expect(out).toContain("a threshold's edge moved: level.plain, mean atLeast 5");
  expect(out).toContain('rule level.shining deleted');
  expect(out).toContain('rule shining-people deleted');
  expect(out).not.toContain('rule level.plain deleted');
  expect(out).toMatch(/No scenario names under shows: .*shining-people/);
  expect((await congtam('test-pack', dir)).exit).toBe(0);
});

it('a scenario on the edge is what a threshold asks for', async () => {
  const dir = packWith(
    'edge',
    scenario('plain', '5', 'plain', 'level.plain'),
    scenario('dim', '4.9', 'dim', 'level.dim'),
  );
  const { unnoticed } = (await congtam('test-pack', dir, '--proof', '--json')).json().proofs[0];
  const edges = unnoticed
    .filter((u: { kind: string }) => u.kind === 'edge')
    .map((u: { what: string }) => u.what);
  expect(edges).toContain('level.shining, mean atLeast 9');
  expect(edges).not.toContain('level.plain, mean atLeast 5');
});

it('scenarios that fail by themselves prove nothing', async () => {
  const dir = packWith('wrong', scenario('plain', '7', 'dim', 'level.plain'));
  const { out } = await congtam('test-pack', dir, '--proof', '--lang', 'en');
  expect(out).toContain('rule level.plain deleted');
});
