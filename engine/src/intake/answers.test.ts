import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { parseExact } from '../exact.ts';
import { registerOf, request, takeIn, wrong } from './example.fixture.ts';
import { chosenReadings, openIntake } from './index.ts';

const result = (more = {}) => ({
  subject: '001234',
  period: '2026-02',
  measure: 'Điểm tháng',
  value: '260/3',
  body: 'Sở Tài chính',
  ...more,
});
const decision = (more = {}) => ({
  question: 'level',
  subject: '001234',
  period: '2026',
  option: 'HTXS',
  by: 'Chủ tịch',
  on: '15/12/2026',
  document: 'QĐ 12',
  ...more,
});
const asked = (more = {}) =>
  decision({ question: 'no-task', period: '2026-03', option: 'skip', by: '', document: '', ...more });
const reading = (more = {}) =>
  decision({ question: 'reading:quota-base', subject: '*', period: '', option: 'all', ...more });

describe('period results', () => {
  it('stand as they were brought', () => {
    const { personFacts } = registerOf({ 'period-results': [result({ document: 'BB 3' })] });
    expect(personFacts[0]?.brought.get('2026-02')).toEqual([
      { measure: 'monthScore', value: parseExact('260/3'), body: 'Sở Tài chính', document: 'BB 3' },
    ]);
  });

  it.each<[what: string, rows: Record<string, string>[], problems: string[]]>([
    ['of a quantity that no regulation knows', [result({ measure: 'điểm' })], ['1:measure unknown-choice']],
    ['that are no number', [result({ value: 'tốt' })], ['1:value not-a-number']],
    ['without the body', [result({ body: '' })], ['1:body required']],
    ['of another year', [result({ period: '2025-02' })], ['1:period other-year']],
    ['of a period the quantity has not', [result({ period: '2026' })], ['1:period wrong-period']],
    ['twice', [result(), result({ value: '1' })], ['2:measure doubled-row']],
    ['of nobody we know', [result({ subject: '?' })], ['1:subject unknown-subject']],
  ])('%s are refused', (_, rows, problems) => {
    expect(wrong({ 'period-results': rows })).toEqual(problems.map((p) => `period-results:${p}`));
  });
});

describe('decisions', () => {
  it('are kept as they were taken', () => {
    const { decisions } = registerOf({
      decisions: [
        decision({ reason: 'thành tích' }),
        asked({ option: 'score', value: '65,5', by: 'Trưởng phòng' }),
      ],
    });
    expect(decisions).toEqual([
      {
        question: 'level',
        subject: '001234',
        period: '2026',
        option: 'excellent',
        by: 'Chủ tịch',
        on: parseDay('2026-12-15'),
        document: 'QĐ 12',
        reason: 'thành tích',
      },
      {
        question: 'no-task',
        subject: '001234',
        period: '2026-03',
        option: 'score',
        value: parseExact('65.5'),
        by: 'Trưởng phòng',
        on: parseDay('2026-12-15'),
      },
    ]);
  });

  it.each<[what: string, rows: Record<string, string>[], problems: string[]]>([
    ['on a question that nobody asks', [decision({ question: 'no-taks?' })], ['1:question unknown-choice']],
    ['for an option that is not offered', [asked({ option: 'giveUp' })], ['1:option unknown-choice']],
    ['for a level that does not exist', [decision({ option: 'tuyệt vời' })], ['1:option unknown-choice']],
    ['without a day', [decision({ on: '' })], ['1:on required']],
    [
      'on a level without person and document',
      [decision({ by: '', document: '' })],
      ['1:by required', '1:document required'],
    ],
    ['on a reading without document', [reading({ document: '' })], ['1:document required']],
    ['on a reading for one person', [reading({ subject: '001234' })], ['1:subject for-everybody']],
    ['on the level of everybody', [decision({ subject: '*' })], ['1:subject for-one']],
    ['without the value they need', [asked({ option: 'score' })], ['1:value value-needed']],
    ['with a value out of bounds', [asked({ option: 'score', value: '71' })], ['1:value out-of-range']],
    ['with a value nobody asked for', [asked({ value: '10' })], ['1:value value-not-asked']],
    ['about nobody we know', [decision({ subject: '1234' })], ['1:subject leading-zeros']],
  ])('%s are refused', (_, rows, problems) => {
    expect(wrong({ decisions: rows })).toEqual(problems.map((p) => `decisions:${p}`));
  });

  it('may be about a unit, about everybody, or say that somebody is not rated', () => {
    const rows = [
      decision({ subject: 'vp' }),
      asked({ subject: '*' }),
      decision({ option: 'không xếp loại' }),
    ];
    const { decisions } = registerOf({ decisions: rows });
    expect(decisions.map((d) => `${d.subject} ${d.option}`)).toEqual([
      'vp excellent',
      '* skip',
      '001234 notRated',
    ]);
  });

  it('on a reading: the latest counts, whatever the order of the rows', () => {
    const rows = [reading({ on: '2026-06-01' }), reading({ on: '2026-01-05', option: 'mức tốt' })];
    for (const decisions of [rows, rows.toReversed()]) {
      const register = registerOf({ decisions });
      expect([...chosenReadings(register)]).toEqual([['quota-base', 'all']]);
      expect([...chosenReadings(register, parseDay('2026-03-01'))]).toEqual([['quota-base', 'good']]);
    }
  });
});

describe('an intake', () => {
  it('gives nothing at all while anything is wrong', () => {
    const taken = takeIn({ decisions: [decision({ on: '31/02/2026' })] });
    expect(taken).not.toHaveProperty('register');
    expect(taken).toMatchObject({
      problems: [
        {
          table: 'decisions',
          row: 1,
          column: 'on',
          code: 'intake.impossible-day',
          message: { vi: '“31/02/2026” không có trong lịch', en: "'31/02/2026' is not in the calendar" },
        },
      ],
    });
  });

  it('lists a thousand problems at most, a hundred of a kind, and counts the rest', () => {
    const rows = Array.from({ length: 2500 }, (_, i) => result({ value: 'x', period: `2026-${i}x` }));
    const taken = takeIn({ 'period-results': rows, decisions: [decision({ on: '' })] });
    const problems = 'problems' in taken ? taken.problems : [];
    expect(problems.filter((p) => p.column === 'value')).toMatchObject([{ row: 1, rows: '1–2500' }]);
    expect(problems.filter((p) => p.column === 'period')).toHaveLength(100);
    expect(problems.some((p) => p.table === 'decisions')).toBe(true);
    expect(problems.at(-1)).toMatchObject({
      code: 'intake.more-problems',
      message: { vi: expect.stringContaining('2400') },
    });
  });

  it('takes a table in several parts, columns in any order', () => {
    const intake = openIntake(request);
    intake.table('units', ['id', 'name', 'kind', 'role']).row(['xa', 'UBND', 'other', 'usingBody'], 2);
    intake
      .table('units', ['role', undefined, 'id', 'name', 'kind'])
      .row(['usingBody', '?', 'b', 'B', 'khác'], 2);
    const taken = intake.close();
    expect('register' in taken && taken.register.units.map((u) => u.id)).toEqual(['xa', 'b']);
  });
});
