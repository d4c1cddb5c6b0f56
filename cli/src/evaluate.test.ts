import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from './schemas/results-schema.ts';
import { misfits } from './testing/matches-schema.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { office, tinyLayer, tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const pack = writePack(folder, 'tiny', tinyRules);
const layer = writePack(folder, 'tiny-local', tinyLayer);
const points = { an: '9,5', binh: '9.4', chi: '7', dung: '6', em: '4', giang: '8', hoa: '8.5', khanh: '7.5' };
const input = writeTables(folder, 'office', office(points));
const evaluate = (out: string, ...more: string[]) =>
  congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', join(folder, out), ...more);
const resultsIn = (out: string) => JSON.parse(readFileSync(join(folder, out, 'results.json'), 'utf8'));
const subjectIn = (out: string, id: string) =>
  resultsIn(out).evaluations[0].people.find((p: { subject: string }) => p.subject === id);

it('tells of whom no rule gives a level, and why', async () => {
  const group =
    '{id: bosses, of: person, label: {vi: Sếp, en: Bosses}, article: art-1, when: {attribute: leads, is: head}}';
  const rules = tinyRules
    .replace('groups:\n', `groups:\n  - ${group}\n`)
    .replaceAll('for: everybody, of:', 'for: [bosses, everybody], of:');
  const tables = office({ an: '9', binh: '8' });
  const people =
    'id,name,unit,service,leads\nan,An,phong,civilServant,head\nbinh,Bình,phong,civilServant,none\n';
  const { out } = await congtam(
    'evaluate',
    writeTables(folder, 'bosses', { ...tables, people }),
    ...['--regulation', writePack(folder, 'with-bosses', rules), '--period', '2026'],
    ...['--out', join(folder, 'of-bosses')],
  );
  expect(out).toContain('không quy tắc nào xếp loại: 1, nhóm “Sếp”: quy định không có thang mức nào');
  const { sheets } = await collectSheets(join(folder, 'of-bosses', 'results.xlsx'));
  expect(JSON.stringify(sheets[0])).toContain('Người: không quy tắc nào xếp loại');
});

