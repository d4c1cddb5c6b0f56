import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../evaluation/vocabulary.ts';
import { PEOPLE, packWith, readPack } from '../rules/rules.fixture.ts';
import { registerOf, wrong } from './example.fixture.ts';
import { registerFromTables } from './index.ts';

describe('the span of a decision', () => {
  const answer = (period: string) => ({
    question: 'no-task',
    subject: '*',
    period,
    option: 'skip',
    on: '2026-12-15',
  });
  const periodsOf = (period: string) =>
    registerOf({ decisions: [answer(period)] }).decisions.map((d) => d.period);

  it.each([
    ['2026-01..2026-12', ['2026']],
    ['2026-04 .. 2026-06', ['2026-Q2']],
    ['2026-Q1..2026-Q2', ['2026-H1']],
    ['2026-02..2026-04', ['2026-02', '2026-03', '2026-04']],
    ['2026-12..2027-01', ['2026-12', '2027-01']],
    ['2026-03..2026-03', ['2026-03']],
    ['03/2026', ['2026-03']],
  ])('%s is %j', (text, periods) => expect(periodsOf(text)).toEqual(periods));

  it.each([
    ['2026-05..2026-02', 'not-a-span'],
    ['2026-01..2026-Q2', 'not-a-span'],
    ['2026-01..', 'not-a-span'],
    ['tháng 1..2026-02', 'not-a-period'],
    ['2026-W07', 'period-never-asked'],
    ['46082', 'workbook-day'],
  ])('%s is refused: %s', (text, code) =>
    expect(wrong({ decisions: [answer(text)] })).toEqual([`decisions:1:period ${code}`]),
  );

  it('of a level is one period', () => {
    const level = (period: string) => ({
      ...answer(period),
      question: 'level',
      subject: '001234',
      option: 'HTT',
      by: 'Chủ tịch',
      document: 'QĐ 1',
    });
    expect(wrong({ decisions: [level('2026')] })).toEqual([]);
    for (const period of ['', '2026-02..2026-04'])
      expect(wrong({ decisions: [level(period)] })).toEqual(['decisions:1:period period-needed']);
  });
});

describe('an answer for a period in which its question is never put', () => {
  const regulation = readPack(packWith([]));
  const refusedFor = (question: string, option: string, period: string): string[] => {
    const taken = registerFromTables(
      { vocabulary: vocabularyOf([regulation]), regulations: [regulation], year: 2026 },
      { ...PEOPLE, decisions: [{ question, subject: '*', period, option, on: '2026-12-15' }] },
    );
    return 'problems' in taken ? taken.problems.map((p) => `${p.column} ${p.code} ${p.mend.vi}`) : [];
  };

  it('is refused with the periods in which it is', () => {
    for (const period of ['2026-03', '2026-W07', '2026-02..2026-03'])
      expect(refusedFor('open', 'poor', period)).toEqual([
        'period intake.period-never-asked ghi kỳ như 2026-Q1, 2026, hoặc kỳ dài hơn',
      ]);
    for (const period of ['2026-Q2', '2026-H1', '2026', '2026-01..2026-03', ''])
      expect(refusedFor('open', 'poor', period)).toEqual([]);
  });

  it('is taken while no rule says when the question is put', () => {
    expect(refusedFor('none', 'zero', '2026-03')).toEqual([]);
    expect(refusedFor('none', 'zero', '2026-W07')).toHaveLength(1);
  });
});
