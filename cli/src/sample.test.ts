import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const folder = newFolder();

it.each(['vi', 'en'])(
  'a sample workbook holds labels and is read back without a problem (%s)',
  async (lang) => {
    const file = join(folder, `${lang}.xlsx`);
    const made = await congtam('sample', '--people', '300', '--seed', '1', '--out', file, '--lang', lang);
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
