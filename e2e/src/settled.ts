import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** A page that goes on asking for longer, as a board does that shows what others do, is seen as it is then. */
const LONGEST_MS = 5_000;
/** Long enough for the parts of a page that came to ask for what they show. */
const AGAIN_MS = 40;

/**
 * Waits until nothing is under way between a page and the server and the page has done what follows from what came: one
 * answer may lead to the next question. Waiting for half a second without any would take longer than most pages do.
 */
export function settling(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let begun = 0;
  page.on('request', (request) => {
    begun += 1;
    underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    const end = Date.now() + LONGEST_MS;
    let seen = -1;
    while ((underWay.size > 0 || begun !== seen) && Date.now() < end) {
      seen = begun;
      if (underWay.size === 0) await atRest(page);
      await sleep(AGAIN_MS);
    }
  };
}

/** Until the page has nothing to do, or is told late that it has; one that is just being left has come to no rest. */
const atRest = (page: Page): Promise<void> =>
  page
    .evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 250 })))
    .catch(() => {});
