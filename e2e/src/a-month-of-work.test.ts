import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOffice, callerFor, PASSWORD } from './office.ts';
import { follow, goTo, pick, signIn, signInHere } from './steps.ts';
import { lookAll, type Person, type Visit, visit } from './visit.ts';

let there: Visit;
let office = '';
const MONTH = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })
  .format(new Date())
  .slice(0, 7);
const [YEAR = '', OF_YEAR = ''] = MONTH.split('-');
const MONTH_NAME = `Tháng ${Number(OF_YEAR)}/${YEAR}`;

beforeAll(async () => {
  there = await visit();
  office = (await anOffice(there.product)).unit;
}, 240_000);
afterAll(() => there.end());

/** Bytes as they come over the line, compressed; typefaces are those of the machine where it has any that carry Vietnamese. */
function loadedBy(page: Page): { bytes: number } {
  const loaded = { bytes: 0 };
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'font')
      loaded.bytes += Number(response.headers()['content-length'] ?? 0);
  });
  return loaded;
}

const open = (page: Page) => page.getByRole('dialog');

it('a personnel officer proposes a catalogue, plans a cycle and opens it', async () => {
  const officer = await there.person('desk');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD);
  await goTo(page, 'Danh mục sản phẩm');
  await page.getByText('Chưa có danh mục nào').waitFor();
  expect(await officer.look('catalogues-empty')).toEqual([]);
  await page.getByRole('button', { name: 'Trình bản mới' }).click();
  await open(page).getByLabel('Từ ngày').fill(`01/01/${YEAR}`);
  await open(page).getByLabel('Sản phẩm, công việc chuẩn').fill('Công văn thường');
  await open(page).getByLabel('Các sản phẩm').fill('CV; Công văn thường; 1; 1\nBC; Báo cáo tổng hợp; 2; 2,5');
  await open(page).getByLabel('Số nhóm tối đa').fill('5');
  await open(page).getByLabel('Điều khoản quy định số nhóm').fill('Điều 13');
  await open(page).getByLabel('Căn cứ').fill('TTr 02/TTr-VP');
  expect(await officer.look('catalogue-proposal')).toEqual([]);
  await open(page).getByRole('button', { name: 'Trình bản mới' }).click();
  await page.getByText('chờ phê duyệt').waitFor();

  await goTo(page, 'Đợt đánh giá');
  expect(await officer.look('cycles-empty')).toEqual([]);
  await page.getByRole('link', { name: 'Lập đợt' }).click();
  await pick(page, page, 'Đơn vị', 'xa mau', 'xã Mẫu');
  await page.getByRole('checkbox', { name: /335\/2025/ }).check();
  await page.getByLabel('Hạn nhập dữ liệu').fill(`31/12/${YEAR}`);
  await page.getByLabel('Căn cứ').fill('KH 03/KH-UBND');
  expect(await officer.look('cycle-plan')).toEqual([]);
  await page.getByRole('button', { name: 'Lập đợt' }).click();
  await page.getByRole('button', { name: 'Mở đợt' }).click();
  // The ground of the plan is the ground of opening it.
  await open(page).getByRole('button', { name: 'Mở đợt' }).click();
  // The chairman is a cadre, of whom the decree asks no monthly file: three of the four submit.
  await page.getByRole('region', { name: 'Tiến độ' }).getByRole('cell', { name: '3', exact: true }).waitFor();
  expect(await officer.look('cycle')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('an authority approves the catalogue and a head gives one task to everybody at once', async () => {
  const authority = await there.person('desk');
  await signIn(authority, 'thamquyen', PASSWORD);
  await authority.page.getByRole('link', { name: '1 danh mục chờ bạn phê duyệt' }).click();
  await authority.page.getByRole('button', { name: 'Phê duyệt', exact: true }).click();
  await open(authority.page).getByLabel('Căn cứ').fill('QĐ 04/QĐ-UBND');
  await open(authority.page).getByRole('button', { name: 'Phê duyệt', exact: true }).click();
  await authority.page.getByText('Đang có hiệu lực').waitFor();
  expect(await authority.look('catalogue')).toEqual([]);

  const head = await there.person('desk');
  const { page } = head;
  await signIn(head, 'truongphong', PASSWORD);
  await goTo(page, 'Công việc của đơn vị');
  await page.getByRole('button', { name: 'Giao việc' }).click();
  await open(page).getByLabel('Tên việc, sản phẩm').fill('Báo cáo cải cách hành chính');
  await pick(open(page), page, 'Sản phẩm trong danh mục', 'bao cao', 'BC · Báo cáo tổng hợp (2,5)');
  await open(page).getByLabel('Số lượng').fill('2');
  await open(page).getByLabel('Tìm người').fill('an');
  await open(page)
    .getByRole('checkbox', { name: /Nguyễn Văn An/ })
    .waitFor();
  await open(page).getByLabel('Tìm người').fill('');
  await open(page)
    .getByRole('checkbox', { name: /Nguyễn Văn An/ })
    .check();
  await open(page)
    .getByRole('checkbox', { name: /Lê Thị Bình/ })
    .check();
  expect(await head.look('assign')).toEqual([]);
  await open(page).getByRole('button', { name: 'Giao việc (2)' }).click();
  await page.getByRole('cell', { name: 'Lê Thị Bình' }).waitFor();
  expect(await head.look('unit-work')).toEqual([]);
  expect([...authority.complaints, ...head.complaints]).toEqual([]);
});

it('somebody reports with one press on a phone, names a task in ten seconds, and loses nothing by leaving the page', async () => {
  const an = await there.person('phone');
  const { page } = an;
  const loaded = loadedBy(page);
  await signIn(an, 'an.nv', PASSWORD);
  await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).waitFor();
  expect(loaded.bytes).toBeGreaterThan(100 * 1024);
  expect(loaded.bytes).toBeLessThanOrEqual(200 * 1024);
  expect(await an.look('next-steps')).toEqual([]);
  await page.getByRole('link', { name: '1 việc chờ bạn báo kết quả' }).click();
  await page.getByRole('heading', { name: 'Công việc của tôi' }).waitFor();
  expect(await an.look('my-work')).toEqual([]);

  await page.getByLabel('Việc đột xuất vừa làm').fill('Trực phòng chống bão số 9');
  await goTo(page, 'Việc cần làm');
  await goTo(page, 'Công việc của tôi');
  await expect
    .poll(() => page.getByLabel('Việc đột xuất vừa làm').inputValue())
    .toBe('Trực phòng chống bão số 9');
  await page.getByRole('button', { name: 'Ghi việc' }).click();
  await page.getByText('chờ người quản lý phân loại').waitFor();
  expect(await page.getByLabel('Việc đột xuất vừa làm').inputValue()).toBe('');

  await page.getByRole('button', { name: 'Báo kết quả khác' }).click();
  await open(page).getByLabel('Số lần chậm').fill('1');
  await open(page).getByLabel('Minh chứng (tên').fill('Báo cáo số 15');
  await open(page).getByLabel('Số văn bản').fill('15/BC-VP');
  expect(await an.look('report')).toEqual([]);
  await open(page).getByRole('button', { name: 'Báo kết quả' }).click();
  await page.getByText('có sai sót hoặc chậm').waitFor();
  expect(await an.look('my-work-reported')).toEqual([]);
  expect(an.complaints).toEqual([]);
});

it('a part of a page that could not be read says so in its place, and comes when it is asked for again', async () => {
  const an = await there.person('phone');
  const { page } = an;
  await signIn(an, 'an.nv', PASSWORD);
  await page.route('**/api/v1/work-handovers', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: {
        ...{ type: '/problems/server.busy', status: 503, code: 'server.busy' },
        ...{ title: 'hệ thống đang quá tải, chưa có gì được ghi', detail: 'thử lại sau vài giây' },
      },
    }),
  );
  await goTo(page, 'Công việc của tôi');
  const told = page.getByRole('alert');
  await told.getByText('hệ thống đang quá tải').waitFor();
  await page.getByLabel('Việc đột xuất vừa làm').waitFor();
  expect(await an.look('part-not-read')).toEqual([]);
  await page.unroute('**/api/v1/work-handovers');
  await told.getByRole('button', { name: 'Thử lại' }).click();
  await told.waitFor({ state: 'hidden' });
  expect(an.complaints.filter((one) => !/503/.test(one))).toEqual([]);
});

