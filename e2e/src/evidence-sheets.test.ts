import { expect, it } from 'vitest';
import { callerFor, PASSWORD } from './office.ts';
import { goTo, pick } from './steps.ts';
import { lookAll, type Person } from './visit.ts';
import { visitToOffice } from './visit-to-office.ts';

const { enter } = visitToOffice({
  prepare: async (product, { top: unit }) => {
    const officer = await callerFor(product, 'tochuc', PASSWORD);
    const plan = { unit, kind: 'year', period: '2026', ground: 'KH 03/KH-UBND' };
    const regulations = [{ regulation: 'nd-335-2025' }];
    const { id } = await officer('POST', '/api/v1/cycles', { ...plan, regulations });
    await officer('POST', `/api/v1/cycles/${id}/open`, { ground: plan.ground, isOnPaper: true });
  },
});

const openSheet = async ({ page }: Person, label: string) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Số liệu', exact: true }).click();
  await page.getByRole('heading', { name: 'Số liệu của đợt' }).waitFor();
  await page
    .getByRole('row', { name: label })
    .getByRole('link', { name: /ghi tại đây$/ })
    .click();
  await page.getByRole('heading', { name: label }).waitFor();
};
const recorded = ({ page }: Person) => page.getByRole('region', { name: 'Đã ghi' }).first();

it('an officer enters what a workbook would say of a unit and of paper, and changes it with its reason', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await goTo(page, 'Đợt đánh giá');
  await page.getByRole('main').getByRole('link', { name: 'Năm 2026' }).first().click();
  await page.getByRole('navigation').getByRole('link', { name: 'Số liệu', exact: true }).click();
  await page.getByRole('heading', { name: 'Số liệu của đợt' }).waitFor();
  expect(await lookAll(officer, 'sheets')).toEqual([]);

  await openSheet(officer, 'Kết luận về đơn vị');
  await page.getByText('Chưa ghi dòng nào.').waitFor();
  const entry = page.getByRole('region', { name: 'Ghi số liệu' });
  await pick(entry, page, 'Đơn vị', 'van phong', 'Văn phòng');
  await entry.getByLabel('Đã khắc phục hạn chế kỳ trước').selectOption({ label: 'có' });
  await entry.getByLabel('Văn bản làm căn cứ').fill('KL 12/KL-TTr');
  expect(await lookAll(officer, 'sheet-entry')).toEqual([]);
  await entry.getByRole('button', { name: 'Lưu' }).click();
  const row = recorded(officer).getByRole('row', { name: /Văn phòng/ });
  await row.getByText('Đã khắc phục hạn chế kỳ trước, kết luận kiểm tra: có').waitFor();
  await row.getByText('KL 12/KL-TTr').waitFor();

  await row.getByRole('button', { name: /^Sửa/ }).click();
  await entry.getByText('Văn phòng (VP)').waitFor();
  await entry.getByLabel('Đã khắc phục hạn chế kỳ trước').selectOption({ label: 'không' });
  await entry.getByRole('button', { name: 'Lưu' }).click();
  await entry.getByRole('alert').waitFor();
  expect(await officer.look('sheet-change-refused')).toEqual([]);
  await entry.getByLabel('Lý do, nếu quá hạn').fill('đọc nhầm kết luận');
  await entry.getByRole('button', { name: 'Lưu' }).click();
  await row.getByText('kết luận kiểm tra: không').waitFor();
  // The document it stands on stays unless another is named.
  await row.getByText('KL 12/KL-TTr').waitFor();
  expect(await lookAll(officer, 'sheet-recorded')).toEqual([]);

  // Of one person there may be several rows: leave that registers fill as well, which the page says.
  await openSheet(officer, 'Nghỉ dài ngày');
  await page.getByText('Hệ thống còn tự lấy vào bảng này').waitFor();
  await pick(entry, page, 'Người', 'binh', 'Lê Thị Bình');
  await entry.getByRole('button', { name: 'Thêm dòng' }).click();
  await entry.getByLabel('Từ ngày').fill('01/04/2026');
  await entry.getByRole('button', { name: 'Lưu' }).click();
  await entry.getByText('ô bắt buộc đang để trống').first().waitFor();
  expect(await lookAll(officer, 'sheet-cell-refused')).toEqual([]);
  // What is refused the console says too.
  expect(officer.complaints.filter((said) => !said.includes('422'))).toEqual([]);
});

