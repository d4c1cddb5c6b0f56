import type { Page } from 'playwright-core';
import { anOffice, callerFor, PASSWORD } from './office.ts';
import { follow, pick, signIn } from './steps.ts';
import { visit } from './visit.ts';

/**
 * `node table.mjs PEOPLE`: the longest frame while a head's table of so many people is sorted, searched and scrolled in
 * Chromium. The page is the product's; the people are one of a real answer, many times over.
 */
const people = Number(process.argv[2] ?? '10000');
/** A frame longer than this is felt. */
const FELT = 120;

const GIVEN = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Điệp',
  'Hà',
  'Khánh',
  'Lan',
  'Minh',
  'Ngọc',
  'Phương',
  'Quân',
  'Yến',
];
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'];

interface Listed {
  readonly people: readonly { readonly [field: string]: unknown }[];
}

function many({ people: [one], ...rest }: Listed): object {
  const named = Array.from({ length: people }, (_, at) => ({
    ...one,
    person: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    code: `NB-${at}`,
    name: `${FAMILY[at % 10]} Thị ${GIVEN[(at * 7) % 13]}`,
    state: at % 3 === 0 ? 'submitted' : 'open',
    shown: String(40 + ((at * 37) % 6000) / 100),
  }));
  return { ...rest, people: named };
}

/** Longest frame, in milliseconds, while something is done. */
async function longestFrame(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`
    window.longest = 0; window.before = performance.now(); window.isWatched = true;
    (function watch(now) {
      window.longest = Math.max(window.longest, now - window.before); window.before = now;
      if (window.isWatched) requestAnimationFrame(watch);
    })(performance.now())`);
  await act();
  await page.waitForTimeout(600);
  return Number(await page.evaluate('window.isWatched = false; window.longest'));
}

const there = await visit();
try {
  const { top } = await anOffice(there.product);
  const officer = await callerFor(there.product, 'tochuc', PASSWORD);
  const year = String(new Date().getFullYear());
  const ground = 'KH 03/KH-UBND';
  const { id: cycle } = await officer('POST', '/api/v1/cycles', {
    ...{ unit: top, kind: 'year', period: year, ground },
    regulations: [{ regulation: 'nd-335-2025', version: '2026-01-01' }],
  });
  await officer('POST', `/api/v1/cycles/${cycle}/open`, { ground, isOnPaper: true });
  const head = await there.person('desk');
  const { page } = head;
  await page.route('**/monitoring/values?*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: many(await answer.json()) });
  });
  await signIn(head, 'truongphong', PASSWORD);
  await follow(page, `/cycles/${cycle}/monitoring`);
  await pick(page, page, 'Đơn vị', 'van phong', 'Văn phòng');
  await page.getByRole('columnheader').first().waitFor();
  await page.waitForTimeout(2000);
  const columnOf = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
  const search = page.getByRole('searchbox');
  const box = page.getByRole('table').locator('..');
  const acts: readonly (readonly [what: string, act: () => Promise<void>])[] = [
    ['sorted by name', () => columnOf('Người').click()],
    ['sorted by score', () => columnOf('Điểm').last().click()],
    ['sorted by state', () => columnOf('Trạng thái').click()],
    ['searched, letter by letter', () => search.pressSequentially('nguyen thi', { delay: 40 })],
    ['everybody again', () => search.fill('')],
    ['scrolled', () => box.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))],
  ];
  console.log(`A table of ${people} people in Chromium, longest frame`);
  for (const [what, act] of acts) {
    const longest = await longestFrame(page, act);
    console.log(
      `  ${what.padEnd(28)} ${longest.toFixed(0).padStart(6)} ms${longest > FELT ? ' (felt)' : ''}`,
    );
  }
} finally {
  await there.end();
}
