import { describe, expect, it } from 'vitest';
import {
  checked,
  doing,
  entering,
  evaluated,
  levelOf,
  person,
  question,
  resultFor,
  small,
  text,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { body, pack, placesOf, questions, quota } from './quota-pack.fixture.ts';

describe('a minimum', () => {
  it('gives one place where the share gives none, and never more', () => {
    expect(placesOf(pack(), body(1, 3))).toBe(0);
    expect(placesOf(pack({ 'at-least': '1' }), body(1, 3))).toBe(1);
    expect(placesOf(pack({ 'at-least': '1' }), body(2, 10))).toBe(2);
  });

  it('gives none where nobody is good', () => {
    expect(placesOf(pack({ 'at-least': '1' }), { ...body(0, 1), 'person-year': [] })).toBe(0);
  });
});

describe('NT24-3: a leadership of five or fewer', () => {
  const five = (rule: Plain) => pack({ 'small-group': { 'up-to': '5', places: '1', rule } });

  it('has one place', () => {
    const one = evaluated(five('at-most'), body(1, 4));
    expect(levelOf(one, 'b0')).toBe('best');
    const two = evaluated(five('at-most'), body(2, 3));
    expect([levelOf(two, 'b0'), two.quotas[0]?.notes]).toEqual([
      'decision-needed',
      ['choice-needed', 'no-duty-groups'],
    ]);
  });

  it('may leave it empty when the text says at most, and is told to fill it when it says exactly', () => {
    const refused = { question: 'place', subject: 'b0', option: 'no', on: '2025-12-01' };
    const tables = body(1, 4, { decisions: [refused] });
    expect(evaluated(five('at-most'), tables).quotas[0]?.notes).not.toContain('to-fill');
    expect(evaluated(five('exactly'), tables).quotas[0]?.notes).toContain('to-fill');
  });

  it('says under which reading it stands when the text allows both', () => {
    const reading = {
      article: 'a1',
      question: text('at most or exactly'),
      decider: text('committee'),
      options: { 'at-most': text('at most'), exactly: text('exactly') },
      default: 'at-most',
    };
    const both = changed(five({ reading: 'how-many' }), [['/readings', { 'how-many': reading }]]);
    const tables = body(0, 5);
    expect(evaluated(both, tables).quotas[0]?.notes).not.toContain('to-fill');
    const exactly = evaluated(both, tables, { readings: { 'how-many': 'exactly' } });
    expect(exactly.quotas[0]?.notes).toContain('to-fill');
    expect(resultFor(exactly, 'g0').standsOn).toContain('reading:how-many');
  });

  it('six leaders with five good give none by the ceiling: the authority decides what follows', () => {
    const six = changed(
      pack({ 'small-group': { 'up-to': '5', places: '1' }, 'when-no-place': { ask: 'none' } }),
      [['/questions/none', question({ none: doing('leave-out'), some: entering('1', '2') })]],
    );
    const tables = (decisions: readonly Record<string, string>[]) => ({
      ...body(1, 4, { decisions }),
      people: [...body(1, 4).people, person('p0', 'ubnd')],
      'person-year': [...body(1, 4)['person-year'], { subject: 'p0', period: '2025', points: '20' }],
    });
    const open = resultFor(evaluated(six, tables([])), 'b0');
    expect(open.questions).toEqual([{ question: 'none', subject: 'ubnd', period: '2025' }]);
    const answer = { question: 'none', subject: 'ubnd', period: '2025', on: '2025-12-01' };
    expect(levelOf(evaluated(six, tables([{ ...answer, option: 'some', value: '1' }])), 'b0')).toBe('best');
    expect(levelOf(evaluated(six, tables([{ ...answer, option: 'none' }])), 'b0')).toBe('good');
  });
});

describe('NT24-2: the leaders of an organisation', () => {
  const leaders = pack({ among: { attribute: 'leads', is: ['head', 'deputy'] }, scope: 'own-unit' });

  it('are counted among themselves, each unit by itself', () => {
    const units = [unit('ubnd'), unit('p1', { parent: 'ubnd', role: 'directUnit' })];
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const people = [
      ...ids.map((id) => person(id, 'p1', { leads: id === 'a' ? 'head' : 'deputy' })),
      person('x', 'ubnd', { leads: 'head' }),
      person('s', 'p1'),
    ];
    const rows = [...ids, 'x', 's'].map((subject) => ({
      subject,
      period: '2025',
      points: ['a', 'x', 's'].includes(subject) ? '95' : '80',
    }));
    const result = evaluated(leaders, { units, people, 'person-year': rows });
    expect(result.quotas.map((q) => [q.scope, q.eligible, q.places])).toEqual([
      ['p1', 6, 1],
      ['ubnd', 1, 0],
    ]);
    expect(['a', 'x', 's'].map((id) => levelOf(result, id))).toEqual(['best', 'good', 'best']);
  });
});

describe('a base made of levels', () => {
  it('of those rated good is the same as the words of the law', () => {
    for (const [best, good] of [
      [2, 10],
      [1, 4],
      [1, 5],
      [3, 20],
    ] as const)
      expect(placesOf(pack({ base: { levels: ['good'] } }), body(best, good))).toBe(
        placesOf(pack(), body(best, good)),
      );
  });

  it('may take in those who only completed', () => {
    const wide = pack({ base: { levels: ['good', 'poor'] } });
    const tables = body(1, 3);
    const poor = ['p0', 'p1'].map((subject) => ({ subject, period: '2025', points: '20' }));
    const more = {
      ...tables,
      people: [...tables.people, person('p0', 'ubnd'), person('p1', 'ubnd')],
      'person-year': [...tables['person-year'], ...poor],
    };
    expect([placesOf(pack(), more), placesOf(wide, more)]).toEqual([0, 1]);
  });
});

describe('NT24-4: more decided than there are places', () => {
  it('is rated again, and nobody is brought down silently', () => {
    const decided = ['b0', 'b1'].map((subject) => ({
      question: 'level',
      subject,
      option: 'best',
      period: '2025',
      by: 'x',
      document: '1',
      on: '2025-12-01',
    }));
    const result = evaluated(pack({ 'when-over': 'rate-again' }), body(2, 5, { decisions: decided }));
    expect(resultFor(result, 'b0').findings.map((f) => f.code)).toContain('rate-again');
    expect(resultFor(result, 'b0').decided?.level).toBe('best');
    expect(result.quotas[0]?.notes).toContain('rate-again');
  });
});

describe('two quotas on the same people', () => {
  it('both hold: the strictest decides', () => {
    const two = small(
      ['/questions', { ...(questions as object), tightPlace: question({ yes: doing('accept') }) }],
      [
        '/quotas',
        [quota({ share: '50%' }), quota({ id: 'tight', share: '1%', choice: { ask: 'tightPlace' } })],
      ],
    );
    expect(levelOf(evaluated(two, body(1, 9)), 'b0')).toBe('good');
  });
});

describe('whatever people choose', () => {
  /** A small generator of numbers, the same in every run. */
  const dice = (seed: number) => () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };

  it('no quota is ever exceeded by what is proposed', () => {
    const variants = [
      {},
      { 'at-least': '1' },
      { base: { levels: ['good', 'poor'] } },
      { 'small-group': { 'up-to': '5', places: '1', rule: 'exactly' } },
      { tests: 'both' },
      { base: 'rated', share: '15%' },
    ].map((more) => checked(pack(more)));
    for (let seed = 1; seed <= 120; seed++) {
      const next = dice(seed);
      const best = Math.floor(next() * 7);
      const all = body(best, Math.floor(next() * 15) + 1);
      const decisions = all.people
        .filter(() => next() < 0.3)
        .map((p) => ({
          question: 'place',
          subject: String(p.id),
          option: next() < 0.6 ? 'yes' : 'no',
          on: '2025-12-01',
        }));
      const people = all.people.map((p) => ({ ...p, dutyGroup: next() < 0.5 ? 'x' : 'y' }));
      const result = evaluated(variants[seed % variants.length]!, { ...all, people, decisions });
      for (const standing of result.quotas.filter((q) => q.binding)) {
        const inside = standing.candidates.filter((c) => levelOf(result, c.subject) === 'best').length;
        expect(inside, `${seed} ${standing.dutyGroup ?? ''}`).toBeLessThanOrEqual(standing.places);
      }
    }
  });
});
