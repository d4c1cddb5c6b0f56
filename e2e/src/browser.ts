import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine } from 'playwright-core';

/** A Chromium of the machine where one is named, else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CONGTAM_CHROMIUM;
  if (named !== undefined && !existsSync(named)) throw new Error(`there is no browser at ${named}`);
  return engine.launch({
    executablePath: named ?? (await chromium.executablePath()),
    args: chromium.args.filter((word) => !word.startsWith('--headless')),
    headless: true,
  });
}
