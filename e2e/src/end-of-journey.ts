import type { BrowserContext, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { openBrowsers } from './browser.ts';

const SAID_WITHIN_MS = 5_000;

/** A page in one line: its path, its headings, and what it warns of. */
async function said(page: Page): Promise<string> {
  const heads = page.getByRole('heading').or(page.getByRole('alert')).or(page.getByRole('dialog'));
  const texts = await heads.allInnerTexts().catch((error: Error) => [error.message]);
  return [page.url(), ...texts.map((text) => text.replace(/\s+/g, ' ').slice(0, 120))].join(' | ');
}

/**
 * When a journey fails, one wants to know what its pages showed: a machine far away keeps no pictures. Then all who came
 * leave, so that nobody's pages go on asking beside the next journey.
 */
afterEach(async ({ task }) => {
  const contexts = [...openBrowsers].flatMap((browser) => browser.contexts());
  if (task.result?.state === 'fail') await tell(task.name, contexts);
  await Promise.all(contexts.map((context) => context.close()));
});

async function tell(journey: string, contexts: readonly BrowserContext[]): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages());
  const late = new Promise<string>((done) => setTimeout(() => done('no answer of the page'), SAID_WITHIN_MS));
  const lines = await Promise.all(pages.map((page) => Promise.race([said(page), late])));
  console.error(`where "${journey}" stood:\n${lines.join('\n')}`);
}
