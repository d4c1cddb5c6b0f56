import { join } from 'node:path';
import type { RegulationEffect } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { office, tinyLayer, tinyRules, writePack, writeTables } from './testing/tiny-pack.fixture.ts';

const folder = newFolder();
const base = writePack(folder, 'tiny', tinyRules);
const points = { an: '9,5', binh: '9.4', chi: '7', dung: '6', em: '4', giang: '8', hoa: '8.5', khanh: '7.5' };
const input = writeTables(folder, 'office', office(points));
/** Six points are plain where five were. */
const stricter = writePack(
  folder,
  'stricter',
  tinyRules
    .replace('in-force-from: 2026-01-01', 'in-force-from: 2027-01-01')
    .replaceAll('at-least: 5', 'at-least: 6.5')
    .replaceAll('below: 5', 'below: 6.5'),
);
const simulated = (...more: string[]) =>
  congtam('simulate', input, '--regulation', base, '--period', '2026', ...more, '--json');
const effectOf = async (...more: string[]): Promise<RegulationEffect> => {
  const { exit, json, out } = await simulated(...more);
  expect([exit, out.includes('mô phỏng, không phải kết quả chính thức')]).toEqual([0, true]);
  return json().simulation.effects[0];
};
const levelsOf = ({ people }: RegulationEffect, side: 'before' | 'after') =>
  Object.fromEntries(
    people.words.flatMap((word, at) => (people[side][at] ? [[word, people[side][at]]] : [])),
  );

describe('a draft on the evidence of a year', () => {
  it('moves exactly those whose points lie between the two limits, though it is not in force yet', async () => {
    const effect = await effectOf('--draft', stricter);
    expect(levelsOf(effect, 'before')).toEqual({ plain: 5, dim: 1, 'decision-needed': 2 });
    expect(levelsOf(effect, 'after')).toEqual({ plain: 4, dim: 2, 'decision-needed': 2 });
    expect(effect.people).toMatchObject({ total: 8, up: 0, down: 1, otherwise: 0 });
    expect(effect.people.flows).toEqual([{ from: 'plain', to: 'dim', count: 1 }]);
    expect(effect.bodies).toEqual({ total: 1, moved: 1 });
  });

  it('moves nobody where it says the same as the text it is a copy of', async () => {
    const { people, quotas } = await effectOf('--draft', writePack(folder, 'same', tinyRules));
    expect([people.up, people.down, people.otherwise, people.flows]).toEqual([0, 0, 0, []]);
    expect(quotas.map(({ before, after }) => [before, after])).toEqual([
      [quotas[0]?.after, quotas[0]?.before],
    ]);
  });

  it('shows what a smaller share does to places, before anybody is chosen', async () => {
    const smaller = writePack(folder, 'smaller', tinyRules.replace('share: 25%', 'share: 10%'));
    const { quotas, people } = await effectOf('--draft', smaller);
    expect(quotas[0]).toMatchObject({
      quota: 'shining-people',
      before: { scopes: 1, places: 1, candidates: 2, scopesOver: 1 },
      after: { scopes: 1, places: 0, candidates: 2, scopesOver: 1, out: 2 },
    });
    expect(people.flows).toEqual([{ from: 'decision-needed', to: 'plain', count: 2 }]);
  });

  it('names nobody unless names are asked for', async () => {
    const plain = await simulated('--draft', stricter);
    expect(plain.out).not.toContain('dung');
    const { json } = await simulated('--draft', stricter, '--names');
    expect(json().moved[0].people).toEqual([
      { subject: 'dung', name: 'Người dung', unit: 'phong', from: 'plain', to: 'dim' },
    ]);
  });

  it('takes a layer that is new, with a fact of its own that nobody has filled in', async () => {
    const layer = writePack(folder, 'tiny-local', tinyLayer);
    const { after, people } = await effectOf('--draft', layer);
    expect(after.layers).toEqual(['tiny-local']);
    expect(people.flows).toEqual([]);
  });

  it('takes a draft that changes what may be filled in', async () => {
    const wider = writePack(folder, 'wider', tinyRules.replace('at-most: 10,', 'at-most: 12,'));
    expect((await effectOf('--draft', wider)).people.total).toBe(8);
  });

  it('says for people what it counted, the mark first', async () => {
    const { exit, out } = await congtam(
      ...['simulate', input, '--regulation', base, '--draft', stricter, '--period', '2026'],
    );
    expect(exit).toBe(0);
    expect(out.split('\n')[0]).toBe('MÔ PHỎNG, KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC (2026)');
    expect(out).toContain('Người: 8; đổi 1 (lên 0, xuống 1, khác 0)');
    expect(out).toContain('Mờ: 1 → 2 (+1)');
  });
});

