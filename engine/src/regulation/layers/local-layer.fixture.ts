import { flag, person, rule, smallPack, text, unit } from '../../evaluation/fixtures/small-pack.ts';
import { parseRegulation } from '../check/check.ts';
import { partOf } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';
import { applyLayers } from './layers.ts';

export const head = (id: string, groups: Plain, stage: Plain = 'year'): { [key: string]: Plain } => ({
  ...rule(id, groups, stage),
  article: 'p1',
});
export const layer = (id: string, more: { readonly [key: string]: Plain }): Plain => ({
  regulation: id,
  title: text(id),
  issuer: text(id),
  number: `${id}/2025`,
  'layer-of': 'small',
  'issued-on': '2025-01-01',
  'in-force-from': '2025-01-01',
  invented: 'yes',
  articles: { p1: { ref: `Article ${id}`, says: text('tightens') } },
  ...more,
});
export const gate = (id: string, fact: string, more: { readonly [key: string]: Plain } = {}): Plain =>
  layer(id, {
    facts: { [fact]: { ...(flag('person') as { readonly [key: string]: Plain }), article: 'p1' } },
    tightens: [
      { ...head(`${id}-${fact}`, ['staff']), rule: 'ladder', level: 'best', adds: { fact, is: 'yes' } },
    ],
    ...more,
  });
export const facts = (...rows: readonly Record<string, string>[]) => ({
  units: [
    unit('tinh', { kind: 'ministry', territory: 'ninh-thuan' }),
    unit('so', { parent: 'tinh' }),
    unit('khac'),
  ],
  people: [
    person('a', 'so', { partyMember: 'yes', tier: 'BTV Tỉnh ủy' }),
    person('b', 'khac', { partyMember: 'no' }),
  ],
  'person-year': ['a', 'b'].map((subject, i) => ({ subject, period: '2025', points: '95', ...rows[i] })),
});
export const problems = (data: Plain, base: Plain = smallPack) => {
  const upper = parseRegulation(partOf(base));
  if ('problems' in upper) throw new Error('the base is wrong');
  const own = parseRegulation(partOf(data, 'layer.yaml'), upper.regulation);
  const joined = 'problems' in own ? own : applyLayers(upper.regulation, [own.regulation]);
  return 'problems' in joined ? joined.problems : [];
};
export const told = (data: Plain, base?: Plain) =>
  problems(data, base).map((p) => `${p.code} ${p.at?.pointer}`);
