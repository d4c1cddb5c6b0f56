import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CRITERION_MAXIMA,
  type Month,
  type Product,
  type Readings,
  type ScoredMonth,
  type Violation,
  type YearCase,
} from './case.ts';
import { compare, decimal, type Fraction, reduced } from './fraction.ts';
import { randomCase, seeded } from './generate.ts';
import { type Outcome, openMonths, oracleYear, workedTime } from './level.ts';
import { allowed, type Base, bruteForce, type Person, places, type Share, type Tests } from './quota.ts';

// ---------------------------------------------------------------- how the examples are written

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Ten criterion scores that add up to the given whole number of points. */
function criteria(points: number): string[] {
  let halves = points * 2;
  return CRITERION_MAXIMA.map((maximum) => {
    const given = Math.min(halves, maximum === '5' ? 10 : 5);
    halves -= given;
    return given % 2 === 0 ? `${given / 2}` : `${(given - 1) / 2}.5`;
  });
}

function product(coefficient: string, assigned: string, more: Partial<Product> = {}): Product {
  const completed = more.completed ?? assigned;
  const none = { majorErrors: 0, waivedErrors: 0, latenesses: 0, waivedLatenesses: 0 };
  const fulfilled = { completed, meetingQuality: completed, onTime: completed };
  return { source: 'plan', coefficient, assigned, ...fulfilled, ...none, ...more };
}

function sheet(generalPoints: number, products: Product[], more: Partial<ScoredMonth> = {}): ScoredMonth {
  const column = criteria(generalPoints);
  const unit = { subordinates: ['75'], organising: 'full', uniting: 'united' } as const;
  return { general: { self: column, confirmed: column }, products, ...unit, ...more };
}

const every = (month: Month, numbers: readonly number[] = ALL_MONTHS): Record<number, Month> =>
  Object.fromEntries(numbers.map((number) => [number, month]));

const brought = (score: string, numbers: readonly number[] = ALL_MONTHS) =>
  every({ brought: score }, numbers);

function person(months: Record<number, Month>, more: Partial<YearCase> = {}): YearCase {
  return {
    year: 2026,
    asOf: '2027-01-31',
    kind: 'civilServant',
    role: 'staff',
    leaves: [],
    violations: [],
    degradationConcluded: false,
    unitCorruptionDealtWith: false,
    organisationLevel: 'none',
    decisions: {},
    months,
    ...more,
  };
}

const reprimand = (effectiveOn: string, more: Partial<Violation> = {}): Violation => ({
  act: 'late files',
  nature: 'duty',
  measure: 'reprimand',
  side: 'administrative',
  effectiveOn,
  ...more,
});

const scoreOf = (outcome: Outcome): Fraction | null => (outcome.outcome === 'decided' ? outcome.score : null);
const levelOf = (outcome: Outcome): string =>
  outcome.outcome === 'decided' ? outcome.level : outcome.outcome;
const level = (facts: YearCase, readings: Readings = {}): string => levelOf(oracleYear(facts, readings));
const decided = (name: string, score: Fraction | null) => ({ outcome: 'decided', level: name, score });
const exactly = (n: bigint, d = 1n): Fraction => reduced({ n, d });
const questions = (...names: string[]) => ({ outcome: 'decision-needed', questions: names });
const missing = (...names: string[]) => ({ outcome: 'facts-missing', what: names });

// ---------------------------------------------------------------- the vectors of the law file

const oneErrorTwoLatenesses = [
  product('1', '70'),
  product('20', '1', { majorErrors: 1 }),
  product('10', '1', { latenesses: 2 }),
];

