import { afterAll, beforeAll, expect, it } from 'vitest';
import { rewriteTexts } from '../../server/src/testing/rewritten-texts.ts';
import { computeCommune } from './computed-commune.ts';
import { PAYLOADS } from './payloads.ts';
import { declaredPages, filledIn, knownThings, seenBy } from './places.ts';
import { follow, signIn } from './steps.ts';
import { type Visit, visit } from './visit.ts';

let there: Visit;
beforeAll(async () => {
  there = await visit({}, ['--sample']);
}, 240_000);
afterAll(() => there.end());

it('A42 - a commune all of whose texts are programs is shown on every page, and none of them runs', async () => {
  const commune = await computeCommune(there.product);
  const known = await knownThings(commune);
  const columns = await rewriteTexts(there.data, PAYLOADS);
  for (const needed of [
    'person.full_name',
    'unit_version.name',
    'post.title',
    'statement.cells',
    'register_revision.content',
  ])
    expect(columns).toContain(needed);
  const places = declaredPages();
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const login of new Set(places.map(seenBy))) {
    const person = await there.person('desk');
    const { page, complaints, settle } = person;
    await signIn(person, login, commune.passwords.get(login) ?? '');
    for (const place of places.filter((one) => seenBy(one) === login)) {
      await follow(page, filledIn(place, known));
      await settle();
      const found = await page.evaluate(() => ({
        hasRun: 'hit' in globalThis,
        links: document.querySelectorAll(
          '[href^="javascript:" i], [src^="javascript:" i], [href^="data:text" i]',
        ).length,
        text: `${document.body.textContent} ${[...document.querySelectorAll('input')].map(({ value }) => value).join(' ')}`,
      }));
      if (found.hasRun) wrong.push(`${place}: something ran`);
      if (found.links > 0) wrong.push(`${place}: ${found.links} links that run`);
      for (const payload of PAYLOADS) if (found.text.includes(payload)) seen.add(payload);
      // What is not there is answered as such, which the console repeats.
      const said = complaints.splice(0).filter((one) => !/status of (?:403|404|409)/.test(one));
      wrong.push(...said.map((one) => `${place}: ${one}`));
    }
    await person.leave();
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(PAYLOADS.length / 2);
}, 1_800_000);
