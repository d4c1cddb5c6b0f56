import { describe, expect, it } from 'vitest';
import {
  doing,
  evaluated,
  flag,
  levelOf,
  levelOption,
  person,
  question,
  resultFor,
  rule,
  small,
  text,
  unit,
  wrongWith,
} from '../evaluation/fixtures/small-pack.ts';
import { changed } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';

const reminded: Plain = { fact: 'reminded', is: 'yes' };
const asking = (more: { readonly [key: string]: Plain } = {}): Plain =>
  small(
    ['/facts/reminded', flag('person')],
    [
      '/questions',
      {
        level: question({ good: levelOption('good'), poor: levelOption('poor') }),
        reminder: question({ keep: doing('accept'), lower: levelOption('good') }),
      },
    ],
    ['/ceilings', [{ ...rule('reminder', ['staff']), when: reminded, ask: 'reminder', ...more }]],
  );
const tables = (score: string, fact: string, decisions: readonly Record<string, string>[] = []) => ({
  units: [unit('ubnd')],
  people: [person('a', 'ubnd')],
  'person-year': [{ subject: 'a', period: '2025', points: score, reminded: fact }],
  decisions,
});
const answer = (option: string) => ({
  question: 'reminder',
  subject: 'a',
  option,
  by: 'x',
  document: '1',
  on: '2025-12-01',
});

describe('NT22-1e: a ceiling that asks', () => {
  it('waits for the authority, and only where the answer matters', () => {
    const open = resultFor(evaluated(asking(), tables('95', 'yes')), 'a');
    expect([open.outcome, open.classification?.possible]).toEqual(['decision-needed', ['best', 'good']]);
    expect(open.questions).toEqual([{ question: 'reminder', subject: 'a', period: '2025' }]);
    expect(levelOf(evaluated(asking(), tables('80', 'yes')), 'a')).toBe('good');
    expect(levelOf(evaluated(asking(), tables('95', 'no')), 'a')).toBe('best');
  });

  it('is lifted by accepting and holds by the level chosen', () => {
    expect(levelOf(evaluated(asking(), tables('95', 'yes', [answer('keep')])), 'a')).toBe('best');
    expect(levelOf(evaluated(asking(), tables('95', 'yes', [answer('lower')])), 'a')).toBe('good');
  });

  it('never raises anybody, whatever is answered', () => {
    for (const option of ['keep', 'lower'])
      for (const [score, level] of [
        ['80', 'good'],
        ['20', 'poor'],
      ] as const)
        expect(levelOf(evaluated(asking(), tables(score, 'yes', [answer(option)])), 'a')).toBe(level);
  });

  it('is open both ways while it is not known whether it holds', () => {
    const open = resultFor(evaluated(asking(), tables('95', '')), 'a');
    expect([open.outcome, open.classification?.possible]).toEqual(['facts-missing', ['best', 'good']]);
    expect(levelOf(evaluated(asking(), tables('95', '', [answer('keep')])), 'a')).toBe('best');
  });

  it('is one of two rules that a reading chooses between: barred, or the authority may decide', () => {
    const reading = {
      article: 'a1',
      question: text('barred or not'),
      decider: text('province'),
      options: { barred: text('barred'), 'authority-may-decide': text('the authority may decide') },
      default: 'authority-may-decide',
    };
    const on = (is: string): Plain => ({ all: [{ reading: 'effect', is }, reminded] });
    const both = changed(asking(), [
      ['/readings', { effect: reading }],
      [
        '/ceilings',
        [
          { ...rule('barred', ['staff']), when: on('barred'), level: 'good' },
          { ...rule('reminder', ['staff']), when: on('authority-may-decide'), ask: 'reminder' },
        ],
      ],
    ]);
    const run = (effect: string) =>
      evaluated(both, tables('95', 'yes', [answer('keep')]), { readings: { effect } });
    expect(levelOf(run('authority-may-decide'), 'a')).toBe('best');
    expect(levelOf(run('barred'), 'a')).toBe('good');
    expect(resultFor(run('barred'), 'a').standsOn).toEqual(['reading:effect']);
  });

  it.each<[string, Plain, string]>([
    ['it gives a level and asks', asking({ level: 'good' }), 'pack.level-or-ask /ceilings/0'],
    [
      'its question cannot lift it',
      changed(asking(), [['/questions/reminder/options/keep']]),
      'pack.question-without-way-out /ceilings/0/ask',
    ],
    [
      'its question leaves a period out',
      changed(asking(), [['/questions/reminder/options/keep/then', 'leave-out']]),
      'pack.effect-out-of-place /ceilings/0/ask',
    ],
    ['its question does not exist', asking({ ask: 'reminders' }), 'pack.unknown-question /ceilings/0/ask'],
  ])('is refused when %s', (_, data, told) => {
    expect(wrongWith(data)).toContain(told);
  });
});

