import { afterAll, beforeAll, expect, it } from 'vitest';
import { toDocx } from '../../documents/src/index.ts';
import { type ComputedCommune, computeCommune, giveRole, unitOf } from './computed-commune.ts';
import { follow, goTo, pick, signIn } from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

/** Of the sample: somebody without a role whose level the chairman has decided. */
const WHO = { login: 'canbo.2', code: 'UB-21', name: 'Đinh Thị Phương Thảo' };
let there: Visit;
let commune: ComputedCommune;

beforeAll(async () => {
  there = await visit({}, ['--sample']);
  commune = await computeCommune(there.product);
  const { ask, cycle } = commune;
  const unit = await unitOf(ask, 'UBX');
  const { id } = await ask<{ id: string }>('tochuc', 'POST', `/api/v1/cycles/${cycle}/decisions`, {
    ...{ regulation: 'nd-335-2025', unit, basis: 'Nghị định 335/2025/NĐ-CP' },
    items: [{ subject: WHO.code, level: 'good', reason: 'so sánh trong nhóm', document: 'BB 3' }],
  });
  for (const [login, act] of [
    ['tochuc', 'submission'],
    ['chutich', 'decision'],
  ] as const)
    await ask(login, 'POST', `/api/v1/decisions/${id}/${act}`, {});
  await ask('vanthu', 'POST', `/api/v1/decisions/${id}/number`, { number: '45/QĐ-UBND', day: today() });
  await giveRole(ask, { login: 'hieutruong', role: 'authority', unit: await unitOf(ask, 'TINH') });
}, 240_000);
afterAll(() => there.end());

const enter = async (login: string, width?: 'phone' | 'desk'): Promise<Person> => {
  const person = await there.person(width);
  await signIn(person, login, commune.passwords.get(login) ?? '');
  return person;
};
const docx = (text: string) => ({
  name: 'mau.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(toDocx({ title: 'Mẫu', landscape: false, blocks: [{ kind: 'paragraph', text }] })),
});

