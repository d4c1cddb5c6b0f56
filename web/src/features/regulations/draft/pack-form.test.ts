import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultPlaces } from './fault-places.ts';
import { type PackForm, packForm, withValue } from './pack-form.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../../../regulations/${path}/rules.yaml`, import.meta.url), 'utf8');
const DECREE = read('government/nd-335-2025/2026-01-01');

const formOf = (text: string): PackForm => {
  const form = packForm(text);
  if ('line' in form) throw new Error(`line ${form.line}`);
  return form;
};
const rulesIn = (form: PackForm, name: string) =>
  form.sections.find((each) => each.name === name)?.rules ?? [];

it('a pack is a form: its thresholds, quotas and days, each with its article in words', () => {
  const form = formOf(DECREE);
  const ladders = rulesIn(form, 'ladders');
  const good = ladders.find(({ label }) => label.vi.endsWith('công chức: Hoàn thành tốt nhiệm vụ'));
  expect(good?.articles).toEqual(['khoản 2 Điều 20']);
  expect(good?.fields.map(({ label, value }) => `${label.vi} ${value}`)).toEqual([
    'mức good',
    'Điểm trung bình · từ 70',
    'Điểm trung bình · dưới 90',
  ]);
  const [people] = rulesIn(form, 'quotas');
  expect(people?.articles).toEqual(['khoản 5 Điều 20']);
  expect(people?.fields.map(({ label, value }) => `${label.vi} ${value}`)).toEqual([
    'mức excellent',
    'mức ngay dưới good',
    'tỷ lệ 20%',
    'được nâng · tỷ lệ 25%',
  ]);
  const [readings] = rulesIn(form, 'readings');
  expect(readings?.fields[0]?.options.map(({ value }) => value)).toEqual(['not-applied', 'applied']);
});

it('a share by the level of the unit is changed level by level, each called by its name', () => {
  const shares = 'share: {by-level-of-unit: {excellent: 25%, good: 20%}, otherwise: {ask: planned}}';
  const form = formOf(DECREE.replace('share: 20%', shares));
  const [people] = rulesIn(form, 'quotas');
  const ofLevels = people?.fields.filter(({ pointer }) => pointer.includes('by-level-of-unit'));
  expect(ofLevels?.map(({ label, value }) => `${label.vi} ${value}`)).toEqual([
    'tỷ lệ · theo mức của đơn vị · Hoàn thành xuất sắc nhiệm vụ 25%',
    'tỷ lệ · theo mức của đơn vị · Hoàn thành tốt nhiệm vụ 20%',
  ]);
});

it('one value is changed in place: every other letter, comments among them, stays', () => {
  const form = formOf(DECREE);
  const pointer = '/ladders/0/rungs/0/when/at-least';
  const once = withValue(form, pointer, '92.5');
  expect(once.text).toBe(
    DECREE.replace('{measure: meanScore, at-least: 90}', '{measure: meanScore, at-least: 92.5}'),
  );
  // Values behind it stand where they are found again, and what was changed can be changed back.
  const twice = withValue(once, '/quotas/0/share', '15%');
  expect(twice.text).toContain('share: 15%\n    raised: {share: 25%');
  expect(withValue(withValue(twice, '/quotas/0/share', '20%'), pointer, '90').text).toBe(DECREE);
  expect(formOf(twice.text).sections).toEqual(twice.sections);
  const named = withValue(twice, '/levels/0/label/vi', 'Xuất sắc: "nhất", đầu tiên');
  expect(rulesIn(formOf(named.text), 'levels')[0]?.fields).toEqual(rulesIn(named, 'levels')[0]?.fields);
});

it.each([
  'government/nd-335-2025/2026-01-01',
  'government/nd-90-2020/2023-09-15',
  'ho-chi-minh-city/hcm-qd-20-2024/2024-05-12',
  'quang-ngai/quang-ngai-2023/2023-11-14',
])('every bound, share and deadline of %s is in the form, at its place', (path) => {
  const text = read(path);
  const form = formOf(text);
  const written = text.match(/\b(at-least|at-most|above|below|equals|share|before): \d[\d./-]*%?(?=[,}\s])/g);
  const fields = form.sections.flatMap(({ rules }) => rules.flatMap((rule) => rule.fields));
  const shown = fields.flatMap(({ pointer, value }) => {
    const key = pointer.slice(pointer.lastIndexOf('/') + 1);
    return /^(at-least|at-most|above|below|equals|share|before)$/.test(key) ? [`${key}: ${value}`] : [];
  });
  expect(shown.toSorted()).toEqual(written?.toSorted());
  for (const { pointer, value } of fields) {
    const [from, to] = form.spans.get(pointer) ?? [0, 0];
    expect(text.slice(from, to).replace(/^["'](.*)["']$/, '$1'), pointer).toBe(value);
  }
});

it('what the checker says stands at the field it means, else at the rule, and what is of no rule apart', () => {
  const form = formOf(DECREE);
  const fault = (pointer: string) => ({
    pointer: `/source${pointer}`,
    detail: `rules.yaml:9: sai ở ${pointer} → sửa`,
  });
  const given = ['/quotas/0/share', '/ladders/0/rungs/1', '/ladders/1', '/articles/art-5'];
  const { at, sections, elsewhere } = faultPlaces(form, given.map(fault));
  expect([...at]).toEqual([
    ['/quotas/0/share', ['sai ở /quotas/0/share → sửa']],
    ['/ladders/0/rungs/1', ['sai ở /ladders/0/rungs/1 → sửa']],
    ['/ladders/1/rungs/0', ['sai ở /ladders/1 → sửa']],
  ]);
  expect([...sections]).toEqual([
    ['quotas', 1],
    ['ladders', 2],
  ]);
  expect(elsewhere).toEqual(['sai ở /articles/art-5 → sửa']);
});

it('a level is called as the pack calls it, whatever else has its id', () => {
  const ladders = rulesIn(formOf(DECREE), 'ladders');
  expect(ladders.map(({ label }) => label.en)).toContain('Level of a civil servant: Completed');
});

it('a text that cannot be read says in which line', () => {
  expect(packForm('regulation: thu\nlevels: [\n')).toEqual({ line: 3 });
  expect(packForm('chỉ là một câu')).toEqual({ line: 1 });
});