describe('what cannot be tried', () => {
  it('a faulty draft is told of as the checker tells it', async () => {
    const faulty = writePack(
      folder,
      'faulty',
      tinyRules.replace('measure: mean, below: 5', 'measure: mane, below: 5'),
    );
    const { exit, json } = await simulated('--draft', faulty);
    expect(exit).toBe(2);
    const checked = await congtam('check', faulty, '--json');
    const codes = (complaints: { code: string }[]) => complaints.map(({ code }) => code);
    expect(codes(json().complaints)).not.toEqual([]);
    expect(codes(checked.json().complaints)).toEqual(expect.arrayContaining(codes(json().complaints)));
  });

  it.each([
    ['without a draft or a reading', [], 'simulate.nothing-to-try'],
    ['a reading that the regulation does not have', ['--reading', 'what=ever'], 'reading.unknown'],
  ])('%s', async (_, more, code) => {
    const { exit, json } = await simulated(...more);
    expect([exit, json().complaints[0].code]).toEqual([2, code]);
  });

  it('a draft of which nobody knows what it takes the place of', async () => {
    const other = writePack(folder, 'other', tinyRules.replace('regulation: tiny', 'regulation: other'));
    const third = writePack(folder, 'third', tinyRules.replace('regulation: tiny', 'regulation: third'));
    const { exit, json } = await simulated('--regulation', other, '--draft', third);
    expect([exit, json().complaints[0].code]).toEqual([2, 'simulate.unpaired']);
  });
});

describe('scores of months brought along for many bodies', () => {
  const bodies = ['mot', 'hai', 'ba'];
  const months = Array.from({ length: 12 }, (_, m) => `2026-${String(m + 1).padStart(2, '0')}`);
  const people = bodies.flatMap((body, b) =>
    Array.from({ length: 9 }, (_, p) => ({
      id: `${body}${p}`,
      body,
      points: 4 + ((p * 7 + b * 3) % 11) / 2,
    })),
  );
  const rowsOf = ({ id, points: at }: (typeof people)[number]) =>
    months
      .map((month, m) => `${id},${month},points,"${(at + (m % 3) / 4).toFixed(2).replace('.', ',')}",Sở\n`)
      .join('');
  const tables = {
    units: `id,name,kind,role\n${bodies.map((b) => `${b},Phòng ${b},administrativeAgency,usingBody\n`).join('')}`,
    people: `id,name,unit,service\n${people.map(({ id, body }) => `${id},Người ${id},${body},civilServant\n`).join('')}`,
    'period-results': `subject,period,measure,value,body\n${people.map(rowsOf).join('')}`,
  };
  const brought = writeTables(folder, 'brought', tables);
  const tried = (input: string, ...more: string[]) =>
    congtam(
      'simulate',
      input,
      '--regulation',
      base,
      '--draft',
      stricter,
      '--period',
      '2026',
      '--json',
      ...more,
    );

  it('give the same counts and names as columns as one by one', async () => {
    const [columns, objects] = await Promise.all([
      tried(brought, '--periods', '--names'),
      tried(brought, '--names'),
    ]);
    expect([columns.exit, objects.exit]).toEqual([0, 0]);
    const { simulation, moved } = columns.json();
    const [a, b] = [simulation.effects[0], objects.json().simulation.effects[0]];
    expect({ ...a, standsOn: [] }).toEqual({ ...b, standsOn: [] });
    expect(moved).toEqual(objects.json().moved);
    expect(a.people.total).toBe(27);
    expect(a.people.down).toBeGreaterThan(0);
    expect(a.quotas[0].before.scopes).toBe(3);
  });

  it.each([
    [
      'a result of nobody',
      `${tables['period-results']}ma,2026-01,points,5,Sở\n`,
      'simulate.results-of-nobody',
    ],
    [
      'a second result of one month',
      `${tables['period-results']}mot0,2026-01,points,5,Sở\n`,
      'simulate.doubled-result',
    ],
  ])('%s is refused', async (name, rows, code) => {
    const faulty = writeTables(folder, name.replaceAll(' ', '-'), { ...tables, 'period-results': rows });
    const { exit, json } = await tried(faulty, '--periods');
    expect([exit, json().complaints[0].code]).toEqual([2, code]);
  });

  it('are not for two regulations at once', async () => {
    const other = writePack(folder, 'second', tinyRules.replace('regulation: tiny', 'regulation: second'));
    const { exit, json } = await tried(brought, '--periods', '--regulation', other);
    expect([exit, json().complaints[0].code]).toEqual([2, 'simulate.no-columns']);
  });
});

it('the readings of the decree are tried like a draft, and every group makes up the whole', async () => {
  const file = join(folder, 'agency.xlsx');
  await congtam('sample', '--people', '60', '--seed', '3', '--out', file);
  const args = ['simulate', file, '--regulation', 'nd-335-2025', '--period', '2026', '--json'];
  const { exit, json } = await congtam(...args, '--reading', 'deduction-unit=line');
  expect(exit, JSON.stringify(json().complaints)).toBe(0);
  const effect: RegulationEffect = json().simulation.effects[0];
  expect(effect.after.readings).toContainEqual({
    reading: 'deduction-unit',
    option: 'line',
    chosenBy: 'request',
  });
  expect(effect.people.total).toBeGreaterThanOrEqual(60);
  expect(effect.people.groups.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['service', 'leads', 'unitSize']),
  );
  for (const { values } of effect.people.groups)
    expect(values.reduce((sum, { total }) => sum + total, 0)).toBe(effect.people.total);
  expect(effect.standsOn.some(({ before = 0 }) => before > 0)).toBe(true);
});
