import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets, writeWorkbook } from '@congtam/workbooks';
import { describe, expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { office, tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const pack = writePack(folder, 'tiny', tinyRules);
const good = office({ an: '9', binh: '5' });
const bad = writeTables(folder, 'bad', {
  units:
    'id,name,kind,role,colour\nphong,Phòng Một,administrativeAgency,usingBody,xanh\nphong,Phòng Hai,trại,usingBody,đỏ\n',
  people: 'id,name,unit,service\nan,An,phong,civilServant\nan,Bình,phong-ba,civilServant\n',
  'monthly-points': 'subject,period,given\nan,2026-01,mười\nan,2026-13,-4\nai-do,2026-01,5\n',
  weather: 'day\n2026-01-01\n',
});

describe('an input with many things wrong', () => {
  const out = join(folder, 'never');
  const evaluate = (...more: string[]) =>
    congtam('evaluate', bad, '--regulation', pack, '--period', '2026', '--out', out, ...more);

  it('is refused with all of them at once, each with its place, and nothing is written', async () => {
    const { exit, json } = await evaluate('--json');
    expect(exit).toBe(2);
    const told: string[] = json().complaints.map(
      ({
        code,
        where,
      }: {
        code: string;
        where: { file?: string; sheet?: string; row?: number; column?: string };
      }) => [code, where.file, where.row, where.column].filter((part) => part !== undefined).join(' '),
    );
    for (const one of [
      'intake.unknown-column units.csv',
      'intake.doubled-unit units.csv 3 A',
      'intake.two-names people.csv 3 B',
      'intake.unknown-table weather.csv',
    ])
      expect(told).toContain(one);
    const at = (place: string) => told.some((line) => line.endsWith(place));
    expect([
      at('units.csv 3 C'),
      at('people.csv 3 C'),
      at('monthly-points.csv 2 C'),
      at('monthly-points.csv 3 B'),
      at('monthly-points.csv 4 A'),
    ]).toEqual([true, true, true, true, true]);
    expect(existsSync(out)).toBe(false);
  });

  it('is told on stderr in words, and in English when asked', async () => {
    const vi = await evaluate();
    expect(vi.out).toBe('');
    expect(vi.err).toMatch(/units\.csv › units › dòng 3, cột A “id”: .+ → /);
    expect((await evaluate('--lang', 'en')).err).toMatch(/row 3, column A “id”: .+ → /);
  });

  it('is listed in a workbook for whoever has to mend it', async () => {
    const report = join(folder, 'report.xlsx');
    await evaluate('--report', report);
    const { sheets } = await collectSheets(report);
    expect(sheets[0]?.rows.length).toBeGreaterThan(7);
    expect(sheets[0]?.rows.map((row) => row.cells[7])).toContain('intake.two-names');
  });

  it('has the same problems under check', async () => {
    const { exit, json } = await congtam('check', bad, '--regulation', pack, '--json');
    expect(exit).toBe(2);
    expect(json().complaints.length).toBeGreaterThan(7);
  });
});

it('a good input passes the check', async () => {
  const input = writeTables(folder, 'good', good);
  const { exit, out } = await congtam('check', input, '--regulation', pack);
  expect([exit, out]).toEqual([0, 'Không có lỗi: 2 người, 1 đơn vị, 27 dòng\n']);
});

describe('is refused:', () => {
  it.each<[what: string, tables: { [table: string]: string }, code: string]>([
    [
      'a value in a column without a heading',
      { ...good, units: 'id,name,kind,role,\nphong,Phòng,administrativeAgency,usingBody,lạc\n' },
      'input.cell-without-heading',
    ],
    [
      'two files that are the same table',
      { ...good, 'Người và vị trí': good.people ?? '' },
      'input.doubled-sheet',
    ],
    ['an input with nobody in it', { units: 'id,name,kind,role\n' }, 'input.nobody'],
    [
      'a row with too few fields',
      { ...good, units: 'id,name,kind,role\nphong,Phòng\n' },
      'workbook.csv-field-count',
    ],
  ])('%s', async (what, tables, code) => {
    const input = writeTables(folder, what, tables);
    const { exit, json } = await congtam('check', input, '--regulation', pack, '--json');
    expect(exit).toBe(2);
    expect(json().complaints.map((c: { code: string }) => c.code)).toContain(code);
  });

  it('a file that is missing, and one that is no workbook', async () => {
    writeFileSync(join(folder, 'not.xlsx'), 'no workbook');
    const missing = await congtam('check', join(folder, 'missing.xlsx'), '--regulation', pack, '--json');
    const wrong = await congtam('check', join(folder, 'not.xlsx'), '--regulation', pack, '--json');
    expect([missing.exit, wrong.exit]).toEqual([2, 2]);
    expect(missing.json().complaints[0].code).toBe('workbook.file-missing');
    expect(wrong.json().complaints[0].code).toBe('workbook.not-a-workbook');
  });

  it('a sheet that is no table is told by its name', async () => {
    const path = join(folder, 'sheets.xlsx');
    await writeWorkbook(path, [
      { name: 'Thời tiết', columns: [{ header: 'ngày', kind: 'text' }], rows: [['mưa']] },
    ]);
    const { exit, err } = await congtam('check', path, '--regulation', pack);
    expect(exit).toBe(2);
    expect(err).toContain('sheets.xlsx › Thời tiết');
  });
});

describe('a pack with something wrong', () => {
  it('is refused with file, line and reason', async () => {
    const dir = writePack(folder, 'broken', tinyRules.replace('score: mean', 'score: meen'));
    const line = tinyRules.split('\n').findIndex((text) => text.includes('score: mean')) + 1;
    const { exit, err } = await congtam('check', dir);
    expect(exit).toBe(2);
    expect(err).toMatch(new RegExp(`rules\\.yaml:${line}: .*meen.* → .*mean`));
  });

  it('is refused by evaluate too, before anything is read', async () => {
    const dir = join(folder, 'shapeless', '2026-01-01');
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'rules.yaml'), 'regulation: x\ntitle: [a\n');
    const { exit, err } = await congtam(
      'evaluate',
      bad,
      '--regulation',
      dir,
      '--period',
      '2026',
      '--out',
      join(folder, 'x'),
    );
    expect(exit).toBe(2);
    expect(err).toMatch(/rules\.yaml:[23]: /);
    expect(err).not.toContain('weather');
  });

  it('a good one passes', async () => {
    const { exit, json } = await congtam('check', pack, '--json');
    expect([exit, json().regulation]).toEqual([0, 'tiny']);
  });
});

