import type { Page } from 'playwright-core';
import { anOffice, callerFor, PASSWORD } from './office.ts';
import { follow, pick, signIn } from './steps.ts';
import { visit } from './visit.ts';

/**
 * `node table.mjs PEOPLE`: how long a head's page does not answer while its table of so many people is sorted, searched
 * and scrolled in Chromium: no frame is longer than its longest task. The page is the product's; the people are one of a real answer, many times over.
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

/** One thing a thread of the browser did, as its trace tells it, in microseconds: by the clock, and of the thread alone. */
interface Traced {
  readonly name: string;
  readonly dur?: number;
  readonly tdur?: number;
}

/** The longest time, in milliseconds, for which the page did not answer while something was done. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<{ clock: number; thread: number }> {
  const browser = there.browser;
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await act();
  await page.waitForTimeout(800);
  const { traceEvents }: { readonly traceEvents: readonly Traced[] } = JSON.parse(
    (await browser.stopTracing()).toString('utf8'),
  );
  const tasks = traceEvents.filter(
    ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask',
  );
  const longest = (of: (task: Traced) => number | undefined) =>
    Math.max(0, ...tasks.map((task) => (of(task) ?? 0) / 1000));
  return { clock: longest(({ dur }) => dur), thread: longest(({ tdur }) => tdur) };
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
    ['sorted by state', () => columnOf('Tình trạng').click()],
    ['searched, letter by letter', () => search.pressSequentially('nguyen thi', { delay: 40 })],
    ['everybody again', () => search.fill('')],
    ['scrolled', () => box.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))],
  ];
  console.log(
    `A table of ${people} people in Chromium: the longest task by the clock, and on an idle machine`,
  );
  for (const [what, act] of acts) {
    const { clock, thread } = await longestTask(page, act);
    const says = [clock, thread].map((ms) => `${ms.toFixed(0).padStart(6)} ms`).join('');
    console.log(`  ${what.padEnd(28)}${says}${thread > FELT ? ' (felt)' : ''}`);
  }
} finally {
  await there.end();
}
