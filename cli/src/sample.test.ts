import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const folder = newFolder();

it.each(['vi', 'en'])(
  'a sample workbook holds labels and is read back without a problem (%s)',
  async (lang) => {
    const file = join(folder, `${lang}.xlsx`);
    const made = await congtam('sample', '--people', '100', '--seed', '1', '--out', file, '--lang', lang);
    expect(made.exit).toBe(0);
    const { sheets } = await collectSheets(file);
    const name = lang === 'vi' ? 'Quyết định đã có' : 'Decisions taken';
    const rows = sheets.find((s) => s.name === name)?.rows.map((r) => r.cells) ?? [];
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows.slice(1)) expect([row[0], row[3]].join()).toContain(' ');
    const { exit, json } = await congtam('check', file, '--regulation', 'nd-335-2025', '--json');
    expect([exit, json().complaints]).toEqual([0, []]);
  },
);

it('writes the whole sample commune, and the command it names evaluates it under four texts', async () => {
  const file = join(folder, 'commune.xlsx');
  const made = await congtam('sample', '--commune', '--out', file, '--json');
  expect(made.exit).toBe(0);
  const [, ...words] = made.json().evaluate.split(' ');
  const out = join(folder, 'commune-results');
  const done = await congtam(...words.slice(0, -1), out, '--json');
  expect(done.exit).toBe(1);
  const rated = done
    .json()
    .evaluations.map((e: { regulation: string; people: { outcomes: Record<string, number> } }) => [
      e.regulation,
      e.people.outcomes['facts-missing'] ?? 0,
    ]);
  expect(rated).toEqual([
    ['nd-335-2025', 0],
    ['nd-90-2020', 0],
    ['nd-233-2026', 0],
    ['qd-366-2025', 0],
  ]);
  const { sheets } = await collectSheets(join(out, 'results.xlsx'));
  const people = sheets.find((s) => s.name === 'Người')?.rows.map((r) => r.cells) ?? [];
  const texts = (id: string) => people.filter((r) => r[1] === id).map((r) => r[0]);
  expect([texts('VC-01'), texts('DV-03'), texts('UB-01'), texts('CB-03'), texts('HD-02')]).toEqual([
    ['90/2020/NĐ-CP', '366-QĐ/TW'],
    ['233/2026/NĐ-CP', '366-QĐ/TW'],
    ['335/2025/NĐ-CP', '366-QĐ/TW'],
    ['366-QĐ/TW'],
    [''],
  ]);
});
