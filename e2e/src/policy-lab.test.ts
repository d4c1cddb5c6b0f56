import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune } from './computed-commune.ts';
import { follow, goTo, pick, signIn } from './steps.ts';
import { type Visit, visit } from './visit.ts';

let there: Visit;
let commune: ComputedCommune;

beforeAll(async () => {
  there = await visit({}, ['--sample']);
  commune = await computeCommune(there.product);
}, 240_000);
afterAll(() => there.end());

it('an officer drafts from the decree in a form, reads it as text, is told what is wrong at the field, and sends it', async () => {
  const officer = await there.person('desk');
  const { page, look, complaints } = officer;
  await signIn(officer, 'tochuc', commune.passwords.get('tochuc') ?? '');
  await goTo(page, 'Quy định');
  await page
    .getByRole('link', { name: /Nghị định 335/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Soạn bản khác từ bản này' }).click();
  await page.getByText('Chưa có văn bản.').waitFor();
  expect(await look('draft-empty')).toEqual([]);
  await page.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Quy định').inputValue()).toBe('nd-335-2025@2026-01-01');
  await dialog.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByLabel('Phần').selectOption({ label: 'Ngưỡng của các mức' });
  const rung = (level: string) =>
    page.getByRole('group', { name: `Mức xếp loại của công chức: ${level}`, exact: true });
  await rung('Hoàn thành xuất sắc nhiệm vụ').getByText('khoản 1 Điều 20').waitFor();
  await rung('Hoàn thành xuất sắc nhiệm vụ').getByLabel('Điểm trung bình · từ').fill('95');
  expect(await look('draft-form')).toEqual([]);

  // The same draft as text: the value changed, comments where they were.
  await page.getByRole('tab', { name: 'Văn bản' }).click();
  const source = page.getByLabel('Văn bản của gói');
  const written = await source.inputValue();
  expect(written).toContain('regulation: du-thao-nd-335-2025\n');
  expect(written).toContain(
    '{level: excellent, when: {measure: meanScore, at-least: 95}, article: art-20.1}',
  );
  expect(written).toContain('# Mỗi quy tắc đứng cạnh điều khoản của nó.');
  await source.fill(`${written}# ghi chú của tổ soạn thảo\n`);
  await page.getByRole('tab', { name: 'Biểu mẫu' }).click();

  // The rung below ends at 90 still: between 90 and 95 there would be no level.
  await page.getByLabel('Phần').selectOption({ label: 'Ngưỡng của các mức' });
  await rung('Hoàn thành tốt nhiệm vụ').getByLabel('Điểm trung bình · dưới').fill('69');
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('alert').filter({ hasText: 'gói quy định còn lỗi' }).waitFor();
  await page
    .getByLabel('Phần')
    .getByText(/Ngưỡng của các mức \(\d+ lỗi\)/)
    .waitFor({ state: 'attached' });
  expect(await look('draft-form-faults')).toEqual([]);
  await rung('Hoàn thành tốt nhiệm vụ').getByLabel('Điểm trung bình · dưới').fill('95');

  // The procedure of the decree came along: who, what, in which order, by when, on which form.
  await page.getByRole('tab', { name: 'Trình tự, thủ tục' }).click();
  await page.getByLabel('Loại đối tượng').selectOption({ label: 'Cấp phó' });
  await page.getByRole('button', { name: 'Sửa bước: Quyết định mức xếp loại' }).click();
  expect(await dialog.getByLabel('Trước ngày (ngày/tháng)').inputValue()).toBe('15/12');
  await dialog.getByLabel('Trước ngày (ngày/tháng)').fill('01/12');
  expect(await look('draft-step')).toEqual([]);
  await dialog.getByRole('button', { name: 'Sửa bước' }).click();
  await page.getByRole('cell', { name: 'trước ngày 01/12' }).waitFor();
  await page.getByRole('button', { name: 'Thêm bước' }).click();
  await dialog.getByRole('textbox', { name: 'Tên', exact: true }).fill('Công khai dự kiến');
  await dialog.getByLabel('Tên tiếng Anh').fill('Draft made public');
  await dialog.getByRole('combobox', { name: 'Việc' }).selectOption({ label: 'công khai mức xếp loại' });
  await dialog
    .getByRole('group', { name: 'Làm sau các bước' })
    .getByLabel('Tổng hợp ý kiến và điểm, đề xuất mức')
    .check();
  await dialog.getByLabel('Thời hạn').selectOption({ label: 'trong số ngày làm việc' });
  await dialog.getByLabel('Số ngày').fill('3');
  await dialog.getByLabel('Tính từ bước').selectOption({ label: 'Tổng hợp ý kiến và điểm, đề xuất mức' });
  await dialog.getByRole('group', { name: 'Theo điều khoản' }).getByLabel('khoản 2 Điều 21').check();
  await dialog.getByRole('button', { name: 'Thêm bước' }).click();
  // Nobody was said to take it: the checker says so at the step and its line.
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('tab', { name: 'Trình tự, thủ tục (1 lỗi)' }).waitFor();
  await page
    .getByRole('row', { name: /Công khai dự kiến/ })
    .getByText(/^Dòng \d+: .*thiếu khóa “by”/)
    .waitFor();
  expect(await look('draft-procedure-faults')).toEqual([]);
  await page.getByRole('button', { name: 'Sửa bước: Công khai dự kiến' }).click();
  await dialog.getByLabel('người đứng đầu', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Sửa bước' }).click();
  await page.getByRole('button', { name: 'Lên: Công khai dự kiến' }).click();
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click();
  await page.getByRole('heading', { name: /^Dự thảo: Nghị định 335/ }).waitFor();
  await page.getByText('# ghi chú của tổ soạn thảo').waitFor();
  await page.getByText('label: {vi: "Công khai dự kiến", en: "Draft made public"}').waitFor();
  await page.getByText('deadline: {working-days: 3, after: synthesis}').waitFor();
  expect(await look('draft-sent')).toEqual([]);
  expect(complaints.filter((said) => !said.includes('422'))).toEqual([]);
});

it('an officer tries a draft on a closed year, sees who would move, collects a comment and takes the sheet along', async () => {
  const officer = await there.person('desk');
  const { page, look, complaints } = officer;
  await signIn(officer, 'tochuc', commune.passwords.get('tochuc') ?? '');
  await goTo(page, 'Thử dự thảo');
  await page.getByText('Đơn vị chưa có lần thử nào.').waitFor();
  expect(await look('policy-lab')).toEqual([]);

  await page.getByRole('link', { name: 'Ý kiến góp ý' }).first().click();
  await page.getByText('Chưa có ý kiến nào.').waitFor();
  await page.getByRole('button', { name: 'Ghi một ý kiến' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cơ quan, người góp ý').fill('Sở Tư pháp');
  await dialog.getByLabel('Điều, khoản').fill('khoản 1 Điều 20');
  await dialog.getByLabel('Nội dung góp ý').fill('Đề nghị giữ mức 90 điểm');
  await dialog.getByLabel('Ngày nhận').fill('04/05/2026');
  await dialog.getByRole('button', { name: 'Ghi một ý kiến' }).click();
  await page.getByRole('button', { name: 'Trả lời' }).click();
  await dialog.getByLabel('Tiếp thu').selectOption({ label: 'tiếp thu một phần' });
  await dialog.getByLabel('Giải trình').fill('Áp dụng từ năm 2028');
  await dialog.getByRole('button', { name: 'Trả lời' }).click();
  await page.getByRole('cell', { name: 'tiếp thu một phần' }).waitFor();
  expect(await look('draft-comments')).toEqual([]);

  await goTo(page, 'Thử dự thảo');
  await page.getByRole('link', { name: 'Thử một dự thảo' }).click();
  // The list that is left asks for a unit as well.
  await page.getByRole('heading', { name: 'Thử một dự thảo' }).waitFor();
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByLabel('Tên lần thử').fill('Nâng mức xuất sắc lên 95 điểm');
  await page.getByRole('checkbox', { name: /Năm 2026/ }).check();
  expect(await look('policy-lab-new')).toEqual([]);
  await page.getByRole('button', { name: 'Chạy thử' }).click();
  await page.getByText('Mô phỏng, không phải kết quả chính thức').waitFor();
  await page.getByRole('heading', { name: 'Theo dự thảo' }).waitFor();
  await page.getByText(/^[1-9]\d* trong \d+ người đổi mức/).waitFor();
  await page.getByRole('heading', { name: 'Tác động theo nhóm' }).waitFor();
  await page.getByRole('heading', { name: 'Tác động đến tỷ lệ' }).waitFor();
  // Counts alone: nobody of the commune is named.
  expect(await page.getByRole('main').textContent()).not.toContain('Tô Thị Bích Liên');
  expect(await look('policy-lab-result')).toEqual([]);
  // Who moves is told where somebody asks for it, and not before.
  await page.getByRole('button', { name: 'Xem danh sách' }).click();
  await page.getByRole('region', { name: 'Đơn vị có người đổi mức' }).waitFor();
  await page.getByRole('region', { name: 'Từng người, từng đơn vị' }).waitFor();
  expect(await look('policy-lab-movers')).toEqual([]);

  await page.getByRole('button', { name: 'Tải báo cáo tác động' }).click();
  await dialog.getByLabel('Nơi ký').fill('Xã Mẫu');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Tải báo cáo tác động' }).click();
  expect((await download).suggestedFilename()).toBe('mo-phong-tac-dong.docx');
  expect(complaints).toEqual([]);
});

it('the same is drafted and read on a phone, and a result is found again in the list', async () => {
  const officer = await there.person('phone');
  const { page, look, complaints } = officer;
  await signIn(officer, 'tochuc', commune.passwords.get('tochuc') ?? '');
  await follow(page, '/policy-lab');
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByRole('link', { name: 'Nâng mức xuất sắc lên 95 điểm' }).waitFor();
  expect(await look('policy-lab')).toEqual([]);
  await page.getByRole('link', { name: 'Nâng mức xuất sắc lên 95 điểm' }).click();
  await page.getByRole('heading', { name: 'Tác động theo nhóm' }).waitFor();
  expect(await look('policy-lab-result')).toEqual([]);
  await page.getByRole('button', { name: 'Xem danh sách' }).click();
  await page.getByRole('region', { name: 'Từng người, từng đơn vị' }).waitFor();
  expect(await look('policy-lab-movers')).toEqual([]);
  await page.getByRole('link', { name: 'Ý kiến góp ý' }).click();
  await page.getByRole('cell', { name: 'tiếp thu một phần' }).waitFor();
  expect(await look('draft-comments')).toEqual([]);
  await follow(page, '/regulation-draft');
  await page.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Quy định').selectOption('nd-335-2025@2026-01-01');
  await dialog.getByRole('button', { name: 'Bắt đầu từ một quy định' }).click();
  await page.getByRole('searchbox', { name: 'Tìm quy tắc, điều khoản' }).fill('ty le');
  await page
    .getByRole('textbox', { name: /^tỷ lệ/ })
    .first()
    .waitFor();
  expect(await look('draft-form')).toEqual([]);
  await page.getByRole('tab', { name: 'Trình tự, thủ tục' }).click();
  await page.getByRole('heading', { name: 'Điều khoản được dẫn' }).waitFor();
  expect(await look('draft-procedure')).toEqual([]);
  await follow(page, '/policy-lab/new');
  await page.getByRole('checkbox', { name: /Năm 2026/ }).check();
  expect(await look('policy-lab-new')).toEqual([]);
  expect(complaints).toEqual([]);
});
