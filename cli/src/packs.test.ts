import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const folder = newFolder();

it('a new pack checks and passes its scenario before anything is changed', async () => {
  const out = join(folder, 'quy-che');
  expect((await congtam('new-pack', 'quy-che-truong', '--from', '2027-01-01', '--out', out)).exit).toBe(0);
  expect((await congtam('check', out)).exit).toBe(0);
  const tested = await congtam('test-pack', out, '--json');
  expect(tested.exit).toBe(0);
  expect(tested.json()).toMatchObject({ passed: 1, failed: [] });
});

it('a threshold changed in the pack makes its scenario fail, with file, line and both values', async () => {
  const out = join(folder, 'changed');
  await congtam('new-pack', 'changed', '--from', '2027-01-01', '--out', out);
  const rules = join(out, 'rules.yaml');
  writeFileSync(rules, readFileSync(rules, 'utf8').replace('at-least: 70', 'at-least: 71'));
  const tested = await congtam('test-pack', out);
  expect(tested.exit).toBe(1);
  expect(tested.out).toContain('muc.yaml:');
  expect(tested.out).toContain('mong good, được passed');
});

it('a scenario that does not fit its pack is told in one language, with the row and what to write', async () => {
  const out = join(folder, 'astray');
  await congtam('new-pack', 'astray', '--from', '2027-01-01', '--out', out);
  const [scenario] = readdirSync(join(out, 'scenarios'));
  const file = join(out, 'scenarios', scenario ?? '');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('mark: 70', 'mrak: 70').replace('shows: [', 'shows: [d9, '));
  const tested = await congtam('test-pack', out);
  expect(tested.exit).toBe(1);
  expect(tested.out).toContain('shows: quy định không có “d9”');
  expect(tested.out).toContain('given › marks › dòng 1 › mrak: bảng không được nhận');
  expect(tested.out).not.toMatch(/accepted|there is|a result/);
  expect((await congtam('test-pack', out, '--lang', 'en')).out).toContain("there is no column 'mrak'");
});

it('what is wrong with a pack is told from its first line to its last, each with what to write', async () => {
  const out = join(folder, 'wrong');
  await congtam('new-pack', 'wrong', '--from', '2027-01-01', '--out', out);
  const rules = join(out, 'rules.yaml');
  const wrong = readFileSync(rules, 'utf8')
    .replace('is: publicEmployee', 'is: publicEmployes')
    .replace('of: [mark]', 'of: [marks]')
    .replace('{measure: points, at-least: 50}', '{measure: point, at-least: 50}');
  writeFileSync(rules, wrong);
  const { err } = await congtam('check', out, '--lang', 'en');
  const lines = [...err.matchAll(/rules\.yaml:(\d+):/g)].map((m) => Number(m[1]));
  expect(lines).toHaveLength(3);
  expect(lines).toEqual([...lines].sort((x, y) => x - y));
});

it('a rule without a level, a quota and a count of rows say what may be written', async () => {
  const out = join(folder, 'lacking');
  await congtam('new-pack', 'lacking', '--from', '2027-01-01', '--out', out);
  const rules = join(out, 'rules.yaml');
  const head = 'label: {vi: Thử, en: Trial}, article: d3, stage: year';
  writeFileSync(
    rules,
    `${readFileSync(rules, 'utf8')}
not-rated:
  - {id: away, ${head}, when: {measure: points, below: 1}}
forced-levels:
  - {id: faults, ${head}, level: failed, when: {records: faults, at-least: 1}}
quotas:
  - {id: share, ${head}, level: good}
ceilings:
  - {id: list, ${head}, level: passed, when: {attribute: service, in: [cadre]}}
`,
  );
  const { err } = await congtam('check', out, '--lang', 'en');
  for (const mend of [
    'write level: notRated, or ask: a question',
    "add a line 'of: self'",
    "add a line 'in: period'",
    "add a line 'base: rated-good | good-or-better | rated'",
    "add a line 'rounding: down'",
    'is: one, or is: [several]',
  ])
    expect(err).toContain(mend);
});

it('a folder that exists, a bad id and a bad day are refused and nothing is written', async () => {
  expect((await congtam('new-pack', 'x', '--from', '2027-01-01', '--out', folder)).exit).toBe(2);
  expect((await congtam('new-pack', 'Xấu', '--from', '2027-01-01', '--out', join(folder, 'n'))).exit).toBe(2);
  expect((await congtam('new-pack', 'n', '--from', '2027-02-30', '--out', join(folder, 'n'))).exit).toBe(2);
  expect((await congtam('check', join(folder, 'n'))).exit).toBe(2);
});

it('check without a pack checks every one that comes with the program', async () => {
  const { exit, json } = await congtam('check', '--json');
  expect(exit).toBe(0);
  expect(json().packs).toContain('nd-335-2025@2026-01-01');
});

it('the scenarios of a shipped pack find the invented layers they name', async () => {
  const { exit, json } = await congtam('test-pack', 'ninh-thuan-2024', '--json');
  expect([exit, json().failed]).toEqual([0, []]);
});