it('a head says from the first page what an unplanned task is, and sees who did how much', async () => {
  const head = await there.person('phone');
  const { page } = head;
  await signIn(head, 'truongphong', PASSWORD);
  await page.getByRole('link', { name: '1 việc đột xuất chờ bạn phân loại' }).click();
  await page.getByRole('button', { name: 'Phân loại' }).first().click();
  await open(page).getByLabel('Mã trong danh mục').fill('CV');
  expect(await head.look('classify')).toEqual([]);
  await open(page).getByRole('button', { name: 'Phân loại' }).click();
  await page.getByRole('heading', { name: 'Phần việc của từng người' }).waitFor();
  await page.getByText(/^100(,00)?%$/).waitFor();
  expect(await head.look('unit-work')).toEqual([]);
  expect(head.complaints).toEqual([]);
});

it('somebody scores themself with the arithmetic before their eyes, offline too, and submits with a receipt', async () => {
  const an = await there.person('phone');
  const { page } = an;
  await signIn(an, 'an.nv', PASSWORD);
  await page.getByRole('link', { name: '1 việc chờ bạn báo kết quả' }).click();
  await page.getByRole('button', { name: 'Xong, đúng hạn, đạt' }).click();
  await page.getByRole('button', { name: 'Xong, đúng hạn, đạt' }).waitFor({ state: 'hidden' });
  await goTo(page, 'Việc cần làm');
  await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).click();
  await page.getByRole('heading', { name: `Phiếu theo dõi: ${MONTH_NAME}` }).waitFor();
  const criteria = page.getByRole('region', { name: 'Tiêu chí chung' });
  await criteria.getByText('Hướng dẫn theo quy định').click();
  await criteria.getByText('Tiêu chí chung tối đa 30 điểm').waitFor();
  for (const field of ['I.1', 'I.2']) await criteria.getByLabel(new RegExp(`^${field} `)).fill('5');
  for (const part of ['II', 'III'])
    for (const at of [1, 2, 3, 4]) await criteria.getByLabel(new RegExp(`^${part}\\.${at} `)).fill('2,5');
  await page.getByText('Điểm kết quả: (').waitFor();
  await page.getByText('khoản 3 Điều 14, Nghị định 335/2025/NĐ-CP').first().waitFor();
  await page.locator('[data-score]:not([data-score=""])').waitFor();
  expect(await an.look('file-scored')).toEqual([]);

  // The line goes while somebody types, and the page is closed: all of it is offered again, on another page.
  await page.context().setOffline(true);
  await page.getByText('Mất kết nối mạng.').waitFor();
  await criteria.getByLabel(/^III\.4 /).fill('2');
  expect(await an.look('file-offline')).toEqual([]);
  await page.context().setOffline(false);
  const back = await an.comeBack();
  await signIn(back, 'an.nv', PASSWORD);
  await finish(back);
  const complaints = [...an.complaints, ...back.complaints];
  expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([]);
});

