import type { Page } from 'playwright-core';
import type { Product } from '../../server/src/testing/product.ts';
import type { Person } from './visit.ts';

/** Somebody signs in and sees what waits for them. */
export async function signIn({ page, open }: Person, login: string, password: string): Promise<void> {
  await open('/sign-in');
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
