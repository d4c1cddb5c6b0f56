import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testFolder } from '../../server/src/testing/test-folder.ts';
import { dutyGroupsOfCommittee, writeCommitteeWorkbook } from './committee-workbook.ts';
import {
  act,
  choosePassword,
  fillSetUp,
  follow,
  goTo,
  LATE,
  makeDecision,
  numberDecision,
  pick,
  signIn,
  signInHere,
  today,
} from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

/** Nothing in this journey is made otherwise than on a page: it begins with the code that the first start shows. */
let there: Visit;
const files = testFolder('congtam-whole-year-');
const WORKBOOK = join(files, 'ubx-2026.xlsx');
const PASSWORD = 'trang-sang-Ben-song-5';
const GROUND = 'QĐ 01/QĐ-UBND ngày 05/01/2026';
const PROVINCE = 'Ủy ban nhân dân tỉnh Sông Vân (hư cấu)';
const COMMITTEE = 'Ủy ban nhân dân xã Bình Minh (hư cấu)';
let cycle = '';
let decision = '';

beforeAll(async () => {
  await writeCommitteeWorkbook(WORKBOOK);
  there = await visit({}, [], { isFirstStart: true });
}, 240_000);
afterAll(async () => {
  await there.end();
  rmSync(files, { recursive: true, force: true });
});

const [FIRST, SECOND] = ['mau.tt', 'thu.lv'];
/** Who holds a role holds it where they serve; the officer alone is nobody of whom there are files. */
const OFFICER = { login: 'tochuc', name: 'Lương Tổ Chức', role: 'tham mưu tổ chức cán bộ', unit: PROVINCE };
const HOLDERS = [
  { login: 'chutich', name: 'Lê Quang Đạo', role: 'cấp có thẩm quyền', unit: COMMITTEE },
  { login: 'truongphong', name: 'Hoàng Văn Lực', role: 'người đứng đầu', unit: 'Phòng Kinh tế' },
  { login: 'vanthu', name: 'Vũ Thị Ngọc', role: 'văn thư', unit: COMMITTEE },
  { login: 'thuky', name: 'Trần Quốc Bảo', role: 'thư ký cuộc họp', unit: COMMITTEE },
  { login: 'capuy', name: 'Phạm Thị Hoàng Lan', role: 'cấp ủy', unit: COMMITTEE },
  { login: 'noivu', name: 'Phùng Nội Vụ', role: 'cơ quan nội vụ', unit: PROVINCE },
  { login: 'thanhtra', name: 'Tạ Thanh Tra', role: 'thanh tra, kiểm tra', unit: PROVINCE },
] as const;
/** Those who serve above the committee come by a list of the province's own. */
const ROSTER = [
  'Mã người,Họ và tên,Đảng viên,Mã đơn vị,"Chức vụ, chức danh",Lãnh đạo,Đối tượng,Từ ngày,Đến ngày',
  'TINH-01,Phùng Nội Vụ,,TINH,Chuyên viên,,công chức,01/01/2025,',
  'TINH-02,Tạ Thanh Tra,,TINH,Thanh tra viên,,công chức,01/01/2025,',
].join('\r\n');
const WHO = { login: 'anh.ttl', name: 'Trịnh Thị Lan Anh', code: 'UB-14' };
const DEPUTY = { login: 'trang.dt', name: 'Đặng Thu Trang', code: 'UB-10' };

/** Codes by login: an account of a role needs the halves of both administrators. */
const codes = new Map<string, string>();
const keep = (login: string, code: string | null | undefined) =>
  codes.set(login, `${codes.get(login) ?? ''}${code ?? ''}`);

const enter = async (login: string, width?: 'phone' | 'desk'): Promise<Person> => {
  const person = await there.person(width);
  await signIn(person, login, PASSWORD);
  return person;
};

/** Somebody chooses their password with the code they were handed, and signs in. */
async function activate(login: string, width?: 'phone' | 'desk'): Promise<Person> {
  const person = await there.person(width);
  await person.open('/activate');
  await choosePassword(person, { login, code: codes.get(login) ?? '', password: PASSWORD });
  await signInHere(person, login, PASSWORD);
  return person;
}

