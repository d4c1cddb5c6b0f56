import { describe, expect, it } from 'vitest';
import { rule, small, text } from '../../evaluation/fixtures/small-pack.ts';
import { parseRegulation } from '../check/check.ts';
import { type Change, changed, partOf } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';
import { gate, problems, told } from './local-layer.fixture.ts';

describe('a layer is refused when', () => {
  const wrong = (...changes: readonly Change[]) => changed(gate('province', 'applied'), changes);
  const part: Plain = {
    id: 'part',
    of: 'person',
    within: 'staff',
    label: text('m'),
    article: 'p1',
    when: { attribute: 'partyMember', is: 'yes' },
  };
  it.each<[string, Plain, string]>([
    [
      'it tightens a ladder that does not exist',
      wrong(['/tightens/0/rule', 'ladders']),
      'layer.unknown-ladder /tightens/0/rule',
    ],
    [
      'it tightens a level that the ladder does not give',
      wrong(['/tightens/0/level', 'better']),
      'pack.unknown-level /tightens/0/level',
    ],
    [
      'it tightens the last level',
      wrong(['/tightens/0/level', 'poor']),
      'layer.nothing-below /tightens/0/level',
    ],
    [
      'it tightens for a group that the ladder does not rate',
      wrong(['/tightens/0/for', ['organisation']], ['/facts/applied/of', 'unit']),
      'layer.tightens-nobody /tightens/0/for',
    ],
    [
      'what it adds contradicts the level',
      wrong([
        '/tightens/0/adds',
        {
          all: [
            { fact: 'applied', is: 'yes' },
            { measure: 'score', below: '90' },
          ],
        },
      ]),
      'layer.contradicts /tightens/0/adds',
    ],
    [
      'it adds a group of its own',
      wrong(['/groups', [changed(part, [['/within']])]]),
      'layer.group-within-none /groups/0',
    ],
    [
      'it splits a group that does not exist',
      wrong(['/groups', [changed(part, [['/within', 'stuff']])]]),
      'pack.unknown-group /groups/0/within',
    ],
    [
      'the part is of another subject',
      wrong(['/groups', [changed(part, [['/of', 'unit']])]]),
      'layer.group-not-a-part /groups/0/of',
    ],
    [
      'a part has the name of a group',
      wrong(['/groups', [changed(part, [['/id', 'staff']])]]),
      'layer.redefines /groups/0/id',
    ],
    ['it binds nobody in particular', wrong(['/binds', {}]), 'pack.binds-nothing-said /binds'],
    [
      'it binds by something unknown',
      wrong(['/binds', { district: 'x' }]),
      'pack.unknown-key /binds/district',
    ],
    [
      'it changes whom the upper text is about',
      wrong(['/applies-to', []]),
      'layer.changes-frame /applies-to',
    ],
  ])('%s', (_, data, code) => {
    expect(told(data)).toContain(code);
  });

  it('names both articles where it contradicts', () => {
    const adds: Plain = {
      all: [
        { fact: 'applied', is: 'yes' },
        { measure: 'score', below: '90' },
      ],
    };
    const [problem] = problems(wrong(['/tightens/0/adds', adds]));
    expect(problem?.message.en).toContain('Article province');
    expect(problem?.message.en).toContain('Article 1');
  });

  it('tightens stands in a text that is no layer', () => {
    const base = small([
      '/tightens',
      [{ ...rule('t', ['staff']), rule: 'ladder', level: 'best', adds: { measure: 'score', above: '91' } }],
    ]);
    const parsed = parseRegulation(partOf(base));
    expect('problems' in parsed ? parsed.problems.map((p) => p.code) : []).toContain(
      'pack.tightens-without-layer',
    );
  });
});