/** The sheet that was being filled in is found as it was left, saved and submitted. */
async function finish(an: Person): Promise<void> {
  const { page } = an;
  const criteria = page.getByRole('region', { name: 'Tiêu chí chung' });
  await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).click();
  await page.getByText('Có phần chưa gửi').waitFor();
  await expect.poll(() => criteria.getByLabel(/^III\.4 /).inputValue()).toBe('2');
  await saveSlowly(page, criteria.getByLabel(/^III\.3 /));
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  await open(page).getByRole('button', { name: 'Nộp phiếu' }).click();
  await page.getByText('Đã nộp. Biên nhận:').waitFor();
  expect(await an.look('file-submitted')).toEqual([]);
  await goTo(page, 'Việc cần làm');
  await page.getByText('Phiếu của bạn chờ xác nhận').waitFor();
  expect(await an.look('waits-for-head')).toEqual([]);
}

/** The line is slow and they go on typing while the file is saved: what they type meanwhile stays, to be saved as well. */
async function saveSlowly(page: Page, meanwhile: Locator): Promise<void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/monitoring/*/self', (route) => held.then(() => route.continue()), { times: 1 });
  const save = page.getByRole('button', { name: 'Lưu phiếu' });
  await save.click();
  await meanwhile.fill('2');
  letGo();
  // Saved, and what stands is read again.
  await save.and(page.locator(':not([data-loading])')).waitFor();
  expect(await meanwhile.inputValue()).toBe('2');
  expect(await meanwhile.evaluate((field) => field === document.activeElement)).toBe(true);
  await save.click();
  await save.waitFor({ state: 'detached' });
  expect(await meanwhile.inputValue()).toBe('2');
}

it('a head compares self and confirmed in one table, changes one value with its reason, confirms the rest at once', async () => {
  const head = await there.person('desk');
  const { page } = head;
  await signIn(head, 'truongphong', PASSWORD);
  await page.getByRole('link', { name: '1 phiếu chờ bạn xác nhận' }).click();
  await page.getByRole('link', { name: 'Nguyễn Văn An' }).waitFor();
  await page.getByLabel('Tìm người').fill('nguyen an');
  await page.getByRole('link', { name: 'Lê Thị Bình' }).waitFor({ state: 'hidden' });
  expect(await head.look('unit-table')).toEqual([]);
  await page.getByRole('link', { name: 'Nguyễn Văn An' }).click();
  const criteria = page.getByRole('region', { name: 'Tiêu chí chung' });
  await criteria.getByLabel(/^III\.1 /).fill('1,5');
  await page.getByLabel('Lý do sửa').fill('Chưa có giải pháp mới trong tháng');
  await page.getByRole('button', { name: 'Lưu chỗ sửa' }).click();
  await page.getByRole('heading', { name: 'Chỗ đã sửa so với tự chấm' }).waitFor();
  await page.locator('[data-score]').waitFor();
  expect(await head.look('file-confirming')).toEqual([]);
  await page.goBack();
  await page.getByRole('button', { name: 'Xác nhận tất cả (1/1)' }).click();
  await open(page).getByRole('button', { name: 'Xác nhận tất cả' }).click();
  await page.getByText('Đã làm xong: 1').waitFor();
  await page.getByRole('cell', { name: '-1', exact: true }).waitFor();
  expect(await head.look('unit-table-confirmed')).toEqual([]);
  expect(head.complaints).toEqual([]);
});

it('the result is read with its reasons, the months are a picture, and who read the file is told by role', async () => {
  const authority = await there.person('phone');
  await signIn(authority, 'thamquyen', PASSWORD);
  await authority.page.getByRole('link', { name: '1 phiếu chờ bạn duyệt' }).click();
  await authority.page.getByRole('button', { name: 'Duyệt tất cả (1/1)' }).click();
  await open(authority.page).getByRole('button', { name: 'Duyệt tất cả' }).click();
  await authority.page.getByText('Đã làm xong: 1').waitFor();
  expect(await authority.look('approved')).toEqual([]);

  const an = await there.person('desk');
  const { page } = an;
  await signIn(an, 'an.nv', PASSWORD);
  await goTo(page, 'Theo dõi của tôi');
  await page.getByRole('img', { name: new RegExp(`${MONTH_NAME}: \\d`) }).waitFor();
  expect(await an.look('my-monitoring')).toEqual([]);
  await page.getByRole('link', { name: MONTH_NAME }).click();
  await page.getByText('Chưa có giải pháp mới trong tháng').waitFor();
  await page.locator('[data-score]').waitFor();
  expect(await an.look('file-approved')).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Result points').first().waitFor();
  expect(await an.look('file-approved-en')).toEqual([]);
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await goTo(page, 'Tài khoản của tôi');
  await page.getByRole('cell', { name: 'đọc phiếu theo dõi' }).first().waitFor();
  await page.getByRole('cell', { name: 'người đứng đầu' }).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải dữ liệu của tôi' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^du-lieu-cua-toi-\d{4}-\d{2}-\d{2}\.json$/);
  expect(await an.look('own-account')).toEqual([]);
  expect([...authority.complaints, ...an.complaints]).toEqual([]);
});

it('an officer enters the signed sheet of somebody who uses no computer, with its scan, and submits it for them', async () => {
  const officer = await there.person('desk');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD);
  await goTo(page, 'Đợt đánh giá');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`Năm ${YEAR}|Tháng`) })
    .first()
    .click();
  await page.getByRole('link', { name: 'Theo dõi của đơn vị' }).click();
  await page.getByRole('link', { name: 'Lê Thị Bình' }).click();
  await page.getByRole('link', { name: 'Nhập thay từ giấy đã ký' }).click();
  const criteria = page.getByRole('region', { name: 'Tiêu chí chung' });
  for (const field of ['I.1', 'I.2']) await criteria.getByLabel(new RegExp(`^${field} `)).fill('4,5');
  await page.getByLabel('Tên giấy').fill('Mẫu số 01 của bà Lê Thị Bình');
  await page.getByLabel('Ngày ký').fill(`01/${OF_YEAR}/${YEAR}`);
  const scan = { name: 'mau-01.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  await page.locator('input[type=file]').setInputFiles(scan);
  expect(await officer.look('on-behalf')).toEqual([]);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('button', { name: 'Nộp thay' }).click();
  await open(page).getByRole('button', { name: 'Nộp thay' }).click();
  await page.getByText('Phiếu này đã được chuyển đi').waitFor();

  // Whoever heads the office next takes over what waits to be confirmed.
  await follow(page, `/units/${office}/acting-heads`);
  await page.getByRole('link', { name: 'Lê Thị Bình (VP-03)' }).waitFor();
  await page.getByRole('cell', { name: 'Trần Thị Chi' }).first().waitFor();
  expect(await officer.look('open-confirmations')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('a month of work comes from a file: errors are told by heading, and what is mended is recorded once', async () => {
  const officer = await there.person('desk');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD);
  await goTo(page, 'Công việc của đơn vị');
  await pick(page, page, 'Đơn vị', 'van phong', 'Văn phòng');
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  await page.getByRole('heading', { name: 'Nhập công việc của tháng từ Excel' }).waitFor();
  const putIn = async (...rows: string[]) => {
    const lines = [
      'CÔNG VIỆC THÁNG,,,',
      'Mã việc ở hệ thống nguồn,Mã người,Nội dung công việc,Hệ số quy đổi',
      ...rows,
    ];
    const file = {
      name: 'thang.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Xem trước' }).click();
  };
  await putIn('1,VP-01,Rà soát hồ sơ một cửa,một');
  await page.getByRole('cell', { name: 'Hệ số quy đổi', exact: true }).waitFor();
  expect(await officer.look('work-import')).toEqual([]);
  await putIn('1,VP-01,Rà soát hồ sơ một cửa,1');
  await page.getByRole('button', { name: 'Ghi công việc' }).click();
  await page.getByRole('link', { name: 'Xem công việc của đơn vị' }).click();
  await page.getByText('Rà soát hồ sơ một cửa').first().waitFor();
  expect(officer.complaints).toEqual([]);
});

const PAYLOADS = [
  '<img src=x onerror="window.hit=1">',
  '"><script>window.hit=1</script>',
  "'-alert(1)-'",
  '<svg/onload=window.hit=1>',
  'javascript:window.hit=1',
  '{{constructor.constructor("window.hit=1")()}}',
];

it('A42 - what looks like a program stays text in every field of a task, a report and a reason', async () => {
  const binh = await there.person('phone');
  const { page } = binh;
  await signIn(binh, 'binh.lt', PASSWORD);
  await goTo(page, 'Công việc của tôi');
  for (const payload of PAYLOADS) {
    await page.getByLabel('Việc đột xuất vừa làm').fill(payload);
    await page.getByRole('button', { name: 'Ghi việc' }).click();
    await page.getByText(payload, { exact: true }).waitFor();
  }
  await page.getByRole('button', { name: 'Báo kết quả khác' }).click();
  await open(page)
    .getByLabel('Giải trình')
    .fill(PAYLOADS[0] ?? '');
  await open(page)
    .getByLabel('Minh chứng (tên')
    .fill(PAYLOADS[1] ?? '');
  await open(page).getByRole('button', { name: 'Báo kết quả' }).click();
  await page.getByText('đúng hạn, đạt chất lượng', { exact: false }).first().waitFor();
  const head = await there.person('desk');
  await signIn(head, 'truongphong', PASSWORD);
  await head.page.getByRole('link', { name: `${PAYLOADS.length} việc đột xuất chờ bạn phân loại` }).click();
  for (const payload of PAYLOADS) await head.page.getByText(payload, { exact: true }).waitFor();
  for (const one of [page, head.page]) expect(await one.evaluate('window.hit')).toBeUndefined();
  expect([...binh.complaints, ...head.complaints]).toEqual([]);
});

it('one person with the same sheet in two windows is told that it was they themself, and loses nothing of either', async () => {
  const windows = [await there.person('phone'), await there.person('desk')] as const;
  for (const one of windows) {
    const { page } = one;
    await signIn(one, 'truongphong', PASSWORD);
    await page.getByRole('link', { name: 'Tự chấm kỳ đang diễn ra' }).click();
    await page.getByRole('heading', { name: `Phiếu theo dõi: ${MONTH_NAME}` }).waitFor();
    await page.getByRole('region', { name: 'Tiêu chí chung' }).waitFor();
  }
  const [first, second] = windows;
  const field = ({ page }: Person, id: string) =>
    page.getByRole('region', { name: 'Tiêu chí chung' }).getByLabel(new RegExp(`^${id} `));
  const save = ({ page }: Person) => page.getByRole('button', { name: 'Lưu phiếu' });
  await field(first, 'I.1').fill('5');
  await save(first).click();
  await save(first).waitFor({ state: 'detached' });

  await field(second, 'I.2').fill('4');
  await save(second).click();
  const told = second.page.getByRole('alert');
  await told.getByText(/^chính bạn đã sửa ở cửa sổ hoặc máy khác, lúc \d\d:\d\d ngày/).waitFor();
  expect(await lookAll(second, 'file-changed-in-another-window')).toEqual([]);
  await told.getByRole('button', { name: 'Lấy bản mới, giữ phần đã nhập' }).click();
  await told.waitFor({ state: 'detached' });
  await expect.poll(() => field(second, 'I.1').inputValue()).toBe('5');
  expect(await field(second, 'I.2').inputValue()).toBe('4');
  await save(second).click();
  await save(second).waitFor({ state: 'detached' });
  expect([await field(second, 'I.1').inputValue(), await field(second, 'I.2').inputValue()]).toEqual([
    '5',
    '4',
  ]);
  expect([...first.complaints, ...second.complaints].filter((one) => !/412/.test(one))).toEqual([]);
});

it('what a regulation still asks of a task is asked where it was to be done with one press, before it counts as done', async () => {
  const officer = await callerFor(there.product, 'tochuc', PASSWORD);
  const regulations = [{ regulation: 'nd-90-2020', version: '2023-09-15' }];
  const plan = { unit: office, kind: 'year', period: YEAR, ground: 'KH 04/KH-UBND', regulations };
  const { id } = await officer('POST', '/api/v1/cycles', plan);
  await officer('POST', `/api/v1/cycles/${id}/open`, { ground: 'KH 04/KH-UBND', isOnPaper: true });
  const [head, doer] = [
    await callerFor(there.product, 'truongphong', PASSWORD),
    await callerFor(there.product, 'binh.lt', PASSWORD),
  ];
  const to = [{ person: (await doer('GET', '/api/v1/session')).person, period: MONTH }];
  for (const title of ['Rà soát hồ sơ', 'Tiếp công dân'])
    await head('POST', '/api/v1/work-tasks', { unit: office, title, quantity: '1', coefficient: '1', to });
  const binh = await there.person('phone');
  const { page } = binh;
  await signIn(binh, 'binh.lt', PASSWORD);
  await goTo(page, 'Công việc của tôi');
  await page.getByRole('button', { name: 'Báo xong tất cả' }).click();
  await expect.poll(() => page.getByText('Chưa báo được, quy định còn hỏi').count()).toBe(2);
  expect(await binh.look('my-work-still-asked')).toEqual([]);

  const task = page.getByRole('article', { name: 'Tiếp công dân' });
  await task.getByRole('button', { name: 'Xong, đúng hạn, đạt' }).click();
  await open(page).getByLabel('Hiệu quả').selectOption('Hiệu quả cao');
  await open(page).getByRole('button', { name: 'Báo kết quả' }).click();
  await task.getByText('đã báo').waitFor();
  // The other one still says what is asked of it.
  const other = page.getByRole('article', { name: 'Rà soát hồ sơ' });
  expect(await other.getByText('Chưa báo được, quy định còn hỏi').count()).toBe(1);
  expect(await page.getByText('Chưa báo được, quy định còn hỏi').count()).toBe(1);

  const manager = await there.person('desk');
  await signIn(manager, 'truongphong', PASSWORD);
  await goTo(manager.page, 'Công việc của đơn vị');
  const line = manager.page.getByRole('row').filter({ hasText: 'Tiếp công dân' });
  await line.getByRole('button', { name: 'Sửa kết quả' }).click();
  const effect = open(manager.page).getByLabel('Hiệu quả');
  expect(await effect.inputValue()).toBe('high');
  expect(await manager.look('work-correct')).toEqual([]);
  await effect.selectOption('Hiệu quả thấp');
  await open(manager.page).getByLabel('Lý do').fill('Còn hồ sơ phải làm lại');
  await open(manager.page).getByRole('button', { name: 'Sửa kết quả' }).click();
  await open(manager.page).waitFor({ state: 'detached' });
  const mine = async () => JSON.stringify(await doer('GET', `/api/v1/people/${to[0]?.person}/work-products`));
  await expect.poll(mine).toContain('"effect":"low"');
  expect([...binh.complaints, ...manager.complaints]).toEqual([]);
});

it('a task named without a network waits on the phone, is recorded once when it is back, and what is refused is there to be mended', async () => {
  const binh = await there.person('phone');
  const { page } = binh;
  await signIn(binh, 'binh.lt', PASSWORD);
  await goTo(page, 'Công việc của tôi');
  const name = async (title: string) => {
    await page.getByLabel('Việc đột xuất vừa làm').fill(title);
    await page.getByRole('button', { name: 'Ghi việc' }).click();
  };
  const waiting = page.getByRole('region', { name: 'Việc chờ ghi' });
  const ofMonth = page.getByText('Chưa có việc nào trong kỳ này').or(page.getByRole('article'));
  await ofMonth.first().waitFor();
  await page.context().setOffline(true);
  await name('Đi cơ sở thôn Đoài');
  await name('Trực lũ');
  await waiting.getByText('Trực lũ').waitFor();
  expect(await page.getByLabel('Việc đột xuất vừa làm').inputValue()).toBe('');
  expect(await binh.look('tasks-waiting')).toEqual([]);
  // The first one arrives, but its answer is lost on the way.
  await page.route(
    '**/work-tasks/unplanned',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.context().setOffline(false);
  await page.getByRole('article', { name: 'Trực lũ' }).waitFor({ timeout: 60_000 });
  await waiting.waitFor({ state: 'detached' });
  for (const title of ['Đi cơ sở thôn Đoài', 'Trực lũ'])
    expect(await page.getByRole('article', { name: title }).count()).toBe(1);

  await page.evaluate(() => {
    history.pushState(null, '', '/work?period=1999-01');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByRole('heading', { name: 'Công việc của tôi' }).waitFor();
  await page.context().setOffline(true);
  await name('Việc của năm nào');
  await waiting.getByText('Việc của năm nào').waitFor();
  await page.context().setOffline(false);
  const refused = page.getByRole('region', { name: 'Việc chưa ghi được' });
  await refused.getByRole('alert').waitFor();
  expect(await refused.getByLabel('Tên việc').inputValue()).toBe('Việc của năm nào');
  expect(await binh.look('task-refused')).toEqual([]);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await open(page).getByText('Số việc chưa ghi được vào hệ thống: 1').waitFor();
  expect(await binh.look('sign-out-with-tasks-kept')).toEqual([]);
  await open(page).getByRole('button', { name: 'Hủy' }).click();
  await goTo(page, 'Việc cần làm');
  await page.getByText('Việc chưa ghi được: 1').waitFor();
  expect(await binh.look('task-refused-elsewhere')).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'Công việc của tôi' }).click();
  await refused.getByRole('button', { name: 'Bỏ' }).click();
  await refused.waitFor({ state: 'detached' });
  expect(binh.complaints.filter((one) => !/ERR_|422/.test(one))).toEqual([]);
});