describe('the worked examples of the law file', () => {
  it('1: one major error on 20 and two latenesses on 10 of 100 leave 95.67', () => {
    const outcome = oracleYear(person(every(sheet(28, oneErrorTwoLatenesses))));
    expect(outcome).toEqual(decided('excellent', exactly(287n, 3n)));
  });

  it('2: the same work of a leader with somebody below not completed gives 91, and the organisation caps it', () => {
    const months = every(sheet(28, oneErrorTwoLatenesses, { subordinates: ['80', '49.9'] }));
    expect(oracleYear(person(months, { role: 'deputy' }))).toEqual(decided('excellent', exactly(91n)));
    const head = person(months, { role: 'head', organisationLevel: 'good' });
    expect(oracleYear(head)).toEqual(decided('good', exactly(91n)));
  });

  it('3: 40 of 50 done, 30 on time and 20 general points give 71.33', () => {
    const work = product('1', '50', { completed: '40', onTime: '30' });
    expect(oracleYear(person(every(sheet(20, [work]))))).toEqual(decided('good', exactly(214n, 3n)));
  });

  it('4: with no assigned work there is no ratio and a decision is asked for', () => {
    const facts = person({ ...every(sheet(28, [product('1', '5')])), 3: sheet(28, []), 8: sheet(28, []) });
    expect(oracleYear(facts)).toEqual(questions('no-assigned-work'));
    expect(openMonths(facts)).toEqual({ 'no-assigned-work': [3, 8] });
    const option = 'leave-out' as const;
    const first = { ...facts, decisions: { noAssignedWork: [{ month: 3, option }] } };
    expect(openMonths(first)).toEqual({ 'no-assigned-work': [8] });
    const both = ALL_MONTHS.map((month) => ({ month, option }));
    expect(oracleYear({ ...facts, decisions: { noAssignedWork: both } })).toEqual(
      decided('excellent', exactly(98n)),
    );
  });

  it('5: work handed over stays in the total of the first person and is added for the second', () => {
    const giver = [product('1', '40'), product('10', '1', { source: 'handedOver' })];
    const taker = [product('1', '50'), product('10', '1', { source: 'takenOver' })];
    expect(scoreOf(oracleYear(person(every(sheet(0, giver)))))).toEqual(exactly(56n));
    expect(scoreOf(oracleYear(person(every(sheet(0, taker)))))).toEqual(exactly(70n));
  });

  it('6: 92 points with a reprimand for a duty violation is not completed', () => {
    const facts = person(brought('92'), { violations: [reprimand('2026-05-04')] });
    expect(oracleYear(facts)).toEqual(decided('notCompleted', exactly(92n)));
  });

  it('7: 12 and 30 eligible people give the places of the text and of the other reading', () => {
    const table = ([12, 30] as const).flatMap((eligible) =>
      (['rated-good', 'good-or-better'] as const).map((base) =>
        (['20', '25'] as const).map((share) => places(eligible, share, base)),
      ),
    );
    expect(table).toEqual([
      [2, 2],
      [2, 3],
      [5, 6],
      [6, 7],
    ]);
  });
});

// ---------------------------------------------------------------- levels

describe('levels by score', () => {
  it.each([
    ['100', 'excellent'],
    ['90', 'excellent'],
    ['89.9999', 'good'],
    ['70', 'good'],
    ['69.9999', 'completed'],
    ['50', 'completed'],
    ['49.9999', 'notCompleted'],
    ['0', 'notCompleted'],
  ])('a mean of %s is %s', (score, name) => {
    expect(level(person(brought(score)))).toBe(name);
  });

  it('one month a ten-thousandth short brings an exact mean of 90 below the limit, without rounding', () => {
    const outcome = oracleYear(person({ ...brought('90'), 12: { brought: '89.9999' } }));
    expect(outcome).toEqual(decided('good', exactly(10_799_999n, 120_000n)));
  });

  it('thirds are added exactly: 70·(2/3) three times and thirds elsewhere reach exactly 70', () => {
    const third = product('1', '3', { completed: '2' });
    const facts = person({
      ...brought('70'),
      1: sheet(20, [third]), // 66 2/3
      2: sheet(20, [third]), // 66 2/3
      3: { brought: '76' },
      4: sheet(24, [third]), // 70 2/3
    });
    expect(oracleYear(facts)).toEqual(decided('good', exactly(70n)));
  });
});

