import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSheets } from '@congtam/workbooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { congtam, newFolder } from '../testing/run-congtam.fixture.ts';
import { office, tinyRules, writePack, writeTables } from '../testing/tiny-pack.fixture.ts';

const folder = newFolder();
const pack = writePack(folder, 'tiny', tinyRules);
const points = { an: '9,5', binh: '9.4', chi: '7', dung: '6', em: '4', giang: '8', hoa: '8.5', khanh: '7.5' };
const evaluate = (input: string, out: string, ...more: string[]) =>
  congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', join(folder, out), ...more);

/** The rows of a sheet by heading. */
async function sheetIn(out: string, name: string): Promise<Record<string, string>[]> {
  const { sheets } = await collectSheets(join(folder, out, 'results.xlsx'));
  const [head, ...rows] = (sheets.find((s) => s.name === name)?.rows ?? []).map((r) => r.cells);
  return rows.map((cells) => Object.fromEntries((head ?? []).map((h, at) => [h, cells[at] ?? ''])));
}

describe('a result with a choice to make', () => {
  const input = writeTables(folder, 'office', office(points));
  beforeAll(async () => {
    expect((await evaluate(input, 'first')).exit).toBe(1);
  });

  it('begins with an overview: regulation, period, day, counts, quotas, next steps', async () => {
    const rows = await sheetIn('first', 'Tổng quan');
    const told = rows.map((r) => `${r.Mục}: ${r['Nội dung']}`);
    expect(told).toContain('Quy định: Quy chế 1/2026 về chấm điểm thử (1/2026)');
    expect(told).toContain('Kỳ: năm 2026');
    expect(told).toContain('Xét đến hết ngày: 31/12/2026');
    expect(told).toContain('Người: 8, trong đó 8 có điểm');
    expect(told).toContain('Người: Mờ: 1');
    expect(told).toContain('Người: chờ quyết định: 2');
    expect(told.find((t) => t.startsWith('Tỷ lệ phải chọn người'))).toContain('1 suất, đã chọn 0, 2 người');
    expect(told).toContain('Việc cần quyết định: 2 mục: xem trang “Việc cần quyết định”');
    expect(told).toContain('Thiếu dữ kiện: không có');
    expect(told.find((t) => t.startsWith('Bước tiếp theo 1'))).toContain('“Quyết định đã có”');
  });

  it('says in the sheet of people what is waited for, and that no fact is missing', async () => {
    const an = (await sheetIn('first', 'Người')).find((r) => r.Mã === 'an');
    expect(an?.['Cần xem']).toContain('Nhiều người hơn số suất');
    expect((await sheetIn('first', 'Thiếu dữ kiện')).map((r) => r.Mã)).toEqual(['Không thiếu']);
  });

  it('has rows that can be copied into the table of decisions and then count', async () => {
    const template = join(folder, 'mau.xlsx');
    await congtam('template', '--regulation', pack, '--out', template);
    const { sheets } = await collectSheets(template);
    const wanted = sheets.find((s) => s.name === 'Quyết định đã có')?.rows[0]?.cells ?? [];
    const rows = await sheetIn('first', 'Việc cần quyết định');
    expect(Object.keys(rows[0] ?? {}).slice(0, wanted.length)).toEqual(wanted);
    expect(rows.map((r) => [r['Mã người, đơn vị hoặc *'], r.Kỳ, r['Các lựa chọn']])).toEqual([
      ['an', '2026', 'Được chọn / Không chọn'],
      ['binh', '2026', 'Được chọn / Không chọn'],
    ]);
    const filled = rows.map((row, index) => ({
      ...row,
      'Lựa chọn': index === 0 ? 'Được chọn' : 'Không chọn',
      'Người quyết định': 'Trưởng phòng',
      'Ngày quyết định': '2026-12-30',
    }));
    const csv = filled.map((row) => wanted.map((h) => `"${(row as Record<string, string>)[h]}"`).join(','));
    const decided = writeTables(folder, 'decided', {
      ...office(points),
      decisions: `${wanted.map((h) => `"${h}"`).join(',')}\n${csv.join('\n')}\n`,
    });
    expect(await evaluate(decided, 'second')).toMatchObject({ exit: 0, err: expect.any(String) });
    const [nothing] = await sheetIn('second', 'Việc cần quyết định');
    expect(Object.values(nothing ?? {})[0]).toBe('Không có việc nào cần quyết định');
  });
});

it('what is missing is told with the sheet and the column that take it', async () => {
  const tables = office({ an: '9', binh: '8' });
  const lines = (tables['monthly-points'] ?? '').replace(/^an,2026-03,.*$/m, 'an,2026-03,');
  const input = writeTables(folder, 'gap', {
    ...tables,
    'monthly-points': lines,
  });
  await congtam(
    'evaluate',
    input,
    '--regulation',
    pack,
    '--period',
    '2026-03',
    '--out',
    join(folder, 'gap-out'),
  );
  const [row] = await sheetIn('gap-out', 'Thiếu dữ kiện');
  expect([row?.Mã, row?.['Điền ở trang'], row?.Cột]).toEqual(['an', 'Chấm điểm', 'Điểm tháng']);
  expect((await sheetIn('gap-out', 'Người'))[0]?.['Cần xem']).toContain('thiếu dữ kiện: Điểm tháng');
});

