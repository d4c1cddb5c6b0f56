import { expect, it } from 'vitest';
import { goTo, pick } from './steps.ts';
import { lookAll, type Person } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

/** Rules of a commune on the decree: they change nothing in it, so that its procedure alone is what they say. */
const OWN_RULES = `regulation: quy-che-xa-mau
title: {vi: "Quy chế đánh giá của xã Mẫu", en: "Rules of the commune of Mẫu"}
issuer: {vi: "Ủy ban nhân dân xã Mẫu (hư cấu)", en: "People's Committee of Mẫu (invented)"}
number: 05/QC-UBND
issued-on: 2026-01-05
in-force-from: 2026-01-05
invented: yes
layer-of: nd-335-2025
articles: {}
`;

const { enter } = visitToOffice();
const withoutRefusals = ({ complaints }: Person) => complaints.filter((said) => !said.includes('422'));

it('an officer has a kind go by its row of authorities, after others, and says who replaces a decision, all in the form', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  const dialog = page.getByRole('dialog');
  const field = (name: string) => page.getByRole('group', { name, exact: true });
  await goTo(page, 'Quy định');
  await page
    .getByRole('link', { name: /Nghị định 335/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Soạn bản khác từ bản này' }).click();
  await page.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  await dialog.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  await pick(page, page, 'Đơn vị', 'uy ban', 'XA');
  await page.getByRole('tab', { name: 'Trình tự, thủ tục' }).click();

  // Heads go by their row of the table of authorities; deputies come to wait for them, by a row of their own.
  await field('Chỉ những dòng thẩm quyền').getByText('Xếp loại người đứng đầu cơ quan sử dụng').waitFor();
  await page.getByLabel('Loại đối tượng').selectOption({ label: 'Cấp phó' });
  await field('Chỉ những dòng thẩm quyền').getByText('mọi dòng trong bảng thẩm quyền').waitFor();
  await field('Được quyết định sau').getByText('không đợi loại nào').waitFor();
  await page.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await dialog.getByLabel('Xếp loại cấp phó của cơ quan sử dụng').check();
  const after = dialog.getByRole('group', { name: 'Được quyết định sau' });
  await after.getByLabel('Người đứng đầu cơ quan sử dụng công chức').check();
  expect(await officer.look('draft-kind')).toEqual([]);
  await dialog.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await field('Được quyết định sau').getByText('Người đứng đầu cơ quan sử dụng công chức').waitFor();

  // The heads are made to wait for their deputies as well: nobody could ever be decided on.
  await page.getByLabel('Loại đối tượng').selectOption({ label: 'Người đứng đầu cơ quan sử dụng công chức' });
  await page.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await after.getByLabel('Cấp phó').check();
  await dialog.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await field('Được quyết định sau').getByText('Cấp phó').waitFor();
  // And nobody is said to replace a decision.
  await page.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await dialog.getByLabel('cấp có thẩm quyền').uncheck();
  await dialog.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('tab', { name: 'Trình tự, thủ tục (1 lỗi)' }).waitFor();
  await field('Ai làm')
    .getByText(/^Dòng \d+: .*thiếu khóa “by”/)
    .waitFor();
  expect(await lookAll(officer, 'draft-replacement-fault')).toEqual([]);
  await page.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await dialog.getByLabel('cấp có thẩm quyền').check();
  await dialog.getByLabel('Ở đâu').selectOption({ label: 'ở cơ quan sử dụng' });
  await dialog.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await field('Ở đâu').getByText('ở cơ quan sử dụng').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('tab', { name: 'Trình tự, thủ tục (2 lỗi)' }).waitFor();
  await field('Được quyết định sau')
    .getByText(/^Dòng \d+: loại “head” đợi chính nó/)
    .waitFor();
  expect(await lookAll(officer, 'draft-kind-fault')).toEqual([]);
  await page.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await after.getByLabel('Cấp phó').uncheck();
  await dialog.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();

  // What was said in the form stands in the text that was sent.
  await page.getByRole('heading', { name: /^Dự thảo: Nghị định 335/ }).waitFor();
  const text = page.getByText('procedure-of: du-thao-nd-335-2025');
  for (const said of [
    'authorities: [classifies-deputies]',
    'decided-after: [head]',
    'replacement: {groups: [head, deputy, staff], by: [authority], at: using-body, article: art-21.3}',
  ])
    await text.getByText(said).waitFor();
  expect(withoutRefusals(officer)).toEqual([]);
});

it('a layer says on a phone whom a kind of the decree waits for, and loosens nothing of who replaces a decision', async () => {
  const officer = await enter('tochuc', 'phone');
  const { page, look } = officer;
  const dialog = page.getByRole('dialog');
  const field = (name: string) => page.getByRole('group', { name, exact: true });
  await goTo(page, 'Quy định');
  await page.getByRole('link', { name: 'Soạn quy định của đơn vị' }).click();
  await pick(page, page, 'Đơn vị', 'uy ban', 'XA');
  await page.getByRole('tab', { name: 'Văn bản' }).click();
  await page.getByLabel('Văn bản của gói').fill(OWN_RULES);
  await page.getByRole('tab', { name: 'Trình tự, thủ tục' }).click();
  await page.getByRole('button', { name: 'Soạn trình tự' }).click();
  await page.getByRole('button', { name: 'Thêm vào trình tự cấp trên' }).click();
  await dialog.getByLabel('Loại đối tượng').selectOption({ label: 'Cấp phó' });
  await dialog.getByRole('button', { name: 'Thêm vào trình tự cấp trên' }).click();
  await page.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  // Who is in a kind of the decree is said there, and not asked for here.
  expect(await dialog.getByRole('group', { name: 'Gồm các nhóm' }).count()).toBe(0);
  await dialog.getByLabel('Người đứng đầu cơ quan sử dụng công chức').check();
  await dialog.getByLabel('Điều …').check();
  await dialog.getByRole('button', { name: 'Sửa loại đối tượng' }).click();
  await field('Được quyết định sau').getByText('Người đứng đầu cơ quan sử dụng công chức').waitFor();
  await page
    .getByLabel('Bước có sẵn trong quy định cấp trên')
    .selectOption({ label: 'Quyết định mức xếp loại' });
  await page.getByRole('button', { name: 'Siết bước này: Quyết định mức xếp loại' }).click();
  await dialog.getByLabel('Thời hạn').selectOption({ label: 'trước một ngày trong năm' });
  await dialog.getByLabel('Trước ngày (ngày/tháng)').fill('01/12');
  await dialog.getByLabel('Điều …').check();
  await dialog.getByRole('button', { name: 'Siết bước này' }).click();
  await page.getByRole('cell', { name: 'trước ngày 01/12' }).waitFor();
  await page.getByRole('button', { name: 'Nêu ai thay thế' }).click();
  await dialog.getByLabel('cấp có thẩm quyền').check();
  await dialog.getByLabel('người đứng đầu', { exact: true }).check();
  await dialog.getByLabel('Ở đâu').selectOption({ label: 'ở cơ quan quản lý' });
  await dialog.getByLabel('Điều …').check();
  expect(await look('layer-replacement')).toEqual([]);
  await dialog.getByRole('button', { name: 'Nêu ai thay thế' }).click();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await field('Ai làm')
    .getByText(/việc thay thế quyết định bị nới: thêm người làm/)
    .waitFor();
  expect(await look('layer-fault')).toEqual([]);
  await page.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await dialog.getByLabel('người đứng đầu', { exact: true }).uncheck();
  await dialog.getByRole('button', { name: 'Sửa việc thay thế' }).click();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('heading', { name: 'Quy chế đánh giá của xã Mẫu' }).waitFor();
  const text = page.getByText('procedure-of: quy-che-xa-mau');
  await text.getByText('decided-after: [head]').waitFor();
  await text.getByText('deadline: {before: 12-01}').waitFor();
  expect(withoutRefusals(officer)).toEqual([]);
});

it('the regulation of a unit is piloted, proposed, made official by its authority, and ended', async () => {
  const officer = await enter('tochuc');
  const open = async ({ page }: Person) => {
    await goTo(page, 'Quy định');
    await page.getByLabel('Tìm trong danh sách').fill('quy che danh gia');
    await page.getByRole('link', { name: 'Văn bản và các bước' }).click();
    await page.getByRole('heading', { name: 'Quy chế đánh giá của xã Mẫu' }).waitFor();
  };
  const take = async ({ page }: Person, act: string, day: string, ground: string) => {
    await page.getByRole('main').getByRole('button', { name: act, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Từ ngày').fill(day);
    await dialog.getByLabel('Căn cứ').fill(ground);
    await dialog.getByRole('button', { name: act, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: ground }).waitFor();
  };
  await open(officer);
  expect(await lookAll(officer, 'local-regulation')).toEqual([]);
  await take(officer, 'Cho thử nghiệm', '06/01/2026', 'KH 03/KH-UBND');
  await take(officer, 'Đề nghị chính thức', '01/06/2026', 'TTr 09/TTr-VP');
  // Who proposed it does not make it official.
  expect(await officer.page.getByRole('button', { name: 'Làm cho chính thức' }).count()).toBe(0);
  const authority = await enter('thamquyen');
  await open(authority);
  await take(authority, 'Làm cho chính thức', '01/07/2026', 'QĐ 44/QĐ-UBND');
  expect(await lookAll(authority, 'local-regulation-official')).toEqual([]);
  await take(authority, 'Kết thúc', '31/12/2026', 'QĐ 90/QĐ-UBND');
  await authority.page
    .getByRole('main')
    .getByRole('button', { name: 'Kết thúc' })
    .waitFor({ state: 'detached' });
  expect(await lookAll(authority, 'local-regulation-ended')).toEqual([]);
  expect([...officer.complaints, ...authority.complaints]).toEqual([]);
});