describe('an office under an invented regulation', () => {
  beforeAll(async () => {
    const { exit, err } = await evaluate('first');
    expect({ exit, err: err.replace(/^.*…\n/gm, '') }).toEqual({ exit: 1, err: '' });
  });

  it('gets exactly the files of a result, and nothing temporary stays behind', () => {
    expect(readdirSync(join(folder, 'first')).sort()).toEqual([
      'input.json.gz',
      'packs',
      'receipt.json',
      'results.json',
      'results.xlsx',
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('has results of the published shape', () => {
    expect(misfits(resultsIn('first'), resultsSchema)).toEqual([]);
  });

  it('leaves the choice among two who shine for one place to a person', () => {
    expect(subjectIn('first', 'an')).toMatchObject({
      outcome: 'decision-needed',
      score: '9.5',
      levelBeforeQuota: 'shining',
    });
    expect(subjectIn('first', 'em')).toMatchObject({ outcome: 'decided', score: '4', proposed: 'dim' });
  });

  it('shows every sheet of the workbook', async () => {
    const { sheets, problems } = await collectSheets(join(folder, 'first', 'results.xlsx'));
    expect(problems).toEqual([]);
    expect(sheets.map((s) => s.name)).toEqual([
      'Tổng quan',
      'Người',
      'Đơn vị',
      'Tỷ lệ',
      'Lý do',
      'Việc cần quyết định',
      'Thiếu dữ kiện',
      'Căn cứ',
      'Tháng',
    ]);
    expect(sheets[1]?.rows.find((row) => row.cells[0] === 'em')?.cells).toContain('Mờ');
    expect(sheets[5]?.rows.slice(1).map((row) => row.cells[1])).toEqual(['an', 'binh']);
    expect(sheets[8]?.rows[0]?.cells).toContain('2026-01');
  });

  it('is explained in sentences with articles, rebuilt from the receipt alone', async () => {
    const { out, exit } = await congtam('explain', join(folder, 'first'), '--person', 'em');
    expect(exit).toBe(0);
    expect(out).toContain('Mờ');
    expect(out).toContain('Điều 2');
    const json = await congtam('explain', join(folder, 'first'), '--person', 'em', '--json', '--lang', 'en');
    expect(json.json().explanations[0].summary).toContain('Dim');
  });

  it('is computed again to the same bytes', async () => {
    const { exit, json } = await congtam('verify', join(folder, 'first'), '--json');
    expect([exit, json().equal]).toEqual([0, true]);
  });

  it('replaces an earlier result, but no folder with other files', async () => {
    expect((await evaluate('first')).exit).toBe(1);
    writeFileSync(join(folder, 'first', 'mine.txt'), 'mine');
    const { exit, err } = await evaluate('first');
    expect(exit).toBe(2);
    expect(err).toContain('mine.txt');
    expect(existsSync(join(folder, 'first', 'results.json'))).toBe(true);
  });

  it('gives a month its score without a level', async () => {
    const { exit } = await congtam(
      'evaluate',
      input,
      '--regulation',
      pack,
      '--period',
      '2026-03',
      '--out',
      join(folder, 'march'),
    );
    expect(exit).toBe(0);
    expect(subjectIn('march', 'an')).toMatchObject({ outcome: 'decided', score: '9.5' });
    expect(subjectIn('march', 'an').proposed).toBeUndefined();
  });

  it('prints a summary for programs', async () => {
    const { json } = await evaluate('for-programs', '--json');
    expect(json()).toMatchObject({
      exit: 1,
      evaluations: [{ regulation: 'tiny', people: { total: 8, levels: { dim: 1 } } }],
    });
  });
});

describe('a layer', () => {
  it('joins the regulation it lies on', async () => {
    const local = writeTables(folder, 'local', {
      ...office(points),
      lateness: 'subject,period,late\nan,2026,có\n',
    });
    const out = join(folder, 'layered');
    const { exit } = await congtam(
      'evaluate',
      local,
      '--regulation',
      pack,
      '--regulation',
      layer,
      '--period',
      '2026',
      '--out',
      out,
    );
    expect(exit).toBe(0);
    expect(subjectIn('layered', 'an')).toMatchObject({ proposed: 'plain' });
    expect(subjectIn('layered', 'binh')).toMatchObject({ proposed: 'shining' });
    expect(resultsIn('layered').evaluations[0].layers).toEqual(['tiny-local']);
    const { sheets } = await collectSheets(join(out, 'results.xlsx'));
    const overview = sheets[0]?.rows.map((row) => row.cells.slice(0, 2));
    expect(overview).toContainEqual(['Lớp kèm theo', 'Hướng dẫn 2/2026 của địa phương']);
    expect((await congtam('verify', out)).exit).toBe(0);
  });

  it('decides nothing outside its own days, whatever the text above is', async () => {
    for (const [name, source] of [
      ['ended', tinyLayer.replace('invented: yes', 'in-force-to: 2026-11-30\ninvented: yes')],
      ['later', tinyLayer.replace(/in-force-from: .*/, 'in-force-from: 2027-01-01')],
    ] as const) {
      expect(source).not.toBe(tinyLayer);
      const other = writePack(folder, name, source);
      const { exit, out, err } = await congtam(
        ...['evaluate', input, '--regulation', pack, '--regulation', other],
        ...['--period', '2026', '--out', join(folder, `of-${name}`)],
      );
      expect(exit).toBe(2);
      expect(out + err).toMatch(/tiny-local có hiệu lực từ .*vào ngày cuối của kỳ 2026/);
    }
  });

  it('is refused without it, and says what to add', async () => {
    const { exit, err } = await congtam(
      'evaluate',
      input,
      '--regulation',
      layer,
      '--period',
      '2026',
      '--out',
      join(folder, 'alone'),
    );
    expect(exit).toBe(2);
    expect(err).toContain('--regulation tiny');
  });
});

it('two regulations are evaluated one after another over one register', async () => {
  const other = writePack(
    folder,
    'other',
    tinyRules
      .replace('regulation: tiny', 'regulation: other')
      .replaceAll('at-least: 9', 'at-least: 8')
      .replaceAll('below: 9', 'below: 8'),
  );
  const { exit } = await evaluate('two', '--regulation', other);
  expect(exit).toBe(1);
  expect(resultsIn('two').evaluations.map((e: { regulation: string }) => e.regulation)).toEqual([
    'tiny',
    'other',
  ]);
  expect(misfits(resultsIn('two'), resultsSchema)).toEqual([]);
});
