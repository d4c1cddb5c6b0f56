import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { regulationInWords } from '../explanation/index.ts';
import { applicable } from '../regulation/applicable.ts';
import { parseRegulation } from '../regulation/check/check.ts';
import { type Change, partOf } from '../regulation/fixtures/changed-pack.ts';
import { layer } from '../regulation/layers/local-layer.fixture.ts';
import type { Plain } from '../regulation/plain.ts';
import {
  checked,
  evaluated,
  person,
  registerOf,
  resultFor,
  small,
  text,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const row = (id: string, more: { readonly [key: string]: Plain }, article = 'a1'): Plain => ({
  id,
  article,
  label: text(id),
  of: 'person',
  decides: text(`decider of ${id}`),
  ...more,
});
const heads = row('heads', { when: { attribute: 'leads', is: 'head' } });
const others = row('others', {});
const pack = small(['/authorities', [heads, others, row('units', { of: 'unit' })]]);
const tables = {
  units: [
    unit('tinh', { kind: 'provincialPeoplesCommittee', territory: 'ninh-thuan' }),
    unit('so', { parent: 'tinh' }),
    unit('khac'),
  ],
  people: [
    person('h', 'so', { leads: 'head', tier: 'BTV', partyMember: 'yes' }),
    person('d', 'so', { leads: 'deputy', tier: 'BTV' }),
    person('s', 'khac', { professionalTitle: 'Bác sĩ hạng III', jobPosition: 'Tiếp dân' }),
    person('x', 'khac', { service: 'contractWorker' }),
  ],
};
const rulesFor = (result: ReturnType<typeof evaluated>, ...ids: string[]) =>
  ids.map((id) => resultFor(result, id).authority?.rule);

describe('the table of authorities', () => {
  it('is read from above: the first row that fits holds, and who is outside the scope has none', () => {
    expect(rulesFor(evaluated(pack, tables), 'h', 'd', 's', 'x', 'so')).toEqual([
      'heads',
      'others',
      'others',
      undefined,
      'units',
    ]);
  });

  it('names nobody where no row fits', () => {
    const only = small(['/authorities', [heads]]);
    expect(rulesFor(evaluated(only, tables), 'h', 'd', 'so')).toEqual(['heads', undefined, undefined]);
  });

  it.each<[attribute: string, is: string, fitting: string[]]>([
    ['territory', 'ninh-thuan', ['h', 'd']],
    ['tier', 'BTV', ['h', 'd']],
    ['partyMember', 'yes', ['h']],
    ['leads', 'deputy', ['d']],
    ['unit', 'khac', ['s']],
    ['parentKind', 'provincialPeoplesCommittee', ['h', 'd']],
    ['professionalTitle', 'Bác sĩ hạng III', ['s']],
    ['jobPosition', 'Tiếp dân', ['s']],
  ])('fits by %s', (attribute, is, fitting) => {
    const one = small(['/authorities', [row('one', { when: { attribute, is } })]]);
    const result = evaluated(one, tables);
    expect(result.people.filter((p) => p.authority).map((p) => p.subject)).toEqual(fitting);
  });

  it('N-D24: a layer that reserves some to another level comes before the text above, for whom it binds', () => {
    const party = layer('party', {
      binds: { tier: ['BTV'] },
      authorities: [row('committee', { when: { attribute: 'leads', is: ['head', 'deputy'] } }, 'p1')],
    });
    expect(rulesFor(evaluated(checked(pack, [party]), tables), 'h', 'd', 's')).toEqual([
      'committee',
      'committee',
      'others',
    ]);
    const elsewhere = layer('party', {
      binds: { tier: ['BTV'], units: ['khac'] },
      authorities: [row('committee', {}, 'p1')],
    });
    expect(rulesFor(evaluated(checked(pack, [elsewhere]), tables), 'h', 's')).toEqual(['heads', 'others']);
  });

  it('of two layers the later one is asked first', () => {
    const province = layer('province', { authorities: [row('byProvince', {}, 'p1')] });
    const city = layer('city', {
      articles: { c1: { ref: 'Article city', says: text('x') } },
      authorities: [row('byCity', { when: { attribute: 'leads', is: 'head' } }, 'c1')],
    });
    const result = evaluated(checked(pack, [province, city]), tables);
    expect(rulesFor(result, 'h', 'd')).toEqual(['byCity', 'byProvince']);
  });

  it('is told of a person on a day, by the texts that apply then', () => {
    const read = (data: Plain) => {
      const parsed = parseRegulation(partOf(data));
      if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems[0]?.message));
      return parsed.regulation;
    };
    const party = layer('party', {
      binds: { tier: ['BTV'] },
      'in-force-from': '2025-07-01',
      authorities: [row('committee', { when: { attribute: 'leads', is: 'head' } }, 'p1')],
    });
    const texts = [read(party), read(pack)];
    const register = registerOf(texts, tables);
    const of = (id: string, day: string) =>
      applicable(texts, register, id, parseDay(day)!)
        .flatMap((a) => a.authorities)
        .map((a) => `${a.row.id} of ${a.regulation.id} at ${a.stages.join()}`);
    expect(of('h', '2025-06-30')).toEqual(['heads of small at year']);
    expect(of('h', '2025-07-01')).toEqual(['committee of party at year']);
    expect([of('d', '2025-07-01'), of('x', '2025-07-01')]).toEqual([['others of small at year'], []]);
  });

  it('reads in words with everybody who has a part in it', () => {
    const full = row('full', {
      drafts: text('drafter'),
      'opinion-of': text('committee'),
      'dossier-to': text('archive'),
      'delegated-by': text('chair'),
    });
    const [line] = regulationInWords(checked(small(['/authorities', [full]])), 'en').filter(
      (l) => l.part === 'authority',
    );
    expect(line?.text).toBe(
      'people. Decides: decider of full; delegated by: chair; drafted by: drafter; opinion of: committee; file to: archive',
    );
  });
});

