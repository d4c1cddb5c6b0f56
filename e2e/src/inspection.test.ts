import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOffice, PASSWORD } from './office.ts';
import { follow, goTo, pick, signIn } from './steps.ts';
import { lookAll, type Person, type Visit, visit } from './visit.ts';

let there: Visit;
let office: Awaited<ReturnType<typeof anOffice>>;
beforeAll(async () => {
  there = await visit();
  office = await anOffice(there.product);
}, 240_000);
afterAll(() => there.end());

const DAY = 86_400_000;
/** As people here write it. */
const dayFromToday = (days: number): string =>
  new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(Date.now() + days * DAY);
const YEAR = dayFromToday(0).slice(-4);
const DECISION = 'QĐ 15/QĐ-UBND';

async function enter(login: string, width?: 'phone' | 'desk'): Promise<Person> {
  const person = await there.person(width);
  await signIn(person, login, PASSWORD);
  return person;
}
const toInspection = async ({ page }: Person) => {
  await goTo(page, 'Kiểm tra');
  await page.getByRole('link', { name: DECISION }).click();
  await page.getByRole('heading', { name: 'Phát hiện' }).waitFor();
};

it('an inspection from its opening to a finding that stands after the reply', async () => {
  const authority = await enter('thamquyen');
  const { page } = authority;
  await goTo(page, 'Kiểm tra');
  await page.getByText('Chưa có cuộc kiểm tra nào').waitFor();
  expect(await authority.look('inspections-none')).toEqual([]);
  await page.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
  const opening = page.getByRole('dialog');
  await pick(opening, page, 'Cơ quan ra quyết định', 'xa mau', 'Ủy ban nhân dân xã Mẫu');
  await opening.getByRole('textbox', { name: 'Quyết định kiểm tra' }).fill(DECISION);
  await opening.getByRole('textbox', { name: 'Mục đích' }).fill('Kiểm tra công tác đánh giá, xếp loại');
  await pick(opening, page, 'Đơn vị được kiểm tra', 'van phong', 'Văn phòng');
  await opening.getByLabel('Thời kỳ kiểm tra: từ').fill(`01/01/${YEAR}`);
  await opening.getByLabel('Thời kỳ kiểm tra: đến').fill(`31/12/${YEAR}`);
  await opening.getByLabel('Làm việc từ ngày').fill(dayFromToday(0));
  await opening.getByLabel('Làm việc đến ngày').fill(dayFromToday(20));
  // Who serves in the unit is refused as a member, beside the question.
  await opening.getByRole('textbox', { name: 'Thành viên' }).fill('an.nv');
  await opening.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
  await opening
    .getByText(/không làm thành viên được/)
    .first()
    .waitFor();
  expect(await authority.look('inspection-opening')).toEqual([]);
  await opening.getByRole('textbox', { name: 'Thành viên' }).fill('thanh.tra');
  await opening.getByRole('button', { name: 'Mở cuộc kiểm tra' }).click();
  await page.getByRole('link', { name: DECISION }).waitFor();
  expect(await authority.look('inspections')).toEqual([]);

  // The inspector sees the people of the unit from this moment, and no way to change anything.
  const inspector = await enter('thanh.tra', 'phone');
  await toInspection(inspector);
  await inspector.page.getByRole('button', { name: 'Yêu cầu tài liệu' }).click();
  const asking = inspector.page.getByRole('dialog');
  await pick(asking, inspector.page, 'Đơn vị được kiểm tra', 'van phong', 'Văn phòng');
  await asking.getByRole('textbox', { name: 'Tài liệu cần cung cấp' }).fill('Bảng giao việc tháng 3');
  await asking.getByLabel('Hạn cung cấp').fill(dayFromToday(5));
  await asking.getByRole('button', { name: 'Yêu cầu tài liệu' }).click();
  await inspector.page.getByText('Bảng giao việc tháng 3').waitFor();
  await inspector.page.getByRole('button', { name: 'Nêu phát hiện' }).click();
  const finding = inspector.page.getByRole('dialog');
  await pick(finding, inspector.page, 'Đơn vị được kiểm tra', 'van phong', 'Văn phòng');
  await pick(finding, inspector.page, 'Người liên quan', 'nguyen van an', 'Nguyễn Văn An');
  await finding.getByRole('textbox', { name: 'Nội dung phát hiện' }).fill('Một sản phẩm được khai hai lần');
  await finding.getByLabel('Ngày của sự việc').fill(`10/03/${YEAR}`);
  await finding.getByLabel('Hạn giải trình').fill(dayFromToday(5));
  await finding.getByRole('button', { name: 'Nêu phát hiện' }).click();
  await finding.waitFor({ state: 'hidden' });
  await inspector.page.getByText('Một sản phẩm được khai hai lần').waitFor();
  expect(await inspector.look('inspection-of-member')).toEqual([]);

  // Before the reply it cannot stand.
  await inspector.page.getByRole('button', { name: 'Giữ phát hiện' }).click();
  const early = inspector.page.getByRole('dialog');
  await early.getByRole('textbox', { name: 'Lý do' }).fill('có sổ giao việc');
  await early.getByRole('button', { name: 'Giữ phát hiện' }).click();
  await early
    .getByText(/chưa giải trình/)
    .first()
    .waitFor();
  expect(await inspector.look('inspection-too-early')).toEqual([]);
  await early.getByRole('button', { name: 'Hủy', exact: true }).click();

  const concerned = await enter('an.nv');
  await concerned.page.getByRole('link', { name: '1 phát hiện của đoàn kiểm tra chờ giải trình' }).waitFor();
  expect(await concerned.look('inspection-waits')).toEqual([]);
  await concerned.page.getByRole('link', { name: '1 phát hiện của đoàn kiểm tra chờ giải trình' }).click();
  await concerned.page.getByRole('link', { name: DECISION }).click();
  await concerned.page.getByRole('heading', { name: 'Phát hiện' }).waitFor();
  await concerned.page.getByRole('button', { name: 'Giải trình' }).click();
  await concerned.page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Giải trình' })
    .fill('Hai văn bản khác nhau, cùng trích yếu');
  await concerned.page.getByRole('dialog').getByRole('button', { name: 'Giải trình' }).click();
  await concerned.page.getByText('đã giải trình', { exact: true }).waitFor();
  expect(await concerned.look('inspection-replied')).toEqual([]);

  const head = await enter('truongphong');
  await head.page.getByRole('link', { name: '1 yêu cầu tài liệu của đoàn kiểm tra' }).waitFor();
  await toInspection(head);
  await head.page.getByRole('button', { name: 'Cung cấp' }).click();
  await head.page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Trả lời' })
    .fill('Gửi kèm bảng giao việc');
  await head.page.getByRole('dialog').getByRole('button', { name: 'Cung cấp' }).click();
  await head.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await head.page.getByText('Gửi kèm bảng giao việc').waitFor();
  expect(await head.look('inspection-answered')).toEqual([]);
  await goTo(head.page, 'Điểm cần rà soát');
  await head.page.getByText('Không có điểm nào chờ bạn').waitFor();
  expect(await head.look('review-points-none')).toEqual([]);

  const again = await enter('thanh.tra');
  await toInspection(again);
  await again.page.getByText('đã giải trình', { exact: true }).waitFor();
  await again.page.getByRole('button', { name: 'Giữ phát hiện' }).click();
  await again.page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Lý do' })
    .fill('Sổ giao việc chỉ có một sản phẩm');
  await again.page.getByRole('dialog').getByRole('button', { name: 'Giữ phát hiện' }).click();
  await again.page.getByText('giữ nguyên', { exact: true }).waitFor();
  expect(await again.look('inspection-stands')).toEqual([]);
  // Whoever was refused once reads so in the console as well.
  for (const { complaints } of [concerned, head, again]) expect(complaints).toEqual([]);
});

