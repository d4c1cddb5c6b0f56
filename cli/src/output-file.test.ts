import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { describe, expect, it } from 'vitest';
import { fill } from './testing/filled-template.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const pack = writePack(folder, 'tiny', tinyRules);
const at = (name: string): string => join(folder, name);
const refusedBy = async (...argv: string[]) => {
  const { exit, json } = await congtam(...argv, '--json');
  return [exit, ...json().complaints.map((c: { code: string }) => c.code)];
};

describe('a file that is there is left as it is by', () => {
  it('template, also when it was a template that somebody has filled in', async () => {
    const file = at('mau.xlsx');
    const make = ['template', '--regulation', pack, '--out', file];
    expect((await congtam(...make)).exit).toBe(0);
    await fill(file, file, { 'Đơn vị': [{ 'Mã đơn vị': '01', 'Tên đơn vị': 'Phòng Một' }] });
    const before = readFileSync(file);
    const { exit, err } = await congtam(...make);
    expect(exit).toBe(2);
    expect(err).toContain('--force');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect((await congtam(...make, '--force')).exit).toBe(0);
    expect(readFileSync(file).equals(before)).toBe(false);
  });

  it('sample, as a workbook and as a folder', async () => {
    const file = at('sample.xlsx');
    writeFileSync(file, 'của tôi');
    expect(await refusedBy('sample', '--people', '3', '--out', file)).toEqual([2, 'output.exists']);
    mkdirSync(at('csv'));
    writeFileSync(at('csv/people.csv'), 'của tôi');
    expect(await refusedBy('sample', '--people', '3', '--out', at('csv'))).toEqual([2, 'output.exists']);
    expect(readFileSync(at('csv/people.csv'), 'utf8') + readFileSync(file, 'utf8')).toBe('của tôicủa tôi');
    expect((await congtam('sample', '--people', '3', '--out', at('csv'), '--force')).exit).toBe(0);
  });

  it('schema, unless it is an earlier schema of the same kind', async () => {
    const file = at('lich.json');
    writeFileSync(file, '{"my": "data"}');
    const make = ['schema', 'results', '--out', file];
    expect(await refusedBy(...make)).toEqual([2, 'output.exists']);
    expect((await congtam(...make, '--force')).exit).toBe(0);
    expect((await congtam(...make)).exit).toBe(0);
    expect(await refusedBy('schema', 'regulation', '--out', file)).toEqual([2, 'output.exists']);
  });
});

describe('a report', () => {
  const bad = writeTables(folder, 'bad', { units: 'id,name,kind,role\nphong,Phòng,trại,usingBody\n' });
  const check = (input: string, report: string) => ['check', input, '--regulation', pack, '--report', report];

  it('replaces an earlier report, but no other workbook', async () => {
    expect((await congtam(...check(bad, at('loi.xlsx')))).exit).toBe(2);
    expect(await refusedBy(...check(bad, at('loi.xlsx')))).not.toContain('output.exists');
    await congtam('template', '--regulation', pack, '--out', at('other.xlsx'));
    const before = readFileSync(at('other.xlsx'));
    expect(await refusedBy(...check(bad, at('other.xlsx')))).toEqual([2, 'output.exists']);
    expect(readFileSync(at('other.xlsx')).equals(before)).toBe(true);
    expect((await collectSheets(at('loi.xlsx'))).sheets[0]?.name).toBe('Lỗi dữ liệu');
  });

  it('is never the input, whatever it is called, not even by force', async () => {
    await congtam('template', '--regulation', pack, '--out', at('input.xlsx'));
    linkSync(at('input.xlsx'), at('same.xlsx'));
    const before = readFileSync(at('input.xlsx'));
    for (const report of [at('input.xlsx'), `${folder}/./input.xlsx`, at('same.xlsx')]) {
      expect(await refusedBy(...check(at('input.xlsx'), report), '--force')).toEqual([
        2,
        'output.is-the-input',
      ]);
      const evaluate = ['evaluate', ...check(at('input.xlsx'), report).slice(1), '--period', '2026'];
      expect(await refusedBy(...evaluate, '--out', at('out'))).toContain('output.is-the-input');
    }
    expect(readFileSync(at('input.xlsx')).equals(before)).toBe(true);
  });
});

it.each([
  [['template', '--regulation', pack, '--out', at('mau.csv')]],
  [['template', '--regulation', pack, '--out', at('mau')]],
  [['sample', '--people', '3', '--out', at('mau.xls')]],
  [['check', folder, '--regulation', pack, '--report', at('loi.txt')]],
])('a workbook is called .xlsx: %j', async (argv) => {
  expect(await refusedBy(...argv)).toEqual([2, 'output.not-xlsx']);
});

it('checking what is not there says so', async () => {
  const { exit, err } = await congtam('check', '/khong-co');
  expect(exit).toBe(2);
  expect(err).toContain('không tồn tại');
});
