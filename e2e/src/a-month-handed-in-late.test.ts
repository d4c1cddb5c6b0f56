import { expect, it } from 'vitest';
import { movedClock } from './moved-clock.ts';
import { callerFor, PASSWORD } from './office.ts';
import { goTo } from './steps.ts';
import { lookAll } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

/** April 2026, which is to be handed in by 5 May. */
const clock = movedClock('2026-04-20');
const { enter } = visitToOffice({
  environment: clock.environment,
  meet: clock.wear,
  prepare: async (product, { top: unit }) => {
    const officer = await callerFor(product, 'tochuc', PASSWORD);
    const ground = 'KH 03/KH-UBND';
    const { id } = await officer('POST', '/api/v1/cycles', {
      ...{ unit, kind: 'month', period: '2026-04', entryUntil: '2026-05-05', ground },
      regulations: [{ regulation: 'nd-335-2025' }],
    });
    await officer('POST', `/api/v1/cycles/${id}/open`, { ground, isOnPaper: true });
  },
});
const APRIL = 'Tháng 4/2026';

it('during the month somebody names products at a phone, their head says what they are and gives a key task, and nothing presses', async () => {
  const an = await enter('an.nv', 'phone');
  const { page } = an;
  await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).waitFor();
  await page.getByText('hạn 05/05/2026').waitFor();
  expect(await an.look('month-under-way')).toEqual([]);
  await goTo(page, 'Công việc của tôi');
  for (const title of ['Báo cáo quý I', 'Trả lời kiến nghị cử tri']) {
    await page.getByLabel('Việc đột xuất vừa làm').fill(title);
    await page.getByRole('button', { name: 'Ghi việc' }).click();
    await page.getByRole('article', { name: title }).waitFor();
  }
  expect(await an.look('month-products-named')).toEqual([]);

  const head = await enter('truongphong');
  await head.page.getByRole('link', { name: '2 việc đột xuất chờ bạn phân loại' }).click();
  const toClassify = head.page.getByRole('main').getByRole('button', { name: 'Phân loại', exact: true });
  for (const left of [1, 0]) {
    await toClassify.first().click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByLabel('Hệ số quy đổi').fill('1');
    await dialog.getByRole('button', { name: 'Phân loại', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await toClassify.nth(left).waitFor({ state: 'detached' });
  }
  await head.page.getByRole('button', { name: 'Giao việc' }).click();
  const assigning = head.page.getByRole('dialog');
  await assigning.getByLabel('Tên việc, sản phẩm').fill('Kế hoạch chuyển đổi số');
  await assigning.getByLabel('Hệ số quy đổi (khi không có mã)').fill('2');
  await assigning.getByText('Căn cứ giao, nhiệm vụ trọng tâm').click();
  await assigning.getByLabel('Là nhiệm vụ trọng tâm của năm').check();
  await assigning.getByLabel('Giao theo').selectOption({ label: 'chương trình, kế hoạch' });
  await assigning.getByLabel('Văn bản giao việc').fill('KH 07/KH-UBND');
  await assigning.getByRole('checkbox', { name: /Nguyễn Văn An/ }).check();
  expect(await head.look('month-key-task')).toEqual([]);
  await assigning.getByRole('button', { name: 'Giao việc (1)' }).click();
  await assigning.waitFor({ state: 'detached' });
  expect([...an.complaints, ...head.complaints]).toEqual([]);
});

it('on the first days of the next month the month that ended is what is to be done, with its last day', async () => {
  clock.set('2026-05-03');
  const an = await enter('an.nv', 'phone');
  const { page } = an;
  await page.getByRole('link', { name: 'Tự chấm' }).waitFor();
  await page.getByText('hạn 05/05/2026').first().waitFor();
  expect(await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).count()).toBe(0);
  expect(await an.look('month-ended')).toEqual([]);
  await page.getByRole('link', { name: '3 việc chờ bạn báo kết quả' }).click();
  await page.getByRole('button', { name: 'Báo xong tất cả' }).click();
  await page.getByText('Đã báo và đang chờ').waitFor();
  expect(await an.look('month-reported')).toEqual([]);

  const officer = await enter('tochuc');
  await goTo(officer.page, 'Đợt đánh giá');
  await officer.page.getByRole('link', { name: APRIL }).click();
  await officer.page.getByText('Còn 2 ngày là hết hạn nhập dữ liệu.').waitFor();
  expect(await lookAll(officer, 'cycle-entry-ends')).toEqual([]);
  expect([...an.complaints, ...officer.complaints]).toEqual([]);
});

