import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { office, tinyLayer, tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const base = writePack(folder, 'tiny', tinyRules);
const local = writePack(
  folder,
  'tiny-local',
  tinyLayer.replace('invented: yes', 'invented: yes\nbinds: {territory: ninh-thuan}'),
);
const party = writePack(folder, 'party', tinyRules.replace('regulation: tiny', 'regulation: party'));
const input = writeTables(folder, 'office', office({ an: '9', binh: '8' }));
const asked = (...more: string[]) =>
  congtam('applicable', input, '--regulation', base, '--regulation', local, ...more);

describe('congtam applicable', () => {
  it('prints the texts that apply to a person on a day, with reasons', async () => {
    const { exit, out } = await asked('--person', 'an', '--date', '2026-06-30', '--lang', 'en');
    expect(exit).toBe(0);
    expect(out).toContain('tiny (1/2026): APPLIES');
    expect(out).toContain('does not bind by territory: not recorded');
  });

  it('says who decides on the person, by which article', async () => {
    const rows =
      '\nauthorities:\n  - {id: head-rates, label: {vi: x, en: x}, article: art-2, of: person, stage: year, decides: {vi: Trưởng phòng, en: The head}}\n';
    const named = writePack(folder, 'named', tinyRules + rows);
    const args = ['applicable', input, '--regulation', named, '--person', 'an', '--date', '2026-06-30'];
    expect((await congtam(...args, '--lang', 'en')).out).toContain('Year: Decides: The head [');
    const [{ authorities }] = (await congtam(...args, '--json')).json().chain;
    expect(authorities).toMatchObject([{ rule: 'head-rates', stages: ['year'], articles: ['art-2'] }]);
  });

  it('answers other programs in JSON', async () => {
    const { json } = await asked('--person', 'an', '--date', '2026-06-30', '--json');
    expect(
      json().chain.map((c: { regulation: string; applies: boolean }) => [c.regulation, c.applies]),
    ).toEqual([
      ['tiny', true],
      ['tiny-local', false],
    ]);
  });

  it.each([
    ['a person who is not there', ['--person', 'ann', '--date', '2026-06-30'], 'applicable.unknown-person'],
    ['a day that is none', ['--person', 'an', '--date', '2026-02-30'], 'date.unreadable'],
  ])('refuses %s', async (_, more, code) => {
    const { exit, out, err } = await asked(...more, '--json');
    expect(exit).not.toBe(0);
    expect(out + err).toContain(code);
  });
});

it('looks at the regulations that come with the program, not at those that come as examples', async () => {
  const { exit, json } = await congtam(
    'applicable',
    input,
    '--person',
    'an',
    '--date',
    '2026-06-30',
    '--json',
  );
  expect(exit).toBe(0);
  const named = json().chain.map((c: { regulation: string }) => c.regulation);
  expect(named).toContain('nd-335-2025');
  expect(named).not.toContain('college-2026');
});

it('a layer named without what it lies on is refused, as everywhere', async () => {
  const args = [
    'applicable',
    input,
    '--regulation',
    local,
    '--person',
    'an',
    '--date',
    '2026-06-30',
    '--json',
  ];
  const { exit, out, err } = await congtam(...args);
  expect(exit).toBe(2);
  expect(out + err).toContain('regulation.layer-without-base');
});

describe('several regulations in one run', () => {
  const run = (out: string, ...packs: string[]) =>
    congtam(
      'evaluate',
      input,
      ...packs.flatMap((p) => ['--regulation', p]),
      '--period',
      '2026',
      '--out',
      join(folder, out),
      '--json',
    );

  it('give each subject a result under each, by the id of the regulation', async () => {
    const { exit } = await run('both', base, party);
    expect(exit).toBeLessThan(2);
  });

  it('that wait for each other are refused before anything is computed', async () => {
    const asking = (id: string, other: string) => {
      const ceiling = `\nceilings:\n  - {id: gate-${id}, label: {vi: x, en: x}, article: art-2, stage: year, for: everybody, when: {rating: ${other}, is: dim}, level: plain}\n`;
      const rules = tinyRules
        .replace('regulation: tiny', `regulation: ${id}`)
        .replace(/\nceilings:[\s\S]*?(?=\n[a-z-]+:|$)/, '');
      return writePack(folder, id, rules + ceiling);
    };
    const { exit, out, err } = await run('circle', asking('one', 'two'), asking('two', 'one'));
    expect(exit).not.toBe(0);
    expect(out + err).toContain('ratings.circle');
  });
});

it('a text that has ended before the last day of the period does not rate it', async () => {
  const ended = writePack(
    folder,
    'ended',
    tinyRules.replace('invented: yes', 'in-force-to: 2026-06-30\ninvented: yes'),
  );
  const run = await congtam(
    'evaluate',
    input,
    '--regulation',
    ended,
    '--period',
    '2026',
    '--out',
    join(folder, 'e'),
    '--json',
  );
  expect(run.out + run.err).toContain('period.not-in-force');
});