it('a task that waits in one window and is sent by another is seen as recorded in both', async () => {
  const mine = await there.person('phone');
  await signIn(mine, 'binh.lt', PASSWORD);
  await goTo(mine.page, 'Công việc của tôi');
  const other = await mine.anotherWindow();
  await other.open('/work');
  const { page } = mine;
  // This window reaches nobody with what it sends, nor does the other one yet.
  for (const one of [mine, other]) await one.page.route('**/work-tasks/unplanned', (route) => route.abort());
  await page.getByLabel('Việc đột xuất vừa làm').fill('Khơi thông cống');
  await page.getByRole('button', { name: 'Ghi việc' }).click();
  for (const one of [mine, other])
    await one.page.getByRole('region', { name: 'Việc chờ ghi' }).getByText('Khơi thông cống').waitFor();
  await other.page.unroute('**/work-tasks/unplanned');
  for (const one of [other, mine])
    await one.page.getByRole('article', { name: 'Khơi thông cống' }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('region', { name: 'Việc chờ ghi' }).count()).toBe(0);
  expect([...mine.complaints, ...other.complaints].filter((one) => !/ERR_/.test(one))).toEqual([]);
});

it('when somebody else signs in in another window, nothing of this one is recorded in their name', async () => {
  const binh = await there.person('phone');
  const { page } = binh;
  await signIn(binh, 'binh.lt', PASSWORD);
  await goTo(page, 'Công việc của tôi');
  const other = await binh.anotherWindow();
  await other.open('/');
  await other.page.getByRole('button', { name: 'Đăng xuất' }).click();
  await other.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  await signInHere(other, 'an.nv', PASSWORD);

  await page.getByLabel('Việc đột xuất vừa làm').fill('Dọn kho lưu trữ');
  await page.getByRole('button', { name: 'Ghi việc' }).click();
  await open(page).getByText('Người khác đã đăng nhập trên trình duyệt này').waitFor();
  expect(await binh.look('another-signed-in')).toEqual([]);
  await goTo(other.page, 'Công việc của tôi');
  await other.page.getByText('Chờ báo kết quả').or(other.page.getByRole('article')).first().waitFor();
  expect(await other.page.getByRole('article', { name: 'Dọn kho lưu trữ' }).count()).toBe(0);

  await open(page).getByLabel('Tên đăng nhập').fill('binh.lt');
  await open(page).getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await open(page).getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await open(page).waitFor({ state: 'detached' });
  await page.getByRole('article', { name: 'Dọn kho lưu trữ' }).waitFor({ timeout: 60_000 });

  // The other window is not theirs any more; whoever signs in over it as somebody else begins with a page of their own.
  await other.page.getByLabel('Việc đột xuất vừa làm').fill('Trực cổng');
  await other.page.getByRole('button', { name: 'Ghi việc' }).click();
  await open(other.page).getByLabel('Tên đăng nhập').fill('binh.lt');
  await open(other.page).getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  await open(other.page).getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await other.page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
  await goTo(other.page, 'Công việc của tôi');
  await other.page.getByRole('article', { name: 'Dọn kho lưu trữ' }).waitFor();
  expect(await other.page.getByText('Trực cổng').count()).toBe(0);
  expect([...binh.complaints, ...other.complaints].filter((one) => !/401/.test(one))).toEqual([]);
});
