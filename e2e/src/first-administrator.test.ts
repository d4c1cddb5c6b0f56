import { afterAll, beforeAll, expect, it } from 'vitest';
import { choosePassword, fillSetUp } from './steps.ts';
import { type Person, type Visit, visit, WIDTHS } from './visit.ts';

const PASSWORD = { first: 'mua-roi-tren-Song-7', second: 'nang-len-Duoi-pho-8' };
let there: Visit;
beforeAll(async () => {
  there = await visit({ CONGTAM_PASSWORD_PROFILE: 'asvs' }, [], { isFirstStart: true });
});
afterAll(() => there.end());

const pressSetUp = ({ page }: Person) => page.getByRole('button', { name: 'Thiết lập lần đầu' }).click();

it('two administrators set up an empty system, and the second chooses a password nobody else knows', async () => {
  const first = await there.person('desk');
  const { page } = first;
  await first.open('/');
  expect(await first.look('set-up')).toEqual([]);
  // The rules of this installation ask for length and not for kinds.
  await page.getByText('từ 15 ký tự; một câu ngắn').waitFor();
  const late = await there.person('phone');
  await late.open('/');
  for (const one of [late, first]) await fillSetUp(one, there.product.setUpCode ?? '', PASSWORD.first);
  await pressSetUp(first);
  await page.getByRole('heading', { name: 'Quản trị thứ hai' }).waitFor();
  expect(await first.look('second-administrator')).toEqual([]);
  const [login = '', code = ''] = await page.locator('code').allInnerTexts();

  // Whoever filled it in as well meanwhile is told that it is done, and led to where one signs in.
  await pressSetUp(late);
  await late.page.getByRole('alert').waitFor();
  expect(await late.look('set-up-elsewhere')).toEqual([]);
  await late.page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
  await late.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect(late.complaints.filter((one) => !/409/.test(one))).toEqual([]);

  const second = await there.person('phone');
  await second.open('/activate');
  await second.page.getByText('từ 15 ký tự; một câu ngắn').waitFor();
  expect(await second.look('activation')).toEqual([]);
  await choosePassword(second, { login, code, password: PASSWORD.second });
  await second.page.getByLabel('Tên đăng nhập').fill(login);
  await second.page.getByLabel('Mật khẩu').fill(PASSWORD.second);
  await second.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await second.page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
  expect(await second.look('home')).toEqual([]);
  await second.page.getByRole('button', { name: 'Đăng xuất' }).click();
  await second.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});

it('who is not signed in is led to the sign-in and then back to where they wanted to go', async () => {
  const somebody = await there.person('phone');
  await somebody.open('/?thu=1');
  await somebody.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect(await somebody.look('sign-in')).toEqual([]);
  await somebody.page.getByLabel('Tên đăng nhập').fill('mau.tt');
  await somebody.page.getByLabel('Mật khẩu').fill('sai-mat-khau-Roi-9');
  await somebody.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await somebody.page.getByRole('alert').waitFor();
  await somebody.page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD.first);
  await somebody.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await somebody.page.waitForURL('**/?thu=1');
});

it('whoever wants the sample while another window loads it is told how far that is, and is led to the sign-in when it is there', async () => {
  const empty = await visit({}, [], { isFirstStart: true });
  try {
    const [first, second] = [await empty.person('desk'), await empty.person('desk')];
    for (const { page, open } of [first, second]) {
      await open('/');
      await page.getByLabel('Mã thiết lập').fill(empty.product.setUpCode ?? '');
    }
    const load = ({ page }: Person) => page.getByRole('button', { name: 'Nạp xã mẫu', exact: true }).click();
    await load(first);
    await first.page.getByText('Đang nạp, chừng nửa phút').waitFor();
    await load(second);
    await second.page.getByRole('heading', { name: 'Xã mẫu đang được nạp' }).waitFor();
    await second.page.getByText(/^Đã chạy \d+ giây$/).waitFor();
    expect(await second.look('sample-loaded-elsewhere')).toEqual([]);
    await second.page.setViewportSize(WIDTHS.phone);
    expect(await second.look('sample-loaded-elsewhere-phone')).toEqual([]);
    await first.page.getByRole('heading', { name: 'Xã mẫu đã nạp' }).waitFor({ timeout: 120_000 });
    await second.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect([...first.complaints, ...second.complaints].filter((one) => !/409/.test(one))).toEqual([]);
  } finally {
    await empty.end();
  }
});