describe('a month', () => {
  const score = (month: Month, more: Partial<YearCase> = {}, readings: Readings = {}) =>
    scoreOf(oracleYear(person(every(month), more), readings));

  it('waived errors and latenesses cost nothing', () => {
    const waived = { majorErrors: 2, waivedErrors: 2, latenesses: 3, waivedLatenesses: 3 };
    expect(score(sheet(30, [product('2', '4', waived)]))).toEqual(exactly(100n));
  });

  it('a product never loses more than its own score', () => {
    const month = sheet(0, [product('1', '1'), product('1', '1', { majorErrors: 9 })]);
    expect(score(month)).toEqual(reduced({ n: 350n, d: 6n })); // (1 + 1/2 + 1) / 3 of 70
  });

  it('unplanned work is added without being in the total, and the result stops at 70', () => {
    const half = product('1', '4', { completed: '2' });
    const extra = product('1', '9', { source: 'unplanned', completed: '1' });
    expect(score(sheet(0, [half, extra]))).toEqual(exactly(105n, 2n));
    expect(score(sheet(30, [product('1', '1'), extra]))).toEqual(exactly(100n));
  });

  it('what was completed before handing over is not counted for the first person', () => {
    const handed = product('1', '1', { source: 'handedOver', completed: '1' });
    expect(score(sheet(0, [product('1', '1'), handed]))).toEqual(exactly(35n));
  });

  it('a score brought by another body is taken as it is, for a leader too', () => {
    const facts = person(brought('83.25'), { role: 'deputy' });
    expect(oracleYear(facts)).toEqual(decided('good', exactly(333n, 4n)));
  });

  it('planned lines of weight or quantity 0 are no assigned work', () => {
    const months = every(sheet(20, [product('0', '5'), product('3', '0', { completed: '2' })]));
    expect(oracleYear(person(months))).toEqual(questions('no-assigned-work'));
  });
});

// ---------------------------------------------------------------- leaders

describe('a leader', () => {
  const year = (more: Partial<ScoredMonth>, extra: Partial<YearCase> = {}) =>
    person(every(sheet(10, [product('1', '1')], more)), { role: 'deputy', ...extra });
  const all = (percent: '100' | '50') => ALL_MONTHS.map((month) => ({ month, percent }));

  it('has six components of equal weight', () => {
    const half = { subordinates: ['0'], organising: 'shortcomings', uniting: 'prolonged-conflict' } as const;
    expect(scoreOf(oracleYear(year({})))).toEqual(exactly(80n));
    expect(scoreOf(oracleYear(year(half)))).toEqual(exactly(125n, 2n)); // 10 + 70·4.5/6
  });

  it('loses half of d for one person below 50, also when another has no score; 50 itself loses nothing', () => {
    const half = exactly(445n, 6n);
    expect(scoreOf(oracleYear(year({ subordinates: ['90', '49.9999'] })))).toEqual(half);
    expect(scoreOf(oracleYear(year({ subordinates: ['no-score', '49'] })))).toEqual(half);
    expect(scoreOf(oracleYear(year({ subordinates: ['50', 'excused'] })))).toEqual(exactly(80n));
  });

  it('waits for the scores of the people below', () => {
    expect(oracleYear(year({ subordinates: ['80', 'no-score'] }))).toEqual(missing('subordinates'));
  });

  it('with nobody scored below, needs a decision on d', () => {
    for (const subordinates of [[], ['excused']]) {
      expect(oracleYear(year({ subordinates }))).toEqual(questions('units-below-empty'));
      const answered = year({ subordinates }, { decisions: { unitsBelowEmpty: all('50') } });
      expect(scoreOf(oracleYear(answered))).toEqual(exactly(445n, 6n));
    }
  });

  it('in the case between, needs a decision on đ and on e', () => {
    const between = { organising: 'other', uniting: 'other' } as const;
    expect(oracleYear(year(between))).toEqual(questions('organising', 'uniting'));
    const answered = year(between, { decisions: { organising: all('100'), uniting: all('50') } });
    expect(scoreOf(oracleYear(answered))).toEqual(exactly(445n, 6n));
  });

  it('without the facts of đ and e, lacks facts whatever else is open', () => {
    const facts = year({ subordinates: [], organising: null, uniting: null });
    expect(oracleYear(facts)).toEqual(missing('organising', 'uniting'));
  });

  it('is not asked about the unit when a member of staff', () => {
    const none = { subordinates: [], organising: null, uniting: null };
    expect(level(year(none, { role: 'staff' }))).toBe('good');
  });
});

