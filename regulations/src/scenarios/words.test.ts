import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type ShippedPack, shippedPacks } from '../shipped.ts';
import { isAbout } from './scenario.ts';
import { type ScenarioInWords, scenarioInWords } from './words.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { packs } = shippedPacks(root);
const known = packs.map(({ regulation }) => regulation);

const toldOf = ({ regulation, scenarios }: ShippedPack): ScenarioInWords[] =>
  scenarios.filter((one) => isAbout(one, regulation)).map((one) => scenarioInWords(one, regulation, known));

function toldAs(name: string, pack: string): ScenarioInWords {
  const found = packs.filter((one) => one.name === pack).flatMap(toldOf);
  const told = found.find((one) => one.name.en === name);
  if (told === undefined) throw new Error(`no scenario '${name}' in ${pack}`);
  return told;
}

const DECREE = 'nd-335-2025@2026-01-01';

it('a scenario says what is given, on which day, and what comes out, with the names of the regulation', () => {
  const told = toldAs('90 points are excellent, a trifle below 90 is good', DECREE);
  expect(told.asked).toEqual({
    vi: 'Kỳ: năm 2026, xét ngày 31/12/2026',
    en: 'Period: 2026, on 2026-12-31',
  });
  expect(told.given.at(-1)).toEqual({
    label: { vi: 'Kết quả kỳ mang theo', en: 'Period results brought along' },
    rows: [
      {
        vi: 'p1, tháng 1 đến tháng 12/2026: Kết quả: Điểm của kỳ; Giá trị: 90',
        en: 'p1, January to December 2026: Quantity: Period score; Value: 90',
      },
      {
        vi: 'p2, tháng 1 đến tháng 12/2026: Kết quả: Điểm của kỳ; Giá trị: 89,9999',
        en: 'p2, January to December 2026: Quantity: Period score; Value: 89.9999',
      },
    ],
  });
  expect(told.expected.at(-1)?.vi).toBe(
    'p2: kết cục: xác định được; điểm: 89,9999; mức theo riêng thang: Hoàn thành tốt nhiệm vụ; mức trước tỷ lệ: Hoàn thành tốt nhiệm vụ; mức đề xuất: Hoàn thành tốt nhiệm vụ; tỷ lệ: không có',
  );
});

it('units and people that go without a word are told as well', () => {
  const told = toldAs("A year's score is the mean of twelve months", DECREE);
  expect(told.given.slice(0, 2).map(({ label, rows }) => [label.vi, ...rows.map(({ vi }) => vi)])).toEqual([
    [
      'Đơn vị',
      'm: Loại đơn vị: cơ quan hành chính; Vai trò đối với công chức: cơ quan quản lý công chức',
      'u: Loại đơn vị: cơ quan hành chính; Vai trò đối với công chức: cơ quan sử dụng công chức; Mã đơn vị cấp trên: m',
    ],
    ['Người và vị trí', 'p: Mã đơn vị: u; Đối tượng: công chức'],
  ]);
});

it('a scenario stands under the articles that it names and those of the rules that it names', () => {
  expect(toldAs('90 points are excellent, a trifle below 90 is good', DECREE).articles).toEqual([
    'art-20.1',
    'art-20.2',
  ]);
  const [pack] = packs.filter(({ name }) => name === DECREE);
  const ids = new Set(pack?.regulation.articles.keys());
  expect(pack && toldOf(pack).every(({ articles }) => articles.every((id) => ids.has(id)))).toBe(true);
});

it('subjects of whom the very same is expected share one line', () => {
  const lines = packs.flatMap(toldOf).flatMap(({ expected }) => expected.map(({ vi }) => vi));
  expect(lines.filter((line) => /^\S+–\S+: /.test(line)).length).toBeGreaterThan(0);
});

it('every scenario that ships is told whole: no id of an outcome, place or note is left without its words', () => {
  const told = packs.flatMap(toldOf);
  expect(told.length).toBeGreaterThan(600);
  expect(told.filter(({ expected }) => expected.length === 0).map(({ name }) => name.en)).toEqual([]);
  const codes =
    /: (facts-missing|decision-needed|other-regime|no-place|places-taken|waiting|choice-needed)\b/;
  expect(told.flatMap(({ expected }) => expected.filter(({ en }) => codes.test(en)))).toEqual([]);
});
