import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune } from './computed-commune.ts';
import { act, follow, goTo, LATE, makeDecision, numberDecision, pick, signIn } from './steps.ts';
import { lookAll, type Person, type Visit, visit } from './visit.ts';

/** Of the sample: somebody without a role, in the division of infrastructure. */
const WHO = { login: 'canbo.2', code: 'UB-21' };
let there: Visit;
let commune: ComputedCommune;
let decision = '';

beforeAll(async () => {
  there = await visit({}, ['--sample']);
  commune = await computeCommune(there.product);
}, 240_000);
afterAll(() => there.end());

const enter = async (login: string, width?: 'phone' | 'desk'): Promise<Person> => {
  const person = await there.person(width);
  await signIn(person, login, commune.passwords.get(login) ?? '');
  return person;
};

it('an officer carries the procedure here, and sees who is waited for at each step', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/cycles/${commune.cycle}/procedure`);
  await page.getByText('đang làm trên giấy').waitFor();
  expect(await officer.look('procedure-on-paper')).toEqual([]);
  await act(officer, 'Làm trình tự trên hệ thống', { 'Căn cứ (số, ngày văn bản)': 'KH 12/KH-UBND' });
  await page.getByText('Làm trên hệ thống theo KH 12/KH-UBND').waitFor();
  await page.getByLabel('Tìm theo tên hoặc mã').fill(WHO.code);
  await page.getByText('1 kết quả').waitFor();
  expect(await officer.look('procedure')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('somebody records their self-review on a phone, one press from their results', async () => {
  const person = await enter(WHO.login, 'phone');
  const { page } = person;
  await goTo(page, 'Kết quả của tôi');
  await page.getByText('Chưa có quyết định về mức của bạn.').waitFor();
  await page.getByRole('button', { name: 'Vì sao có mức này' }).click();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  expect(await person.look('my-results-open')).toEqual([]);
  await page.getByRole('link', { name: 'Các bước của đợt' }).click();
  await page.getByRole('heading', { name: 'Các bước' }).waitFor();
  await act(person, 'Ghi bước này', { 'Lý do, nếu đã quá hạn': 'nhập sau' });
  await page
    .getByText(/làm ngày/)
    .first()
    .waitFor();
  expect(await person.look('way')).toEqual([]);
  expect(person.complaints).toEqual([]);
});

it('a secretary calls a meeting, records who came and what was said, and has the minutes adopted', async () => {
  const secretary = await enter('thuky');
  const { page } = secretary;
  await follow(page, `/cycles/${commune.cycle}/meetings`);
  await page.getByText('Chưa có cuộc họp nào').waitFor();
  expect(await secretary.look('meetings-none')).toEqual([]);
  await page.getByRole('link', { name: 'Mời họp' }).click();
  await page.getByRole('heading', { name: 'Mời họp' }).waitFor();
  await pick(page, page, 'Đơn vị', 'ha tang', 'Phòng Hạ tầng và Đô thị');
  await page.getByLabel('Ngày họp').fill('25/11/2026');
  await page.getByLabel('Địa điểm').fill('Phòng họp số 2');
  await page.getByLabel(new RegExp(`\\(${WHO.code}\\)`)).check();
  await page.getByRole('button', { name: 'Mời cả đơn vị' }).click();
  await page.getByLabel('Dự và chỉ đạo').first().check();
  expect(await secretary.look('meeting-call')).toEqual([]);
  await page.getByRole('button', { name: 'Mời họp' }).click();
  await page.getByText('đã mời').first().waitFor();
  expect(await secretary.look('meeting-called')).toEqual([]);
  await page.getByRole('button', { name: 'Ghi người dự họp' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('đã họp').first().waitFor();
  await act(secretary, 'Ghi ý kiến', { 'Nội dung': 'Hoàn thành đúng hạn các việc được giao' });
  await act(secretary, 'Ghi biên bản kiểm phiếu', {
    ...{ 'Câu hỏi trên phiếu': 'Mức xếp loại đề nghị', 'Số phiếu phát ra': '8', 'Số phiếu thu về': '8' },
    ...{ 'Số phiếu không hợp lệ': '0', 'Kết quả, mỗi dòng: phương án = số phiếu': 'Tốt = 6\nHoàn thành = 2' },
    ...{ 'Người kiểm phiếu': 'Bà Nga, ông Lực', 'Biên bản kiểm phiếu (số, ngày)': 'BBKP 1 ngày 25/11/2026' },
  });
  await page.getByText('Tốt: 6; Hoàn thành: 2').waitFor();
  // Minutes are long: what was written stays when the dialog is closed.
  await page.getByRole('button', { name: 'Thông qua biên bản' }).click();
  await page.getByRole('dialog').getByLabel('Kết luận').fill('Nhất trí');
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy', exact: true }).click();
  await page.getByRole('button', { name: 'Thông qua biên bản' }).click();
  await page.getByRole('dialog').getByText('Có phần chưa gửi').waitFor();
  expect(await page.getByRole('dialog').getByLabel('Kết luận').inputValue()).toBe('Nhất trí');
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy', exact: true }).click();
  await act(
    secretary,
    'Thông qua biên bản',
    {
      'Kết luận': 'Nhất trí đề nghị mức theo kết quả.',
      'Biên bản': 'Cuộc họp diễn ra đúng thành phần.',
      ...LATE,
    },
    ['Biên bản đã được đọc và thông qua tại cuộc họp'],
  );
  await page.getByText('đã thông qua biên bản').first().waitFor();
  expect(await secretary.look('meeting-adopted')).toEqual([]);
  await page.getByRole('link', { name: /^Trích biên bản/ }).click();
  await page.getByRole('heading', { name: 'Trích biên bản' }).waitFor();
  expect(await secretary.look('meeting-extract')).toEqual([]);
  expect(secretary.complaints).toEqual([]);
});

it('the officer drafts a decision with its list and submits it; the authority decides; the clerk numbers it', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/cycles/${commune.cycle}/decisions`);
  await page.getByText('Đợt này chưa có quyết định nào').waitFor();
  expect(await officer.look('decisions-none')).toEqual([]);
  await page.getByRole('link', { name: 'Dự thảo quyết định' }).click();
  await page.getByLabel('Căn cứ của quyết định').fill('Nghị định 335/2025/NĐ-CP; Kế hoạch 12/KH-UBND');
  await page.getByLabel('Tìm', { exact: true }).fill(WHO.code);
  await page.getByLabel(new RegExp(`\\(${WHO.code}\\)`)).check();
  await page.getByText('1 mức trong quyết định').waitFor();
  await page.getByLabel(/^Mức: /).selectOption({ label: 'Hoàn thành tốt nhiệm vụ' });
  await page.getByLabel(/^Lý do: /).fill('so sánh kết quả trong nhóm');
  await page.getByLabel(/^Văn bản làm căn cứ: /).fill('Biên bản họp ngày 25/11/2026');
  expect(await officer.look('decision-draft')).toEqual([]);
  await page.getByRole('button', { name: 'Dự thảo quyết định' }).click();
  await page.waitForURL(/\/decisions\//);
  decision = new URL(page.url()).pathname;
  await act(officer, 'Trình quyết định', LATE);
  await page.getByText('đã trình').first().waitFor();
  expect(await officer.look('decision-submitted')).toEqual([]);
  expect(officer.complaints).toEqual([]);

  const authority = await enter('chutich');
  await makeDecision(authority);
  expect(authority.complaints).toEqual([]);

  const clerk = await enter('vanthu');
  await numberDecision(clerk, '45/QĐ-UBND');
  expect(await clerk.look('decision-numbered')).toEqual([]);
  expect(clerk.complaints).toEqual([]);
});

