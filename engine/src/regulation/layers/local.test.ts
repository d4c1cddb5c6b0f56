import { describe, expect, it } from 'vitest';
import {
  checked,
  evaluated,
  flag,
  levelOf,
  levelOption,
  person,
  points,
  question,
  resultFor,
  rule,
  SCORES,
  smallPack,
  text,
  unit,
} from '../../evaluation/fixtures/small-pack.ts';
import { changed } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';
import { facts, gate, head, layer, told } from './local-layer.fixture.ts';

describe('a layer that adds a condition to a level', () => {
  const local = checked(smallPack, [gate('province', 'applied')]);

  it('holds at the level right below whoever does not meet it', () => {
    const result = evaluated(local, facts({ applied: 'yes' }, { applied: 'no' }));
    expect([levelOf(result, 'a'), levelOf(result, 'b')]).toEqual(['best', 'good']);
  });

  it('leaves open, and does not fail, whoever is not known to meet it', () => {
    expect(levelOf(evaluated(local, facts()), 'a')).toBe('facts-missing');
  });

  it('never raises: whoever is below stays there', () => {
    expect(levelOf(evaluated(local, facts({ points: '20', applied: 'yes' })), 'a')).toBe('poor');
  });

  it('NT24-11: several layers bind one person, the strictest holds, all that bit are cited', () => {
    const both = checked(smallPack, [
      gate('province', 'applied'),
      layer('city', {
        articles: { c1: { ref: 'Article city', says: text('tightens') } },
        facts: { late: { ...(flag('person') as { readonly [key: string]: Plain }), article: 'c1' } },
        ceilings: [
          { ...head('late', ['staff']), article: 'c1', when: { fact: 'late', is: 'yes' }, level: 'poor' },
        ],
      }),
    ]);
    const a = resultFor(evaluated(both, facts({ applied: 'no', late: 'yes' })), 'a');
    expect(a.proposed).toBe('poor');
    expect(a.classification?.steps.flatMap((s) => s.articles)).toEqual(['a1', 'p1', 'c1']);
  });
});

describe('a layer bound to some', () => {
  const bound = (binds: Plain) => checked(smallPack, [gate('province', 'applied', { binds })]);
  const levels = (binds: Plain, tables: object = {}) => {
    const result = evaluated(bound(binds), { ...facts({ applied: 'no' }, { applied: 'no' }), ...tables });
    return [levelOf(result, 'a'), levelOf(result, 'b')];
  };

  it.each<[string, Plain]>([
    ['a unit and all below it', { units: ['tinh'] }],
    ['a kind of unit and all below it', { 'unit-kinds': ['ministry'] }],
    ['a territory as it was', { territory: 'ninh-thuan' }],
    ['a management tier', { tier: 'BTV Tỉnh ủy' }],
    ['Party members', { partyMember: 'yes' }],
    ['those for whom every line holds', { units: ['tinh'], partyMember: 'yes' }],
  ])('binds %s, and nobody else', (_, binds) => {
    expect(levels(binds)).toEqual(['good', 'best']);
  });

  it('follows a unit into the one that came after it', () => {
    const units = [
      unit('khanh-hoa', { kind: 'ministry', territory: 'khanh-hoa' }),
      unit('so', { parent: 'khanh-hoa', cameAfter: 'so-ninh-thuan; so-khanh-hoa-cu' }),
      unit('khac'),
    ];
    expect(levels({ units: ['so-ninh-thuan'] }, { units })).toEqual(['good', 'best']);
    expect(levels({ territory: 'ninh-thuan' }, { units })).toEqual(['best', 'best']);
  });

  it('knows a territory however people write it', () => {
    const named = (territory: string) =>
      levels(
        { territory: 'ninh-thuan' },
        { units: [unit('tinh', { territory }), unit('so', { parent: 'tinh' }), unit('khac')] },
      );
    expect(['Ninh Thuận', 'tỉnh Ninh Thuận', 'NINH THUAN'].map(named)).toEqual(
      Array(3).fill(['good', 'best']),
    );
    expect(named('Bình Thuận')).toEqual(['best', 'best']);
  });

  it('binds a unit that lies in several territories by each of them, and by no other', () => {
    const units = [
      unit('tinh', { kind: 'ministry', territory: 'can-tho ; city-of-the-directive' }),
      unit('so', { parent: 'tinh' }),
      unit('khac', { territory: 'can-tho' }),
    ];
    expect(levels({ territory: 'city-of-the-directive' }, { units })).toEqual(['good', 'best']);
    expect(levels({ territory: 'can-tho' }, { units })).toEqual(['good', 'good']);
    expect(levels({ territory: 'ninh-thuan' }, { units })).toEqual(['best', 'best']);
  });

  it('says nothing of somebody whose tier is not recorded', () => {
    const people = [person('a', 'so'), person('b', 'khac')];
    expect(levels({ tier: 'BTV Tỉnh ủy' }, { people })).toEqual(['best', 'best']);
  });
});

