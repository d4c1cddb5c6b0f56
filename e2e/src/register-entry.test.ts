import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { goTo, pick } from './steps.ts';
import { lookAll, type Person } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

const { enter } = visitToOffice();
const openRegister = async ({ page }: Person, register: string) => {
  await goTo(page, 'Sổ theo dõi');
  await pick(page, page, 'Đơn vị', 'van phong', 'Văn phòng');
  await page.getByLabel('Sổ', { exact: true }).selectOption({ label: register });
};
const act = async ({ page }: Person, name: string, said: Readonly<Record<string, string>>) => {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(said)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};
const CRITICISM = 'văn bản phê bình, nhắc nhở';

it('an officer records a criticism of a unit, names whoever was in charge, and corrects the entry with its reason', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await openRegister(officer, CRITICISM);
  await page.getByText('Chưa có mục nào về đơn vị.').waitFor();
  await act(officer, `Ghi vào sổ: ${CRITICISM}`, {
    'Cơ quan, người có thẩm quyền': 'Chủ tịch UBND xã',
    'Ngày ban hành': '10/03/2026',
    'Căn cứ': 'CV 15/UBND',
    'Tóm tắt': 'Chậm báo cáo quý I',
  });
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await page.getByRole('heading', { name: `Sổ: ${CRITICISM}` }).waitFor();
  await page.getByText('Trần Thị Chi: người đứng đầu đơn vị').waitFor();
  await page.getByText('Chưa nêu ai.').waitFor();
  await page.getByRole('button', { name: 'Nêu người liên quan' }).click();
  const dialog = page.getByRole('dialog');
  await pick(dialog, page, 'Người', 'chi', 'Trần Thị Chi');
  await dialog.getByLabel('Căn cứ').fill('CV 15/UBND nêu rõ trách nhiệm');
  await dialog.getByRole('button', { name: 'Nêu người liên quan' }).click();
  await page.getByText('Trần Thị Chi: CV 15/UBND nêu rõ trách nhiệm · chờ xem xét').waitFor();
  // Who names somebody does not decide it.
  expect(await page.getByRole('button', { name: 'Xác nhận' }).count()).toBe(0);

  // What was recorded stays beside what is right, with the reason.
  await act(officer, 'Đính chính', { 'Ngày ban hành': '12/03/2026', 'Lý do': 'ghi nhầm ngày' });
  await page
    .getByRole('row', { name: /ghi nhầm ngày/ })
    .getByText('Ngày ban hành: 12/03/2026')
    .waitFor();
  await page.getByText('Ngày ban hành: 10/03/2026').waitFor();
  expect(await lookAll(officer, 'entry-corrected')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('an authority decides on a phone whom it concerns, and a number that is none is told at its field', async () => {
  const authority = await enter('thamquyen', 'phone');
  await openRegister(authority, CRITICISM);
  await authority.page.getByRole('link', { name: 'Mở', exact: true }).click();
  await act(authority, 'Xác nhận', { 'Căn cứ': 'TB 20/UBND' });
  await authority.page.getByText('· đã xác nhận (TB 20/UBND)').waitFor();
  expect(await authority.look('entry-decided')).toEqual([]);
  expect(authority.complaints).toEqual([]);

  const officer = await enter('tochuc', 'phone');
  const { page } = officer;
  const dialog = page.getByRole('dialog');
  await openRegister(officer, 'chỉ tiêu');
  await page.getByRole('button', { name: 'Ghi vào sổ: chỉ tiêu' }).click();
  await dialog.getByRole('textbox', { name: 'Mã', exact: true }).fill('ct01');
  await dialog.getByRole('textbox', { name: 'Chỉ tiêu' }).fill('Giải ngân đầu tư công');
  await dialog.getByLabel('Kỳ (năm)').fill('2026');
  await dialog.getByLabel(/^Kế hoạch giao/).fill('chín mươi');
  await dialog.getByRole('button', { name: 'Ghi vào sổ: chỉ tiêu' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByLabel(/^Kế hoạch giao/).getAttribute('aria-invalid')).toBe('true');
  expect(await officer.look('entry-refused')).toEqual([]);
  await dialog.getByLabel(/^Kế hoạch giao/).fill('90');
  await dialog.getByRole('button', { name: 'Ghi vào sổ: chỉ tiêu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await act(officer, 'Ghi kết quả', { 'Kết quả (số, dấu chấm cho phần lẻ)': '93.5', Ngày: '20/12/2026' });
  await page.getByText('93.5').waitFor();
  expect(await officer.look('entry-indicator')).toEqual([]);
  expect(officer.complaints.filter((said) => !said.includes('400'))).toEqual([]);
});

it('an entry that was a mistake is withdrawn: it stays to be read, and nothing can be done with it', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await openRegister(officer, CRITICISM);
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await act(officer, 'Rút mục ghi nhầm', { 'Lý do': 'văn bản đã bị thu hồi' });
  await page
    .getByRole('row', { name: /văn bản đã bị thu hồi/ })
    .getByText('đã rút')
    .waitFor();
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  expect(await lookAll(officer, 'entry-withdrawn')).toEqual([]);
  await page.getByRole('link', { name: 'Sổ của đơn vị' }).click();
  await page.getByLabel('Sổ', { exact: true }).waitFor();
  expect(officer.complaints).toEqual([]);
});

it('T7 - a reminder whose answer is lost on the line and that is pressed again is recorded once; meant again, again', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await openRegister(officer, CRITICISM);
  const entries = page.getByRole('link', { name: 'Mở', exact: true });
  await entries.first().waitFor();
  const before = await entries.count();
  const reminder = {
    'Cơ quan, người có thẩm quyền': 'Chủ tịch UBND xã',
    'Ngày ban hành': '20/04/2026',
    'Căn cứ': 'CV 21/UBND',
    'Tóm tắt': 'Nhắc báo cáo tháng 4',
  };
  // The server does it; what it answers does not arrive.
  const lost = async (route: Route) => {
    await route.fetch();
    await route.abort('connectionreset');
  };
  await page.route('**/api/v1/registers/*', lost, { times: 1 });
  await page
    .getByRole('main')
    .getByRole('button', { name: `Ghi vào sổ: ${CRITICISM}` })
    .click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(reminder)) await dialog.getByLabel(label).fill(text);
  const record = dialog.getByRole('button', { name: `Ghi vào sổ: ${CRITICISM}` });
  await record.click();
  await dialog.getByText('kiểm tra mạng rồi thử lại').waitFor();
  await record.click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => entries.count()).toBe(before + 1);

  await act(officer, `Ghi vào sổ: ${CRITICISM}`, reminder);
  await expect.poll(() => entries.count()).toBe(before + 2);
  expect(officer.complaints.filter((said) => !said.includes('ERR_CONNECTION_RESET'))).toEqual([]);
});
