import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from './schemas/results-schema.ts';
import { fill } from './testing/filled-template.fixture.ts';
import { misfits } from './testing/matches-schema.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { tinyRules, writePack } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();

const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
const units = [
  {
    'Mã đơn vị': '01',
    'Tên đơn vị': 'Phòng Một',
    'Loại đơn vị': 'cơ quan hành chính',
    'Vai trò đối với công chức': 'cơ quan sử dụng công chức',
  },
];
const people = [
  { 'Mã người': '007', 'Họ và tên': 'Nguyễn Thị Sao', 'Mã đơn vị': '01', 'Đối tượng': 'công chức' },
];

describe('from an empty template to a verified result', () => {
  it('under an invented regulation nobody has seen', async () => {
    const pack = writePack(folder, 'tiny', tinyRules);
    const template = join(folder, 'tiny.xlsx');
    const made = await congtam('template', '--regulation', pack, '--out', template, '--json');
    expect(made.json().sheets).toEqual([
      'Hướng dẫn',
      'Đơn vị',
      'Người và vị trí',
      'Chấm điểm',
      'Kết quả kỳ mang theo',
      'Quyết định đã có',
    ]);
    const input = join(folder, 'tiny-filled.xlsx');
    await fill(template, input, {
      'Đơn vị': units,
      'Người và vị trí': people,
      'Chấm điểm': MONTHS.map((period) => ({
        'Mã người': '007',
        Kỳ: period,
        Tháng: period,
        'Điểm tháng (điểm)': '7,5',
      })),
    });
    const out = join(folder, 'tiny-out');
    expect(
      (await congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', out)).exit,
    ).toBe(0);
    expect((await congtam('explain', out, '--person', '007')).out).toContain('Thường');
    expect((await congtam('verify', out)).exit).toBe(0);
  });

  it('under the decree: what is not filled in is missing, never zero', async () => {
    const template = join(folder, 'decree.xlsx');
    expect((await congtam('template', '--regulation', 'nd-335-2025', '--out', template)).exit).toBe(0);
    const input = join(folder, 'decree-filled.xlsx');
    await fill(template, input, { 'Đơn vị': units, 'Người và vị trí': people });
    const out = join(folder, 'decree-out');
    const { exit, json } = await congtam(
      'evaluate',
      input,
      '--regulation',
      'nd-335-2025',
      '--period',
      '2026',
      '--out',
      out,
      '--json',
    );
    expect(exit).toBe(1);
    expect(json().evaluations[0].people.outcomes).toEqual({ 'facts-missing': 1 });
    expect(misfits(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')), resultsSchema)).toEqual([]);
    expect((await congtam('explain', out, '--person', '007')).exit).toBe(1);
    expect((await congtam('verify', out)).exit).toBe(0);
  });
});

it('a template has drop-downs with labels and explains its columns', async () => {
  const { sheets } = await collectSheets(join(folder, 'decree.xlsx'));
  expect(sheets[0]?.name).toBe('Hướng dẫn');
  expect(sheets[0]?.rows.length).toBeGreaterThan(sheets.filter((s) => !s.hidden).length);
});

it('English headings are read as well', async () => {
  const template = join(folder, 'english.xlsx');
  await congtam('template', '--regulation', 'nd-335-2025', '--out', template, '--lang', 'en');
  const input = join(folder, 'english-filled.xlsx');
  await fill(template, input, {
    Units: [
      {
        'Unit id': '01',
        'Unit name': 'One',
        'Kind of unit': 'administrative agency',
        'Role for its people': 'using body',
      },
    ],
  });
  expect((await congtam('check', input, '--regulation', 'nd-335-2025')).exit).toBe(0);
});