describe('a layer that looks closer', () => {
  it('splits a group: the rules above hold for the part, and its own for the part only', () => {
    const split = checked(smallPack, [
      gate('province', 'applied', {
        groups: [
          {
            id: 'members',
            of: 'person',
            within: 'staff',
            label: text('m'),
            article: 'p1',
            when: { attribute: 'partyMember', is: 'yes' },
          },
        ],
        tightens: [
          {
            ...head('gate', ['members']),
            rule: 'ladder',
            level: 'best',
            adds: { fact: 'applied', is: 'yes' },
          },
        ],
      }),
    ]);
    const result = evaluated(split, facts({ applied: 'no' }, { applied: 'no' }));
    expect(['a', 'b'].map((id) => [resultFor(result, id).group, levelOf(result, id)])).toEqual([
      ['members', 'good'],
      ['staff', 'best'],
    ]);
  });

  const monthly = (period: string) =>
    layer('province', {
      stages: { month: { label: text('month'), periods: [period], shows: 'monthScore' } },
      facts: {
        monthPoints: { ...(points('person', 'month') as { readonly [key: string]: Plain }), article: 'p1' },
      },
      calculation: [{ ...head('monthScore', ['staff'], 'month'), kind: 'sum', of: ['monthPoints'] }],
    });

  it('NT22-1e: adds a stage of shorter periods', () => {
    const result = evaluated(
      checked(smallPack, [monthly('month')]),
      { ...facts(), 'person-month': [{ subject: 'a', period: '2025-03', monthPoints: '70' }] },
      { period: '2025-03', asOf: '2025-12-31' },
    );
    expect(resultFor(result, 'a').measures.get('monthScore')).toEqual({ n: 70, d: 1 });
  });

  const rated = (more: { readonly [key: string]: Plain }) =>
    layer('province', {
      binds: { territory: 'ninh-thuan' },
      stages: { month: { label: text('month'), periods: ['month'], shows: 'monthScore' } },
      facts: {
        monthPoints: { ...(points('person', 'month') as { readonly [key: string]: Plain }), article: 'p1' },
      },
      calculation: [{ ...head('monthScore', ['staff'], 'month'), kind: 'sum', of: ['monthPoints'] }],
      ...more,
    });
  const own: Plain = {
    'which-month': {
      ...(question({ good: levelOption('good') }) as { readonly [key: string]: Plain }),
      article: 'p1',
    },
  };
  const monthLadder = {
    ...head('monthLadder', ['staff'], 'month'),
    rungs: [{ article: 'p1', level: 'best', when: { measure: 'monthScore', 'at-least': '90' } }],
    otherwise: { ask: 'which-month' },
  };
  const inMarch = (given: Plain) => {
    const asked = { period: '2025-03', asOf: '2025-12-31' };
    const low = ['a', 'b'].map((subject) => ({ subject, period: '2025-03', monthPoints: '70' }));
    const run = (rows: typeof low) =>
      evaluated(checked(smallPack, [given]), { ...facts(), 'person-month': rows }, asked);
    return ['a', 'b'].flatMap((id) =>
      [run(low), run([])].map((result) => {
        const { outcome, missing, questions } = resultFor(result, id);
        return [outcome, ...missing.map((m) => m.what), ...questions.map((q) => q.question)].join(' ');
      }),
    );
  };

  it('NT22-1e: asks nothing about whom it does not bind, neither through a ladder of its own nor a quantity', () => {
    expect(inMarch(rated({ questions: own, ladders: [monthLadder] }))).toEqual([
      'decision-needed which-month',
      'facts-missing monthPoints',
      'other-regime',
      'other-regime',
    ]);
    expect(inMarch(rated({}))).toEqual([
      'decided',
      'facts-missing monthPoints',
      'other-regime',
      'other-regime',
    ]);
  });

  it('needs no question where its ladder covers every case of those it binds', () => {
    const { otherwise: _, ...covering } = monthLadder;
    const rungs = [...monthLadder.rungs, { article: 'p1', level: 'good' }];
    expect(inMarch(rated({ ladders: [{ ...covering, rungs }] }))).toEqual([
      'decided',
      'facts-missing monthPoints',
      'other-regime',
      'other-regime',
    ]);
  });

  it('rates at a stage of the text above only whom it binds', () => {
    const upper = changed(smallPack, [
      ['/stages/month', { label: text('month'), periods: ['month'], shows: 'monthScore' }],
      ['/facts/monthPoints', points('person', 'month')],
      [
        '/calculation',
        [...SCORES, { ...rule('monthScore', ['staff'], 'month'), kind: 'sum', of: ['monthPoints'] }],
      ],
    ]);
    const local = layer('province', {
      binds: { territory: 'ninh-thuan' },
      questions: own,
      ladders: [monthLadder],
    });
    const result = evaluated(
      checked(upper, [local]),
      {
        ...facts(),
        'person-month': ['a', 'b'].map((s) => ({ subject: s, period: '2025-03', monthPoints: '95' })),
      },
      { period: '2025-03', asOf: '2025-12-31' },
    );
    expect(['a', 'b'].map((id) => resultFor(result, id).levelBeforeQuota)).toEqual(['best', undefined]);
    expect(['a', 'b'].map((id) => resultFor(result, id).outcome)).toEqual(['decided', 'decided']);
  });

  it('pays only whom it binds', () => {
    const paying = layer('province', {
      binds: { territory: 'ninh-thuan' },
      payouts: [{ ...head('extra', ['staff']), coefficients: { best: '1.8' } }],
    });
    const result = evaluated(checked(smallPack, [paying]), facts());
    expect(['a', 'b'].map((id) => resultFor(result, id).payout?.coefficient)).toEqual([
      { n: 9, d: 5 },
      undefined,
    ]);
  });

  it('adds none that is as long as those above', () => {
    expect(told(monthly('year'))).toContain('layer.stage-not-finer /stages/month/periods');
  });
});
