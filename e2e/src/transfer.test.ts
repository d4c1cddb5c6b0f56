import { expect, it } from 'vitest';
import { anotherBody } from './office.ts';
import { goTo } from './steps.ts';
import { lookAll, type Person } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

const { enter } = visitToOffice({ prepare: (product) => anotherBody(product, 'SO', 'Sở Nội vụ tỉnh Mẫu') });
const openFile = async (page: Person['page'], code: string, name: string) => {
  await goTo(page, 'Cán bộ, công chức');
  await page.getByLabel('Tìm theo tên hoặc mã').fill(code);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name }).waitFor();
};
/** Fills in what a handing over asks for; what it says of the receiver is another matter. */
const handOver = async (page: Person['page'], toUnitCode: string, kind: string, until?: string) => {
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Hình thức').selectOption({ label: kind });
  await dialog.getByLabel('Mã đơn vị tiếp nhận').fill(toUnitCode);
  await dialog.getByLabel('Từ ngày').fill('01/10/2026');
  if (until !== undefined) await dialog.getByLabel('Đến ngày (biệt phái)').fill(until);
  await dialog.getByLabel('Căn cứ').fill('QĐ 88/QĐ-UBND ngày 20/9/2026');
  await dialog.getByRole('button', { name: 'Bàn giao', exact: true }).click();
};

it('an officer hands somebody over: what is wrong in it is told, nothing moves yet, and it is not theirs to take over', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await goTo(page, 'Điều động');
  await page.getByText('Không có việc điều động nào.').waitFor();
  expect(await lookAll(officer, 'transfers-none')).toEqual([]);
  await openFile(page, 'VP-02', 'Nguyễn Văn An');
  await handOver(page, 'KHONG-CO', 'điều động');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  expect(await officer.look('hand-over-refused')).toEqual([]);
  await page.getByRole('dialog').getByLabel('Mã đơn vị tiếp nhận').fill('SO');
  await page.getByRole('dialog').getByRole('button', { name: 'Bàn giao', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await openFile(page, 'VP-03', 'Lê Thị Bình');
  await handOver(page, 'SO', 'biệt phái', '31/12/2027');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await goTo(page, 'Điều động');
  const mine = page.getByRole('row', { name: /Nguyễn Văn An/ });
  await mine.getByText('Sở Nội vụ tỉnh Mẫu').waitFor();
  await mine.getByText('Chờ cán bộ tổ chức nơi đến').waitFor();
  expect(await mine.getByRole('button').allTextContents()).toEqual(['Rút lại']);
  expect(await lookAll(officer, 'transfers-handed-over')).toEqual([]);
  await goTo(page, 'Việc cần làm');
  expect(await page.getByText('người chờ tiếp nhận').count()).toBe(0);
  expect(officer.complaints.filter((said) => !said.includes('422') && !said.includes('404'))).toEqual([]);
});

it('the officer of the other body is told on a phone, takes one over as what they are there, and sends the other back with the reason', async () => {
  const officer = await enter('tochuc.so', 'phone');
  const { page, look } = officer;
  await page.getByRole('link', { name: /người chờ tiếp nhận/ }).click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await row('Nguyễn Văn An').waitFor();
  expect(await look('transfers-to-take')).toEqual([]);
  await row('Nguyễn Văn An').getByRole('button', { name: 'Tiếp nhận' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Chức danh', exact: true }).fill('Phó Trưởng phòng');
  await dialog.getByLabel('Lãnh đạo').selectOption({ label: 'cấp phó' });
  await dialog.getByLabel('Đơn vị phụ trách').fill('so noi');
  await page.getByRole('option', { name: /Sở Nội vụ tỉnh Mẫu/ }).click();
  await dialog.getByLabel('Lĩnh vực phụ trách').fill('thi đua; hộ tịch');
  await dialog.getByLabel('Chức danh nghề nghiệp, ngạch').fill('Chuyên viên chính');
  expect(await look('take-over')).toEqual([]);
  await dialog.getByRole('button', { name: 'Tiếp nhận' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row('Nguyễn Văn An').getByText('đã tiếp nhận').waitFor();
  await row('Lê Thị Bình').getByRole('button', { name: 'Trả lại' }).click();
  await dialog.getByLabel('Căn cứ').fill('CV 12/SNV: chưa có vị trí việc làm');
  await dialog.getByRole('button', { name: 'Trả lại' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row('Lê Thị Bình').waitFor({ state: 'detached' });
  // The file is here now, with what came before.
  await openFile(page, 'VP-02', 'Nguyễn Văn An');
  await page.getByRole('cell', { name: 'Sở Nội vụ tỉnh Mẫu' }).first().waitFor();
  await page.getByText('Đơn vị phụ trách: Sở Nội vụ tỉnh Mẫu').waitFor();
  await page.getByText('Lĩnh vực phụ trách: thi đua; hộ tịch').waitFor();
  expect(await look('file-taken-over')).toEqual([]);
  // Asked again, a post is what it is.
  await page.getByRole('button', { name: 'Đổi vị trí' }).first().click();
  expect(await dialog.getByLabel('Chức danh nghề nghiệp, ngạch').inputValue()).toBe('Chuyên viên chính');
  await dialog.getByLabel('Vị trí việc làm').fill('Quản lý thi đua');
  await dialog.getByLabel('Từ ngày').fill('01/11/2026');
  await dialog.getByLabel('Căn cứ').fill('QĐ 95/QĐ-SNV');
  await dialog.getByRole('button', { name: 'Đổi vị trí' }).click();
  await page.getByText('Vị trí việc làm: Quản lý thi đua').waitFor();
  expect(await page.getByText('Đơn vị phụ trách: Sở Nội vụ tỉnh Mẫu').count()).toBe(2);
  expect(officer.complaints).toEqual([]);
});

it('who handed over reads that one has gone and why the other came back, and no longer opens the file of who has gone', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await goTo(page, 'Điều động');
  const back = page.getByRole('row', { name: /Lê Thị Bình/ });
  await back.getByText('đã trả lại').waitFor();
  await back.getByText('CV 12/SNV: chưa có vị trí việc làm').waitFor();
  expect(await back.getByRole('button').count()).toBe(0);
  expect(await lookAll(officer, 'transfers-settled')).toEqual([]);
  await goTo(page, 'Cán bộ, công chức');
  await page.getByRole('link', { name: 'Lê Thị Bình' }).waitFor();
  expect(await page.getByRole('link', { name: 'Nguyễn Văn An' }).count()).toBe(0);

  // One more, which is not meant after all.
  await openFile(page, 'VP-03', 'Lê Thị Bình');
  await handOver(page, 'SO', 'luân chuyển');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await goTo(page, 'Điều động');
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByRole('dialog').getByLabel('Căn cứ').fill('QĐ 90/QĐ-UBND');
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click();
  await page
    .getByRole('row', { name: /luân chuyển/ })
    .getByText('QĐ 90/QĐ-UBND')
    .waitFor();
  expect(officer.complaints).toEqual([]);
});
