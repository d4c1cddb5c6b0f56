import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUp } from './set-up.ts';
import { activate, goTo, pick, signIn } from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

const files = mkdtempSync(join(tmpdir(), 'congtam-files-'));
const PASSWORD = { second: 'nang-len-Duoi-pho-8', officer: 'gio-thoi-Qua-cau-9' };
let there: Visit;
let secondCode: string;
let officerCode: string;

beforeAll(async () => {
  there = await visit();
  secondCode = await setUp(there.product);
});
afterAll(async () => {
  await there.end();
  rmSync(files, { recursive: true, force: true });
});

it('an administrator founds the first unit, invites somebody and proposes a role', async () => {
  const first = await there.person('desk');
  const { page } = first;
  await signIn(first, 'mau.tt', 'mua-roi-tren-Song-7');
  await page.getByRole('link', { name: 'thông báo về tài khoản' }).waitFor();
  const guide = page.getByRole('region', { name: 'Bắt đầu' });
  await guide.getByRole('link', { name: 'Quản trị thứ hai kích hoạt tài khoản' }).waitFor();
  expect(await first.look('home')).toEqual([]);

  await goTo(page, 'Đơn vị');
  expect(await first.look('units-empty')).toEqual([]);
  await page.getByRole('button', { name: 'Lập đơn vị' }).click();
  const founding = page.getByRole('dialog');
  await founding.getByLabel('Mã').fill('TINH');
  await founding.getByLabel('Tên').fill('Ủy ban nhân dân tỉnh Mẫu');
  await founding.getByLabel('Từ ngày').fill('1/1/2025');
  await founding.getByLabel('Căn cứ').fill('NQ 01/NQ-HĐND');
  expect(await first.look('found-unit')).toEqual([]);
  await founding.getByRole('button', { name: 'Lập đơn vị' }).click();
  await page.getByRole('link', { name: 'Ủy ban nhân dân tỉnh Mẫu' }).waitFor();

  await goTo(page, 'Tài khoản');
  await page.getByRole('button', { name: 'Mời một tài khoản' }).click();
  await page.getByRole('dialog').getByLabel('Họ và tên').fill('Lương Tổ Chức');
  await page.getByRole('dialog').getByLabel('Tên đăng nhập').fill('tochuc');
  await page.getByRole('dialog').getByLabel('Sẽ giữ vai trò').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Mời một tài khoản' }).click();
  await page.getByText('mỗi người một nửa').waitFor();
  expect(await first.look('invited')).toEqual([]);
  officerCode = (await page.locator('code').allInnerTexts())[1] ?? '';
  await page.getByRole('button', { name: 'Đã chép, đóng lại' }).click();
  await page.getByRole('cell', { name: 'tochuc' }).waitFor();
  expect(await first.look('accounts')).toEqual([]);

  await goTo(page, 'Giao vai trò');
  await page.getByRole('button', { name: 'Đề nghị giao vai trò' }).click();
  const proposing = page.getByRole('dialog');
  await proposing.getByLabel('Tài khoản').selectOption({ label: 'Lương Tổ Chức (tochuc)' });
  await proposing.getByLabel('Vai trò').selectOption({ label: 'tham mưu tổ chức cán bộ' });
  await pick(proposing, page, 'Đơn vị', 'tinh mau', 'tỉnh Mẫu');
  await proposing.getByLabel('Từ ngày').fill('01/01/2026');
  await proposing.getByLabel('Căn cứ').fill('QĐ 02/QĐ-UBND');
  await proposing.getByRole('button', { name: 'Đề nghị giao vai trò' }).click();
  await page.getByText('bạn đã đề nghị, chờ quản trị khác xác nhận').waitFor();
  expect(await first.look('roles')).toEqual([]);
  expect(first.complaints).toEqual([]);
});

