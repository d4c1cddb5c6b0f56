import { expect, it } from 'vitest';
import { ADMINISTRATORS } from './office.ts';
import { goTo } from './steps.ts';
import { lookAll } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

const { enter } = visitToOffice();

it('an administrator reads what roles were used for as soon as they were given, and whether a backup is due', async () => {
  const administrator = await enter('mau.tt', 'desk', ADMINISTRATORS.first);
  const { page } = administrator;
  await goTo(page, 'Giao vai trò');
  await page.getByRole('link', { name: 'Việc làm trong 24 giờ sau khi được giao vai trò' }).click();
  // Both administrators used what they had been given within minutes; what officers do in evaluations is not theirs to read.
  const acts = (by: string) => page.getByRole('row', { name: new RegExp(by) }).first();
  await acts('Trần Thị Mẫu').getByText('đề nghị giao vai trò').waitFor();
  await acts('Trần Thị Mẫu').getByText('toàn hệ thống').waitFor();
  await acts('Lê Văn Thử').getByText('xác nhận giao vai trò').waitFor();
  expect(await acts('Lương Tổ Chức').count()).toBe(0);
  expect(await lookAll(administrator, 'fresh-acts')).toEqual([]);

  await goTo(page, 'Sao lưu và thiết lập');
  await page.getByText('Chưa có bản sao lưu nào được làm trên máy này.', { exact: true }).waitFor();
  await page.getByText('Đã đến lúc sao lưu').waitFor();
  expect(await lookAll(administrator, 'installation')).toEqual([]);
  await page.getByLabel('Tìm thiết lập').fill('CONGTAM_DATA');
  await page.getByRole('cell', { name: 'CONGTAM_DATA', exact: true }).waitFor();
  await page.getByLabel('Tìm thiết lập').fill('khong co thiet lap nay');
  await page.getByText('Không có gì khớp').waitFor();
  expect(administrator.complaints).toEqual([]);
});