describe('the organisation of a head', () => {
  const head = (
    score: string,
    organisationLevel: YearCase['organisationLevel'],
    more: Partial<YearCase> = {},
  ) => person(brought(score), { role: 'head', organisationLevel, ...more });

  it('lowers the level of the head and never raises it', () => {
    expect(level(head('95', 'completed'))).toBe('completed');
    expect(level(head('95', 'notCompleted'))).toBe('notCompleted');
    expect(level(head('60', 'excellent'))).toBe('completed');
    expect(level(head('95', 'none'))).toBe('excellent');
  });

  it('does not touch deputies and staff', () => {
    for (const role of ['deputy', 'staff'] as const) {
      expect(level(head('95', 'completed', { role }))).toBe('excellent');
      expect(level(head('95', 'undetermined', { role }))).toBe('excellent');
    }
  });

  it('makes the head wait while undetermined, unless the head cannot be lowered', () => {
    expect(oracleYear(head('50', 'undetermined'))).toEqual(questions('organisation-undetermined'));
    expect(level(head('49', 'undetermined'))).toBe('notCompleted');
    expect(level(head('95', 'undetermined', { degradationConcluded: true }))).toBe('notCompleted');
  });
});

// ---------------------------------------------------------------- time

describe('working time', () => {
  // July 2026 has 23 weekdays: from the 16th 12 are left, from the 17th 11
  it('half of the weekdays of a month makes it worked', () => {
    const from = (serviceFrom: string) => workedTime(person({}, { serviceFrom }), {}).worked[6];
    expect(from('2026-07-16')).toBe(true);
    expect(from('2026-07-17')).toBe(false);
  });

  it('exactly half is enough in a month with an even number of weekdays', () => {
    // April 2026 has 22 weekdays: 11 up to the 15th
    const to = (serviceTo: string) => workedTime(person({}, { serviceTo }), {}).worked[3];
    expect(to('2026-04-15')).toBe(true);
    expect(to('2026-04-14')).toBe(false);
  });

  it('somebody recruited so late that five months were worked is not rated', () => {
    const months = brought('95', [7, 8, 9, 10, 11, 12]);
    expect(level(person(months, { serviceFrom: '2026-07-16' }))).toBe('excellent');
    expect(oracleYear(person(months, { serviceFrom: '2026-07-17' }))).toEqual(decided('notRated', null));
  });

  it('study does not reduce working time, unpaid leave does', () => {
    const leave = { from: '2026-01-01', to: '2026-07-31' };
    const year = (kind: 'study' | 'unpaid') => person(brought('80'), { leaves: [{ kind, ...leave }] });
    expect(level(year('study'))).toBe('good');
    expect(level(year('unpaid'))).toBe('notRated');
  });

  it('after six months of maternity leave the year is judged on the six others', () => {
    const leaves = [{ kind: 'maternity', from: '2026-01-01', to: '2026-06-30' }] as const;
    expect(level(person(brought('80', [7, 8, 9, 10, 11, 12]), { leaves }))).toBe('good');
    const longer = [{ kind: 'maternity', from: '2026-01-01', to: '2026-09-30' }] as const;
    expect(level(person(brought('80', [10, 11, 12]), { leaves: longer }))).toBe('good');
  });

  it('months of illness fill up to six, not to five, and a worked month with a day of illness is none', () => {
    const year = (serviceTo: string, from: string) =>
      person(brought('80', [1, 2, 3]), { serviceTo, leaves: [{ kind: 'sick', from, to: '2026-12-31' }] });
    expect(level(year('2026-06-30', '2026-04-01'))).toBe('good');
    expect(level(year('2026-05-29', '2026-04-01'))).toBe('notRated');
    const oneDay = year('2026-03-31', '2026-03-31');
    expect(level(oneDay, { 'leave-credit': 'any-such-leave' })).toBe('notRated');
  });

  it('a month that was not worked but has a score counts in the mean', () => {
    const leaves = [{ kind: 'sick', from: '2026-01-01', to: '2026-01-31' }] as const;
    expect(scoreOf(oracleYear(person({ ...brought('80'), 1: { brought: '20' } }, { leaves })))).toEqual(
      exactly(75n),
    );
  });

  it('somebody ill all year is a question, and not rated when so decided', () => {
    const leaves = [{ kind: 'sick', from: '2025-12-01', to: '2027-01-31' }] as const;
    const facts = person({}, { leaves });
    expect(oracleYear(facts)).toEqual(questions('actual-time-zero'));
    const head = { ...facts, role: 'head', organisationLevel: 'undetermined' } as const;
    expect(oracleYear(head)).toEqual(questions('actual-time-zero'));
    const answered = { ...facts, decisions: { actualTimeZero: 'not-rated' as const } };
    expect(oracleYear(answered)).toEqual(decided('notRated', null));
    expect(level({ ...facts, degradationConcluded: true })).toBe('notCompleted');
  });
});

