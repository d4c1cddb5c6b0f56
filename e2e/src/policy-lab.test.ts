import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune } from './computed-commune.ts';
import { follow, goTo, pick, signIn } from './steps.ts';
import { type Visit, visit } from './visit.ts';

let there: Visit;
let commune: ComputedCommune;

/** The decree with a higher mark for excellent, under an id of its own. */
const DRAFT = readFileSync(
  new URL('../../regulations/government/nd-335-2025/2026-01-01/rules.yaml', import.meta.url),
  'utf8',
)
  .replace('regulation: nd-335-2025', 'regulation: du-thao-335')
  .replace('{measure: meanScore, at-least: 90}', '{measure: meanScore, at-least: 95}')
  .replace('{measure: meanScore, at-least: 70, below: 90}', '{measure: meanScore, at-least: 70, below: 95}');

beforeAll(async () => {
  there = await visit({}, ['--sample']);
  commune = await computeCommune(there.product);
  const { units } = await commune.ask<{ units: { id: string; code: string }[] }>(
    'tochuc',
    'GET',
    '/api/v1/units',
  );
  const unit = units.find(({ code }) => code === 'UBX')?.id;
  await commune.ask('tochuc', 'POST', `/api/v1/units/${unit}/local-packs`, { source: DRAFT });
}, 240_000);
afterAll(() => there.end());

it('an officer tries a draft on a closed year, sees who would move, collects a comment and takes the sheet along', async () => {
  const officer = await there.person('desk');
  const { page, look, complaints } = officer;
  await signIn(officer, 'tochuc', commune.passwords.get('tochuc') ?? '');
  await goTo(page, 'Thử dự thảo');
  await page.getByText('Chọn đơn vị để xem các lần thử.').waitFor();
  expect(await look('policy-lab')).toEqual([]);

  await page.getByRole('link', { name: 'Ý kiến góp ý' }).first().click();
  await page.getByText('Chưa có ý kiến nào.').waitFor();
  await page.getByRole('button', { name: 'Ghi một ý kiến' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cơ quan, người góp ý').fill('Sở Tư pháp');
  await dialog.getByLabel('Điều, khoản').fill('khoản 1 Điều 20');
  await dialog.getByLabel('Nội dung góp ý').fill('Đề nghị giữ mức 90 điểm');
  await dialog.getByLabel('Ngày nhận').fill('04/05/2026');
  await dialog.getByRole('button', { name: 'Ghi một ý kiến' }).click();
  await page.getByRole('button', { name: 'Trả lời' }).click();
  await dialog.getByLabel('Tiếp thu').selectOption({ label: 'tiếp thu một phần' });
  await dialog.getByLabel('Giải trình').fill('Áp dụng từ năm 2028');
  await dialog.getByRole('button', { name: 'Trả lời' }).click();
  await page.getByRole('cell', { name: 'tiếp thu một phần' }).waitFor();
  expect(await look('draft-comments')).toEqual([]);

  await goTo(page, 'Thử dự thảo');
  await page.getByRole('link', { name: 'Thử một dự thảo' }).click();
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByLabel('Tên lần thử').fill('Nâng mức xuất sắc lên 95 điểm');
  await page.getByRole('checkbox', { name: /Năm 2026/ }).check();
  expect(await look('policy-lab-new')).toEqual([]);
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await page.getByText('Mô phỏng, không phải kết quả chính thức').waitFor();
  await page.getByRole('heading', { name: 'Theo dự thảo' }).waitFor();
  await page.getByText(/^[1-9]\d* trong \d+ người đổi mức/).waitFor();
  await page.getByRole('heading', { name: 'Tác động theo nhóm' }).waitFor();
  await page.getByRole('heading', { name: 'Tác động đến tỷ lệ' }).waitFor();
  // Counts alone: nobody of the commune is named.
  expect(await page.getByRole('main').textContent()).not.toContain('Tô Thị Bích Liên');
  expect(await look('policy-lab-result')).toEqual([]);

  await page.getByRole('button', { name: 'Tải báo cáo tác động' }).click();
  await dialog.getByLabel('Nơi ký').fill('Xã Mẫu');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tải báo cáo tác động' }).click();
  expect((await download).suggestedFilename()).toBe('mo-phong-tac-dong.docx');
  expect(complaints).toEqual([]);
});

it('the same is read on a phone, and a result is found again in the list', async () => {
  const officer = await there.person('phone');
  const { page, look, complaints } = officer;
  await signIn(officer, 'tochuc', commune.passwords.get('tochuc') ?? '');
  await follow(page, '/policy-lab');
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByRole('link', { name: 'Nâng mức xuất sắc lên 95 điểm' }).waitFor();
  expect(await look('policy-lab')).toEqual([]);
  await page.getByRole('link', { name: 'Nâng mức xuất sắc lên 95 điểm' }).click();
  await page.getByRole('heading', { name: 'Tác động theo nhóm' }).waitFor();
  expect(await look('policy-lab-result')).toEqual([]);
  await page.getByRole('link', { name: 'Ý kiến góp ý' }).click();
  await page.getByRole('cell', { name: 'tiếp thu một phần' }).waitFor();
  expect(await look('draft-comments')).toEqual([]);
  await follow(page, '/policy-lab/new');
  await page.getByRole('checkbox', { name: /Năm 2026/ }).check();
  expect(await look('policy-lab-new')).toEqual([]);
  expect(complaints).toEqual([]);
});