it('after its last day the sheet is still taken, with the reason asked for, and is marked late wherever it is seen', async () => {
  clock.set('2026-05-07');
  const an = await enter('an.nv', 'phone');
  const { page } = an;
  await page.getByText('quá hạn 05/05/2026').waitFor();
  expect(await an.look('month-overdue')).toEqual([]);
  await page.getByRole('link', { name: 'Tự chấm' }).click();
  await page.getByRole('heading', { name: `Phiếu theo dõi: ${APRIL}` }).waitFor();
  await page.getByText('Hạn: 05/05/2026 (đã quá hạn, vẫn nộp được kèm lý do)').waitFor();
  const criteria = page.getByRole('region', { name: 'Tiêu chí chung' });
  for (const field of ['I.1', 'I.2']) await criteria.getByLabel(new RegExp(`^${field} `)).fill('5');
  for (const part of ['II', 'III'])
    for (const at of [1, 2, 3, 4]) await criteria.getByLabel(new RegExp(`^${part}\\.${at} `)).fill('2');
  expect(await an.look('late-file-scored')).toEqual([]);
  await page.getByRole('button', { name: 'Lưu phiếu' }).click();
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hạn nộp là ngày 05/05/2026, đã qua.').waitFor();
  expect(await an.look('late-submission')).toEqual([]);
  await dialog.getByLabel('Lý do nộp muộn').fill('Đi công tác từ 28/4 đến 06/5');
  await dialog.getByRole('button', { name: 'Nộp phiếu' }).click();
  await page.getByText('Đã nộp. Biên nhận:').waitFor();
  await page.getByText('nộp muộn', { exact: true }).waitFor();
  await page.getByText('Lý do nộp muộn: Đi công tác từ 28/4 đến 06/5').waitFor();
  expect(await an.look('late-submitted')).toEqual([]);
  await goTo(page, 'Theo dõi của tôi');
  await page.getByRole('row', { name: APRIL }).getByText('nộp muộn').waitFor();
  expect(await an.look('late-in-the-list')).toEqual([]);

  const officer = await enter('tochuc');
  await goTo(officer.page, 'Đợt đánh giá');
  await officer.page.getByRole('link', { name: APRIL }).click();
  await officer.page.getByText('Hạn nhập dữ liệu đã qua').waitFor();
  await goTo(officer.page, 'Đợt đánh giá');
  await officer.page.getByRole('link', { name: 'Lập đợt' }).click();
  const lastDay = officer.page.getByLabel('Hạn nhập dữ liệu');
  await lastDay.fill('31/12/2026');
  await lastDay.blur();
  expect(await officer.page.getByText('Hạn nhập dữ liệu đã qua').count()).toBe(0);
  await lastDay.fill('06/05/2026');
  await lastDay.blur();
  await officer.page.getByText('Hạn nhập dữ liệu đã qua').waitFor();
  expect(await lookAll(officer, 'cycle-plan-entry-over')).toEqual([]);
  expect([...an.complaints, ...officer.complaints]).toEqual([]);
});

it('the head sees that it was late and why, and confirms it; the authority approves', async () => {
  clock.set('2026-05-08');
  const head = await enter('truongphong');
  const { page } = head;
  await page.getByRole('link', { name: '1 phiếu chờ bạn xác nhận' }).click();
  await page
    .getByRole('row', { name: /Nguyễn Văn An/ })
    .getByText('nộp muộn')
    .waitFor();
  expect(await head.look('late-in-the-table')).toEqual([]);
  await page.getByRole('link', { name: 'Nguyễn Văn An' }).click();
  await page.getByText('Lý do nộp muộn: Đi công tác từ 28/4 đến 06/5').waitFor();
  expect(await head.look('late-file-to-confirm')).toEqual([]);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const authority = await enter('thamquyen');
  await authority.page.getByRole('link', { name: '1 phiếu chờ bạn duyệt' }).click();
  await authority.page.getByRole('button', { name: 'Duyệt tất cả (1/1)' }).click();
  await authority.page.getByRole('dialog').getByRole('button', { name: 'Duyệt tất cả' }).click();
  await authority.page.getByText('Đã làm xong: 1').waitFor();
  expect([...head.complaints, ...authority.complaints]).toEqual([]);
});

it('weeks later the person opens the result: the points line by line, with their articles, and what would have changed it', async () => {
  clock.set('2026-06-15');
  const an = await enter('an.nv');
  const { page } = an;
  await goTo(page, 'Theo dõi của tôi');
  await page.getByRole('link', { name: APRIL }).click();
  await page.getByText('khoản 3 Điều 14, Nghị định 335/2025/NĐ-CP').first().waitFor();
  await page.locator('[data-score]:not([data-score=""])').waitFor();
  await page.getByText('nộp muộn', { exact: true }).first().waitFor();
  // What is over is not called overdue any longer.
  expect(await page.getByText('đã quá hạn, vẫn nộp được').count()).toBe(0);
  expect(await lookAll(an, 'late-result')).toEqual([]);
  expect(an.complaints).toEqual([]);
});