describe('missing months', () => {
  it('are a question until it is decided to use the months there are', () => {
    const facts = person(brought('80', [6, 7, 8, 9, 10, 11, 12]));
    expect(oracleYear(facts)).toEqual(questions('missing-months'));
    expect(openMonths(facts)).toEqual({ 'missing-months': [1, 2, 3, 4, 5] });
    const decisions = { missingMonths: 'available-months' } as const;
    expect(oracleYear({ ...facts, decisions })).toEqual(decided('good', exactly(80n)));
  });

  it('a sheet without the general scores is a month without a score and asks nothing else', () => {
    const blank = sheet(0, [], { general: { self: criteria(30), confirmed: null } });
    expect(oracleYear(person({ ...brought('80'), 5: blank }))).toEqual(questions('missing-months'));
  });

  it('with no score at all there is nothing to judge', () => {
    expect(oracleYear(person({}))).toEqual(missing('no-month'));
    const decisions = { missingMonths: 'available-months' } as const;
    expect(oracleYear(person({}, { decisions }))).toEqual(missing('no-month'));
  });

  it('a month waiting for a decision is not missing as well', () => {
    expect(oracleYear(person({ ...brought('80'), 5: sheet(20, []) }))).toEqual(questions('no-assigned-work'));
  });
});

// ---------------------------------------------------------------- forced level

describe('not completed whatever the score', () => {
  const with92 = (more: Partial<YearCase>) => level(person(brought('92'), more));
  const disciplined = (...violations: Violation[]) => with92({ violations });

  it('degradation concluded, and corruption dealt with in the unit of a leader', () => {
    expect(with92({ degradationConcluded: true })).toBe('notCompleted');
    expect(with92({ unitCorruptionDealtWith: true, role: 'deputy' })).toBe('notCompleted');
    expect(with92({ unitCorruptionDealtWith: true, role: 'staff' })).toBe('excellent');
  });

  it('discipline for duty or degradation, but for nothing else', () => {
    expect(disciplined(reprimand('2026-05-04', { nature: 'degradation', side: 'party' }))).toBe(
      'notCompleted',
    );
    expect(disciplined(reprimand('2026-05-04', { nature: 'other', measure: 'demotion' }))).toBe('excellent');
  });

  it('the day of effect decides the year', () => {
    expect(disciplined(reprimand('2026-01-01'))).toBe('notCompleted');
    expect(disciplined(reprimand('2026-12-31'))).toBe('notCompleted');
    expect(disciplined(reprimand('2025-12-31'))).toBe('excellent');
    expect(disciplined(reprimand('2027-01-01'))).toBe('excellent');
  });

  it('an act already used in an earlier year does not count again', () => {
    expect(disciplined(reprimand('2026-05-04', { alreadyCountedInYear: 2025 }))).toBe('excellent');
    expect(disciplined(reprimand('2026-05-04', { alreadyCountedInYear: 2026 }))).toBe('notCompleted');
  });

  it('comes before missing scores and open decisions, but not before six months of work', () => {
    const violations = [reprimand('2026-05-04')];
    expect(oracleYear(person({}, { violations }))).toEqual(decided('notCompleted', null));
    expect(level(person({}, { violations, serviceTo: '2026-05-29' }))).toBe('notRated');
  });

  it('is not for people under other rules', () => {
    for (const kind of ['cadre', 'publicEmployee', 'contractWorker'] as const) {
      expect(with92({ kind, degradationConcluded: true })).toBe('other-regime');
    }
  });
});

