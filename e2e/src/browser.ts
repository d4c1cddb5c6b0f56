import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine } from 'playwright-core';

/**
 * Words of the package that are not for journeys. It draws on a card that it makes up of the processor: a third of the time
 * of a journey, and pages need none. In one process all people of a visit would have the same cookies and keep the same
 * drafts; and what guards pages from each other stays on, as in the browsers of offices. Pages of a browser are begun from
 * one process that is ready, not each anew from the disk.
 */
const LEFT_OUT =
  /^--(?:use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist|in-process-gpu|headless|single-process|disable-web-security|allow-running-insecure-content|no-zygote|disable-features|enable-features|disable-site-isolation-trials)\b/;

/** Those that are open, for whoever tells where a journey stood when it failed. */
export const openBrowsers = new Set<Browser>();

/** A Chromium of the machine where one is named, else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CONGTAM_CHROMIUM;
  if (named !== undefined && !existsSync(named)) throw new Error(`there is no browser at ${named}`);
  const browser = await engine.launch({
    executablePath: named ?? (await chromium.executablePath()),
    args: [...chromium.args.filter((word) => !LEFT_OUT.test(word)), '--disable-gpu'],
    headless: true,
  });
  openBrowsers.add(browser);
  browser.once('disconnected', () => openBrowsers.delete(browser));
  return browser;
}
