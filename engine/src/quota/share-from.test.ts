import { describe, expect, it } from 'vitest';
import {
  checked,
  entering,
  evaluated,
  levelOf,
  points,
  question,
  resultFor,
  rule,
  small,
  smallPack,
  text,
  together,
} from '../evaluation/fixtures/small-pack.ts';
import { type Change, changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { body, pack } from './quota-pack.fixture.ts';

describe('a share that is read elsewhere', () => {
  const party = checked(
    small(
      ['/regulation', 'party'],
      ['/applies-to', [{ of: 'person', when: { attribute: 'partyMember', is: 'yes' }, article: 'a1' }]],
      ['/groups', [{ id: 'member', of: 'person', label: text('member'), article: 'a1' }]],
      ['/facts', { merit: points('person') }],
      ['/calculation', [{ ...rule('merits', ['member']), kind: 'sum', of: ['merit'] }]],
      [
        '/ladders',
        [
          {
            ...rule('partyLadder', ['member']),
            rungs: [
              { article: 'a1', level: 'best', when: { measure: 'merits', 'at-least': '90' } },
              { article: 'a1', level: 'good', when: { measure: 'merits', below: '90' } },
            ],
            otherwise: { ask: 'level' },
          },
        ],
      ],
    ),
  );
  const shared = (share: Plain, ...changes: readonly Change[]) =>
    checked(
      pack(
        { share, base: 'rated' },
        ['/questions/planned', question({ set: entering('0', '1') })],
        ...changes,
      ),
    );
  const ofParty = shared({ rating: 'party', otherwise: { ask: 'planned' } });
  const tables = (merits: readonly string[], decisions: readonly Record<string, string>[] = []) => {
    const all = body(2, 8, { decisions });
    return {
      ...all,
      people: all.people.map((p, i) => ({ ...p, partyMember: i < merits.length ? 'yes' : 'no' })),
      'person-year': all['person-year'].map((r, i) => (merits[i] ? { ...r, merit: merits[i] } : r)),
    };
  };

  it('NĐ 48: no more than the share of Party members who are excellent', () => {
    const all = together([ofParty, party], tables(['95', '80', '80', '80', '80']));
    expect(all.get('small')?.quotas[0]).toMatchObject({ places: 2, share: { n: 1, d: 5 } });
    expect(levelOf(all.get('small'), 'b0')).toBe('best');
  });

  it('is asked as a planned ceiling while a Party level is open', () => {
    const merits = ['95', '80', '80', '80', ''];
    const open = together([ofParty, party], tables(merits));
    expect(resultFor(open.get('small'), 'b0').questions).toEqual([
      { question: 'planned', subject: 'ubnd', period: '2025' },
    ]);
    const planned = { question: 'planned', subject: 'ubnd', option: 'set', value: '0.1', on: '2025-12-01' };
    const set = together([ofParty, party], tables(merits, [planned]));
    expect(set.get('small')?.quotas[0]?.places).toBe(1);
  });

  it('makes no circle with a Party pack that asks for the civil level', () => {
    const asking = checked(
      changed(smallPack, [
        ['/regulation', 'party'],
        ['/facts', { merit: points('person'), unitPoints: points('unit') }],
        ['/calculation/0/of', ['merit']],
        [
          '/ceilings',
          [{ ...rule('gate', ['staff']), when: { not: { rating: 'small', is: 'best' } }, level: 'good' }],
        ],
      ]),
    );
    const all = together([asking, ofParty], tables([]));
    expect([...all.keys()]).toEqual(['small', 'party']);
  });

  it('may be a quantity of the unit', () => {
    const measured = shared({ measure: 'unitShare', 'at-most': '20%', otherwise: { ask: 'planned' } }, [
      '/calculation',
      [
        { ...rule('score', ['leader', 'staff']), kind: 'sum', of: ['points'] },
        { ...rule('unitScore', ['organisation']), kind: 'sum', of: ['unitPoints'] },
        {
          ...rule('unitShare', ['organisation']),
          kind: 'ratio',
          of: 'unitPoints',
          to: 'unitScore',
          'when-nothing': { ask: 'planned' },
        },
      ],
    ]);
    const unitYear = [{ subject: 'ubnd', period: '2025', unitPoints: '10' }];
    const run = evaluated(measured, { ...body(2, 8), 'unit-year': unitYear });
    expect(run.quotas[0]).toMatchObject({ places: 2, share: { n: 1, d: 5 } });
    expect(resultFor(evaluated(measured, body(2, 8)), 'b0').questions[0]?.question).toBe('planned');
  });
});