it('what a local regulation has to set is told as such; a scope outside the list is told in words', async () => {
  const input = writeTables(folder, 'organ', {
    units:
      'id,name,kind,role,parent\nubx,Xã,administrativeAgency,usingBody,\nvp,VP,administrativeAgency,directUnit,ubx\n',
    people: 'id,name,unit,service\nan,An,vp,civilServant\n',
  });
  const out = join(folder, 'organ-out');
  const { exit } = await congtam(
    'evaluate',
    input,
    '--regulation',
    'nd-335-2025',
    '--period',
    '2026',
    '--out',
    out,
  );
  expect(exit).toBe(1);
  const places = (await sheetIn('organ-out', 'Thiếu dữ kiện')).map((r) => r['Điền ở trang']);
  expect(places).toContain(
    'cần một quy định (lớp) chia điểm (thêm --regulation), hoặc ghi ở “Kết quả kỳ mang theo”',
  );
  const scopes = (await sheetIn('organ-out', 'Tỷ lệ')).map((r) => r['Phạm vi']);
  expect(scopes).toContain('cấp có thẩm quyền ngoài danh sách này');
  expect(scopes.join()).not.toContain('(none)');
});

it('a month is summed up by how many have a score', async () => {
  const input = writeTables(folder, 'month', office(points));
  const out = join(folder, 'month-out');
  const month = ['evaluate', input, '--regulation', pack, '--period', '2026-03', '--out', out];
  expect((await congtam(...month)).out).toContain('  Người: 8\n    có điểm: 8\n');
  expect((await congtam(...month, '--lang', 'en')).out).toContain('with a score: 8');
  expect((await evaluate(input, 'year-out')).out).not.toContain('có điểm');
});

it('what follows and who decides stand in the workbook, in results.json and in the explanation', async () => {
  const more = `
consequences:
  - {id: follow-up, stage: year, for: everybody, when: {rated: dim}, article: art-2, label: {vi: Đề nghị theo dõi, en: Follow up}, says: {vi: Trong quý tới., en: Next quarter.}}
authorities:
  - {id: head-rates, label: {vi: Trưởng phòng xếp loại, en: The head rates}, article: art-2, of: person, stage: year, decides: {vi: Trưởng phòng, en: The head}}
`;
  const speaking = writePack(folder, 'speaking', tinyRules + more);
  const input = writeTables(folder, 'weak', office({ an: '4', binh: '6' }));
  const out = join(folder, 'weak-out');
  await congtam('evaluate', input, '--regulation', speaking, '--period', '2026', '--out', out);
  const rows = await sheetIn('weak-out', 'Hệ quả');
  expect(rows.map((r) => [r.Mã, r['Hệ quả'], r['Áp dụng'], r['Vì sao']])).toEqual([
    ['an', 'Đề nghị theo dõi. Trong quý tới.', 'có', 'mức của kỳ này: Mờ'],
  ]);
  expect(rows[0]?.['Điều khoản']).toContain('Điều 2');
  expect((await sheetIn('weak-out', 'Người')).map((r) => r['Thẩm quyền'])).toEqual([
    'Trưởng phòng',
    'Trưởng phòng',
  ]);
  const explained = await congtam('explain', out, '--person', 'an');
  expect(explained.out).toContain('Hệ quả\n  - Đề nghị theo dõi, vì mức của kỳ này: Mờ. Trong quý tới. [');
  expect(explained.out).toContain('Thẩm quyền\n  - Quyết định: Trưởng phòng.');
  const { evaluations } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  const [an, binh] = evaluations[0].people;
  expect([an.consequences[0].rule, binh.consequences, binh.authority.rule]).toEqual([
    'follow-up',
    undefined,
    'head-rates',
  ]);
});

it('every quota that limits a person is told with its article, where there are several', async () => {
  const second = `  - {id: few-people, of: person, stage: year, level: shining, next: plain, share: 10%, base: rated, rounding: down, tests: unit-only, scope: using-body, choice: {ask: few-place}, article: art-2, label: {vi: Tỷ lệ hẹp, en: Narrow share}}\n`;
  const asked = `  few-place: {article: art-2, ground: {vi: Ít suất, en: Few places}, decider: {vi: Trưởng phòng, en: The head}, options: {yes: {says: {vi: Được chọn, en: Chosen}, then: accept}}}\n`;
  const rules = tinyRules.replace('questions:\n', `questions:\n${asked}`);
  const strict = writePack(folder, 'strict', `${rules}${second}`);
  const out = join(folder, 'strict-out');
  const input = writeTables(folder, 'strict-in', office(points));
  await congtam('evaluate', input, '--regulation', strict, '--period', '2026', '--out', out);
  const an = (await sheetIn('strict-out', 'Người')).find((r) => r.Mã === 'an');
  expect(an?.['Tỷ lệ']).toBe(
    'chờ chọn: Tỷ lệ sáng (Điều 3, Quy chế 1/2026); ngoài tỷ lệ: Tỷ lệ hẹp (Điều 2, Quy chế 1/2026)',
  );
  const { evaluations } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  const told = evaluations[0].people.find((p: { subject: string }) => p.subject === 'an');
  expect(told.quotas.map((q: { quota: string; state: string }) => `${q.quota} ${q.state}`)).toEqual([
    'shining-people waiting',
    'few-people out',
  ]);
  expect(told.cites).toEqual(['art-2', 'art-3']);
});