describe('a command line with something wrong ends with 2 and the next step:', () => {
  it.each<[argv: string[], next: string]>([
    [['evalaute'], 'evaluate'],
    [['evaluate'], 'congtam evaluate INPUT'],
    [['evaluate', bad, '--regulation', pack, '--period', 'năm ngoái', '--out', 'x'], '2026-Q1'],
    [['evaluate', bad, '--regulation', pack, '--period', '2025', '--out', 'x'], '01/01/2026'],
    [['evaluate', bad, '--regulation', pack, '--period', '2026-W07', '--out', 'x'], '2026-03'],
    [
      ['evaluate', bad, '--regulation', pack, '--period', '2026', '--as-of', 'mai', '--out', 'x'],
      '2026-12-31',
    ],
    [['evaluate', bad, '--regulation', pack, '--period', '2026', '--reading', 'a=b', '--out', 'x'], 'a'],
    [['evaluate', bad, '--regulaton', pack], 'regulation'],
    [['template', '--regulation', 'nd-335-2052', '--out', 'x.xlsx'], 'nd-335-2025'],
    [['sample', '--people', 'nhiều', '--out', 'x.xlsx'], '--people'],
    [['sample', '--people', '9000', '--out', 'x.xlsx'], 'CSV'],
    [['verify', folder], 'evaluate'],
    [['schema', 'result'], 'results'],
    [['--lang', 'fr'], 'vi'],
  ])('%j', async (argv, next) => {
    const { exit, out, err } = await congtam(...argv);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(next);
  });
});

describe('two packs that mean different things by one id', () => {
  const other = tinyRules
    .replace('regulation: tiny', 'regulation: turned')
    .replace(
      'given: {type: number, at-least: 0, at-most: 10,',
      'given: {type: number, at-least: 0, at-most: 20,',
    );
  const both = ['--regulation', pack, '--regulation', writePack(folder, 'turned', other)];

  it.each([
    ['evaluate', ['evaluate', folder, '--period', '2026', '--out', join(folder, 'never')]],
    ['template', ['template', '--out', join(folder, 'never.xlsx')]],
    ['check', ['check', folder]],
    ['applicable', ['applicable', folder, '--person', 'an', '--date', '2026-12-31']],
  ])('are refused by %s, which names both, the fact and the difference', async (_, words) => {
    const { exit, json } = await congtam(...words, ...both, '--json');
    expect(exit).toBe(2);
    const [complaint, ...more] = json().complaints;
    expect(more).toEqual([]);
    expect(complaint.code).toBe('vocabulary.differs');
    expect(complaint.where.file).toMatch(/turned\/2026-01-01\/rules\.yaml$/);
    expect(JSON.stringify(complaint.message)).toMatch(/tiny.+turned.+given.+10.+20/);
  });
});
