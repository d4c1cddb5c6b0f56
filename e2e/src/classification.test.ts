import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune, unitOf } from './computed-commune.ts';
import { follow, goTo, pick, signIn } from './steps.ts';
import { lookAll, type Person, type Visit, visit } from './visit.ts';

let there: Visit;
let commune: ComputedCommune;

/** Where people could sign in once; nobody does here, so nothing is asked of it. */
const PROVIDER = {
  CONGTAM_OIDC_ISSUER: 'https://dang-nhap.example',
  CONGTAM_OIDC_CLIENT_ID: 'cong-tam',
  CONGTAM_OIDC_RETURN: 'https://cong-tam.example/sign-in/return',
};

beforeAll(async () => {
  there = await visit(PROVIDER, ['--sample']);
  commune = await computeCommune(there.product);
}, 240_000);
afterAll(() => there.end());

const enter = async (login: string, width?: 'phone' | 'desk'): Promise<Person> => {
  const person = await there.person(width);
  await signIn(person, login, commune.passwords.get(login) ?? '');
  return person;
};

it('of a cycle of the whole commune, the head of a division sees how far their own people are', async () => {
  const head = await enter('truongphong.kinhte');
  const { page } = head;
  await goTo(page, 'Đợt đánh giá');
  await page.getByRole('main').getByRole('link', { name: 'Năm 2026' }).first().click();
  await page.getByRole('heading', { name: /^Tiến độ: / }).waitFor();
  await page.getByRole('row').filter({ hasText: 'chưa nộp' }).waitFor();
  expect(await head.look('cycle-of-a-head')).toEqual([]);
  expect(head.complaints).toEqual([]);
});

it('a head reads the results, finds somebody without marks and proposes on the board by keyboard alone', async () => {
  const head = await enter('canbo.1');
  const { page } = head;
  await goTo(page, 'Xếp loại');
  await page.getByRole('link', { name: 'năm 2026' }).waitFor();
  expect(await head.look('classification')).toEqual([]);
  await page.getByRole('link', { name: 'năm 2026' }).click();
  await page.getByLabel('Tìm theo tên hoặc mã').fill('to thi bich lien');
  await page.getByText('1 kết quả').waitFor();
  expect(await head.look('results-found')).toEqual([]);
  await page.getByLabel('Tìm theo tên hoặc mã').fill('');
  await page.getByText('65 kết quả').waitFor();
  await page.getByLabel('Sắp theo').selectOption({ label: 'Điểm' });
  expect(await head.look('results')).toEqual([]);

  await page.getByRole('link', { name: 'Bảng tỷ lệ' }).click();
  await page.getByRole('heading', { name: 'Bảng tỷ lệ' }).waitFor();
  await page.getByLabel('Lý do của lựa chọn tiếp theo').focus();
  await page.keyboard.type('kết quả nổi trội nhất trong nhóm');
  await page.keyboard.press('Tab');
  await page.keyboard.type('BB 12/BB-UBND');
  const card = page.getByRole('group', { name: /, Chờ chọn$/ }).first();
  const name = ((await card.getAttribute('aria-label')) ?? '').replace(/, Chờ chọn$/, '');
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    if (
      (await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === `${name}, Chờ chọn`
    )
      break;
  }
  await page.keyboard.press('ArrowRight');
  await page.getByRole('group', { name: `${name}, Vào suất` }).waitFor();
  await page.getByText('đề xuất: Hoàn thành xuất sắc nhiệm vụ').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `${name}, Vào suất`,
  );
  expect(await head.look('board-proposed')).toEqual([]);
  expect(head.complaints).toEqual([]);
});

