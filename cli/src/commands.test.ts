import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPart } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { commands } from './commands/index.ts';
import { schemaText } from './commands/schema.ts';
import { procedureSchema } from './schemas/procedure-schema.ts';
import { regulationSchema } from './schemas/regulation-schema.ts';
import { resultsSchema } from './schemas/results-schema.ts';
import { misfits } from './testing/matches-schema.fixture.ts';
import { congtam, newFolder, regulationsRoot } from './testing/run-congtam.fixture.ts';
import { tinyLayer, tinyRules, writePack } from './testing/tiny-pack.fixture.ts';

describe.each(commands.map((c) => c.name))('%s', (name) => {
  it.each(['vi', 'en'])('has help with examples and exit codes (%s)', async (language) => {
    const { exit, out } = await congtam(name, '--help', '--lang', language);
    expect(exit).toBe(0);
    expect(out).toContain(`congtam ${name}`);
    expect(out).toMatch(/\n {2}0 {2}/);
    expect(out).toContain(language === 'vi' ? 'Ví dụ' : 'Examples');
  });
});

it('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect((await congtam('--version')).out).toBe(`${version}\n`);
});

it('help lists every command', async () => {
  const { out, exit } = await congtam('--help');
  expect(exit).toBe(0);
  for (const { name } of commands) expect(out).toContain(`  ${name}`);
});

it('comparing packs shows, by article, the numbers that differ and the rules that only one has', async () => {
  const folder = newFolder();
  const before = writePack(folder, 'before', tinyRules);
  const after = writePack(folder, 'after', tinyRules.replace('share: 25%', 'share: 20%'));
  const { exit, json } = await congtam('compare', before, after, '--json');
  expect(exit).toBe(0);
  expect(json().differences).toMatchObject([{ rule: 'shining-people', part: 'quota' }]);
  expect(json().differences[0].left).toContain('25');
  expect(json().differences[0].right).toContain('20');
  expect((await congtam('compare', before, before)).out).toBe('Hai gói không khác nhau\n');
});

it('comparing two versions follows the order of the articles and shows what articles and the text itself say', async () => {
  const folder = newFolder();
  const before = writePack(folder, 'before', tinyRules);
  const changed = tinyRules
    .replace('in-force-from: 2026-01-01', 'in-force-from: 2026-06-01')
    .replace('At most a quarter may shine.', 'At most a fifth may shine.')
    .replace('at-most: 10,', 'at-most: 12,')
    .replace('short: M', 'short: X');
  const after = writePack(folder, 'after', changed);
  const { json } = await congtam('compare', before, after, '--lang', 'en', '--json');
  const told = json().differences.map((d: { part: string; rule: string }) => `${d.part} ${d.rule}`);
  expect(told).toEqual(['text text', 'level levels', 'fact given', 'article art-3']);
});

it('comparing two versions of which only the number differs shows what the amendment changes, and nothing else', async () => {
  const folder = newFolder();
  const before = writePack(folder, 'before', tinyRules);
  const amended = tinyRules
    .replaceAll('1/2026', '9/2026')
    .replace('in-force-from: 2026-01-01', 'in-force-from: 2026-06-01')
    .replace('share: 25%', 'share: 20%');
  const after = writePack(folder, 'after', amended);
  const { json } = await congtam('compare', before, after, '--json');
  expect(json().differences.map((d: { rule: string }) => d.rule)).toEqual(['text', 'shining-people']);
  expect(json().differences[1].article).toBe('Điều 3');
  const { out } = await congtam('compare', before, after);
  const [first, second] = out.split('\n');
  expect(first).toMatch(/: Quy chế 1\/2026 về chấm điểm thử, hiệu lực từ 01\/01\/2026$/);
  expect(second).toMatch(/: Quy chế 9\/2026 về chấm điểm thử, hiệu lực từ 01\/06\/2026$/);
});

it('comparing a text with a layer on it shows what the layer adds, and whom it binds', async () => {
  const folder = newFolder();
  const base = writePack(folder, 'tiny', tinyRules);
  const layer = writePack(folder, 'tiny-local', `${tinyLayer}binds: {territory: [song-van]}\n`);
  const { out, exit } = await congtam('compare', base, layer, '--lang', 'en');
  expect(exit).toBe(0);
  expect(out).toContain('binds Territory: song-van');
  expect(out).toContain('Late (late-at-most-plain)');
  expect(out).not.toContain('shining-people');
  const turned = await congtam('compare', layer, base, '--lang', 'en', '--json');
  expect(turned.json().differences.every((d: { right?: string }) => d.right === undefined)).toBe(true);
});

it('comparing shows payouts, deadlines, consequences and authorities too', async () => {
  const folder = newFolder();
  const rule = (id: string) => `id: ${id}, stage: year, label: {vi: Quy tắc, en: Rule}, article: art-2`;
  const more = (days: string, pay: string, level: string, who: string) => `payouts:
  - {${rule('pay')}, for: everybody, coefficients: {shining: ${pay}, plain: 1, dim: 0}}
calendar:
  deadlines:
    - {${rule('due')}, for: everybody, before: ${days}}
consequences:
  - {${rule('follow')}, for: everybody, when: {rated: [${level}]}}
authorities:
  - {${rule('rates')}, of: person, decides: {vi: ${who}, en: ${who}}}
`;
  const before = writePack(folder, 'before', tinyRules + more('12-15', '1.5', 'dim', 'A'));
  const after = writePack(folder, 'after', tinyRules + more('12-20', '1.8', 'plain', 'B'));
  const { json } = await congtam('compare', before, after, '--json');
  const told = json().differences.map((d: { part: string }) => d.part);
  expect(told).toEqual(['payout', 'consequence', 'authority', 'deadline']);
});

describe('published schemas', () => {
  it.each([
    ['results', resultsSchema],
    ['regulation', regulationSchema],
    ['procedure', procedureSchema],
  ])(
    'schemas/%s.schema.json is the one the program prints (else: congtam schema … --out)',
    (name, schema) => {
      const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
      expect(readFileSync(file, 'utf8')).toBe(schemaText(schema));
    },
  );

  it('the decree has the shape that the schema of regulations describes', () => {
    const file = join(regulationsRoot, 'government/nd-335-2025/2026-01-01/rules.yaml');
    const loaded = loadPart(readFileSync(file), file);
    if ('problems' in loaded) throw new Error('the decree does not load');
    expect(misfits(loaded.part.data, regulationSchema)).toEqual([]);
  });

  it('every procedure that ships has the shape that its schema describes, and what is misspelt has not', () => {
    const files = readdirSync(regulationsRoot, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('procedure.yaml'),
    );
    expect(files.length).toBeGreaterThan(3);
    const fits = (text: string, name: string) => {
      const loaded = loadPart(text, name);
      if ('problems' in loaded) throw new Error(`${name} does not load`);
      return misfits(loaded.part.data, procedureSchema);
    };
    for (const file of files) {
      const text = readFileSync(join(regulationsRoot, file), 'utf8');
      expect([file, fits(text, file)]).toEqual([file, []]);
      expect(fits(text.replace('does: ', 'doing: '), file).join()).toContain('doing: is unknown');
    }
  });

  it('facts of a regulation are its tables and columns', async () => {
    const { json } = await congtam('schema', 'facts', '--regulation', 'nd-335-2025');
    expect(json().properties['work-products'].items.properties).toHaveProperty('assigned');
  });
});