// ---------------------------------------------------------------- readings

describe('each reading makes a difference', () => {
  const both = (facts: YearCase, first: Readings, second: Readings) => [
    level(facts),
    level(facts, first),
    level(facts, second),
  ];

  it('which-score', () => {
    const month = sheet(0, [product('1', '1')], {
      general: { self: criteria(20), confirmed: criteria(19) },
    });
    expect(both(person(every(month)), { 'which-score': 'confirmed' }, { 'which-score': 'self' })).toEqual([
      'good',
      'good',
      'excellent',
    ]);
  });

  it('deduction-unit: a quarter of one of ten equal products, or of all ten', () => {
    const facts = person(every(sheet(20, [product('1', '10', { majorErrors: 1 })])));
    const score = (unit: 'product' | 'line') => scoreOf(oracleYear(facts, { 'deduction-unit': unit }));
    expect(score('product')).toEqual(reduced({ n: 5365n, d: 60n })); // 20 + 70·2.975/3
    expect(score('line')).toEqual(reduced({ n: 505n, d: 6n })); // 20 + 70·2.75/3
    expect(scoreOf(oracleYear(facts))).toEqual(score('product'));
  });

  it('lateness-loss: a late product keeps three quarters of its progress or nothing', () => {
    const facts = person(every(sheet(20, [product('1', '1', { latenesses: 1 })])));
    const score = (loss: 'quarter' | 'whole') => scoreOf(oracleYear(facts, { 'lateness-loss': loss }));
    expect(score('quarter')).toEqual(reduced({ n: 505n, d: 6n }));
    expect(score('whole')).toEqual(reduced({ n: 200n, d: 3n }));
    expect(scoreOf(oracleYear(facts))).toEqual(score('quarter'));
    const error = person(every(sheet(20, [product('1', '1', { majorErrors: 1 })])));
    expect(scoreOf(oracleYear(error, { 'lateness-loss': 'whole' }))).toEqual(reduced({ n: 505n, d: 6n }));
  });

  it('ratio-cap: quantity above 100 % makes up for lateness or does not', () => {
    const work = [
      product('1', '10', { onTime: '5' }),
      product('1', '0', { source: 'unplanned', completed: '5', onTime: '0' }),
    ];
    const facts = person(every(sheet(20, work)));
    expect(both(facts, { 'ratio-cap': 'total-only' }, { 'ratio-cap': 'each-ratio' })).toEqual([
      'excellent',
      'excellent',
      'good',
    ]);
  });

  it('month-counting: one day in the sixth month', () => {
    const facts = person(brought('80', [8, 9, 10, 11, 12, 7]), { serviceFrom: '2026-07-31' });
    expect(both(facts, { 'month-counting': 'half-month' }, { 'month-counting': 'any-day' })).toEqual([
      'notRated',
      'notRated',
      'good',
    ]);
  });

  it('leave-credit: two months of illness and two of work', () => {
    const facts = person(brought('80', [1, 2]), {
      serviceTo: '2026-04-30',
      leaves: [{ kind: 'sick', from: '2026-03-01', to: '2026-04-30' }],
    });
    const counts = { 'leave-credit': 'counts-toward-six' } as const;
    expect(both(facts, counts, { 'leave-credit': 'any-such-leave' })).toEqual([
      'notRated',
      'notRated',
      'good',
    ]);
  });

  it('one-year-only: Party discipline at the end of 2026, administrative on the first day of 2027', () => {
    const violations = [reprimand('2026-12-31', { side: 'party' }), reprimand('2027-01-01')];
    const of = (year: number) =>
      both(
        person(brought('92'), { violations, year }),
        { 'one-year-only': 'earlier' },
        { 'one-year-only': 'later' },
      );
    expect(of(2026)).toEqual(['notCompleted', 'notCompleted', 'excellent']);
    expect(of(2027)).toEqual(['excellent', 'excellent', 'notCompleted']);
    const separate = [violations[0]!, reprimand('2027-01-01', { act: 'another act' })];
    expect(
      level(person(brought('92'), { violations: separate, year: 2027 }), { 'one-year-only': 'earlier' }),
    ).toBe('notCompleted');
  });

  it('after-classification: a decision in force the day after the level was decided', () => {
    const facts = (classifiedOn: string) =>
      person(brought('92'), { violations: [reprimand('2026-12-15')], classifiedOn });
    const readings = [
      { 'after-classification': 'replace' },
      { 'after-classification': 'next-year' },
    ] as const;
    expect(both(facts('2026-12-14'), ...readings)).toEqual(['notCompleted', 'notCompleted', 'excellent']);
    expect(both(facts('2026-12-15'), ...readings)).toEqual(['notCompleted', 'notCompleted', 'notCompleted']);
  });
});

