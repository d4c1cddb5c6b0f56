import { describe, expect, it } from 'vitest';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import {
  checked,
  levelOf,
  levelOption,
  person,
  points,
  question,
  registerOf,
  resultFor,
  rule,
  small,
  text,
  together,
  unit,
} from './fixtures/small-pack.ts';
import { inOrder } from './together.ts';

/** Party members: excellent only when excellent as civil servants, and a poor civil level forces the Party's. */
const party = (rating = 'small', is: Plain = 'best'): Plain =>
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
          score: 'merits',
          rungs: [
            { article: 'a1', level: 'best', when: { measure: 'merits', 'at-least': '90' } },
            { article: 'a1', level: 'good', when: { measure: 'merits', below: '90' } },
          ],
          otherwise: { ask: 'partyLevel' },
        },
      ],
    ],
    ['/questions', { partyLevel: question({ good: levelOption('good') }) }],
    ['/ceilings', [{ ...rule('civilFirst', ['member']), when: { not: { rating, is } }, level: 'good' }]],
    ['/forced-levels', [{ ...rule('civilPoor', ['member']), when: { rating, is: 'poor' }, level: 'poor' }]],
  );
const civil = checked(small());
const tables = (civilPoints: Readonly<Record<string, string>>, more: object = {}) => ({
  units: [unit('ubnd')],
  people: Object.keys(civilPoints).map((id) => person(id, 'ubnd', { partyMember: 'yes' })),
  'person-year': Object.entries(civilPoints).map(([subject, p]) => ({
    subject,
    period: '2025',
    merit: '95',
    ...(p === '' ? {} : { points: p }),
  })),
  ...more,
});

describe('two ratings of one person', () => {
  it('QN23-4, CITY-8: the civil level bounds the Party level, in whatever order the packs are given', () => {
    for (const packs of [
      [civil, checked(party())],
      [checked(party()), civil],
    ]) {
      const all = together(packs, tables({ a: '95', b: '80', c: '20' }));
      expect(['a', 'b', 'c'].map((id) => levelOf(all.get('small'), id))).toEqual(['best', 'good', 'poor']);
      expect(['a', 'b', 'c'].map((id) => levelOf(all.get('party'), id))).toEqual(['best', 'good', 'poor']);
      expect([...all.keys()]).toEqual(['small', 'party']);
    }
  });

  it('an open civil level leaves the Party level open and says which level it waits for', () => {
    const all = together([civil, checked(party())], tables({ a: '' }));
    const a = resultFor(all.get('party'), 'a');
    expect(a.outcome).toBe('facts-missing');
    expect(a.missing.map((m) => m.what)).toContain('level:small');
    expect(a.classification?.possible).toEqual(['best', 'good', 'poor']);
  });

  it('a civil level that is open between two that matter alike is no obstacle', () => {
    const lenient = checked(party('small', ['best', 'good', 'poor']));
    const noForce = { ...lenient, forcedLevels: [] };
    expect(levelOf(together([civil, noForce], tables({ a: '' })).get('party'), 'a')).toBe('best');
  });

  it('a decided civil level is taken from paper when the civil pack is not run', () => {
    const decided = {
      question: 'level',
      subject: 'a',
      by: 'x',
      document: '1',
      on: '2025-12-10',
      period: '2025',
    };
    const alone = checked(party());
    const run = (decisions: readonly Record<string, string>[]) => {
      const register = tables({ a: '' }, { decisions });
      return levelOf(together([civil, alone], register).get('party'), 'a');
    };
    expect(run([{ ...decided, option: 'good', regulation: 'small' }])).toBe('good');
    expect(run([{ ...decided, option: 'best', regulation: 'small' }])).toBe('best');
    expect(run([{ ...decided, option: 'best', regulation: 'party' }])).toBe('facts-missing');
  });

  it('who has no civil rating falls under what the pack says of that, and is otherwise open', () => {
    const people = [person('a', 'ubnd', { partyMember: 'yes', service: 'publicEmployee' })];
    const open = together([civil, checked(party())], { ...tables({ a: '95' }), people });
    expect(levelOf(open.get('party'), 'a')).toBe('facts-missing');
    const said = checked(
      changed(party(), [
        ['/ceilings/0/when/not/when-none', 'yes'],
        ['/forced-levels/0/when/when-none', 'no'],
      ]),
    );
    expect(levelOf(together([civil, said], { ...tables({ a: '95' }), people }).get('party'), 'a')).toBe(
      'best',
    );
  });

  it('a circle between regulations is refused, with the way round', () => {
    const civilToo = checked(
      small([
        '/ceilings',
        [{ ...rule('gate', ['staff']), when: { rating: 'party', is: 'poor' }, level: 'good' }],
      ]),
    );
    const ordered = inOrder([civilToo, checked(party())]);
    expect('problems' in ordered ? ordered.problems : []).toEqual([
      expect.objectContaining({
        code: 'ratings.circle',
        message: expect.objectContaining({ en: expect.stringContaining('party → small → party') }),
      }),
    ]);
  });

  it('a level that the other regulation does not have is refused at its place', () => {
    const ordered = inOrder([civil, checked(party('small', 'excellent'))]);
    expect('problems' in ordered ? ordered.problems.map((p) => `${p.code} ${p.at?.pointer}`) : []).toEqual([
      'ratings.unknown-level /ceilings/0/when/not',
    ]);
  });
});

describe('the intake', () => {
  const level = { question: 'level', subject: 'a', option: 'good', by: 'x', document: '1', on: '2025-12-10' };
  const taken = (row: Record<string, string>, packs = [civil, checked(party())]) => {
    try {
      const { 'person-year': _, ...rest } = tables({ a: '95' }, { decisions: [row] });
      registerOf(packs, rest);
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('asks under which regulation a level stands when several rate the person', () => {
    expect(taken({ ...level, period: '2025' })).toContain('intake.regulation-needed');
    expect(taken({ ...level, period: '2025', regulation: 'small' })).toBe('taken');
    expect(taken({ ...level, period: '2025' }, [civil])).toBe('taken');
  });

  it('asks for the period of a level', () => {
    expect(taken({ ...level, regulation: 'small' })).toContain('intake.period-needed');
  });

  it('refuses an answer under a regulation that does not ask', () => {
    const answer = { question: 'partyLevel', subject: 'a', option: 'good', on: '2025-12-10' };
    expect(taken({ ...answer, regulation: 'small' })).toContain('intake.question-of-another-regulation');
    expect(taken({ ...answer, regulation: 'party' })).toBe('taken');
  });

  it('asks under which regulation a result brought along stands when both have it', () => {
    const twin = checked(small(['/regulation', 'twin']));
    const brought = { subject: 'a', period: '2025', measure: 'score', value: '80', body: 'x' };
    const run = (more: Record<string, string>) => {
      const rows = { 'period-results': [{ ...brought, ...more }] };
      return together([civil, twin], { ...tables({ a: '95' }, rows), 'person-year': [] });
    };
    expect(() => run({})).toThrow('intake.regulation-needed');
    const all = run({ regulation: 'twin' });
    expect([levelOf(all.get('twin'), 'a'), levelOf(all.get('small'), 'a')]).toEqual([
      'good',
      'facts-missing',
    ]);
  });
});
