import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ComputedCommune, computeCommune } from './computed-commune.ts';
import { declaredPages, filledIn, knownThings, seenBy } from './places.ts';
import { follow, signIn } from './steps.ts';
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
  // A menu that is closed on a phone lies beside the screen: nobody presses what is there.
  const onScreen = await ways.evaluateAll((found) =>
    found.flatMap((way, at) => {
      const { left, right } = way.getBoundingClientRect();
      return right > 0 && left < document.documentElement.clientWidth ? [at] : [];
    }),
  );
  const at = onScreen[Math.floor(next() * onScreen.length)];
  if (at === undefined) return undefined;
  const way = ways.nth(at);
  const name = `${(await way.textContent({ timeout: 1500 }).catch(() => '')) ?? ''}`.trim().slice(0, 60);
  // What has gone meanwhile or lies under something else is no way on.
  await way.click({ timeout: 1500 }).catch(() => {});
  return name;
}

/** What is wrong with the page one has come to. */
async function faultsOf(person: Person): Promise<readonly string[]> {
  const { page, settle } = person;
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 30_000 });
  await settle();
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
    const { page, complaints } = person;
    await signIn(person, login, commune.passwords.get(login) ?? '');
    const looked = new Set<string>();
    const wrong: string[] = [];
    const trail: string[] = [];
    const look = async () => {
      const at = patternOf(page.url());
      const faults = await faultsOf(person);
      const shape = `${at} ${await page.locator('html').getAttribute('lang')} ${page.viewportSize()?.width}`;
      const findings = looked.has(shape) ? [] : await person.look(`wandering-${login}-${looked.size}`);
      looked.add(shape);
      const said = complaints.splice(0);
      for (const fault of [...faults, ...findings, ...said]) {
        wrong.push(`${at} (${trail.slice(-3).join(' → ')}): ${fault}`);
      }
    };
    await look();
    for (let step = 0; step < STEPS; step += 1) {
      if (step % 9 === 8)
        await page
          .getByRole('button', { name: /^(English|Tiếng Việt)$/ })
          .first()
          .click()
          .catch(() => {});
      if (isLong && step % 50 === 49)
        await page.setViewportSize(step % 100 === 99 ? WIDTHS.phone : WIDTHS.desk);
      const pressed = await goOn(person, next);
      expect(pressed, `no way on from ${page.url()}`).toBeDefined();
      trail.push(pressed ?? '');
      await look();
    }
    expect([...new Set(wrong)]).toEqual([]);
  },
  1_800_000,
);

const PLACES = declaredPages();
const LOGINS = [...new Set(PLACES.map(seenBy))];
/** In the short run one page in a dozen: the same at every run, so that a red one is by what was changed. */
const isLookedAt = (at: number): boolean => isLong || at % 12 === 0;

it.each(LOGINS)(
  'every page %s may open is faultless in both languages, at both widths, and whole on paper',
  async (login) => {
    const known = await knownThings(commune);
    const person = await there.person('desk');
    const { page, complaints, settle } = person;
    const wrong: string[] = [];
    let isSignedIn = false;
    for (const [at, place] of PLACES.entries()) {
      if (seenBy(place) !== login || !isLookedAt(at)) continue;
      if (!isSignedIn) await signIn(person, login, commune.passwords.get(login) ?? '');
      isSignedIn = true;
      try {
        await follow(page, filledIn(place, known));
      } catch {
        wrong.push(`${place}: no heading`);
        continue;
      }
      await settle();
      const name = `page${place.replaceAll(/[/$]+/g, '-')}`;
      for (const language of ['vi', 'en'] as const) {
        if (!isLong && (at % 2 === 0) !== (language === 'vi')) continue;
        await page.setViewportSize(WIDTHS.desk);
        const other = page.getByRole('button', {
          name: language === 'vi' ? 'Tiếng Việt' : 'English',
          exact: true,
        });
        if (await other.first().isVisible()) await other.first().click();
        for (const width of ['desk', 'phone'] as const) {
          await page.setViewportSize(WIDTHS[width]);
          const findings = await person.look(`${name}-${language}-${width}`);
          wrong.push(...findings.map((finding) => `${place} ${language} ${width}: ${finding}`));
        }
        await page.setViewportSize(WIDTHS.desk);
      }
      const cut = await person.lookOnPaper(name);
      wrong.push(...cut.slice(0, 3).map((finding) => `${place}: ${finding}`));
      // What is not there is answered as such, which the console repeats.
      const said = complaints.splice(0).filter((one) => !/status of (403|404|409)/.test(one));
      wrong.push(...said.map((one) => `${place}: ${one}`));
    }
    expect(wrong).toEqual([]);
  },
  1_800_000,
);