// ---------------------------------------------------------------- quota

describe('places for excellent', () => {
  const SHARES: readonly Share[] = ['20', '25'];
  const BASES: readonly Base[] = ['rated-good', 'good-or-better'];
  const TESTS: readonly Tests[] = ['both', 'unit-only', 'pooled'];

  it('a sixth or a fifth of the eligible by the text, a fifth or a quarter by the other reading', () => {
    for (let eligible = 0; eligible <= 300; eligible++) {
      const part = (divisor: number) => (eligible - (eligible % divisor)) / divisor;
      expect(places(eligible, '20', 'rated-good')).toBe(part(6));
      expect(places(eligible, '25', 'rated-good')).toBe(part(5));
      expect(places(eligible, '20', 'good-or-better')).toBe(part(5));
      expect(places(eligible, '25', 'good-or-better')).toBe(part(4));
    }
  });

  it('twelve people in four groups of three have none when each group is tested, two otherwise', () => {
    const groups = [3, 3, 3, 3].map((eligible) => ({ eligible }));
    expect(TESTS.map((tests) => allowed(groups, tests, 'rated-good', '20'))).toEqual([0, 2, 2]);
  });

  it('forty people have six places as one unit and five as five groups of eight', () => {
    const groups = [8, 8, 8, 8, 8].map((eligible) => ({ eligible }));
    expect(allowed(groups, 'unit-only', 'rated-good', '20')).toBe(6);
    expect(allowed(groups, 'both', 'rated-good', '20')).toBe(5);
  });

  it('trying every choice never finds more, and finds as many when all are candidates', () => {
    const band = fc.constantFrom('excellent', 'excellent', 'good', 'completed', 'notCompleted' as const);
    const people = fc.array(fc.record({ band, group: fc.constantFrom('a', 'b') }), { maxLength: 12 });
    const choices = [
      fc.constantFrom(...TESTS),
      fc.constantFrom(...BASES),
      fc.constantFrom(...SHARES),
    ] as const;
    fc.assert(
      fc.property(people, ...choices, (drawn, tests, base, share) => {
        const unit = drawn as Person[];
        const eligible = unit.filter((one) => one.band === 'excellent' || one.band === 'good');
        const groups = ['a', 'b'].map((name) => ({
          eligible: eligible.filter((one) => one.group === name).length,
        }));
        const most = allowed(groups, tests, base, share);
        expect(bruteForce(unit, tests, base, share)).toBeLessThanOrEqual(most);
        const raised = unit.map((one) =>
          eligible.includes(one) ? { ...one, band: 'excellent' as const } : one,
        );
        expect(bruteForce(raised, tests, base, share)).toBe(most);
      }),
      { numRuns: 200, seed: 335 },
    );
  });
});

