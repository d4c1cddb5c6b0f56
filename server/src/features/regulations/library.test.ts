import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultRoot } from '@congtam/regulations';
import { afterAll, expect, it } from 'vitest';
import { shippedPacks } from './library.ts';

const root = mkdtempSync(join(tmpdir(), 'congtam-packs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('a file that was edited is not as it was released, and one that cannot be read is told', async () => {
  const from = defaultRoot() ?? '';
  for (const part of ['in-force.lock.json', 'government/nd-335-2025', 'government/nd-90-2020']) {
    cpSync(join(from, part), join(root, part), { recursive: true });
  }
  const rules = (version: string) => join(root, 'government', version, 'rules.yaml');
  appendFileSync(rules('nd-335-2025/2026-01-01'), '# sửa\n');
  writeFileSync(rules('nd-90-2020/2020-08-20'), 'regulation: [\n');
  const { packs, unreadable } = await shippedPacks(root);
  const told = packs.map(({ regulation, version, isAsReleased }) => [regulation.id, version, isAsReleased]);
  expect(told.sort()).toEqual([
    ['nd-335-2025', '2026-01-01', false],
    ['nd-90-2020', '2023-09-15', true],
  ]);
  expect(
    unreadable.map(({ regulation, version, problems }) => [regulation, version, problems[0]?.code]),
  ).toEqual([['nd-90-2020', '2020-08-20', 'yaml.syntax']]);
});