it('the second administrator sees at once what waits for them, on a phone, and confirms', async () => {
  await activate(there.product, 'thu.lv', secondCode, PASSWORD.second);
  const second = await there.person('phone');
  const { page } = second;
  await signIn(second, 'thu.lv', PASSWORD.second);
  await page.getByRole('link', { name: 'vai trò chờ người thứ hai xác nhận' }).waitFor();
  expect(await second.look('grant-waits')).toEqual([]);
  await page.getByRole('link', { name: 'vai trò chờ người thứ hai xác nhận' }).click();
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('dialog').getByText('Bạn là người thứ hai').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Xác nhận' }).waitFor({ state: 'hidden' });
  expect(await second.look('roles')).toEqual([]);

  await goTo(page, 'Tài khoản');
  const officer = page.getByRole('row', { name: /tochuc/ });
  await officer.getByRole('button', { name: 'Cấp nửa mã còn lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp nửa mã còn lại' }).click();
  await page.getByText('mỗi người một nửa').waitFor();
  officerCode += (await page.locator('code').allInnerTexts())[1] ?? '';
  expect(await second.look('other-half')).toEqual([]);
  await page.getByRole('button', { name: 'Đã chép, đóng lại' }).click();

  await goTo(page, 'Tài khoản của tôi');
  await page.getByRole('button', { name: 'Đăng ký' }).click();
  await page.getByRole('img', { name: 'Hình mã để quét bằng điện thoại' }).waitFor();
  expect(await second.look('own-account')).toEqual([]);
  await page.getByRole('button', { name: 'Lê Văn Thử' }).click();
  await page.getByText('quản trị hệ thống: toàn hệ thống').waitFor();
  expect(await second.look('my-roles')).toEqual([]);
  expect(second.complaints).toEqual([]);
});

const HEAD =
  'Mã người,Họ và tên,Đảng viên,Mã đơn vị,"Chức vụ, chức danh",Lãnh đạo,Đối tượng,Từ ngày,Đến ngày';
const written = (name: string, ...lines: string[]): string => {
  const path = join(files, name);
  writeFileSync(path, `\ufeff${lines.join('\r\n')}\r\n`);
  return path;
};
const sheet = (name: string, ...rows: string[]): string => written(name, HEAD, ...rows);