it.each<[what: string, told: string, ...changes: Change[]]>([
  [
    'a row after one for everybody',
    'pack.authority-never-reached /authorities/1/id',
    ['/authorities', [others, heads]],
  ],
  [
    'a row that earlier rows take piece by piece',
    'pack.authority-never-reached /authorities/2/id',
    [
      '/authorities',
      [
        heads,
        row('rest', { when: { attribute: 'leads', is: ['deputy', 'none'] } }),
        row('nobody', { when: { attribute: 'leads', is: 'deputy' } }),
      ],
    ],
  ],
  [
    'a row for people outside the scope',
    'pack.authority-never-reached /authorities/0/id',
    ['/authorities', [row('cadres', { when: { attribute: 'service', is: 'cadre' } })]],
  ],
  [
    'a word that no attribute has',
    'pack.unknown-option /authorities/0/when/is',
    ['/authorities', [row('x', { when: { attribute: 'leads', is: 'boss' } })]],
  ],
  [
    'an attribute that units do not have',
    'pack.attribute-of-other-subject /authorities/0/when/attribute',
    ['/authorities', [row('x', { of: 'unit', when: { attribute: 'leads', is: 'head' } })]],
  ],
  [
    'a condition on facts',
    'pack.condition-out-of-place /authorities/0/when',
    ['/authorities', [row('x', { when: { fact: 'points', 'at-least': '5' } })]],
  ],
  [
    'a row for groups',
    'pack.authority-for-groups /authorities/0/for',
    ['/authorities', [{ section: text('s'), for: 'staff', rules: [others] }]],
  ],
  [
    'a stage that does not exist',
    'pack.unknown-stage /authorities/0/stage',
    ['/authorities', [row('x', { stage: 'month' })]],
  ],
])('refuses %s', (_, told, ...changes) => {
  expect(wrongWith(small(...changes))).toContain(told);
});