it('an officer issues a notice from the results, many at once, and anybody concerned checks a paper by its code', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/cycles/${commune.cycle}/papers`);
  await page.getByText('Chưa có văn bản nào được phát hành').waitFor();
  await page
    .getByLabel('Biểu mẫu', { exact: true })
    .selectOption({ label: 'Thông báo kết quả xếp loại chất lượng' });
  await pick(page, page, 'Đối tượng', 'phuong thao', `${WHO.name} (${WHO.code})`);
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await officer.look('paper-faults')).toEqual([]);
  await page.getByLabel('Nơi nhận kiến nghị').fill('Chủ tịch Ủy ban nhân dân xã Bình Minh');
  await page.getByLabel('Nơi nhận, mỗi dòng một nơi').fill('Như trên\nLưu: VT');
  await page.getByLabel(/^Người ký: chức vụ/).fill('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH');
  await page.getByLabel('Người ký: họ tên').fill('Lê Quang Đạo');
  await page.getByLabel('Địa danh').fill('Bình Minh');
  await page.getByLabel('Ký hiệu sau số').fill('TB-UBND');
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await page.getByText('Đã phát hành.').waitFor();
  await page.getByRole('button', { name: 'Phát hành hàng loạt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Phát hành hàng loạt' }).click();
  await page.getByText(/Đã lập 1\/65, 64 chưa lập được/).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Ai chưa lập được và vì sao' }).click();
  await page.getByText(/^mức xếp loại chưa được quyết định \(\d+\): .*UB-30/).waitFor();
  expect(await officer.look('cycle-papers')).toEqual([]);

  const { papers } = await commune.ask<{ papers: { id: string; code: string }[] }>(
    'tochuc',
    'GET',
    `/api/v1/issued-papers?cycle=${commune.cycle}`,
  );
  const paper = papers[0];
  await page.getByRole('link', { name: 'Kiểm tra văn bản' }).click();
  await page.getByLabel('Mã kiểm tra của văn bản').fill(paper?.code ?? '');
  const file = await page
    .context()
    .request.get(new URL(`/api/v1/issued-papers/${paper?.id}/file?kind=docx`, there.product.address).href);
  const choose = (buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ ...docx(''), buffer });
  await choose(await file.body());
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await page.getByText('Tệp đúng như lúc phát hành.').waitFor();
  expect(await officer.look('paper-check')).toEqual([]);
  await choose(Buffer.concat([await file.body(), Buffer.from(' ')]));
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  await page.getByText('Tệp KHÁC bản phát hành').waitFor();
  expect(officer.complaints.filter((one) => !/422/.test(one))).toEqual([]);
});

it('a layout of the agency is checked place by place, and used once a second person has agreed', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  const unit = await unitOf(commune.ask, 'UBX');
  await follow(page, `/units/${unit}/paper-templates`);
  await page.getByText('Đơn vị chưa có mẫu riêng').waitFor();
  await page.getByLabel('Thay cho biểu mẫu').selectOption({ label: 'Thông báo kết quả xếp loại chất lượng' });
  await page.getByLabel('Căn cứ (số, ngày văn bản)').fill('QĐ 7/QĐ-UBND');
  await page.locator('input[type=file]').setInputFiles(docx('{truong_khong_co}'));
  await page.getByRole('button', { name: 'Tải lên một mẫu' }).click();
  await page.getByText('Mẫu cần sửa ở những chỗ sau').waitFor();
  expect(await officer.look('template-faults')).toEqual([]);
  await page.locator('input[type=file]').setInputFiles(docx('Ông (bà) {ho_ten}'));
  await page.getByRole('button', { name: 'Tải lên một mẫu' }).click();
  await page.getByText('chờ người thứ hai đồng ý').waitFor();
  const authority = await enter('chutich');
  await follow(authority.page, `/units/${unit}/paper-templates`);
  await authority.page.getByRole('button', { name: 'Đồng ý cho dùng' }).click();
  await authority.page.getByRole('dialog').getByLabel('Căn cứ (số, ngày văn bản)').fill('QĐ 8/QĐ-UBND');
  await authority.page.getByRole('dialog').getByRole('button', { name: 'Đồng ý cho dùng' }).click();
  await authority.page.getByText('đang dùng').waitFor();
  expect(await authority.look('templates')).toEqual([]);
  expect([...officer.complaints.filter((one) => !/422/.test(one)), ...authority.complaints]).toEqual([]);
});

it('a dossier is filled line by line, checked before it is sent, and received above', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/cycles/${commune.cycle}/dossiers`);
  await page.getByText('Đợt này chưa có hồ sơ nào').waitFor();
  await page.getByRole('button', { name: 'Lập hồ sơ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã cá nhân, tập thể').fill(WHO.code);
  await pick(dialog, page, 'Nơi nhận hồ sơ', 'binh minh', 'Ủy ban nhân dân xã Bình Minh');
  await dialog.getByRole('button', { name: 'Lập hồ sơ' }).click();
  await page.waitForURL(/\/dossiers\//);
  await page.getByText('Phải sửa').waitFor();
  await page.getByText(`${WHO.name} (${WHO.code}) · đang lập`).waitFor();
  expect(await officer.look('dossier-lacking')).toEqual([]);
  const lacking = page.getByRole('button', { name: /^Đặt văn bản: / });
  for (let at = 0; at < (await lacking.count()); at += 1) {
    await lacking.nth(at).click();
    await dialog.getByLabel('Số của tài liệu mật').fill(`0${at + 1}/M`);
    await dialog.getByLabel('Ngày của tài liệu mật').fill('20/11/2026');
    await dialog.getByRole('button', { name: 'Đặt văn bản', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await page.getByText('tài liệu mật, chỉ ghi số').first().waitFor();
  expect(await officer.look('dossier')).toEqual([]);
  await page.getByRole('button', { name: 'Gửi hồ sơ' }).click();
  for (const explanation of await dialog.getByRole('textbox').all()) await explanation.fill('đã rà soát');
  await dialog.getByRole('button', { name: 'Gửi hồ sơ' }).click();
  await page.getByText('đã gửi, chờ nhận').first().waitFor();
  const above = await enter('noivu');
  await above.page.getByRole('link', { name: '1 hồ sơ gửi đến chờ bạn nhận' }).click();
  await above.page.getByRole('link', { name: WHO.code }).click();
  await above.page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
  await above.page.getByRole('dialog').getByRole('button', { name: 'Nhận hồ sơ' }).click();
  await above.page.getByText('đã nhận').first().waitFor();
  expect(await above.look('dossier-received')).toEqual([]);
  expect(above.complaints).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

it('a petition is taken on and answered by somebody who did not decide the level, and read by its person on a phone', async () => {
  await commune.ask(WHO.login, 'POST', `/api/v1/cycles/${commune.cycle}/petitions`, {
    contested: 'Điểm tháng 5 chưa tính hai hồ sơ đã trả trước hạn',
  });
  const authority = await enter('hieutruong');
  const { page } = authority;
  await page.getByRole('link', { name: '1 kiến nghị chờ bạn thụ lý' }).click();
  await page.getByRole('link', { name: new RegExp(WHO.code) }).click();
  await page.getByRole('button', { name: 'Thụ lý' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thụ lý' }).click();
  await page.getByRole('button', { name: 'Trả lời' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kết quả xem xét').fill('Hai hồ sơ nêu trong đơn thuộc tháng 6 và đã được tính.');
  await dialog.getByLabel(/^Chức vụ người ký/).fill('CHỦ TỊCH');
  await dialog.getByLabel('Nơi nhận, mỗi dòng một nơi').fill('Như trên\nLưu: VT');
  await dialog.getByLabel('Địa danh').fill('Bình Minh');
  expect(await authority.look('petition-answer')).toEqual([]);
  await dialog.getByRole('button', { name: 'Trả lời' }).click();
  await page.getByText('Giữ nguyên mức').waitFor();
  expect(await authority.look('petition-answered')).toEqual([]);
  expect(authority.complaints).toEqual([]);
  const person = await enter(WHO.login, 'phone');
  await goTo(person.page, 'Kiến nghị');
  expect(await person.look('petitions')).toEqual([]);
  await person.page.getByRole('link', { name: new RegExp(WHO.code) }).click();
  await person.page.getByText('Văn bản trả lời').waitFor();
  expect(await person.look('petition-answered')).toEqual([]);
  expect(person.complaints).toEqual([]);
});

it('a decision is only ever replaced, by an authority above, and the old level is seen on request', async () => {
  const officer = await enter('tochuc');
  const { page } = officer;
  await follow(page, `/cycles/${commune.cycle}/decisions`);
  await page.getByRole('link', { name: '45/QĐ-UBND' }).first().click();
  await page.getByRole('link', { name: 'Dự thảo quyết định thay thế' }).click();
  await page.getByLabel('Căn cứ của quyết định').fill('Kết luận 4/KL-TTr');
  await page.getByLabel(new RegExp(`\\(${WHO.code}\\)`)).check();
  await page.getByLabel(/^Mức: /).selectOption({ label: 'Hoàn thành nhiệm vụ' });
  await page.getByLabel(/^Lý do: /).fill('kê khai không trung thực');
  await page.getByLabel(/^Văn bản làm căn cứ: /).fill('KL 4/KL-TTr');
  expect(await officer.look('replacement-draft')).toEqual([]);
  await page.getByRole('button', { name: 'Dự thảo quyết định' }).click();
  await page.waitForURL(/\/decisions\//);
  await page.getByRole('button', { name: 'Trình quyết định' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình quyết định' }).click();
  await page.getByText('đã trình').first().waitFor();
  const above = await enter('hieutruong');
  await above.page.getByRole('link', { name: '1 quyết định xếp loại chờ bạn quyết định' }).click();
  await above.page.getByRole('link', { name: 'chưa có số' }).click();
  await above.page.getByRole('button', { name: 'Quyết định', exact: true }).click();
  await above.page.getByRole('dialog').getByRole('button', { name: 'Quyết định', exact: true }).click();
  await above.page.getByText('đã quyết định, chờ số').first().waitFor();
  await follow(page, `/cycles/${commune.cycle}/decisions`);
  await page.getByText('Hoàn thành nhiệm vụ: 1').waitFor();
  await page.getByRole('switch', { name: 'Xem cả mức đã bị thay thế' }).check();
  await page.getByText('Hoàn thành tốt nhiệm vụ (đã bị thay thế)').waitFor();
  expect(await officer.look('decisions-replaced')).toEqual([]);
  expect([...officer.complaints, ...above.complaints]).toEqual([]);
});

it('papers, dossiers and layouts are read on a phone as well', async () => {
  const officer = await enter('tochuc', 'phone');
  const { page } = officer;
  const unit = await unitOf(commune.ask, 'UBX');
  for (const [path, sees, name] of [
    [`/cycles/${commune.cycle}/papers`, 'Văn bản đã phát hành', 'cycle-papers'],
    [`/cycles/${commune.cycle}/dossiers`, WHO.code, 'dossiers'],
    [`/units/${unit}/paper-templates`, 'đang dùng', 'templates'],
    ['/paper-check', 'Mã kiểm tra của văn bản', 'paper-check'],
  ] as const) {
    await follow(page, path);
    await page.getByText(sees).first().waitFor();
    expect(await officer.look(name)).toEqual([]);
  }
  await follow(page, `/cycles/${commune.cycle}/dossiers`);
  await page.getByRole('link', { name: WHO.code }).click();
  await page.getByText('Bìa và mục lục').waitFor();
  expect(await officer.look('dossier')).toEqual([]);
  expect(officer.complaints).toEqual([]);
});

const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(new Date());