it('a personnel officer founds a unit, puts in a roster with an error, mends it, and reads a file', async () => {
  await activate(there.product, 'tochuc', officerCode, PASSWORD.officer);
  const officer = await there.person('desk');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD.officer);
  const next = page
    .getByRole('region', { name: 'Bắt đầu' })
    .getByRole('listitem')
    .filter({ hasText: 'bước tiếp theo' });
  await next.getByRole('link', { name: 'Lập các đơn vị bên dưới' }).waitFor();
  expect(await officer.look('first-steps')).toEqual([]);

  await goTo(page, 'Đơn vị');
  await page.getByRole('button', { name: 'Lập đơn vị' }).click();
  const founding = page.getByRole('dialog');
  await founding.getByLabel('Mã').fill('SNV');
  await founding.getByLabel('Tên').fill('Sở Nội vụ');
  await pick(founding, page, 'Thuộc', 'tinh mau', 'tỉnh Mẫu');
  await founding.getByLabel('Từ ngày').fill('01/01/2025');
  await founding.getByLabel('Căn cứ').fill('NQ 03/NQ-HĐND');
  await founding.getByRole('button', { name: 'Lập đơn vị' }).click();
  await page.getByLabel('Tìm theo tên, mã').fill('so noi vu');
  await page.getByRole('link', { name: 'Sở Nội vụ' }).click();
  await page.getByRole('heading', { name: 'Quy định áp dụng' }).waitFor();
  await page.getByRole('link', { name: /335/ }).first().waitFor();
  expect(await officer.look('unit')).toEqual([]);

  await goTo(page, 'Nhập danh sách');
  await pick(page, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
  const putIn = async (file: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByLabel('Tệp XLSX hoặc CSV').click(),
    ]);
    await chooser.setFiles(file);
    await page.getByLabel('Danh sách của ngày').fill('01/01/2026');
    await page.getByLabel('Căn cứ').fill('QĐ 04/QĐ-SNV');
    await page.getByRole('button', { name: 'Nhập tệp' }).click();
  };
  expect(await officer.look('rosters')).toEqual([]);
  const sound = 'SNV-01,Nguyễn Thị Lành,x,SNV,Giám đốc,người đứng đầu,công chức,01/03/2025,';
  await putIn(sheet('co-loi.csv', sound, 'SNV-02,Trần Văn Lỗi,,KHONG-CO,Chuyên viên,,công chức,,'));
  await page.getByText('Tải lại tệp có cột Lỗi').waitFor();
  const grid = page.getByRole('region', { name: 'Các dòng của tệp' });
  await grid.getByRole('cell', { name: /^KHONG-CO/ }).waitFor();
  await page.getByLabel('Chỉ dòng có lỗi').check();
  await grid.getByText('SNV-01').waitFor({ state: 'hidden' });
  await grid.getByRole('rowheader', { name: '3' }).waitFor();
  expect(await officer.look('roster-faulty')).toEqual([]);

  await goTo(page, 'Nhập danh sách');
  await pick(page, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
  await putIn(sheet('da-sua.csv', sound, 'SNV-02,Trần Văn Lỗi,,SNV,Chuyên viên,,công chức,01/03/2025,'));
  await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await page.getByText('Đã ghi xong.').waitFor();
  expect(await officer.look('roster-applied')).toEqual([]);
  await page.getByRole('link', { name: 'Xem người trong đơn vị' }).click();
  await page.getByLabel('Tìm theo tên hoặc mã').fill('nguyen thi lanh');
  await page.getByRole('link', { name: 'Trần Văn Lỗi' }).waitFor({ state: 'hidden' });
  expect(await officer.look('people')).toEqual([]);
  await page.getByRole('link', { name: 'Nguyễn Thị Lành' }).click();
  await page.getByRole('cell', { name: 'Giám đốc' }).waitFor();
  expect(await officer.look('person')).toEqual([]);
  await goTo(page, 'Việc cần làm');
  await next.getByRole('link', { name: 'Đọc quy định, chọn cách hiểu' }).waitFor();
  expect(officer.complaints).toEqual([]);
});

it('a list with headings of its own is told what its columns are, by keyboard on a phone, and the choice is remembered', async () => {
  const officer = await there.person('phone');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD.officer);
  const list = (name: string, code: string) =>
    written(
      name,
      'SỞ NỘI VỤ,,,,,,,',
      'STT,Số hiệu,Họ và tên,Cơ quan,Chức danh đang giữ,Diện cán bộ,Vào từ,Nơi ở',
      `1,${code},Phạm Thị Mơ,SNV,Chuyên viên,công chức,01/06/2025,phường Một`,
    );
  const putIn = async (file: string) => {
    await goTo(page, 'Nhập danh sách');
    await pick(page, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('Danh sách của ngày').fill('01/01/2026');
    await page.getByLabel('Căn cứ').fill('QĐ 06/QĐ-SNV');
    await page.getByRole('button', { name: 'Nhập tệp' }).click();
  };
  await putIn(list('tieu-de-rieng.csv', 'SNV-03'));
  await page.getByText('Mục bắt buộc chưa có cột nào').waitFor();
  expect(await officer.look('roster-headings')).toEqual([]);
  // A column that counts the rows says nothing of anybody: nobody is asked what it is.
  expect(await page.getByLabel('STT', { exact: true }).count()).toBe(0);
  for (const [heading, field] of [
    ['Nơi ở', '(bỏ cột này)'],
    ['Số hiệu', 'Mã người'],
    ['Cơ quan', 'Mã đơn vị'],
    ['Chức danh đang giữ', 'Chức vụ, chức danh'],
    ['Diện cán bộ', 'Đối tượng'],
    ['Vào từ', 'Từ ngày'],
  ] as const)
    await page.getByLabel(heading, { exact: true }).selectOption({ label: field });
  await page.getByText('Mục bắt buộc chưa có cột nào').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Dùng các cột này và kiểm tra lại' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).waitFor();
  expect(await officer.look('roster-headings-known')).toEqual([]);

  await putIn(list('lan-sau.csv', 'SNV-04'));
  await page.getByText('Đang dùng lựa chọn đã ghi cho đơn vị này').waitFor();
  await page.getByRole('button', { name: 'Ghi vào hồ sơ' }).click();
  await page.getByText('Đã ghi xong.').waitFor();
  expect(officer.complaints).toEqual([]);
});

