import { anOffice, PASSWORD } from './office.ts';
import { visit } from './visit.ts';

/**
 * `node slow-line.mjs`: how long somebody waits for the sign-in page and for what they have to do on a phone that nobody has
 * opened it on before, on a line of 400 kbit/s and with a processor four times as slow as this one.
 */
const LINE = { latency: 150, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, offline: false };

const told = (what: string, ms: number) =>
  console.log(`${what.padEnd(64)} ${(ms / 1000).toFixed(1).padStart(5)} s  (goal ≤ 8 s)`);

const there = await visit();
try {
  await anOffice(there.product);
  const person = await there.person('phone');
  const { page } = person;
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.clearBrowserCache');
  await browser.send('Network.emulateNetworkConditions', LINE);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const opened = performance.now();
  await page.goto(there.product.address, { waitUntil: 'commit' });
  await page.getByLabel('Tên đăng nhập').fill('an.nv');
  told('the sign-in page, until one can type, 400 kbit/s, CPU ÷ 4', performance.now() - opened);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD);
  const signed = performance.now();
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('heading', { name: 'Việc cần làm' }).waitFor();
  await page.waitForFunction(
    () => document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root') === null,
  );
  told('from signing in to what is to be done', performance.now() - signed);
} finally {
  await there.end();
}
