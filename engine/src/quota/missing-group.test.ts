/** NĐ 335 Art. 20(5): the share is kept in "each group with similar duties"; people of no known group are no group. */
import { describe, expect, it } from 'vitest';
import { evaluated, levelOf, person, resultFor, unit } from '../evaluation/fixtures/small-pack.ts';
import { pack } from './quota-pack.fixture.ts';

const both = pack({ tests: 'both' });
const points = (subject: string, value: string) => ({ subject, period: '2025', points: value });
const thirty = Array.from({ length: 30 }, (_, i) => `a${i}`);
type Cells = Readonly<Record<string, string>>;
const body = (x: Cells, more: object = {}) => ({
  units: [unit('ubnd')],
  people: [...thirty.map((id) => person(id, 'ubnd', { dutyGroup: 'A' })), person('x', 'ubnd', x)],
  'person-year': [...thirty.map((id) => points(id, '80')), points('x', '96')],
  ...more,
});

describe('one of unknown duty group where others have one', () => {
  it('waits for the group to be recorded, and nothing is made of those without one', () => {
    const result = evaluated(both, body({}));
    const x = resultFor(result, 'x');
    expect([x.outcome, x.proposed, x.quota?.state, x.quota?.why]).toEqual([
      'facts-missing',
      undefined,
      'waiting',
      'duty-group-missing',
    ]);
    expect(x.missing).toEqual([{ subject: 'x', period: '2025', what: 'dutyGroup', articles: ['a1'] }]);
    expect(x.questions).toEqual([]);
    expect(result.quotas.map((q) => [q.dutyGroup, q.places, q.placesAtMost, q.notes])).toEqual([
      [undefined, 5, 5, ['duty-groups-missing']],
      ['A', 5, 5, []],
    ]);
  });

  it('has a place as soon as the group is recorded', () => {
    expect(levelOf(evaluated(both, body({ dutyGroup: 'A' })), 'x')).toBe('best');
  });

  it('is not asked for the group where only the whole body is counted', () => {
    expect(levelOf(evaluated(pack(), body({})), 'x')).toBe('best');
  });

  it('waits even when chosen: whose place it is cannot be told', () => {
    const chosen = { question: 'place', subject: 'x', option: 'yes', on: '2025-12-01', document: '1' };
    const result = evaluated(both, body({}, { decisions: [chosen] }));
    expect([resultFor(result, 'x').outcome, result.quotas[0]?.chosen]).toEqual(['facts-missing', 0]);
  });

  it('stays good where a person has said so, or the whole body has no place', () => {
    const refused = { question: 'place', subject: 'x', option: 'no', on: '2025-12-01' };
    expect(levelOf(evaluated(both, body({}, { decisions: [refused] })), 'x')).toBe('good');
    const few = { ...body({}), people: [person('a0', 'ubnd', { dutyGroup: 'A' }), person('x', 'ubnd')] };
    const alone = evaluated(both, { ...few, 'person-year': [points('a0', '80'), points('x', '96')] });
    expect([levelOf(alone, 'x'), resultFor(alone, 'x').missing]).toEqual(['good', []]);
  });

  it('keeps a colleague waiting whose group would have a place with one more', () => {
    const ids = ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3'];
    const tables = (x: Cells) => ({
      units: [unit('ubnd')],
      people: [
        ...ids.map((id) => person(id, 'ubnd', { dutyGroup: id.slice(0, 1) })),
        person('c', 'ubnd', { dutyGroup: 'a' }),
        person('x', 'ubnd', x),
      ],
      'person-year': [...[...ids, 'x'].map((id) => points(id, '80')), points('c', '95')],
    });
    expect(levelOf(evaluated(both, tables({ dutyGroup: 'b' })), 'c')).toBe('good');
    expect(levelOf(evaluated(both, tables({ dutyGroup: 'a' })), 'c')).toBe('best');
    expect(resultFor(evaluated(both, tables({})), 'c').quota?.why).toBe('others-open');
  });
});

/** Bodies of up to twelve, of whom one or two have no group; `told` says which one they get. */
function drawn(bodies: number, told: (unknown: number) => string | undefined) {
  let state = 20;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const units = [];
  const people = [];
  const rows = [];
  const decisions = [];
  for (let at = 0; at < bodies; at++) {
    units.push(unit(`u${at}`));
    const unknown = 1 + below(2);
    for (let i = 0, size = unknown + 1 + below(11); i < size; i++) {
      const id = `u${at}p${i}`;
      const known = ['one', 'two'][below(2)];
      const dutyGroup = i < unknown ? told(i) : known;
      people.push(person(id, `u${at}`, dutyGroup === undefined ? {} : { dutyGroup }));
      rows.push(points(id, ['95', '80', '80', '20'][below(4)]!));
      const option = ['yes', 'no', undefined, undefined, undefined, undefined][below(6)];
      if (option) decisions.push({ question: 'place', subject: id, option, on: '2025-12-01' });
    }
  }
  return { units, people, 'person-year': rows, decisions };
}

it.each([
  ['both', '20%'],
  ['both', '50%'],
  ['pooled', '20%'],
  ['pooled', '50%'],
])(
  'with tests %s and a share of %s, what is settled before a group is known stays, whichever it is',
  (tests, share) => {
    const data = pack({ tests, share });
    const BODIES = 80;
    const before = evaluated(
      data,
      drawn(BODIES, () => undefined),
    );
    const settled = before.people.filter((p) => p.quota && p.quota.state !== 'waiting');
    expect(settled.length).toBeGreaterThan(25);
    const NAMES = ['one', 'two', 'three'];
    const wrong: string[] = [];
    for (const first of NAMES)
      for (const second of NAMES) {
        const after = evaluated(
          data,
          drawn(BODIES, (i) => (i === 0 ? first : second)),
        );
        for (const { subject, quota } of settled) {
          const then = resultFor(after, subject).quota?.state;
          if (then !== quota?.state)
            wrong.push(`${subject} ${quota?.state}/${quota?.why}, with ${first}, ${second}: ${then}`);
        }
      }
    expect(wrong.slice(0, 5)).toEqual([]);
  },
);