it('people get accounts by a list: the officer chooses, an administrator invites and prints the codes, the officer binds', async () => {
  const toAccounts = async (person: Person): Promise<void> => {
    const { page } = person;
    await signIn(person, 'tochuc', PASSWORD.officer);
    await goTo(page, 'Cán bộ, công chức');
    await page.getByRole('link', { name: 'Tài khoản cho nhiều người' }).click();
    await pick(page, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
    await page.getByLabel('Chọn: Nguyễn Thị Lành').waitFor();
  };
  const choose = async (page: Page): Promise<void> => {
    await page.getByLabel('Chọn: Nguyễn Thị Lành').check();
    await page.getByLabel('Chọn: Trần Văn Lỗi').check();
    await page.getByLabel('Tên đăng nhập: Trần Văn Lỗi').fill('loi.tv.snv');
  };
  const officer = await there.person('desk');
  await toAccounts(officer);
  await choose(officer.page);
  const list = await officer.page.getByLabel('Danh sách', { exact: true }).inputValue();
  expect(list).toBe('lanh.nt; Nguyễn Thị Lành\nloi.tv.snv; Trần Văn Lỗi');
  expect(await officer.look('many-accounts')).toEqual([]);
  expect(officer.complaints).toEqual([]);
  await officer.page.close();

  const second = await there.person('phone');
  await signIn(second, 'thu.lv', PASSWORD.second);
  await goTo(second.page, 'Tài khoản');
  await second.page.getByRole('link', { name: 'Mời nhiều người' }).click();
  await second.page.getByLabel('Danh sách').fill(`${list}\ntochuc; Trùng Tên`);
  await second.page.getByRole('button', { name: 'Mời tất cả' }).click();
  await second.page.getByRole('alert').getByText('tochuc (Trùng Tên)').waitFor();
  await second.page.getByRole('row', { name: /loi\.tv\.snv/ }).waitFor();
  expect(await second.page.locator('code').allInnerTexts()).toHaveLength(2);
  expect(await second.look('invite-many')).toEqual([]);
  expect(await second.lookOnPaper('invite-many')).toEqual([]);
  await second.page.close();

  const again = await there.person('desk');
  await toAccounts(again);
  await choose(again.page);
  await again.page.getByLabel('Căn cứ').fill('QĐ 07/QĐ-SNV');
  await again.page.getByRole('button', { name: /^Gắn tài khoản/ }).click();
  await again.page.getByRole('cell', { name: 'đã gắn' }).nth(1).waitFor();
  expect(await again.look('many-accounts-bound')).toEqual([]);
  expect(again.complaints).toEqual([]);
});

it('a shortcoming is repaired by a day, and what a unit cannot settle is put to the unit above and answered', async () => {
  const officer = await there.person('desk');
  const { page } = officer;
  const dialog = page.getByRole('dialog');
  await signIn(officer, 'tochuc', PASSWORD.officer);
  await goTo(page, 'Khắc phục');
  await page.getByText('Chưa có biện pháp khắc phục nào').waitFor();
  await page.getByRole('button', { name: 'Ghi biện pháp khắc phục' }).click();
  await pick(dialog, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
  await dialog.getByLabel('Hạn chế').fill('Trả kết quả chậm');
  await dialog.getByLabel('Biện pháp').fill('Soát hằng tuần');
  await pick(dialog, page, 'Người thực hiện', 'loi', 'Trần Văn Lỗi');
  await pick(dialog, page, 'Người theo dõi', 'lanh', 'Nguyễn Thị Lành');
  await dialog.getByRole('textbox', { name: 'Hạn', exact: true }).fill('31/12/2026');
  await dialog.getByLabel('Căn cứ').fill('KL 01/KL-SNV');
  await dialog.getByRole('button', { name: 'Ghi biện pháp khắc phục' }).click();
  await page.getByText('Người thực hiện: Trần Văn Lỗi').waitFor();
  expect(await officer.look('remedies')).toEqual([]);
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await dialog.getByLabel('Kết quả, theo minh chứng nào').fill('Ba tháng liền không chậm');
  const proof = {
    name: 'ket-qua.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  };
  await page.locator('input[type=file]').setInputFiles(proof);
  await dialog.getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByText('đã khắc phục').waitFor();

  await goTo(page, 'Vướng mắc');
  await page.getByRole('button', { name: 'Gửi vướng mắc' }).click();
  await pick(dialog, page, 'Của đơn vị', 'so noi vu', 'Sở Nội vụ');
  await pick(dialog, page, 'Gửi đến đơn vị cấp trên', 'tinh mau', 'tỉnh Mẫu');
  await dialog.getByLabel('Nội dung vướng mắc').fill('Người nghỉ thai sản tính thế nào?');
  await dialog.getByLabel('Đề nghị trả lời trước ngày').fill('31/12/2026');
  await dialog.getByRole('button', { name: 'Gửi vướng mắc' }).click();
  await page.getByText('Người nghỉ thai sản tính thế nào?').waitFor();
  expect(await officer.look('questions')).toEqual([]);
  await page.getByRole('button', { name: 'Trả lời' }).click();
  await dialog.getByLabel('Nội dung trả lời').fill('Tính các tháng có làm việc.');
  await dialog.getByRole('button', { name: 'Trả lời' }).click();
  await page.getByText('đã trả lời').waitFor();
  expect(officer.complaints).toEqual([]);
});

it('an entry goes into a register and on to its next step, on a phone', async () => {
  const officer = await there.person('phone');
  const { page } = officer;
  await signIn(officer, 'tochuc', PASSWORD.officer);
  await goTo(page, 'Sổ theo dõi');
  await pick(page, page, 'Đơn vị', 'so noi vu', 'Sở Nội vụ');
  await page.getByLabel('Sổ', { exact: true }).selectOption({ label: 'sáng kiến, giải pháp' });
  await page.getByRole('button', { name: 'Ghi vào sổ: sáng kiến, giải pháp' }).click();
  const dialog = page.getByRole('dialog');
  await pick(dialog, page, 'Người', 'lanh', 'Nguyễn Thị Lành');
  await dialog.getByLabel('Tên sáng kiến, giải pháp').fill('Trả kết quả tại nhà');
  await dialog.getByLabel('Ngày đề xuất').fill('05/02/2026');
  await dialog.getByRole('button', { name: /^Ghi vào sổ/ }).click();
  await page.getByText('Trả kết quả tại nhà').waitFor();
  expect(await officer.look('person-registers')).toEqual([]);
  await page.getByRole('link', { name: 'Mở', exact: true }).click();
  await page.getByRole('button', { name: 'Ghi được công nhận' }).click();
  await dialog.getByLabel('Ngày').first().fill('20/02/2026');
  await dialog.getByLabel('Cơ quan, người có thẩm quyền').fill('Hội đồng sáng kiến tỉnh');
  await dialog.getByLabel('Căn cứ').fill('QĐ 05/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Ghi được công nhận' }).click();
  await page.getByRole('cell', { name: 'được công nhận' }).first().waitFor();
  expect(await officer.look('register-entry')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});
