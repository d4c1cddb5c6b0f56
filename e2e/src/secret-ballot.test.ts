import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOffice, callerFor, PASSWORD } from './office.ts';
import { follow, pick, signIn } from './steps.ts';
import { type Person, type Visit, visit } from './visit.ts';

/** A text that asks for secret ballots, and shows no count of fewer than five papers. */
const TEXTS = [
  { regulation: 'nd-90-2020', version: '2020-08-20' },
  { regulation: 'city-directive', version: '2020-08-20' },
];
const GROUND = 'KH 03/KH-UBND';
/** A year that the first of them rates. */
const YEAR = '2022';
let there: Visit;
let cycle = '';

beforeAll(async () => {
  there = await visit();
  const { top } = await anOffice(there.product, '2020-01-01');
  const officer = await callerFor(there.product, 'tochuc', PASSWORD);
  const plan = { unit: top, kind: 'year', period: YEAR, ground: GROUND, regulations: TEXTS };
  cycle = String((await officer('POST', '/api/v1/cycles', plan)).id);
  const at = `/api/v1/cycles/${cycle}`;
  await officer('POST', `${at}/open`, { ground: GROUND, isOnPaper: true });
  await officer('POST', `${at}/closing`, { ground: GROUND });
  await until(async () => (await officer('GET', at)).state === 'closed');
  await officer('POST', `${at}/runs`, { asOf: `${YEAR}-12-31` });
  await until(async () => JSON.stringify(await officer('GET', `${at}/runs`)).includes('"outcome":"done"'));
}, 120_000);
afterAll(() => there.end());

const enter = async (login: string, width?: 'phone' | 'desk'): Promise<Person> => {
  const person = await there.person(width);
  await signIn(person, login, PASSWORD);
  return person;
};

it('a head calls the office together and opens a secret ballot about somebody', async () => {
  const head = await enter('truongphong');
  const { page } = head;
  await follow(page, `/cycles/${cycle}/meetings`);
  await page.getByRole('link', { name: 'Mời họp' }).click();
  await pick(page, page, 'Đơn vị', 'van phong', 'Văn phòng');
  await page.getByLabel('Ngày họp').fill(`01/12/${YEAR}`);
  await page.getByLabel('Địa điểm').fill('Hội trường');
  await page.getByLabel('Nguyễn Văn An (VP-02)').check();
  await page.getByRole('button', { name: 'Mời cả đơn vị' }).click();
  await page.getByRole('button', { name: 'Mời họp' }).click();
  await page.getByRole('button', { name: 'Mở bỏ phiếu kín' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Câu hỏi trên phiếu').fill('Mức xếp loại đề nghị cho đồng chí Nguyễn Văn An');
  await dialog.getByLabel('Các phương án').fill('Hoàn thành tốt nhiệm vụ\nHoàn thành nhiệm vụ');
  await dialog.getByRole('button', { name: 'Mở bỏ phiếu kín' }).click();
  await page.getByText('0 đã bỏ phiếu trong số 2').waitFor();
  expect(await head.look('ballot-open')).toEqual([]);
  expect(head.complaints).toEqual([]);
});

it('A29 - whoever is invited votes on a phone from the first page, once, and nobody sees a count so small', async () => {
  const spokenOf = await enter('an.nv', 'phone');
  expect(await spokenOf.page.getByRole('link', { name: /phiếu kín chờ bạn bỏ/ }).count()).toBe(0);
  for (const login of ['binh.lt', 'truongphong']) {
    const voter = await enter(login, 'phone');
    const { page } = voter;
    await page.getByRole('link', { name: '1 phiếu kín chờ bạn bỏ' }).click();
    await page.getByText('phiếu chờ bạn bỏ').waitFor();
    await page.getByRole('link', { name: /^Họp/ }).click();
    await page.getByRole('radio', { name: 'Hoàn thành tốt nhiệm vụ' }).check();
    if (login === 'binh.lt') expect(await voter.look('vote')).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).click();
    await page.getByText('Bạn đã bỏ phiếu.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    if (login === 'truongphong') await page.getByText('Ít phiếu hơn mức được công bố').waitFor();
    expect(await voter.look('voted')).toEqual([]);
    expect(voter.complaints).toEqual([]);
  }
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('it took longer than a minute');
}
