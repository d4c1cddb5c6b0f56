import { describe, expect, it } from 'vitest';
import { type Change, expectRefused, type Wrong } from '../fixtures/changed-pack.ts';
import { head, problemsOf, text, withLayer } from '../fixtures/sample-layer.ts';

describe('a layer', () => {
  it.each<Wrong>([
    ['lies on nothing we know', 'layer.of-another', '/layer-of', ['/layer-of', 'simple']],
    ['is issued before what it lies on', 'layer.before-base', '/issued-on', ['/issued-on', '2024-12-01']],
    [
      'is over before what it lies on takes effect',
      'layer.before-base',
      '/in-force-to',
      ['/issued-on', '2025-12-20'],
      ['/in-force-from', '2025-12-21'],
      ['/in-force-to', '2025-12-31'],
    ],
    [
      'is in force before it is issued',
      'pack.days-out-of-order',
      '/in-force-from',
      ['/issued-on', '2026-03-01'],
    ],
    [
      'names levels of its own',
      'layer.changes-frame',
      '/levels',
      ['/levels', [{ id: 'x', label: text, short: 'x' }]],
    ],
    [
      'redefines an article',
      'layer.redefines',
      '/articles/a1',
      ['/articles/a1', { ref: 'Article P2', says: text }],
    ],
    [
      'redefines a fact',
      'layer.redefines',
      '/facts/unitPoints',
      [
        '/facts/unitPoints',
        { article: 'p1', label: text, of: 'unit', per: 'year', sheet: 'units', type: 'flag' },
      ],
    ],
    ['redefines a quantity', 'layer.redefines', '/calculation/0/id', ['/calculation/0/id', 'unitScore']],
    ['redefines a rule', 'layer.redefines', '/ceilings/0/id', ['/ceilings/0/id', 'leave']],
    [
      'rates people a second time',
      'layer.second-ladder',
      '/ladders/0/id',
      [
        '/ladders',
        [
          {
            ...head('own', ['staff']),
            rungs: [{ article: 'p1', level: 'best', when: { measure: 'months', above: '1' } }],
            otherwise: { ask: 'level' },
          },
        ],
      ],
    ],
    [
      'fills an opening that does not exist',
      'layer.unknown-opening',
      '/fills/extras',
      ['/fills', { extras: 'reformPoints' }],
    ],
    [
      "fills an opening with somebody else's quantity",
      'layer.filled-by-unknown',
      '/fills/extra',
      ['/fills', { extra: 'unitScore' }],
    ],
    [
      'fills an opening beyond its bounds',
      'layer.out-of-bounds',
      '/fills/extra',
      ['/facts/reform/at-most', '10.5'],
    ],
    [
      'fills an opening where it has no quantity',
      'pack.measure-not-available',
      '/fills/extra',
      ['/calculation/0/stage', 'month'],
      ['/facts/reform/per', 'month'],
    ],
    [
      'forces a level better than the ladder gives',
      'layer.loosens',
      '/forced-levels/0/id',
      ['/forced-levels/0/level', 'good'],
    ],
    [
      'lets a person give a level better than the ladder gives',
      'layer.loosens',
      '/forced-levels/0/id',
      ['/forced-levels/0/level'],
      ['/forced-levels/0/ask', 'raising'],
      [
        '/questions/raising',
        { article: 'p1', ground: text, decider: text, options: { best: { says: text, level: 'best' } } },
      ],
    ],
    [
      'lets people whom the upper text forces go without a level',
      'layer.loosens',
      '/not-rated/0/id',
      [
        '/not-rated',
        [{ ...head('out', ['staff']), when: { fact: 'criticised', is: 'no' }, level: 'notRated' }],
      ],
    ],
    ['raises a share', 'layer.loosens', '/quotas/0/id', ['/quotas/0/share', '21%']],
    [
      'raises the raised share',
      'layer.loosens',
      '/quotas/0/id',
      ['/quotas/0/raised', { share: '30%', ask: 'raise' }],
    ],
    [
      'limits a level that a quota above counts in its base',
      'pack.quota-base-moves',
      '/quotas/0/level',
      ['/quotas/0/level', 'good'],
      ['/quotas/0/next', 'poor'],
    ],
    [
      'uses what nobody declares',
      'pack.unknown-fact',
      '/ceilings/0/when/fact',
      ['/ceilings/0/when/fact', 'critised'],
    ],
    [
      'cites no article of its own',
      'pack.unused-article',
      '/articles/p2',
      ['/articles/p2', { ref: 'P2', says: text }],
    ],
  ])('is refused when it %s', (_, code, pointer, ...changes) => {
    expectRefused(problemsOf(withLayer(...changes)), code, pointer, 'province.yaml');
  });

  it.each<[what: string, ...changes: Change[]]>([
    [
      'a second ladder',
      [
        '/ladders',
        [
          {
            ...head('own', ['staff']),
            rungs: [{ article: 'p1', level: 'best', when: { measure: 'months', above: '1' } }],
            otherwise: { ask: 'level' },
          },
        ],
      ],
    ],
    ['a better level', ['/forced-levels/0/level', 'good']],
    ['a share', ['/quotas/0/share', '21%']],
    ['bounds', ['/facts/reform/at-most', '11']],
    ['a redefined rule', ['/ceilings/0/id', 'leave']],
  ])('is refused with both articles: %s', (_, ...changes) => {
    const [problem] = problemsOf(withLayer(...changes));
    expect(problem?.message.vi).toContain('Article P1');
    expect(problem?.message.vi).toContain('Article 1');
  });
});
