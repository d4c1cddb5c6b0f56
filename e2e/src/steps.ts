import type { Page } from 'playwright-core';
import type { Product } from '../../server/src/testing/product.ts';
import type { Person } from './visit.ts';

/** Somebody signs in and sees what waits for them. */
export async function signIn(person: Person, login: string, password: string): Promise<void> {
  await person.open('/sign-in');
  await signInHere(person, login, password);
}

/** Somebody signs in on the page of it, which they are on. */
export async function signInHere({ page }: Person, login: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
}

/** Goes to a place of the menu, which a phone has to open first. */
export async function goTo(page: Page, place: string): Promise<void> {
  const opener = page.getByRole('button', { name: 'Mở trình đơn' });
  if (await opener.isVisible()) await opener.click();
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Goes to a page as a link of the product would: nothing is loaded anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForURL((url) => url.pathname === path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Chooses a unit or a person, looked for by a part of their name. */
export async function pick(
  within: Pick<Page, 'getByLabel'>,
  page: Page,
  label: string,
  sought: string,
  name: string,
): Promise<void> {
  const field = within.getByLabel(label).first();
  await field.click();
  await field.fill(sought);
  await page.getByRole('option', { name }).first().click();
}

/** What an activation page does for the account whose code this is. */
export async function activate(
  { address }: Product,
  login: string,
  code: string,
  password: string,
): Promise<void> {
  const answer = await fetch(new URL('/api/v1/activation', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, code, password }),
  });
  if (!answer.ok) throw new Error(`activation was answered ${answer.status}: ${await answer.text()}`);
}

/** What the first page asks of an empty product: two administrators, `mau.tt` with this password and `thu.lv`. */
export async function fillSetUp({ page }: Person, code: string, password: string): Promise<void> {
  await page.getByLabel('Mã thiết lập').fill(code);
  await page.getByLabel('Căn cứ').fill('QĐ 01/QĐ-UBND ngày 02/01/2026');
  const [mine, theirs] = [
    page.getByRole('group', { name: 'Quản trị thứ nhất' }),
    page.getByRole('group', { name: 'Quản trị thứ hai' }),
  ];
  await mine.getByLabel('Họ và tên').fill('Trần Thị Mẫu');
  await mine.getByLabel('Tên đăng nhập').fill('mau.tt');
  await mine.getByLabel('Mật khẩu').fill(password);
  await theirs.getByLabel('Họ và tên').fill('Lê Văn Thử');
  await theirs.getByLabel('Tên đăng nhập').fill('thu.lv');
}

/** Somebody chooses their password on the page of activation, which they are on, and comes to the sign-in. */
export async function choosePassword(
  { page }: Person,
  given: { readonly login: string; readonly code: string; readonly password: string },
): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(given.login);
  await page.getByLabel('Mã dùng một lần').fill(given.code);
  await page.getByLabel('Mật khẩu mới').fill(given.password);
  await page.getByLabel('Nhập lại mật khẩu').fill(given.password);
  await page.getByRole('button', { name: 'Kích hoạt tài khoản' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
}

/** Presses an act of a page, fills in what its dialog asks, and sends it. */
export async function act(
  { page }: Person,
  name: string,
  said: Readonly<Record<string, string>> = {},
  checks: readonly string[] = [],
): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(said))
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(text);
  for (const label of checks) await dialog.getByLabel(label).check();
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Today in Vietnam as people here write it, `25/11/2026`. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/** Steps of the year may be past their last day when a journey is made: why is said beforehand. */
export const LATE = { 'Lý do, nếu đã quá hạn của bước này': 'nhập sau' };

/** An authority comes from the first page to the decision that was submitted to them, and makes it. */
export async function makeDecision(authority: Person): Promise<void> {
  const { page } = authority;
  await page.getByRole('link', { name: /quyết định xếp loại chờ bạn quyết định/ }).click();
  await page.getByRole('link', { name: 'chưa có số' }).click();
  await act(authority, 'Quyết định', LATE);
  await page.getByText('đã quyết định, chờ số').first().waitFor();
}

/** A clerk comes from the first page to the decision that was made, and gives it number and day. */
export async function numberDecision(clerk: Person, number: string): Promise<void> {
  const { page } = clerk;
  await page.getByRole('link', { name: /quyết định chờ ghi số/ }).click();
  await page.getByRole('link', { name: 'chưa có số' }).first().click();
  const given = { 'Số, ký hiệu trên văn bản': number, 'Ngày trên văn bản': today() };
  await act(clerk, 'Ghi số, ngày', { ...given, ...LATE });
  await page.getByText('đã có số').first().waitFor();
}