// ---------------------------------------------------------------- generated cases

describe('generated cases', () => {
  const rng = seeded(335);
  const cases = Array.from({ length: 4_000 }, () => randomCase(rng));

  it('are the same for the same seed', () => {
    expect(randomCase(seeded(1))).toEqual(randomCase(seeded(1)));
    expect(seeded(1)()).not.toBe(seeded(2)());
  });

  it('keep to the limits of the forms', () => {
    const within = (text: string, most: string) => compare(decimal(text), decimal(most)) <= 0;
    const fits = (month: Month): boolean => {
      if ('brought' in month) return within(month.brought, '100');
      const columns = [month.general.self, month.general.confirmed].filter((column) => column !== null);
      return (
        columns.every(
          (column) =>
            column.length === 10 && CRITERION_MAXIMA.every((maximum, at) => within(column[at]!, maximum)),
        ) &&
        month.products.every(
          (one) =>
            within(one.meetingQuality, one.completed) &&
            within(one.onTime, one.completed) &&
            one.waivedErrors <= one.majorErrors &&
            one.waivedLatenesses <= one.latenesses,
        )
      );
    };
    const outside = cases.filter(
      ({ facts }) =>
        facts.leaves.some((leave) => leave.from > leave.to) ||
        (facts.serviceFrom ?? '') > (facts.serviceTo ?? '9') ||
        !Object.values(facts.months).every(fits),
    );
    expect(outside).toEqual([]);
  });

  it('reach every outcome, every level and both sides of every limit', () => {
    const seen = new Set<string>();
    for (const { facts, readings } of cases) {
      const outcome = oracleYear(facts, readings);
      if (outcome.outcome === 'facts-missing') for (const name of outcome.what) seen.add(name);
      if (outcome.outcome === 'decision-needed') for (const name of outcome.questions) seen.add(name);
      seen.add(levelOf(outcome));
      const score = scoreOf(outcome);
      for (const limit of ['50', '70', '90'] as const) {
        for (const [label, text] of [
          ['at', limit],
          ['just below', `${Number(limit) - 1}.9999`],
          ['just above', `${limit}.0001`],
        ] as const) {
          if (score && compare(score, decimal(text)) === 0) seen.add(`${label} ${limit}`);
        }
      }
    }
    const limits = ['50', '70', '90'].flatMap((limit) => [
      `at ${limit}`,
      `just below ${limit}`,
      `just above ${limit}`,
    ]);
    const levels = ['excellent', 'good', 'completed', 'notCompleted', 'notRated', 'other-regime'];
    const asked = ['actual-time-zero', 'missing-months', 'no-assigned-work', 'organisation-undetermined'];
    const either = ['organising', 'uniting', 'units-below-empty', 'subordinates', 'no-month'];
    for (const name of [...limits, ...levels, ...asked, ...either]) expect(seen).toContain(name);
  });

  it('a concluded degradation makes everybody who is rated not completed', () => {
    for (const { facts, readings } of cases) {
      const before = level(facts, readings);
      const after = level({ ...facts, degradationConcluded: true }, readings);
      if (before === 'other-regime') expect(after).toBe('other-regime');
      else if (after !== 'notCompleted') expect([before, after]).toEqual(['notRated', 'notRated']);
    }
  });

  it('the order of products, leaves and violations does not matter', () => {
    for (const { facts, readings } of cases) {
      const months = Object.fromEntries(
        Object.entries(facts.months).map(([number, month]) => [
          number,
          'brought' in month ? month : { ...month, products: [...month.products].reverse() },
        ]),
      );
      const turned = {
        ...facts,
        months,
        leaves: [...facts.leaves].reverse(),
        violations: [...facts.violations].reverse(),
      };
      expect(oracleYear(turned, readings)).toEqual(oracleYear(facts, readings));
    }
  });
});
