import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune } from './computed-commune.ts';
import { signIn } from './steps.ts';
import { type Person, type Visit, visit, WIDTHS } from './visit.ts';

const isLong = process.env.CONGTAM_FULL === '1';
const STEPS = isLong ? 300 : 12;

/** Somebody of each role of the sample; in the short run those who have most doors. */
const WANDERERS = [
  ['a personnel officer', 'tochuc'],
  ['an authority', 'chutich'],
  ['a home-affairs department', 'noivu'],
  ['somebody who is evaluated', 'canbo.2'],
  ['an administrator', 'quantri.1'],
  ['a head', 'truongphong.kinhte'],
  ['an inspector', 'thanhtra'],
  ['a Party committee', 'capuy'],
  ['a records clerk', 'vanthu'],
  ['the secretary of a meeting', 'thuky'],
] as const;

let there: Visit;
let commune: ComputedCommune;
beforeAll(async () => {
  there = await visit({}, ['--sample']);
  commune = await computeCommune(there.product);
}, 240_000);
afterAll(() => there.end());

const inside: Person[] = [];
afterEach(async () => {
  for (const { page } of inside.splice(0)) await page.goto('about:blank');
});

/** The same numbers between 0 and 1 in every run, one after the other. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A page whoever it is of: what names a thing is left out. */
const patternOf = (url: string): string =>
  new URL(url).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\d{4}(-[\w]+)?/g, '{period}');

/** What one may press without doing anything: ways to other pages, and what opens or turns over on this one. */
const WAYS = 'a[href^="/"]:not([download]):not([href^="/api"]), [role="tab"], button[aria-expanded]';

/** Presses something that leads on; false where nothing does. */
async function goOn({ page }: Person, next: () => number): Promise<string | undefined> {
  const ways = page.locator(WAYS).filter({ visible: true });
  const count = await ways.count();
  if (count === 0) return undefined;
  const way = ways.nth(Math.floor(next() * count));
  const name = `${(await way.textContent({ timeout: 1500 }).catch(() => '')) ?? ''}`.trim().slice(0, 60);
  // What has gone meanwhile or lies under something else is no way on.
  await way.click({ timeout: 1500 }).catch(() => {});
  return name;
}

/** What is wrong with the page one has come to. */
async function faultsOf(person: Person): Promise<readonly string[]> {
  const { page } = person;
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 });
  // A board goes on asking: what is shown by then is looked at.
  await page.waitForLoadState('networkidle', { timeout: 1000 }).catch(() => {});
  const alerts = await page.locator('[role="alert"]').filter({ visible: true }).allTextContents();
  const lost = await page.getByText('Không có trang này').count();
  return [...alerts.map((text) => `refused: ${text}`), ...(lost > 0 ? ['no such page'] : [])];
}

it.each(WANDERERS.slice(0, isLong ? undefined : 5))(
  `%s walks ${STEPS} steps without a door that does not open`,
  async (_, login) => {
    const next = numbersFrom(login.length * 7919);
    const width = isLong || next() < 0.5 ? 'phone' : 'desk';
    const person = await there.person(width);
    inside.push(person);
    const { page, complaints } = person;
    await signIn(person, login, commune.passwords.get(login) ?? '');
    const looked = new Set<string>();
    const wrong: string[] = [];
    const trail: string[] = [];
    const look = async () => {
      const at = patternOf(page.url());
      const faults = await faultsOf(person);
      const findings = looked.has(at) ? [] : await person.look(`wandering-${login}-${looked.size}`);
      looked.add(at);
      const said = complaints.splice(0);
      for (const fault of [...faults, ...findings, ...said]) {
        wrong.push(`${at} (${trail.slice(-3).join(' → ')}): ${fault}`);
      }
    };
    await look();
    for (let step = 0; step < STEPS; step += 1) {
      if (step % 9 === 8) {
        await page
          .getByRole('button', { name: /^(English|Tiếng Việt)$/ })
          .first()
          .click()
          .catch(() => {});
        looked.clear();
      }
      if (isLong && step % 50 === 49)
        await page.setViewportSize(step % 100 === 99 ? WIDTHS.phone : WIDTHS.desk);
      const pressed = await goOn(person, next);
      expect(pressed, `no way on from ${page.url()}`).toBeDefined();
      trail.push(pressed ?? '');
      await look();
    }
    expect([...new Set(wrong)]).toEqual([]);
  },
  600_000,
);