it('the notice is sent and the list made public; its person acknowledges it on a phone and petitions from there', async () => {
  const officer = await enter('tochuc');
  await follow(officer.page, decision);
  await act(officer, 'Gửi thông báo', LATE);
  await officer.page.getByText('đã gửi, chờ xác nhận').waitFor();
  await act(officer, 'Công khai', LATE);
  await officer.page.getByText('đã công khai').first().waitFor();
  expect(await officer.look('decision-published')).toEqual([]);
  const pictures = join(import.meta.dirname, '../pictures');
  mkdirSync(pictures, { recursive: true });
  await officer.page.pdf({ path: join(pictures, 'decision.pdf'), preferCSSPageSize: true });
  expect(officer.complaints).toEqual([]);

  const person = await enter(WHO.login, 'phone');
  const { page } = person;
  await page.getByRole('link', { name: 'Thông báo kết quả xếp loại chờ bạn xác nhận' }).click();
  await page.getByRole('heading', { name: 'Kết quả của tôi' }).waitFor();
  expect(await person.look('my-results-notice')).toEqual([]);
  await act(person, 'Tôi đã nhận thông báo');
  await page.getByText('Bạn đã xác nhận nhận thông báo').waitFor();
  await page.getByRole('link', { name: '45/QĐ-UBND' }).click();
  await page.getByText('Mã của danh sách').waitFor();
  expect(await person.look('publication')).toEqual([]);
  await page.goBack();
  await page.getByRole('link', { name: 'Kiến nghị về mức này' }).click();
  await page.getByLabel('Điều bạn không nhất trí').fill('Điểm tháng 5 chưa tính hai hồ sơ đã trả trước hạn');
  await page.getByLabel('Căn cứ, chứng cứ').fill('Phiếu trả kết quả ngày 12/05/2026');
  expect(await person.look('petition-new')).toEqual([]);
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await page.getByText('đã gửi, chờ thụ lý').waitFor();
  expect(await person.look('petition-filed')).toEqual([]);
  expect(person.complaints).toEqual([]);

  // Who decided the level neither sees the petition nor handles it.
  const authority = await enter('chutich');
  await goTo(authority.page, 'Kiến nghị');
  await authority.page.getByText('Không có kiến nghị nào').waitFor();
  expect(await authority.look('petitions-none')).toEqual([]);
  expect(authority.complaints).toEqual([]);
});

