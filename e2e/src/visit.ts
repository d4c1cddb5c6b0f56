import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Product, startProduct } from '../../server/src/testing/product.ts';
import { testFolder } from '../../server/src/testing/test-folder.ts';
import { openBrowser } from './browser.ts';
import { startInstalled } from './installation.ts';
import { settling } from './settled.ts';

/** Widths at which every page is looked at: a phone, and the desk of an office. */
export const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1366, height: 768 } } as const;

/** A visit: the product as an operator starts it, on a folder of its own, and a browser in front of it. */
export interface Visit {
  readonly product: Product;
  /** The folder of data of the product. */
  readonly data: string;
  readonly browser: Browser;
  /** A person with a browser of their own. */
  person(width?: keyof typeof WIDTHS): Promise<Person>;
  end(): Promise<void>;
}

export interface Person {
  readonly page: Page;
  /** What the console said that it should not. */
  readonly complaints: string[];
  /** Goes to a page of the product, by its path. */
  open(path: string): Promise<void>;
  /** Waits until the page shows what it is going to show: nothing is under way, and nothing follows from what came. */
  settle(): Promise<void>;
  /** Keeps a picture of what is seen and gives what axe finds on it. */
  look(name: string): Promise<readonly string[]>;
  /** Keeps a picture of what is printed on A4 and gives what would be cut there. */
  lookOnPaper(name: string): Promise<readonly string[]>;
  /** The same person closes the page and comes back on another one: what this browser keeps is there. */
  comeBack(): Promise<Person>;
  /** The same person beside it, in another window of the same browser. */
  anotherWindow(): Promise<Person>;
  leave(): Promise<void>;
}

/** @param isFirstStart the product is started where there is nothing yet, as on the day it is installed */
export async function visit(
  environment: { readonly [name: string]: string } = {},
  words: readonly string[] = [],
  { isFirstStart = false }: { readonly isFirstStart?: boolean } = {},
): Promise<Visit> {
  const folder = testFolder('congtam-visit-');
  const data = join(folder, 'data');
  const [product, browser] = await Promise.all([
    isFirstStart
      ? startProduct({ CONGTAM_DATA: data, ...environment }, words)
      : startInstalled(data, environment, words),
    openBrowser(),
  ]);
  return {
    product,
    data,
    browser,
    person: async (width = 'desk') => personIn(await contextOf(browser, width), product, width),
    end: async () => {
      await browser.close();
      product.child.kill('SIGTERM');
      await product.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A machine may be busy for long with other tests: a step that never succeeds is still told within the time of its test. */
const STEP_MS = 60_000;

async function contextOf(browser: Browser, width: keyof typeof WIDTHS): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: WIDTHS[width],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  context.setDefaultTimeout(STEP_MS);
  return context;
}

/** Looks at a page in both languages at both widths; it is left as it was, in Vietnamese at a desk. */
export async function lookAll({ page, look }: Person, name: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const [language, to] of [
    ['en', 'English'],
    ['vi', 'Tiếng Việt'],
  ] as const) {
    await page.getByRole('button', { name: to, exact: true }).first().click();
    for (const width of ['phone', 'desk'] as const) {
      await page.setViewportSize(WIDTHS[width]);
      const found = await look(`${name}-${language}-${width}`);
      findings.push(...found.map((finding) => `${language} ${width}: ${finding}`));
    }
  }
  return findings;
}

async function personIn(context: BrowserContext, product: Product, width: string): Promise<Person> {
  const { address } = product;
  const page = await context.newPage();
  const complaints: string[] = [];
  const settle = settling(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      complaints.push(`another host: ${request.url()}`);
  });
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(new URL(path, address).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // A page may lead to another, and what is looked at is the last.
      await settle();
    },
    settle,
    look: async (name) => {
      // What still loads would be looked at instead of what it becomes.
      await page.waitForFunction(() => document.querySelector('.mantine-Loader-root') === null);
      await keepPicture(page, `${name}-${width}`);
      return findingsOn(page);
    },
    lookOnPaper: async (name) => {
      const size = page.viewportSize();
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize(PAPER);
      try {
        await page.screenshot({ path: picture(`${name}-paper`), fullPage: true });
        return await cutOn(page);
      } finally {
        await page.emulateMedia({ media: 'screen' });
        if (size !== null) await page.setViewportSize(size);
      }
    },
    comeBack: async () => {
      await page.close();
      return personIn(context, product, width);
    },
    anotherWindow: () => personIn(context, product, width),
    leave: () => context.close(),
  };
}

/** A picture of the whole page. The browser packs it less tightly than it could, which takes half the time. */
async function keepPicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    // What moves is shown where it comes to rest.
    for (const moving of document.getAnimations())
      if (moving.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) moving.finish();
  });
  const browser = await page.context().newCDPSession(page);
  const { cssContentSize: size } = await browser.send('Page.getLayoutMetrics');
  const { data } = await browser.send('Page.captureScreenshot', {
    ...{ format: 'png', optimizeForSpeed: true, captureBeyondViewport: true },
    clip: { x: 0, y: 0, width: size.width, height: size.height, scale: 1 },
  });
  await browser.detach();
  writeFileSync(picture(name), data, 'base64');
}

function picture(name: string): string {
  const pictures = join(import.meta.dirname, '../pictures');
  mkdirSync(pictures, { recursive: true });
  return join(pictures, `${name}.png`);
}

/** A4 within the margins of print.css, in pixels of 1/96 inch. */
const PAPER = { width: 624, height: 970 } as const;

/** Boxes of a printed page whose content is wider than they are, or lies outside the paper. */
const cutOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll('main *')].flatMap((element) => {
      const { width, right } = element.getBoundingClientRect();
      if (width <= 1 || getComputedStyle(element).visibility === 'hidden') return [];
      const isHiding =
        getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const isBox = !(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement);
      return (isHiding && isBox) || right > clientWidth + 1
        ? [`cut on paper: ${element.outerHTML.slice(0, 160)}`]
        : [];
    });
  });

/** What axe finds on a page, and whether it is wider than the screen. */
async function findingsOn(page: Page): Promise<readonly string[]> {
  // Half a megabyte of program: a document that has it keeps it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${axe.source}; undefined`);
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (globalThis as unknown as { axe: AxeInPage }).axe.run({
      runOnly: { type: 'tag', values: tags },
      // Reading style sheets and media again is a quarter of a run: of these rules it is for sound that plays by itself.
      preload: false,
      // What is as it should be is not described.
      reporter: 'no-passes',
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ...(scrollWidth > clientWidth ? [`wider than the screen: ${scrollWidth} > ${clientWidth}`] : []),
    ];
  });
  return found;
}

interface AxeInPage {
  run(options: object): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}
