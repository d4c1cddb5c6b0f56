import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Product, startProduct } from '../../server/src/testing/product.ts';
import { openBrowser } from './browser.ts';

/** Widths at which every page is looked at: a phone, and the desk of an office. */
export const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1366, height: 768 } } as const;

/** A visit: the product as an operator starts it, on a folder of its own, and a browser in front of it. */
export interface Visit {
  readonly product: Product;
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
  /** Keeps a picture of what is seen and gives what axe finds on it. */
  look(name: string): Promise<readonly string[]>;
  leave(): Promise<void>;
}

export async function visit(
  environment: { readonly [name: string]: string } = {},
  words: readonly string[] = [],
): Promise<Visit> {
  const folder = mkdtempSync(join(tmpdir(), 'congtam-visit-'));
  const [product, browser] = await Promise.all([
    startProduct({ CONGTAM_DATA: join(folder, 'data'), ...environment }, words),
    openBrowser(),
  ]);
  return {
    product,
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

const contextOf = (browser: Browser, width: keyof typeof WIDTHS): Promise<BrowserContext> =>
  browser.newContext({ viewport: WIDTHS[width], locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });

async function personIn(context: BrowserContext, { address }: Product, width: string): Promise<Person> {
  const page = await context.newPage();
  // One process serves every context of this browser, and they share what pages keep: each begins with nothing.
  await page.goto(new URL('/icon.svg', address).href);
  await page.evaluate(() => localStorage.clear());
  const complaints: string[] = [];
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
      // Until nothing is under way: a page may lead to another, and what is looked at is the last.
      await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    look: async (name) => {
      const pictures = join(import.meta.dirname, '../pictures');
      mkdirSync(pictures, { recursive: true });
      // What still loads would be looked at instead of what it becomes.
      await page.waitForFunction(() => document.querySelector('.mantine-Loader-root') === null);
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
      return findingsOn(page);
    },
    leave: () => context.close(),
  };
}

/** What axe finds on a page, and whether it is wider than the screen. */
async function findingsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe.source}; undefined`);
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (globalThis as unknown as { axe: AxeInPage }).axe.run({
      runOnly: { type: 'tag', values: tags },
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