it('a result that another body settled on paper is entered for whom it is about', async () => {
  const officer = await enter('tochuc', 'phone');
  const { page } = officer;
  await goTo(page, 'Đợt đánh giá');
  await page.getByRole('main').getByRole('link', { name: 'Năm 2026' }).first().click();
  await openSheet(officer, 'Kết quả kỳ mang theo');
  const entry = page.getByRole('region', { name: 'Ghi số liệu' });
  await pick(entry, page, 'Người', 'an', 'Nguyễn Văn An');
  await entry.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption({ label: 'Tháng 2/2026' });
  await entry.getByRole('button', { name: 'Thêm dòng' }).click();
  await entry.getByRole('combobox', { name: 'Kết quả', exact: true }).selectOption({ label: 'Điểm của kỳ' });
  await entry.getByLabel('Giá trị').fill('86,5');
  await entry.getByLabel('Cơ quan xác định').fill('Sở Nội vụ tỉnh Mẫu');
  expect(await officer.look('sheet-result-brought')).toEqual([]);
  await entry.getByRole('button', { name: 'Lưu' }).click();
  await recorded(officer).getByText('Nguyễn Văn An (VP-02)').waitFor();
  expect(officer.complaints).toEqual([]);
});

it('what a workbook says of units and posts is asked on their pages', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  const dialog = page.getByRole('dialog');
  await goTo(page, 'Đơn vị');
  await page.getByRole('main').getByRole('link', { name: 'Văn phòng' }).click();
  await page.getByRole('button', { name: 'Đổi từ một ngày' }).click();
  await pick(dialog, page, 'Nơi công nhận kết quả', 'xa mau', 'xã Mẫu');
  await dialog.getByLabel('Địa bàn').fill('huyện Mẫu\nxã Thử');
  await dialog.getByLabel('Năm công tác kết thúc').selectOption({ label: '31/05' });
  await dialog.getByLabel('Từ ngày').fill('01/06/2026');
  await dialog.getByLabel('Căn cứ').fill('QĐ 20/QĐ-UBND');
  expect(await officer.look('unit-change')).toEqual([]);
  await dialog.getByRole('button', { name: 'Đổi từ một ngày' }).click();
  await page.getByText('Địa bàn: huyện Mẫu; xã Thử').waitFor();
  await page.getByText('Năm công tác kết thúc: 31/05').waitFor();

  await goTo(page, 'Cán bộ, công chức');
  await page.getByRole('link', { name: 'Lê Thị Bình' }).click();
  await page.getByRole('button', { name: 'Giao thêm vị trí' }).click();
  await pick(dialog, page, 'Đơn vị', 'xa mau', 'xã Mẫu');
  await dialog.getByRole('textbox', { name: 'Chức danh', exact: true }).fill('Chuyên viên');
  await dialog.getByLabel('Tên nơi cử').fill('Sở Tài chính tỉnh Mẫu');
  await dialog.getByLabel('Từ ngày').fill('01/06/2026');
  await dialog.getByLabel('Căn cứ').fill('QĐ 21/QĐ-UBND');
  expect(await officer.look('post-give')).toEqual([]);
  await dialog.getByRole('button', { name: 'Giao thêm vị trí' }).click();
  await page.getByText('Biệt phái từ: Sở Tài chính tỉnh Mẫu').waitFor();
  expect(officer.complaints).toEqual([]);
});