it('groups of the same duties are decided by document, and a power is delegated and taken', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/units/${office.unit}/duty-groups`);
  await page.getByText('Chưa có quyết định nào về nhóm nhiệm vụ').waitFor();
  await page.getByRole('button', { name: 'Ghi quyết định' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Các nhóm').fill('Tham mưu\nPhục vụ');
  await dialog.getByLabel('Từ ngày').fill(`01/01/${YEAR}`);
  await dialog.getByLabel('Căn cứ').fill(DECISION);
  await dialog.getByRole('button', { name: 'Ghi quyết định' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Phục vụ' }).waitFor();
  expect(await lookAll(officer, 'duty-groups')).toEqual([]);
  for (const name of ['transfers', 'national-database', 'unit-list']) {
    await follow(page, `/${name}`);
    expect([name, await lookAll(officer, name)]).toEqual([name, []]);
  }
  expect(officer.complaints).toEqual([]);

  const authority = await enter('thamquyen');
  await goTo(authority.page, 'Ủy quyền');
  await authority.page.getByText('Chưa có việc ủy quyền nào').waitFor();
  await authority.page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  const asked = authority.page.getByRole('dialog');
  await pick(asked, authority.page, 'Đơn vị', 'uy ban', 'XA');
  await asked.getByLabel('Với vai trò').selectOption({ label: 'cấp có thẩm quyền' });
  await pick(asked, authority.page, 'Người nhận', 'chi', 'Trần Thị Chi');
  await asked.getByLabel('Từ ngày').fill(dayFromToday(0));
  await asked.getByLabel('Đến ngày').fill(dayFromToday(20));
  await asked.getByLabel('Số, ký hiệu văn bản').fill('UQ 01/UQ-UBND');
  await asked.getByLabel('Ngày văn bản').fill(dayFromToday(0));
  await asked.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  await authority.page.getByText('Trần Thị Chi').waitFor();
  expect(await lookAll(authority, 'delegations')).toEqual([]);
  expect(authority.complaints).toEqual([]);

  const head = await enter('truongphong', 'phone');
  await goTo(head.page, 'Ủy quyền');
  await head.page.getByRole('button', { name: 'Nhận', exact: true }).click();
  await head.page.getByRole('dialog').getByRole('button', { name: 'Nhận', exact: true }).click();
  await head.page.getByRole('cell', { name: 'có hiệu lực', exact: true }).waitFor();
  expect(await head.look('delegation-taken')).toEqual([]);
  expect(head.complaints).toEqual([]);
});
