import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from '../schemas/results-schema.ts';
import { misfits } from '../testing/matches-schema.fixture.ts';
import { congtam, newFolder } from '../testing/run-congtam.fixture.ts';
import { office, tinyRules, writePack, writeTables } from '../testing/tiny-pack.fixture.ts';

/** Nobody has read from how many points on somebody shines: 9 is a stand-in. */
const unread = tinyRules
  .replace(
    'questions:',
    `unverified:
  nine: {placeholder: yes, article: art-2, says: {vi: Mốc sáng tạm để 9 điểm., en: The bar of shining is put at 9.}}
questions:`,
  )
  .replace('score: mean', 'score: mean\n    unverified: [nine]');

describe('a number that stands in for one nobody has read', () => {
  const folder = newFolder();
  const pack = writePack(folder, 'tiny', unread);
  const out = join(folder, 'out');
  let told = '';
  beforeAll(async () => {
    const input = writeTables(folder, 'office', office({ an: '6', binh: '5', chi: '4' }));
    const ran = await congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', out);
    expect(ran.exit).toBe(0);
    told = ran.out;
  });
  const rowsOf = async (name: string) => {
    const { sheets } = await collectSheets(join(out, 'results.xlsx'));
    return (sheets.find((s) => s.name === name)?.rows ?? []).map((r) => r.cells.join(' | '));
  };

  it('is named when the pack is checked', async () => {
    const { out: said } = await congtam('check', pack);
    expect(said).toContain('1 điểm chưa kiểm chứng, trong đó 1 số tạm');
    expect(said).toContain('Số tạm, chưa biết số thật: Mốc sáng tạm để 9 điểm.');
  });

  it('is named in the terminal, the overview with the results that stand on it, and the grounds', async () => {
    expect(told).toContain('Số tạm, chưa biết số thật: Mốc sáng tạm để 9 điểm.');
    expect(await rowsOf('Tổng quan')).toContain(
      'Số tạm, chưa biết số thật | Mốc sáng tạm để 9 điểm. (3 kết quả dựa vào)',
    );
    expect((await rowsOf('Căn cứ')).find((row) => row.includes('số tạm'))).toContain('nine');
  });

  it('is named in the explanation of everybody whose level stands on it', async () => {
    const { out: said } = await congtam('explain', out, '--person', 'an', '--lang', 'en');
    expect(said).toContain('Stand-in, the real number is not known: The bar of shining is put at 9.');
  });

  it('is marked in the results that other programs read', () => {
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(results.evaluations[0].placeholders).toEqual(['unverified:nine']);
    expect(misfits(results, resultsSchema)).toEqual([]);
  });
});