describe('payout', () => {
  const paying = (coefficients: Plain, stage = 'year') =>
    small(['/payouts', [{ ...rule('extra', ['staff'], stage), coefficients }]]);
  const { decisions: _, ...plain } = tables('95', '');
  const people = { ...plain, 'person-year': [{ subject: 'a', period: '2025', points: '95' }] };

  it('shows what the level is worth and changes no level', () => {
    const paid = resultFor(evaluated(paying({ best: '1.8', good: '1.44' }), people), 'a');
    expect(paid).toMatchObject({
      proposed: 'best',
      payout: { coefficient: { n: 9, d: 5 }, articles: ['a1'] },
    });
    expect(resultFor(evaluated(paying({ good: '1.44' }), people), 'a').payout).toBeUndefined();
  });

  it('follows the level decided', () => {
    const decisions = [
      {
        question: 'level',
        subject: 'a',
        option: 'good',
        period: '2025',
        by: 'x',
        document: '1',
        on: '2025-12-01',
      },
    ];
    const paid = resultFor(evaluated(paying({ best: '1.8', good: '1.44' }), { ...people, decisions }), 'a');
    expect(paid.payout?.coefficient).toEqual({ n: 36, d: 25 });
  });

  it('of a level may be a share of that of another at most: 80% of 1.8 is 1.44, exactly', () => {
    const limited = paying({ best: '1.8', good: { 'at-most': '80%', of: 'best' } });
    const good = { ...people, 'person-year': [{ subject: 'a', period: '2025', points: '60' }] };
    expect(resultFor(evaluated(limited, good), 'a').payout).toEqual({
      rule: 'extra',
      coefficient: { n: 36, d: 25 },
      isLimit: true,
      articles: ['a1'],
    });
    expect(resultFor(evaluated(limited, people), 'a').payout).not.toHaveProperty('isLimit');
  });

  it.each<[string, Plain, string]>([
    [
      'a limit is a share of a level that has no number of its own',
      paying({ best: '1.8', good: { 'at-most': '80%', of: 'poor' } }),
      'pack.payout-of-no-coefficient /payouts/0/coefficients/good/of',
    ],
    [
      'a limit is a share of another limit',
      paying({ best: '1.8', good: { 'at-most': '80%', of: 'best' }, poor: { 'at-most': '50%', of: 'good' } }),
      'pack.payout-of-no-coefficient /payouts/0/coefficients/poor/of',
    ],
    [
      'a lower level may be paid more',
      paying({ best: '1.8', good: { 'at-most': '120%', of: 'best' } }),
      'pack.payout-out-of-order /payouts/0/coefficients/good',
    ],
    [
      'a level does not exist',
      paying({ excellent: '1.8' }),
      'pack.unknown-level /payouts/0/coefficients/excellent',
    ],
    [
      'a coefficient is negative',
      paying({ best: '-1' }),
      'pack.negative-payout /payouts/0/coefficients/best',
    ],
    [
      'a lower level is paid more',
      paying({ best: '1', good: '2' }),
      'pack.payout-out-of-order /payouts/0/coefficients/good',
    ],
    ['nobody is rated at the stage', paying({ best: '1' }, 'month'), 'pack.unknown-stage /payouts/0/stage'],
  ])('is refused when %s', (_, data, told) => {
    expect(wrongWith(data)).toContain(told);
  });
});
