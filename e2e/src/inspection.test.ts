import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOffice, PASSWORD } from './office.ts';
import { goTo, pick, signIn } from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

let there: Visit;
beforeAll(async () => {
  there = await visit();
  await anOffice(there.product);
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
  await early.getByRole('button', { name: 'Bỏ', exact: true }).click();

  const concerned = await enter('an.nv');
  await toInspection(concerned);
  await concerned.page.getByRole('button', { name: 'Giải trình' }).click();
  await concerned.page
    .getByRole('dialog')
    .getByRole('textbox', { name: 'Giải trình' })
    .fill('Hai văn bản khác nhau, cùng trích yếu');
  await concerned.page.getByRole('dialog').getByRole('button', { name: 'Giải trình' }).click();
  await concerned.page.getByText('đã giải trình', { exact: true }).waitFor();
  expect(await concerned.look('inspection-replied')).toEqual([]);

  const head = await enter('truongphong');
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
