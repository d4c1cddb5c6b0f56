import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../calendar-day.ts';
import { ratio } from '../exact.ts';
import { why } from '../explanation/why.ts';
import { parsePeriod } from '../period.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import { columnsFrom } from './columns-from.ts';
import { compileRegulation } from './compile.ts';
import { spansOf } from './evaluate.ts';
import { DEADLINE, inMonths, school, schoolPack, tables, units } from './fixtures/school-year.ts';
import { checked, evaluated, levelOf, person, registerOf, resultFor, text } from './fixtures/small-pack.ts';

const seen = { period: '2026', asOf: '2026-12-31' };
const at = (more = {}, pack = schoolPack()) => evaluated(pack, tables(more), seen);
const measured = (evaluation: ReturnType<typeof at>, subject: string, id: string) =>
  resultFor(evaluation, subject).measures.get(id);

describe('a school whose year 2026 is June 2025 to May 2026', () => {
  it('counts the leave of September 2025 in its year, an office does not', () => {
    expect(measured(at(), 'teacher', 'months')).toEqual(ratio(11));
    expect(measured(at(), 'clerk', 'months')).toEqual(ratio(12));
  });

  it('rates whoever came in December 2025, and not whoever came in January', () => {
    const people = [
      person('teacher', 'school', { serviceFrom: '2025-12-01' }),
      person('head', 'maths', { serviceFrom: '2026-01-01' }),
      person('clerk', 'office', { serviceFrom: '2026-07-01' }),
    ];
    const result = at({ people, leave: [] });
    expect(['teacher', 'head', 'clerk'].map((id) => levelOf(result, id))).toEqual([
      'best',
      'notRated',
      'best',
    ]);
  });

  it('counts the discipline of October 2025 in its 2026, an office does not', () => {
    const discipline = ['teacher', 'clerk'].map((subject) => ({ subject, act: 'V', on: '2025-10-10' }));
    const result = at({ discipline });
    expect([levelOf(result, 'teacher'), levelOf(result, 'clerk')]).toEqual(['poor', 'best']);
  });

  it('leaves discipline of June 2026 to its year 2027', () => {
    const discipline = ['teacher', 'clerk'].map((subject) => ({ subject, act: 'V', on: '2026-06-01' }));
    const result = at({ discipline });
    expect([levelOf(result, 'teacher'), levelOf(result, 'clerk')]).toEqual(['best', 'poor']);
  });

  const months = [
    ...inMonths('teacher', 2025, [6, 7, 8, 10, 11], '60'),
    ...inMonths('teacher', 2025, [12], '90'),
    ...inMonths('teacher', 2026, [1, 2, 3, 4, 5], '84'),
    // After the end of the school's year.
    ...inMonths('teacher', 2026, [6, 7], '0'),
    ...inMonths('clerk', 2026, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '50'),
  ];

  it('takes the mean over its own months', () => {
    const result = at({ 'person-month': months });
    expect(measured(result, 'teacher', 'mean')).toEqual(ratio(5 * 60 + 90 + 5 * 84, 11));
    expect(measured(result, 'clerk', 'mean')).toEqual(ratio(50));
  });

  it('has halves of six months, or those that the regulation says', () => {
    const half = (pack: ReturnType<typeof schoolPack>, period: string) =>
      evaluated(pack, tables({ 'person-month': months }), { period, asOf: '2026-12-31' });
    const first = half(schoolPack(), '2026-H1');
    expect(measured(first, 'teacher', 'mean')).toEqual(ratio(60));
    expect(measured(first, 'clerk', 'mean')).toEqual(ratio(50));
    expect(measured(half(schoolPack(), '2026-H2'), 'teacher', 'mean')).toEqual(ratio(90 + 5 * 84, 6));
    const inJanuary = schoolPack(['/calendar/own-year/second-half-from', '01-01']);
    expect(measured(half(inJanuary, '2026-H1'), 'teacher', 'mean')).toEqual(ratio(5 * 60 + 90, 6));
    expect(measured(half(inJanuary, '2026-H2'), 'teacher', 'mean')).toEqual(ratio(84));
  });

  it('keeps a head the exception names on the calendar year, under the cap of the school', () => {
    const result = at();
    expect(measured(result, 'head', 'months')).toEqual(ratio(12));
    expect(resultFor(result, 'head').levelBeforeQuota).toBe('good');
    const poorer = at({ 'unit-year': [{ subject: 'school', period: '2026', unitPoints: '40' }] });
    expect(levelOf(poorer, 'head')).toBe('poor');
  });

  it('is left by a unit below that keeps the calendar year', () => {
    const below = [...units.slice(0, 3), { ...units[3]!, yearEnds: '31/12' }];
    expect(measured(at({ units: below }), 'teacher', 'months')).toEqual(ratio(12));
  });

  it('is the year of whoever works there on the day, not of whoever has left for an office', () => {
    const people = [
      person('teacher', 'school', { to: '2026-07-31' }),
      person('teacher', 'office', { from: '2026-08-01' }),
      person('head', 'school', { leads: 'head' }),
      person('clerk', 'office'),
    ];
    expect(measured(at({ people }), 'teacher', 'months')).toEqual(ratio(12));
    const inJune = evaluated(schoolPack(), tables({ people }), { period: '2026', asOf: '2026-06-20' });
    expect(measured(inJune, 'teacher', 'months')).toEqual(ratio(11));
  });

  it('needs the periods of two calendar years', () => {
    const regulation = checked(schoolPack());
    const spans = (given: ReturnType<typeof tables>) => {
      const register = registerOf([regulation], given, 2026);
      const request = { regulation, register, period: parsePeriod('2026')!, asOf: parseDay('2026-12-31')! };
      return spansOf(request).map(({ from, to }) => `${formatDay(from)} ${formatDay(to)}`);
    };
    expect(spans(tables())).toEqual(['2026-01-01 2026-12-31', '2025-06-01 2026-05-31']);
    const plain = [...units.slice(0, 2), school({ yearEnds: '' }), units[3]!];
    expect(spans(tables({ units: plain }))).toEqual(['2026-01-01 2026-12-31']);
  });

  it('leaves nothing to columns, which know one calendar only', () => {
    const regulation = checked(schoolPack());
    const exactly = (given: ReturnType<typeof tables>) => {
      const register = registerOf([regulation], given, 2026);
      const program = compileRegulation(regulation, register.vocabulary);
      const request = { program, register, period: parsePeriod('2026')!, asOf: parseDay('2026-12-31')! };
      return columnsFrom(request)
        .filter((group) => group.group === 'staff')
        .flatMap(({ source }) => [...(source.toExact ?? [])]);
    };
    expect(exactly(tables())).toEqual([1, 1]);
    expect(exactly(tables({ units: [...units.slice(0, 2), school({ yearEnds: '' }), units[3]!] }))).toEqual([
      0, 0,
    ]);
  });
});

