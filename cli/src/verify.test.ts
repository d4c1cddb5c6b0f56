import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { office, tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

async function evaluated(points: { [person: string]: string } = { an: '9', binh: '5' }) {
  const folder = newFolder();
  const pack = writePack(folder, 'tiny', tinyRules);
  const input = writeTables(folder, 'office', office(points));
  const out = join(folder, 'out');
  await congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', out);
  const codes = async () => {
    const { exit, json } = await congtam('verify', out, '--json');
    return [exit, ...json().differences.map((d: { code: string }) => d.code)];
  };
  return { folder, pack, input, out, codes };
}

it('an unaltered result verifies without its input', async () => {
  const { codes } = await evaluated();
  expect(await codes()).toEqual([0]);
});

it('an altered results.json is found, with the subject', async () => {
  const { out, codes } = await evaluated();
  const file = join(out, 'results.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"proposed":"plain"', '"proposed":"shining"'));
  expect(await codes()).toEqual([1, 'verify.results-changed', 'verify.result-differs']);
  expect((await congtam('verify', out)).out).toContain('“an”');
});

it('a result whose receipt was made to fit is found by computing again', async () => {
  const { out, codes } = await evaluated();
  const receipt = join(out, 'receipt.json');
  writeFileSync(receipt, readFileSync(receipt, 'utf8').replace('"period":"2026"', '"period":"2026-03"'));
  expect((await codes()).slice(0, 2)).toEqual([1, 'verify.result-differs']);
});

it('an altered pack is found', async () => {
  const { out, codes } = await evaluated();
  appendFileSync(join(out, 'packs', 'tiny', 'rules.yaml'), '# thêm\n');
  expect(await codes()).toEqual([1, 'verify.pack-changed']);
  expect((await congtam('explain', out, '--person', 'an')).exit).toBe(2);
});

it('a result is computed again on another computer, from the copy of the pack that travels with it', async () => {
  const { folder, pack, out } = await evaluated();
  const receipt = JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8'));
  expect(receipt.parts.map((p: { from: string }) => p.from)).toEqual(['packs/tiny']);
  const elsewhere = join(newFolder(), 'moved');
  cpSync(out, elsewhere, { recursive: true });
  rmSync(pack, { recursive: true });
  rmSync(join(folder, 'office'), { recursive: true });
  expect((await congtam('verify', elsewhere)).exit).toBe(0);
  expect((await congtam('explain', elsewhere, '--person', 'an')).out).toContain('Sáng');
});

it('an edited or lost results.xlsx is told plainly, and the rest still verifies', async () => {
  const { out, codes } = await evaluated();
  const file = join(out, 'results.xlsx');
  appendFileSync(file, ' ');
  expect(await codes()).toEqual([1, 'verify.workbook-changed']);
  expect((await congtam('verify', out)).out).toContain('results.xlsx đã bị sửa');
  rmSync(file);
  expect(await codes()).toEqual([1, 'verify.workbook-missing']);
});

it('an earlier result with its packs is replaced, unless somebody has put a file among them', async () => {
  const { folder, pack, input, out } = await evaluated();
  const again = () => congtam('evaluate', input, '--regulation', pack, '--period', '2026', '--out', out);
  expect((await again()).exit).toBeLessThan(2);
  writeFileSync(join(out, 'packs', 'tiny', 'cua-toi.txt'), 'của tôi');
  const { exit, err } = await again();
  expect(exit).toBe(2);
  expect(err).toContain('packs/tiny/cua-toi.txt');
  expect(existsSync(join(folder, 'out', 'packs', 'tiny', 'cua-toi.txt'))).toBe(true);
});

it('an altered input copy is found', async () => {
  const { out, codes } = await evaluated();
  const file = join(out, 'input.json.gz');
  writeFileSync(file, gzipSync(gunzipSync(readFileSync(file)).toString('utf8').replace('"9"', '"10"')));
  expect(await codes()).toEqual([1, 'verify.input-changed']);
});

it('a large input is referred to, not copied; when it changes that is found', async () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, String(n % 10)]));
  const { input, out, codes } = await evaluated(many);
  const receipt = JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8'));
  expect([receipt.input.kind, receipt.input.path, receipt.input.files.length]).toEqual([
    'reference',
    input,
    3,
  ]);
  expect(await codes()).toEqual([0]);
  const { out: words } = await congtam('explain', out, '--person', 'p7');
  expect(words).toContain('Điều 2');
  appendFileSync(join(input, 'people.csv'), 'moi,Người mới,phong,civilServant\n');
  expect(await codes()).toEqual([1, 'verify.input-changed']);
}, 60_000);
