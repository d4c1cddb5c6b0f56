import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine } from 'playwright-core';

/** The package draws on a card that it makes up of the processor: a third of the time of a journey. Pages need none. */
const WITHOUT_CARD =
  /^--(?:use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist|in-process-gpu)\b/;

/** Those that are open, for whoever tells where a journey stood when it failed. */
export const openBrowsers = new Set<Browser>();

/** A Chromium of the machine where one is named, else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CONGTAM_CHROMIUM;
  if (named !== undefined && !existsSync(named)) throw new Error(`there is no browser at ${named}`);
  const browser = await engine.launch({
    executablePath: named ?? (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((word) => !word.startsWith('--headless') && !WITHOUT_CARD.test(word)),
      '--disable-gpu',
    ],
    headless: true,
  });
  openBrowsers.add(browser);
  browser.once('disconnected', () => openBrowsers.delete(browser));
  return browser;
}
