import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConditionNode, Path } from '@congtam/engine';
import {
  DOINGS,
  EXPECTATION_KEYS,
  loadPart,
  OPINION_SIDES,
  PROCEDURE_KEYS,
  readYear,
  SCENARIO_KEYS,
  STEP_ACTORS,
  STEP_PLACES,
  WORKING_DAYS_KEYS,
} from '@congtam/regulations';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { JsonSchema } from './schemas/json-schema.ts';
import { regulationSchema } from './schemas/regulation-schema.ts';
import { joined, named, type Plain, pageOf, read } from './testing/page-examples.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const { text: page, examples } = pageOf('pack-format.md');
const sections = page.split(/^## /m).slice(1);
const headingOf = (section: string) => section.slice(0, section.indexOf('\n'));

/** Everything the page says of `rules.yaml`, as one file. */
const rules = examples().join('\n');
const withMore = (more: Plain): string => stringify(joined(read(rules), more));

const folder = newFolder();
function write(name: string, text: string, scenarios?: string): string {
  const dir = join(folder, name);
  mkdirSync(join(dir, 'scenarios'), { recursive: true });
  writeFileSync(join(dir, 'rules.yaml'), text);
  if (scenarios) writeFileSync(join(dir, 'scenarios', 'page.yaml'), scenarios);
  return dir;
}

const both = (text: string) => ({ vi: text, en: text });
const head = (id: string) => ({ id, label: both(id), article: 'd4' });
const PLACE = {
  article: 'd6',
  ground: both('More people than places.'),
  decider: both('The director'),
  options: { yes: { says: both('Gets a place'), ...Object.fromEntries([['then', 'accept']]) } },
};
const PLANNED = {
  article: 'd6',
  ground: both('Not set.'),
  decider: both('The director'),
  options: {
    number: { says: both('A number'), enter: { 'at-least': '0', 'at-most': '1' } },
    none: { says: both('None'), enter: { 'at-least': '0', 'at-most': '0' } },
  },
};
const list = (kind: string): Plain[] => examples(kind).flatMap((text) => parse(text, { schema: 'failsafe' }));

/** How each kind of condition is written; what binds a layer is written by `binds`. */
const FORMS: Readonly<Record<Exclude<ConditionNode['kind'], 'bound'>, string>> = {
  ...{ all: 'all', any: 'any', not: 'not', named: 'condition', reading: 'reading' },
  ...{ compare: 'measure', is: 'attribute', elsewhere: 'of', records: 'records', rating: 'rating' },
  ...{ level: 'level', rated: 'rated', 'period-ends': 'period-ends' },
};
const PATHS = ['own-unit', 'unit-headed', 'units-in-charge', 'using-body', 'parent-unit'] satisfies Path[];

describe('the page of the format', () => {
  let base = '';
  beforeAll(() => {
    base = write('base', rules, examples('scenarios')[0]);
  });

  it('adds up to one regulation that the check has nothing to say about', async () => {
    expect((await congtam('check', base, '--lang', 'en')).err).toBe('');
  });

  it('has scenarios that come out as written', async () => {
    const tested = await congtam('test-pack', base, '--lang', 'en');
    expect(tested.exit, tested.out + tested.err).toBe(0);
  });

  it('has a layer that lies on it', async () => {
    const layer = write('layer', examples('layer')[0] ?? '');
    expect((await congtam('check', layer, '--regulation', base, '--lang', 'en')).err).toBe('');
  });

  it.each(list('conditions').map((when) => [JSON.stringify(when), when] as const))(
    'shows a condition that can be asked: %s',
    async (_, when) => {
      const told: string[] = [];
      for (const stage of ['quarter', 'year']) {
        for (const group of ['head', 'staff']) {
          const rule = { ...head('shown'), stage, for: [group], when };
          told.push(
            (await congtam('check', write('condition', withMore({ consequences: [rule] })), '--lang', 'en'))
              .err,
          );
        }
      }
      expect(told, told.join('\n')).toContain('');
    },
  );

  it.each(list('quotas').map((more) => [JSON.stringify(more), more] as const))(
    'shows a limit that can be set: %s',
    async (_, more) => {
      const limit = {
        ...{ ...head('shown'), of: 'person', stage: 'quarter', level: 'A', next: 'B', share: '20%' },
        ...{ base: 'rated', rounding: 'down', scope: 'using-body', tests: 'unit-only' },
        choice: { ask: 'shown-place' },
        ...more,
      };
      const planned = JSON.stringify(more).includes('planned') ? { planned: PLANNED } : {};
      const questions = { 'shown-place': PLACE, ...planned };
      const dir = write('quota', withMore({ quotas: [limit], questions }));
      expect((await congtam('check', dir, '--lang', 'en')).err).toBe('');
    },
  );

  it('names every key of every section, and no section that there is not', () => {
    const properties = Object.keys(regulationSchema.properties ?? {});
    const headings = sections.flatMap((s) => named(headingOf(s)));
    const otherFiles = ['scenarios', 'procedure', 'working-days'];
    expect(headings.filter((h) => !otherFiles.includes(h)).sort()).toEqual(properties.sort());
    const everywhere = named(sections[0] ?? '');
    for (const [key, schema] of Object.entries(regulationSchema.properties ?? {})) {
      const section = sections.find((s) => named(headingOf(s)).includes(key)) ?? '';
      const told = new Set([...everywhere, ...named(section).flatMap((n) => n.match(/[\w-]+/g) ?? [])]);
      const keys =
        key === 'calculation' ? ['kind', 'unit', 'shown-as', 'rounded', 'digits', 'to'] : [...keysIn(schema)];
      expect(
        keys.filter((k) => !told.has(k)),
        key,
      ).toEqual([]);
    }
  });

  it('has a procedure and a layer of it that the check has nothing to say about, and a year that can be read', async () => {
    const dir = write('with-procedure', rules);
    writeFileSync(join(dir, 'procedure.yaml'), examples('procedure')[0] ?? '');
    expect((await congtam('check', dir, '--lang', 'en')).err).toBe('');
    const layer = write('layer-with-procedure', examples('layer')[0] ?? '');
    writeFileSync(join(layer, 'procedure.yaml'), examples('procedure-layer')[0] ?? '');
    expect((await congtam('check', layer, '--regulation', dir, '--lang', 'en')).err).toBe('');
    writeFileSync(
      join(dir, 'procedure.yaml'),
      (examples('procedure')[0] ?? '').replace('by: [head]', 'by: [boss]'),
    );
    expect((await congtam('check', dir, '--lang', 'en')).err).toContain('procedure.yaml:15');
    const loaded = loadPart(examples('working-days')[0] ?? '', '2027.yaml');
    expect('problems' in loaded ? loaded : readYear(loaded.part)).toMatchObject({ year: { year: 2027 } });
  });

  it('names every key of a procedure and of a year of working days, with every word a step may say', () => {
    const toldIn = (heading: string) => {
      const section = sections.find((s) => named(headingOf(s)).includes(heading)) ?? '';
      return new Set(named(section).flatMap((n) => n.match(/[\w-]+/g) ?? []));
    };
    const keys = (all: object): string[] =>
      Object.values(all).flatMap((list: readonly string[]) => list.map((key) => key.replace('?', '')));
    const lacking = (heading: string, words: readonly string[]) =>
      words.filter((word) => !toldIn(heading).has(word));
    expect(lacking('procedure', [...keys(PROCEDURE_KEYS), ...DOINGS, ...STEP_ACTORS])).toEqual([]);
    expect(lacking('procedure', [...STEP_PLACES, ...OPINION_SIDES])).toEqual([]);
    expect(lacking('working-days', keys(WORKING_DAYS_KEYS))).toEqual([]);
  });

  it('names every key of a scenario and of what it expects', () => {
    const section = sections.find((s) => named(headingOf(s)).includes('scenarios')) ?? '';
    const keys = [...SCENARIO_KEYS.map((k) => k.replace('?', '')), ...EXPECTATION_KEYS];
    expect(keys.filter((k) => !named(section).includes(k))).toEqual([]);
  });

  it('names every form of a condition, every path to units, and shows each', () => {
    const section = sections.find((s) => named(headingOf(s)).includes('conditions')) ?? '';
    const shown = examples('conditions').join('\n');
    for (const word of [...Object.values(FORMS), 'fact', 'column', ...PATHS]) {
      expect(named(section)).toContain(word);
      expect(shown).toContain(word);
    }
  });

  it('names codes of refusals that there are', () => {
    const known = named(pageOf('error-codes.md').text);
    expect(named(page).filter((n) => /^(layer|pack)\.[a-z-]+$/.test(n) && !known.includes(n))).toEqual([]);
  });
});

/** The keys that records inside a schema have; those of texts apart. */
function keysIn(schema: JsonSchema | undefined): Set<string> {
  const found = new Set<string>();
  const visit = (at: JsonSchema | undefined): void => {
    if (at === undefined) return;
    const name = at.$ref?.split('/').at(-1);
    if (name === 'bilingual' || name === 'day') return;
    if (name !== undefined) visit(regulationSchema.$defs?.[name]);
    for (const [key, inner] of Object.entries(at.properties ?? {})) {
      found.add(key);
      visit(inner);
    }
    for (const inner of at.anyOf ?? []) visit(inner);
    visit(at.items);
    if (typeof at.additionalProperties === 'object') visit(at.additionalProperties);
  };
  visit(schema);
  return found;
}