async function found(
  page: Page,
  unit: { readonly code: string; readonly name: string; readonly below?: string },
): Promise<void> {
  await goTo(page, 'Đơn vị');
  await page.getByRole('button', { name: 'Lập đơn vị' }).click();
  const founding = page.getByRole('dialog');
  await founding.getByLabel('Mã').fill(unit.code);
  await founding.getByLabel('Tên').fill(unit.name);
  if (unit.below !== undefined) await pick(founding, page, 'Thuộc', unit.below, unit.below);
  await founding.getByLabel('Từ ngày').fill('01/01/2025');
  await founding.getByLabel('Căn cứ').fill(GROUND);
  await founding.getByRole('button', { name: 'Lập đơn vị' }).click();
  await founding.waitFor({ state: 'detached' });
}

/** The first administrator invites somebody who is to hold a role: half of the code is theirs to hand over. */
async function invite(page: Page, { login, name }: { readonly login: string; readonly name: string }) {
  await goTo(page, 'Tài khoản');
  await page.getByRole('button', { name: 'Mời một tài khoản' }).click();
  const inviting = page.getByRole('dialog');
  await inviting.getByLabel('Họ và tên').fill(name);
  await inviting.getByLabel('Tên đăng nhập').fill(login);
  await inviting.getByLabel('Sẽ giữ vai trò').check();
  await inviting.getByRole('button', { name: 'Mời một tài khoản' }).click();
  await page.getByText('mỗi người một nửa').waitFor();
  keep(login, (await page.locator('code').allInnerTexts())[1]);
  await page.getByRole('button', { name: 'Đã chép, đóng lại' }).click();
}

/** The second administrator gives the other half of a code. */
async function giveOtherHalf(page: Page, login: string): Promise<void> {
  await goTo(page, 'Tài khoản');
  const row = page.getByRole('row', { name: login });
  await row.getByRole('button', { name: 'Cấp nửa mã còn lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp nửa mã còn lại' }).click();
  await page.getByText('mỗi người một nửa').waitFor();
  keep(login, (await page.locator('code').allInnerTexts())[1]);
  await page.getByRole('button', { name: 'Đã chép, đóng lại' }).click();
}

type Holder = typeof OFFICER | (typeof HOLDERS)[number];

async function proposeRole(page: Page, { login, name, role, unit }: Holder): Promise<void> {
  await goTo(page, 'Giao vai trò');
  await page.getByRole('button', { name: 'Đề nghị giao vai trò' }).click();
  const proposing = page.getByRole('dialog');
  await proposing.getByLabel('Tài khoản').selectOption({ label: `${name} (${login})` });
  await proposing.getByLabel('Vai trò').selectOption({ label: role });
  await pick(proposing, page, 'Đơn vị', unit, unit);
  await proposing.getByLabel('Từ ngày').fill('01/01/2026');
  await proposing.getByLabel('Căn cứ').fill(GROUND);
  await proposing.getByRole('button', { name: 'Đề nghị giao vai trò' }).click();
  await proposing.waitFor({ state: 'detached' });
}

/** The second administrator confirms every role that waits. */
async function confirmRoles(page: Page): Promise<void> {
  await goTo(page, 'Giao vai trò');
  const waiting = page.getByRole('button', { name: 'Xác nhận' });
  await waiting.first().waitFor();
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await waiting.first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => waiting.count()).toBe(left - 1);
  }
}

it('two administrators set the system up, found the first unit and let an officer in', async () => {
  const first = await there.person('desk');
  const { page } = first;
  await first.open('/');
  await fillSetUp(first, there.product.setUpCode ?? '', PASSWORD);
  await page.getByRole('button', { name: 'Thiết lập lần đầu' }).click();
  await page.getByRole('heading', { name: 'Quản trị thứ hai' }).waitFor();
  keep(SECOND, (await page.locator('code').allInnerTexts())[1]);

  await page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
  await signInHere(first, FIRST, PASSWORD);
  await found(page, { code: 'TINH', name: PROVINCE });
  await invite(page, OFFICER);
  await proposeRole(page, OFFICER);
  const second = await activate(SECOND);
  await confirmRoles(second.page);
  await giveOtherHalf(second.page, OFFICER.login);
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});