it('what was decided goes to the national database by its clock, and what is refused there comes back', async () => {
  const officer = await enter('tochuc');
  const { page, look } = officer;
  await goTo(page, 'Cơ sở dữ liệu quốc gia');
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByText('1 mục chờ · 0 quá hạn · 0 bị từ chối').waitFor();
  await page.getByRole('cell', { name: 'Hoàn thành tốt nhiệm vụ' }).waitFor();
  expect(await look('national-outbox')).toEqual([]);
  await act(officer, 'Lập lần gửi', { 'Căn cứ (số, ngày văn bản)': 'CV 50/UBND' });
  await page.getByText('Không còn kết quả nào chờ gửi.').waitFor();
  await page.getByRole('region', { name: 'Các lần gửi' }).getByRole('link').click();
  await page.getByRole('cell', { name: 'Chưa trả lời' }).waitFor();
  const lines = 'Mục bị từ chối (ví dụ 3: sai số định danh)';
  await page.getByRole('button', { name: 'Ghi trả lời' }).click();
  await page.getByRole('dialog').getByLabel(lines).fill('sai số định danh');
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi trả lời' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy', exact: true }).click();
  await act(officer, 'Ghi trả lời', { [lines]: '1: sai số định danh' });
  await page.getByRole('cell', { name: 'sai số định danh' }).waitFor();
  // Every item has its answer: none is asked for any longer, only what was recorded is corrected.
  await page.getByRole('button', { name: 'Đính chính trả lời' }).waitFor();
  expect(await page.getByRole('button', { name: 'Ghi trả lời' }).count()).toBe(0);
  expect(await lookAll(officer, 'national-delivery')).toEqual([]);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải tệp' }).click();
  expect((await file).suggestedFilename()).toMatch(/^csdl-quoc-gia-\w+\.jsonl\.gz$/);
  await page.getByRole('link', { name: 'Kết quả đang chờ gửi' }).click();
  await page.getByText('Bị từ chối vì: sai số định danh').waitFor();
  expect(await look('national-refused')).toEqual([]);

  // Sent once more with the fault mended, it is taken, and nothing waits any longer.
  await act(officer, 'Lập lần gửi', { 'Căn cứ (số, ngày văn bản)': 'CV 51/UBND' });
  const sent = page.getByRole('region', { name: 'Các lần gửi' });
  await sent.getByRole('row', { name: /CV 51/ }).getByRole('link').click();
  await page.getByRole('cell', { name: 'Chưa trả lời' }).waitFor();
  await act(officer, 'Ghi trả lời', { 'Số biên nhận': 'BN-2026-118' }, [
    'Các mục chưa trả lời còn lại được nhận',
  ]);
  await page.getByRole('cell', { name: 'BN-2026-118' }).waitFor();
  await page.getByRole('link', { name: 'Kết quả đang chờ gửi' }).click();
  await page.getByText('Không còn kết quả nào chờ gửi.').waitFor();
  expect(await sent.getByRole('row').count()).toBe(3);
  expect(await lookAll(officer, 'national-taken')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('results leave as a package, keys are known by two, and a file that is no package is refused with the reason', async () => {
  const officer = await enter('tochuc');
  const { page, look } = officer;
  await goTo(page, 'Gói kết quả');
  await pick(page, page, 'Đơn vị', 'uy ban', 'UBX');
  await page.getByText('Đơn vị chưa lập gói nào.').waitFor();
  await act(officer, 'Lập gói để gửi', { 'Căn cứ (số, ngày văn bản)': 'CV 51/UBND' });
  await page.getByRole('link', { name: 'Tải tệp' }).waitFor();
  await act(officer, 'Đăng ký khóa của nơi gửi', {
    ...{ 'Tên nơi gửi': 'Phường Hòa Bình', 'Tên nhật ký': 'phuong-hoa-binh' },
    'Khóa công khai (44 ký tự)': `${'A'.repeat(43)}=`,
    'Căn cứ (số, ngày văn bản)': 'BB 07',
  });
  await page.getByRole('cell', { name: 'chờ người thứ hai xác nhận' }).waitFor();
  await page.getByRole('button', { name: 'Xác nhận khóa' }).click();
  await page.getByRole('dialog').getByLabel('Căn cứ').fill('BB 08');
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận khóa' }).click();
  await page.getByText('người đề nghị không tự xác nhận khóa').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy', exact: true }).click();
  const file = { name: 'goi.jsonl.gz', mimeType: 'application/gzip', buffer: gzipSync('chẳng phải gói\n') };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Nhận gói' }).click();
  await page
    .getByRole('cell', { name: /^bị từ chối.*tệp không phải gói kết quả, hoặc hỏng ở dòng 1/ })
    .waitFor();
  expect(await look('packages')).toEqual([]);
  expect(officer.complaints.filter((one) => !/status of 403/.test(one))).toEqual([]);
});

it('meetings, decisions and the procedure are read on a phone as well', async () => {
  const officer = await enter('tochuc', 'phone');
  const { page } = officer;
  for (const [path, sees, name] of [
    [`/cycles/${commune.cycle}/procedure`, 'Từng cá nhân, tập thể', 'procedure'],
    [`/cycles/${commune.cycle}/meetings`, 'đã thông qua biên bản', 'meetings'],
    [`/cycles/${commune.cycle}/decisions`, 'Mức đang có hiệu lực', 'decisions'],
    [decision, 'Các bước đã làm', 'decision'],
    [`/cycles/${commune.cycle}/decision-draft`, 'Chọn tất cả', 'decision-draft'],
    [`/cycles/${commune.cycle}/meeting-call`, 'Mời cả đơn vị', 'meeting-call'],
  ] as const) {
    await follow(page, path);
    await page.getByText(sees).first().waitFor();
    expect(await officer.look(name)).toEqual([]);
  }
  expect(officer.complaints).toEqual([]);
});