it('the authority gives places from the same board, without names when it is shown to all, and decides', async () => {
  const authority = await enter('chutich');
  const { page } = authority;
  await follow(page, `/classification/${commune.cycle}/board`);
  await page.getByText('đề xuất: Hoàn thành xuất sắc nhiệm vụ').first().waitFor();
  await page.getByLabel('Lý do của lựa chọn tiếp theo').fill('so sánh kết quả trong nhóm');
  const waiting = page.getByRole('group', { name: /, Chờ chọn$/ }).first();
  const name = ((await waiting.getAttribute('aria-label')) ?? '').replace(/, Chờ chọn$/, '');
  await waiting.getByRole('button', { name: 'Chọn vào suất' }).click();
  await page.getByRole('group', { name: `${name}, Vào suất` }).waitFor();
  expect(await page.getByRole('heading', { name: 'Một cửa' }).isVisible()).toBe(true);
  expect(await authority.look('board-chosen')).toEqual([]);
  await page.getByRole('switch', { name: 'Trình chiếu, không hiện tên' }).check();
  await page.getByText('Người 1', { exact: true }).first().waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain(name);
  expect(await authority.look('board-nameless')).toEqual([]);

  await page.getByRole('link', { name: 'Kết quả', exact: true }).click();
  await page.getByLabel('Nhóm').selectOption({ label: 'tập thể' });
  await page.getByLabel('Chọn tất cả đang hiện').check();
  await page.getByRole('button', { name: 'Quyết định', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Quyết định', exact: true }).click();
  await page.getByText(/\d+ đã ghi/).waitFor();
  await page.getByLabel('Nhóm').selectOption({ label: 'tất cả' });
  await page.getByLabel('Tìm theo tên hoặc mã').fill('to thi bich lien');
  await page.getByText('1 kết quả').waitFor();
  await page.getByRole('link', { name: 'Tô Thị Bích Liên' }).click();
  await page
    .getByRole('heading', { name: 'Điều gì sẽ làm khác đi' })
    .or(page.getByText('Mức xếp loại'))
    .first()
    .waitFor();
  expect(await authority.look('explained')).toEqual([]);
  expect(authority.complaints).toEqual([]);
});

it('an officer prints why somebody is not excellent, each number one step from its article', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/classification/${commune.cycle}/why/UB-30`);
  await page.getByRole('heading', { name: /^Vì sao đồng chí Tô Thị Bích Liên không được/ }).waitFor();
  await page
    .getByRole('link', { name: /Điều 20/ })
    .first()
    .waitFor();
  expect(await officer.look('why-not')).toEqual([]);
  const pictures = join(import.meta.dirname, '../pictures');
  mkdirSync(pictures, { recursive: true });
  await page.pdf({ path: join(pictures, 'why-not.pdf'), preferCSSPageSize: true });
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'In', exact: true }).isVisible()).toBe(false);
  expect(await officer.look('why-not-printed')).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  await page
    .getByRole('link', { name: /Điều 20/ })
    .first()
    .click();
  await page
    .getByRole('heading', { name: /Điều 20/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).hash).toMatch(/^#art-20/);
  expect(officer.complaints).toEqual([]);
});

it('an officer compares two texts, and is told at its line what is wrong in a draft', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await goTo(page, 'Quy định');
  await page.getByRole('link', { name: 'So hai bản quy định' }).click();
  await page.getByLabel('Bản trước').selectOption('nd-90-2020@2023-09-15');
  await page.getByLabel('Bản sau').selectOption('nd-335-2025@2026-01-01');
  await page.getByText(/\d+ sửa, \d+ thêm, \d+ bỏ/).waitFor();
  expect(await officer.look('regulation-changes')).toEqual([]);
  await page.getByRole('link', { name: 'Mọi quy định' }).click();
  await page.getByRole('link', { name: 'Soạn quy định của đơn vị' }).click();
  await pick(page, page, 'Đơn vị', 'xa binh minh', 'Ủy ban nhân dân xã Bình Minh');
  await page.getByRole('tab', { name: 'Văn bản' }).click();
  await page.getByLabel('Văn bản của gói').fill('regulation:\n  id: xa-mau\n  sai: [\n');
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page
    .getByRole('button', { name: /^Đến dòng \d+/ })
    .first()
    .click();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  expect(await officer.look('regulation-draft')).toEqual([]);
  await page.getByLabel('Văn bản của gói').fill('');
  expect(officer.complaints.filter((each) => !each.includes('422'))).toEqual([]);
});

const PLACES: readonly (readonly [string, string])[] = [
  ['', '65 kết quả'],
  ['/board', 'Vào suất'],
  ['/open', 'Cách hiểu đang dùng'],
  ['/pictures', 'Các mức theo đơn vị'],
];

it('open decisions, what would be otherwise and the pictures are read on a phone as well', async () => {
  for (const width of ['desk', 'phone'] as const) {
    const authority = await enter('chutich', width);
    const { page } = authority;
    const seenBefore = width === 'desk' ? ['', '/board'] : [];
    for (const [path, sees] of PLACES.filter(([place]) => !seenBefore.includes(place))) {
      await follow(page, `/classification/${commune.cycle}${path}`);
      await page.getByText(sees).first().waitFor();
      expect(await authority.look(`cycle${path.replace('/', '-') || '-results'}`)).toEqual([]);
    }
    await follow(page, `/classification/${commune.cycle}/what-if`);
    await page.getByText('Xem trước, không ghi gì').waitFor();
    await page.getByLabel('Nội dung còn cách hiểu khác nhau').selectOption({ index: 11 });
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText(/sẽ đổi mức|Không ai đổi mức/).waitFor();
    expect(await authority.look('what-if')).toEqual([]);
    await follow(page, `/classification/${commune.cycle}/found-later`);
    await page.getByText('xử lý từng điều').waitFor();
    expect(await authority.look('found-later')).toEqual([]);
    expect(authority.complaints).toEqual([]);
    await page.goto('about:blank');
  }
});

const PROVINCE = 'Ủy ban nhân dân tỉnh Sông Vân';
const COMMUNE = 'Ủy ban nhân dân xã Bình Minh (hư cấu)';

it('the home-affairs department sees who is behind, urges them, and sends the report of the year', async () => {
  for (const width of ['desk', 'phone'] as const) {
    const department = await enter('noivu', width);
    const { page } = department;
    await goTo(page, 'Tiến độ các đơn vị');
    expect(await department.look('progress-empty')).toEqual([]);
    await pick(page, page, 'Đơn vị', 'tinh', PROVINCE);
    await page.getByLabel('Năm').selectOption('2026');
    await page.getByText('Theo từng đơn vị').waitFor();
    // Bodies at whatever depth without a regulation of their own are listed, and urged together as well.
    await page.getByRole('button', { name: 'Chọn mọi cơ quan trong danh sách' }).click();
    await page
      .getByText(/^[1-9]\d* đơn vị được chọn$/)
      .first()
      .waitFor();
    expect(await department.look('progress-province')).toEqual([]);
    await page.getByRole('button', { name: 'Chọn mọi đơn vị chưa xong' }).click();
    await page.getByRole('button', { name: 'Đôn đốc các đơn vị đã chọn' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nội dung đôn đốc').fill('Đề nghị quyết định mức xếp loại trước 15/12.');
    expect(await department.look('urging')).toEqual([]);
    await dialog.getByRole('button', { name: 'Đôn đốc các đơn vị đã chọn' }).click();
    await page
      .getByText(/^\d+ lần$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: COMMUNE, exact: true }).click();
    await page.getByRole('heading', { name: COMMUNE }).waitFor();
    await page.getByRole('button', { name: 'Xem từng đối tượng' }).click();
    await page.getByRole('heading', { name: 'Từng đối tượng và hồ sơ' }).waitFor();
    expect(await department.look('progress-commune')).toEqual([]);

    await page.getByRole('link', { name: 'So hệ số quy đổi giữa các cơ quan' }).click();
    await page.getByRole('heading', { name: 'So danh mục giữa các cơ quan' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: COMMUNE }).waitFor();
    await page.getByRole('link', { name: 'Số liệu tổng hợp' }).last().click();
    await page.getByRole('heading', { name: 'Số liệu tổng hợp' }).waitFor();
    await page.getByText('Vì sao không có mức').first().waitFor();
    expect(await department.look('consolidation')).toEqual([]);
    if (width === 'desk') {
      await page.getByRole('button', { name: 'Chốt và gửi báo cáo' }).click();
      await page.getByRole('dialog').getByLabel('Căn cứ').fill('BC 01/BC-UBND');
      await page.getByRole('dialog').getByRole('button', { name: 'Chốt và gửi báo cáo' }).click();
    }
    await page.getByRole('link', { name: 'Báo cáo tổng hợp 1' }).click();
    await page.getByText('Hồ sơ hiện nay vẫn đúng như báo cáo.').waitFor();
    expect(await department.look('report')).toEqual([]);
    await page.getByRole('button', { name: 'Thành văn bản' }).click();
    const paper = page.getByRole('dialog');
    await paper.getByLabel('Số liệu của').selectOption('0');
    await paper.getByLabel('Bảng').selectOption('byUnit');
    await paper.getByLabel('Định dạng').selectOption('docx');
    await paper.getByLabel('Nơi ký').fill('Sông Vân');
    expect(await department.look('report-as-paper')).toEqual([]);
    const file = page.waitForEvent('download');
    await paper.getByRole('button', { name: 'Thành văn bản' }).click();
    expect((await file).suggestedFilename()).toMatch(/^bao-cao-tong-hop-\d{4}\.docx$/);
    expect(department.complaints).toEqual([]);
    await page.goto('about:blank');
  }
});

it('an authority records by document which body decides for whom', async () => {
  const authority = await enter('chutich');
  const { page } = authority;
  await follow(page, `/units/${await unitOf(commune.ask, 'UBX')}/authority-seats`);
  await page.getByText('Chưa ghi cơ quan nào').waitFor();
  expect(await lookAll(authority, 'authority-seats')).toEqual([]);
  await page.getByRole('button', { name: 'Ghi cơ quan có thẩm quyền' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Việc').selectOption({ label: 'chuẩn bị, đề xuất' });
  await pick(dialog, page, 'Cơ quan', 'uy ban', 'UBX');
  await dialog.getByLabel('Từ ngày').fill('01/01/2026');
  await dialog.getByRole('textbox', { name: 'Văn bản', exact: true }).fill('QĐ 15/QĐ-UBND');
  await dialog.getByLabel('Ngày văn bản').fill('02/01/2026');
  expect(await authority.look('authority-seat-record')).toEqual([]);
  await dialog.getByRole('button', { name: 'Ghi cơ quan có thẩm quyền' }).click();
  await page.getByRole('row', { name: /chuẩn bị, đề xuất.*xã Bình Minh.*QĐ 15\/QĐ-UBND/ }).waitFor();
  expect(await lookAll(authority, 'authority-seats-recorded')).toEqual([]);
  expect(authority.complaints).toEqual([]);
});

it('an identity of single sign-on is bound to an account by two administrators, and unbound by one', async () => {
  const of = ({ page }: Person) => page.getByRole('row', { name: /nv-0042/ });
  const first = await enter('quantri.1');
  await goTo(first.page, 'Tài khoản');
  await first.page.getByRole('searchbox', { name: 'Tìm' }).fill('canbo.2');
  await first.page.getByRole('button', { name: 'Gắn danh tính' }).first().click();
  const dialog = first.page.getByRole('dialog');
  await dialog.getByLabel('Mã danh tính').fill('nv-0042');
  await dialog.getByLabel('Căn cứ').fill('QĐ 16/QĐ-UBND');
  expect(await first.look('sign-on-propose')).toEqual([]);
  await dialog.getByRole('button', { name: 'Gắn danh tính' }).click();
  await of(first).getByText('chờ người thứ hai xác nhận').waitFor();
  // Who proposed it does not confirm it.
  expect(await of(first).getByRole('button', { name: 'Xác nhận' }).count()).toBe(0);
  expect(await lookAll(first, 'sign-on-subjects')).toEqual([]);
  expect(first.complaints).toEqual([]);

  const second = await enter('quantri.2');
  await goTo(second.page, 'Tài khoản');
  await of(second).getByRole('button', { name: 'Xác nhận' }).click();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await of(second).getByText('đang dùng').waitFor();
  await of(second).getByRole('button', { name: 'Thôi gắn' }).click();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Thôi gắn' }).click();
  await of(second).getByText('đã thôi').waitFor();
  expect(await second.look('sign-on-ended')).toEqual([]);
  expect(second.complaints).toEqual([]);
});

it('what results are used for, the workbook of a cycle, thresholds, comparisons and the log each have their page', async () => {
  const { cycle } = commune;
  const { people } = await commune.ask<{ people: { id: string }[] }>(
    'tochuc',
    'GET',
    '/api/v1/people?limit=1',
  );
  const person = people[0]?.id ?? '';
  const authority = await enter('chutich');
  for (const [path, heading, name] of [
    [`/cycles/${cycle}/commendation`, 'Khen thưởng', 'commendation'],
    [`/cycles/${cycle}/payouts`, 'Thu nhập tăng thêm', 'payouts'],
    [`/cycles/${cycle}/after-levels`, 'Xử lý sau xếp loại', 'after-levels'],
    [`/cycles/${cycle}/look-again`, 'Rà soát lại', 'look-again'],
    ['/catalogue-comparison', 'So danh mục giữa các cơ quan', 'catalogue-comparison'],
  ] as const) {
    await follow(authority.page, path);
    await authority.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect([path, await authority.look(name)]).toEqual([path, []]);
  }
  expect(authority.complaints).toEqual([]);
  const officer = await enter('tochuc', 'phone');
  for (const [path, heading, name] of [
    [`/cycles/${cycle}/commendation`, 'Khen thưởng', 'commendation'],
    [`/cycles/${cycle}/workbooks`, 'Bảng tính của đợt', 'workbooks'],
    [`/people/${person}/levels`, 'Kết quả các năm', 'person-levels'],
    [`/people/${person}/regulations`, 'Quy định áp dụng', 'person-regulations'],
    [`/people/${person}/results-sent`, 'Kết quả nơi cũ gửi', 'results-sent'],
    ['/job-positions', 'Sản phẩm của vị trí việc làm', 'job-positions'],
    ['/people-accounts', 'Tài khoản cho nhiều người', 'people-accounts'],
    ['/review-thresholds', 'Ngưỡng rà soát', 'review-thresholds'],
    ['/figures', 'Số liệu đã tổng hợp', 'figures'],
    ['/shown-simulations', 'Mô phỏng của cấp trên', 'shown-simulations'],
    ['/events', 'Nhật ký', 'events'],
  ] as const) {
    await follow(officer.page, path);
    await officer.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect([path, await officer.look(name)]).toEqual([path, []]);
  }
  expect(officer.complaints).toEqual([]);
});