describe('a day before which levels are due', () => {
  const due = (evaluation: ReturnType<typeof at>, subject: string) =>
    (resultFor(evaluation, subject).deadlines ?? []).map(
      ({ rule, before }) => `${rule} ${formatDay(before)}`,
    );

  it('is told of everybody whose year is the calendar year', () => {
    const result = at();
    expect(['clerk', 'head', 'office'].map((id) => due(result, id))).toEqual(
      Array(3).fill(['rated 2026-12-15']),
    );
    expect(['teacher', 'school'].map((id) => due(result, id))).toEqual([[], []]);
  });

  it('may lie in the next year, and hold for some only', () => {
    const pack = schoolPack(
      ['/calendar/deadlines/0/before', '01-15'],
      ['/calendar/deadlines/0/year', 'next'],
      ['/calendar/deadlines/0/except'],
      ['/calendar/deadlines/0/for', ['leader', 'staff']],
      ['/calendar/deadlines/0/when', { attribute: 'unitKind', is: 'publicServiceUnit' }],
    );
    const result = at({}, pack);
    expect(['teacher', 'head', 'clerk', 'school'].map((id) => due(result, id))).toEqual([
      ['rated 2027-01-15'],
      ['rated 2027-01-15'],
      [],
      [],
    ]);
  });

  it('may be counted from the month in which the period ends, also of a year of its own', () => {
    const fifth = schoolPack(
      ['/calendar/deadlines/0/except'],
      ['/calendar/deadlines/0/before', { day: '5', month: 'next' }],
    );
    expect(['teacher', 'clerk'].map((id) => due(at({}, fifth), id))).toEqual([
      ['rated 2026-06-05'],
      ['rated 2027-01-05'],
    ]);
    const last = schoolPack(
      ['/calendar/deadlines/0/except'],
      ['/calendar/deadlines/0/before', { day: '25', month: 'last' }],
    );
    expect(['teacher', 'clerk'].map((id) => due(at({}, last), id))).toEqual([
      ['rated 2026-05-25'],
      ['rated 2026-12-25'],
    ]);
  });

  it('is told once where several rules name it, with the articles of all of them', () => {
    const pack = schoolPack(
      ['/articles/a9', { ref: 'Article 9', says: text('repeats the day') }],
      [
        '/calendar/deadlines',
        [
          DEADLINE,
          { ...(DEADLINE as object), id: 'repeated', article: 'a9', for: ['staff'] },
          { ...(DEADLINE as object), id: 'earlier', before: '12-01', for: ['staff'] },
        ],
      ],
    );
    const { deadlines } = resultFor(at({}, pack), 'clerk');
    expect(deadlines?.map((d) => [d.rule, d.alsoBy, formatDay(d.before), d.articles])).toEqual([
      ['rated', ['repeated'], '2026-12-15', ['a1', 'a9']],
      ['earlier', undefined, '2026-12-01', ['a1']],
    ]);
    expect(due(at({}, pack), 'head')).toEqual(['rated 2026-12-15']);
  });

  it('is told apart where it is that of the dossier, even on the same day', () => {
    const pack = schoolPack([
      '/calendar/deadlines',
      [DEADLINE, { ...(DEADLINE as object), id: 'sent', of: 'dossier' }],
    ]);
    const { deadlines } = resultFor(at({}, pack), 'clerk');
    expect(deadlines?.map((d) => [d.rule, d.of, d.alsoBy])).toEqual([
      ['rated', 'level', undefined],
      ['sent', 'dossier', undefined],
    ]);
  });

  const told = (on: string, language: 'vi' | 'en', ...changes: readonly Change[]) => {
    const regulation = checked(schoolPack(...changes));
    const decisions = ['clerk', 'teacher'].map((subject) => ({
      question: 'level',
      subject,
      period: '2026',
      option: 'best',
      by: 'x',
      document: '1',
      on,
    }));
    const given = tables({ decisions });
    const evaluation = evaluated(regulation, given, seen);
    const register = registerOf([regulation], given, 2026);
    const program = compileRegulation(regulation, register.vocabulary);
    return ['clerk', 'teacher'].map((id) =>
      why(resultFor(evaluation, id), { program, register, evaluation }, language)
        .sections.flatMap((s) => s.sentences.map((sentence) => sentence.text))
        .filter((sentence) => /muộn|late|Năm công tác|Own year/.test(sentence))
        .map((sentence) => sentence.split(' [')[0]),
    );
  };

  it('does not undo a level decided on it or later: it is told to be late, with both days', () => {
    expect(told('2026-12-15', 'vi')).toEqual([
      ['“rated”: quyết định ngày 15/12/2026, muộn: hạn là trước ngày 15/12/2026.'],
      ['Năm công tác riêng: năm 2026 là từ 01/06/2025 đến 31/05/2026.'],
    ]);
    expect(told('2026-12-20', 'en')[0]).toEqual([
      '“rated”: decided on 2026-12-20, late: it was due before 2026-12-15.',
    ]);
    expect(told('2026-12-14', 'vi')[0]).toEqual([]);
  });

  it('makes no decision late where it is that of the dossier', () => {
    expect(told('2026-12-20', 'vi', ['/calendar/deadlines/0/of', 'dossier'])[0]).toEqual([]);
  });
});

it('without an own year in the regulation everybody is on the calendar', () => {
  const pack = schoolPack(['/calendar/own-year'], ['/calendar/deadlines/0/except']);
  const plain = [...units.slice(0, 2), { ...school(), yearEnds: '' }, units[3]!].map(
    ({ yearEnds: _, ...row }: Record<string, string>) => row,
  );
  expect(measured(at({ units: plain }, pack), 'teacher', 'months')).toEqual(ratio(12));
});