it('the officer founds the committee, opens its year and puts in all of it by one workbook', async () => {
  const officer = await activate(OFFICER.login);
  const { page } = officer;
  await found(page, { code: 'UBX', name: COMMITTEE, below: PROVINCE });

  // Shares of the excellent are counted within groups of the same duties, which are decided before people are put in them.
  await page.getByLabel('Tìm theo tên, mã').fill('binh minh');
  await page.getByRole('link', { name: COMMITTEE }).click();
  await page.getByRole('link', { name: 'Nhóm nhiệm vụ' }).click();
  await page.getByRole('button', { name: 'Ghi quyết định' }).click();
  const groups = page.getByRole('dialog');
  await groups.getByLabel('Phạm vi tính tỷ lệ').selectOption({ label: 'gộp cả các đơn vị bên dưới' });
  await groups.getByLabel('Các nhóm').fill(dutyGroupsOfCommittee().join('\n'));
  await groups.getByLabel('Từ ngày').fill('01/01/2025');
  await groups.getByLabel('Căn cứ').fill('QĐ 02/QĐ-UBND');
  await groups.getByRole('button', { name: 'Ghi quyết định' }).click();
  await groups.waitFor({ state: 'detached' });
  expect(await officer.look('whole-year-duty-groups')).toEqual([]);

  await goTo(page, 'Đợt đánh giá');
  await page.getByRole('link', { name: 'Lập đợt' }).click();
  await pick(page, page, 'Đơn vị', 'binh minh', COMMITTEE);
  await page.getByRole('textbox', { name: 'Năm' }).fill('2026');
  await page.getByRole('checkbox', { name: /335\/2025/ }).check();
  await page.getByLabel('Căn cứ').fill('KH 03/KH-UBND');
  await page.getByRole('button', { name: 'Lập đợt' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đợt đánh giá Năm 2026' }).waitFor();
  cycle = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await act(officer, 'Mở đợt');
  await page.getByText(`${COMMITTEE} · đang mở`).waitFor();

  await follow(page, `/cycles/${cycle}/workbooks`);
  await page.getByText('Chưa nhập bảng tính nào').waitFor();
  await page.locator('input[type=file]').setInputFiles(WORKBOOK);
  await page.getByLabel('Căn cứ').fill('Bảng tính năm 2026 của xã');
  await page.getByRole('button', { name: 'Nhập bảng tính' }).click();
  await page.getByRole('heading', { name: 'Sẽ ghi, hoặc đã ghi' }).waitFor();
  expect(await officer.look('whole-year-workbook')).toEqual([]);
  await page.getByRole('button', { name: 'Ghi như đã xem trước' }).click();
  await page.getByRole('status').getByText('đã ghi', { exact: true }).waitFor();

  await goTo(page, 'Nhập danh sách');
  await pick(page, page, 'Đơn vị', 'tinh song van', PROVINCE);
  const roster = { name: 'tinh.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${ROSTER}\r\n`) };
  await page.locator('input[type=file]').setInputFiles(roster);
  await page.getByLabel('Danh sách của ngày').fill('01/01/2026');
  await page.getByLabel('Căn cứ').fill('QĐ 04/QĐ-UBND');
  await page.getByRole('button', { name: 'Nhập tệp' }).click();
  await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await page.getByText('Đã ghi xong.').waitFor();
  expect(officer.complaints).toEqual([]);
});

it('people get their accounts, and the administrators give roles to who hold them', async () => {
  const first = await enter(FIRST);
  for (const holder of HOLDERS) await invite(first.page, holder);
  await goTo(first.page, 'Tài khoản');
  await first.page.getByRole('link', { name: 'Mời nhiều người' }).click();
  const others = [WHO, DEPUTY];
  await first.page
    .getByLabel('Danh sách')
    .fill(others.map(({ login, name }) => `${login}; ${name}`).join('\n'));
  await first.page.getByRole('button', { name: 'Mời tất cả' }).click();
  for (const { login } of others)
    keep(login, await first.page.getByRole('row', { name: login }).locator('code').textContent());

  const officer = await enter(OFFICER.login);
  const { page } = officer;
  await follow(page, '/people-accounts');
  await pick(page, page, 'Đơn vị', 'tinh song van', PROVINCE);
  for (const { login, name } of [...HOLDERS, ...others]) {
    await page.getByLabel(`Chọn: ${name}`, { exact: true }).check();
    await page.getByLabel(`Tên đăng nhập: ${name}`, { exact: true }).fill(login);
  }
  await page.getByLabel('Căn cứ').fill(GROUND);
  await page.getByRole('button', { name: /^Gắn tài khoản/ }).click();
  await page
    .getByRole('cell', { name: 'đã gắn' })
    .nth(HOLDERS.length + 1)
    .waitFor();

  for (const holder of HOLDERS) await proposeRole(first.page, holder);
  const second = await enter(SECOND);
  await confirmRoles(second.page);
  for (const { login } of HOLDERS) await giveOtherHalf(second.page, login);
  expect([...first.complaints, ...officer.complaints, ...second.complaints]).toEqual([]);
});

it('the officer closes the year and has it computed; the authority gives a place on the board', async () => {
  const officer = await enter(OFFICER.login);
  await follow(officer.page, `/cycles/${cycle}`);
  await act(officer, 'Đóng đợt', { 'Căn cứ (số, ngày văn bản)': GROUND });
  await officer.page.getByText(`${COMMITTEE} · đã đóng`).waitFor();
  await follow(officer.page, `/classification/${cycle}`);
  await act(officer, 'Tính kết quả');
  await officer.page.getByText('62 kết quả').waitFor();
  expect(await officer.look('whole-year-results')).toEqual([]);

  const authority = await activate('chutich');
  const { page } = authority;
  await follow(page, `/classification/${cycle}/board`);
  await page.getByLabel('Lý do của lựa chọn tiếp theo').fill('so sánh kết quả trong nhóm');
  const waiting = page.getByRole('group', { name: /, Chờ chọn$/ }).first();
  const name = ((await waiting.getAttribute('aria-label')) ?? '').replace(/, Chờ chọn$/, '');
  await waiting.getByRole('button', { name: 'Chọn vào suất' }).click();
  await page.getByRole('group', { name: `${name}, Vào suất` }).waitFor();
  expect(await authority.look('whole-year-board')).toEqual([]);
  // Before anything is computed the page is told so, and offers to compute.
  expect(officer.complaints.filter((said) => !/status of 409/.test(said))).toEqual([]);
  expect(authority.complaints).toEqual([]);
});

/** Whoever is rated says so themself, from their own results. */
async function reviewOneself(person: Person): Promise<void> {
  const { page } = person;
  await page.getByRole('link', { name: 'Ghi bản tự đánh giá, xếp loại của bạn' }).click();
  await page.getByRole('link', { name: 'Các bước của đợt' }).click();
  await page.getByRole('heading', { name: 'Các bước' }).waitFor();
  await act(person, 'Ghi bước này', { 'Lý do, nếu đã quá hạn': 'nhập sau' });
  await page
    .getByText(/làm ngày/)
    .first()
    .waitFor();
}

it('people review themselves, a head calls the meeting, a secretary keeps it, and the Party committee says what it thinks', async () => {
  const person = await activate(WHO.login, 'phone');
  await reviewOneself(person);
  await goTo(person.page, 'Việc cần làm');
  await person.page.getByText('Cuộc họp nhận xét, đánh giá bạn (Năm 2026): người đứng đầu đơn vị').waitFor();
  expect(await person.look('whole-year-waits')).toEqual([]);
  const deputy = await activate(DEPUTY.login);
  await reviewOneself(deputy);

  const head = await activate('truongphong');
  expect(await head.look('whole-year-head')).toEqual([]);
  await head.page.getByRole('link', { name: '2 người, tập thể chờ họp' }).click();
  await head.page.getByRole('link', { name: 'Mời họp' }).click();
  await head.page.getByRole('heading', { name: 'Mời họp' }).waitFor();
  await pick(head.page, head.page, 'Đơn vị', 'kinh te', 'Phòng Kinh tế');
  await head.page.getByLabel('Ngày họp').fill(today());
  await head.page.getByLabel('Địa điểm').fill('Phòng họp số 2');
  for (const { code } of [WHO, DEPUTY]) await head.page.getByLabel(new RegExp(`\\(${code}\\)`)).check();
  await head.page.getByRole('button', { name: 'Mời cả đơn vị' }).click();
  await head.page.getByRole('button', { name: 'Mời họp' }).click();
  await head.page.getByText('đã mời').first().waitFor();

  const secretary = await activate('thuky');
  const { page } = secretary;
  await page.getByRole('link', { name: 'cuộc họp đã đến ngày' }).click();
  await page.getByRole('link', { name: today() }).click();
  await page.getByRole('button', { name: 'Ghi người dự họp' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('đã họp').first().waitFor();
  await act(secretary, 'Ghi ý kiến', { 'Nội dung': 'Hoàn thành đúng hạn các việc được giao' });
  const minutes = { 'Kết luận': 'Nhất trí đề nghị mức theo kết quả.', 'Biên bản': 'Đúng thành phần.' };
  await act(secretary, 'Thông qua biên bản', { ...minutes, ...LATE }, [
    'Biên bản đã được đọc và thông qua tại cuộc họp',
  ]);
  await page.getByText('đã thông qua biên bản').first().waitFor();

  const party = await activate('capuy');
  expect(await party.look('whole-year-party-committee')).toEqual([]);
  await party.page.getByRole('link', { name: '1 người, tập thể chờ cấp ủy nhận xét' }).click();
  await party.page.getByLabel('Tìm theo tên hoặc mã').fill(DEPUTY.code);
  await party.page.getByText('1 kết quả').waitFor();
  await party.page.getByRole('link', { name: DEPUTY.name }).click();
  await party.page.getByRole('heading', { name: 'Các bước' }).waitFor();
  await act(party, 'Ghi bước này', { 'Lý do, nếu đã quá hạn': 'nhập sau' });
  await party.page
    .getByText(/làm ngày/)
    .nth(2)
    .waitFor();
  expect(await party.look('whole-year-party-opinion')).toEqual([]);
  for (const each of [person, deputy, head, secretary, party]) expect(each.complaints).toEqual([]);
});

it('the decision is drafted, submitted, made and numbered, and reaches the person it is about', async () => {
  const officer = await enter(OFFICER.login);
  const { page } = officer;
  await follow(page, `/cycles/${cycle}/decision-draft`);
  await page.getByLabel('Căn cứ của quyết định').fill('Nghị định 335/2025/NĐ-CP; Kế hoạch 03/KH-UBND');
  await page.getByLabel('Tìm', { exact: true }).fill(WHO.code);
  await page.getByLabel(new RegExp(`\\(${WHO.code}\\)`)).check();
  await page.getByText('1 mức trong quyết định').waitFor();
  await page.getByRole('button', { name: 'Dự thảo quyết định' }).click();
  await page.waitForURL(/\/decisions\//);
  decision = new URL(page.url()).pathname;
  await act(officer, 'Trình quyết định', LATE);
  await page.getByText('đã trình').first().waitFor();

  const authority = await enter('chutich');
  await makeDecision(authority);
  const clerk = await activate('vanthu');
  await numberDecision(clerk, '45/QĐ-UBND');
  expect(await clerk.look('whole-year-decision')).toEqual([]);

  await officer.open(decision);
  await act(officer, 'Gửi thông báo', LATE);
  await page.getByText('đã gửi, chờ xác nhận').waitFor();
  await act(officer, 'Công khai', LATE);
  await page.getByText('đã công khai').first().waitFor();

  const person = await enter(WHO.login, 'phone');
  await person.page.getByRole('link', { name: 'Thông báo kết quả xếp loại chờ bạn xác nhận' }).click();
  await act(person, 'Tôi đã nhận thông báo');
  await person.page.getByText('Bạn đã xác nhận nhận thông báo').waitFor();
  expect(await person.look('whole-year-my-result')).toEqual([]);
  for (const each of [officer, authority, clerk, person]) expect(each.complaints).toEqual([]);
});

it('the department sees how far the committee is and reports its year; an inspector reads why, and changes nothing', async () => {
  const department = await activate('noivu');
  const { page } = department;
  await goTo(page, 'Tiến độ các đơn vị');
  await pick(page, page, 'Đơn vị', 'tinh song van', PROVINCE);
  await page.getByLabel('Năm').selectOption('2026');
  await page.getByText('Theo từng đơn vị').waitFor();
  await page.getByRole('button', { name: COMMITTEE, exact: true }).click();
  await page.getByRole('heading', { name: COMMITTEE }).waitFor();
  await page.getByRole('link', { name: 'Số liệu tổng hợp' }).last().click();
  await page.getByRole('heading', { name: 'Số liệu tổng hợp' }).waitFor();
  await act(department, 'Chốt và gửi báo cáo', { 'Căn cứ (số, ngày văn bản)': 'BC 01/BC-SNV' });
  await page.getByRole('link', { name: 'Báo cáo tổng hợp 1' }).click();
  await page.getByText('Hồ sơ hiện nay vẫn đúng như báo cáo.').waitFor();
  expect(await department.look('whole-year-report')).toEqual([]);

  const inspector = await activate('thanhtra');
  await follow(inspector.page, `/classification/${cycle}`);
  await inspector.page.getByLabel('Tìm theo tên hoặc mã').fill(WHO.code);
  await inspector.page.getByText('1 kết quả').waitFor();
  await inspector.page.getByRole('link', { name: WHO.name }).click();
  await inspector.page.getByText('đã quyết định').first().waitFor();
  expect(await inspector.look('whole-year-inspector')).toEqual([]);
  expect([...department.complaints, ...inspector.complaints]).toEqual([]);
});
