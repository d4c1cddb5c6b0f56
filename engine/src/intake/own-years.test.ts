import { describe, expect, it } from 'vitest';
import { inMonths, people, school, schoolPack, tables, units } from '../evaluation/fixtures/school-year.ts';
import { checked, smallPack, type Tables } from '../evaluation/fixtures/small-pack.ts';
import { vocabularyOf } from '../evaluation/vocabulary.ts';
import type { Plain } from '../regulation/plain.ts';
import { registerFromTables, tablesOf } from './index.ts';

const regulations = [checked(schoolPack())];
const vocabulary = vocabularyOf(regulations);

const taken = (given: Tables, packs = regulations, year = 2026) =>
  registerFromTables({ vocabulary: vocabularyOf(packs), regulations: packs, year }, given);
const problems = (given: Tables, packs?: typeof regulations, year?: number) => {
  const result = taken(given, packs, year);
  return 'problems' in result ? result.problems : [];
};
const told = (given: Tables) => problems(given).map((p) => `${p.table}:${p.row}:${p.column} ${p.code}`);
const withUnit = (more: Readonly<Record<string, string>>) =>
  tables({ units: [...units.slice(0, 2), school(more), units[3]!] });

describe('the end of a year of work in the table of units', () => {
  const yearEnds = (text: string) => {
    const result = taken(withUnit({ yearEnds: text }));
    return 'register' in result ? result.register.units[2]?.yearEnds : result.problems.map((p) => p.code);
  };

  it('is the last day of a month, in either order, or a day of the workbook program', () => {
    expect(['05-31', '31/05', '31/5', '31/05/2026', '2026-05-31'].map(yearEnds)).toEqual(Array(5).fill(5));
    expect(['02-28', '29/02', '30/06', '31/12'].map(yearEnds)).toEqual([2, 2, 6, 12]);
  });

  it('is no other day', () => {
    for (const text of ['05-30', '31/06', '13-31', '00-31', 'tháng 5', '5'])
      expect(yearEnds(text), text).toEqual(['intake.not-end-of-month']);
  });

  it('is refused where no regulation lets such a unit have it, and the article is named', () => {
    const office = tables({ units: [units[0]!, { ...units[1]!, yearEnds: '05-31' }, units[2]!, units[3]!] });
    const [problem] = problems(office);
    expect([problem?.code, problem?.row, problem?.column]).toEqual([
      'intake.own-year-not-allowed',
      2,
      'yearEnds',
    ]);
    expect(problem?.message.vi).toContain('Article 1');
    expect(problem?.message.en).toContain('Article 1');
  });

  it('may be the end of the calendar year anywhere', () => {
    expect(
      told(tables({ units: [units[0]!, { ...units[1]!, yearEnds: '31/12' }, ...units.slice(2)] })),
    ).toEqual([]);
  });

  it('leaves a first half', () => {
    const june = [checked(schoolPack(['/calendar/own-year/second-half-from', '06-01']))];
    expect(problems(tables(), june).map((p) => p.code)).toEqual(['intake.own-year-without-first-half']);
  });

  it('has a column only where a regulation speaks of it', () => {
    const columns = (pack: Plain) => {
      const packs = [checked(pack)];
      return tablesOf(vocabularyOf(packs), packs)[0]?.columns.map((c) => c.id);
    };
    expect(columns(schoolPack())).toContain('yearEnds');
    expect(columns(smallPack)).not.toContain('yearEnds');
    expect(tablesOf(vocabulary, regulations)[0]?.columns.at(-1)?.label.vi).toBe('Năm công tác kết thúc');
  });
});

describe('rows of the year before', () => {
  const months = (subject: string, year: number, month: number) =>
    tables({ 'person-month': inMonths(subject, year, [month], '50') });

  it('are taken for those whose year began then', () => {
    expect(told(months('teacher', 2025, 6))).toEqual([]);
    expect(told(months('teacher', 2025, 12))).toEqual([]);
  });

  it('are refused before that year began, and the days it has are told', () => {
    const [problem] = problems(months('teacher', 2025, 5));
    expect([problem?.code, problem?.row]).toEqual(['intake.other-year', 1]);
    expect(problem?.mend.vi).toContain('từ 01/06/2025 đến 31/05/2026');
  });

  it('are refused for an office, for a head who keeps the calendar year, and where nobody has an own year', () => {
    const refused = ['person-month:1:period intake.other-year'];
    expect(told(months('clerk', 2025, 9))).toEqual(refused);
    expect(told(months('head', 2025, 9))).toEqual(refused);
    const plain = withUnit({ yearEnds: '' });
    expect(told({ ...plain, 'person-month': inMonths('teacher', 2025, [9], '50') })).toEqual(refused);
  });

  it('are taken for somebody who has left the school in autumn', () => {
    const moved = [
      { ...people[0]!, to: '2026-08-31' },
      { ...people[0]!, unit: 'office', from: '2026-09-01' },
      ...people.slice(1),
    ];
    expect(told({ ...months('teacher', 2025, 9), people: moved })).toEqual([]);
    const before = [{ ...people[0]!, unit: 'office' }, ...people.slice(1)];
    expect(told({ ...months('teacher', 2025, 9), people: before })).toHaveLength(1);
  });

  it('do not shut out the months after it has ended', () => {
    expect(told(months('teacher', 2026, 9))).toEqual([]);
    expect(told(months('teacher', 2027, 1))).toEqual(['person-month:1:period intake.other-year']);
  });

  it('are never whole years or halves: those bear the number of the year of work', () => {
    const brought = (period: string) =>
      tables({ 'period-results': [{ subject: 'teacher', period, measure: 'mean', value: '80', body: 'x' }] });
    expect(told(brought('2026-H1'))).toEqual([]);
    expect(told(brought('2025-H2'))).toEqual(['period-results:1:period intake.other-year']);
    const ofMonth = (subject: string) =>
      tables({
        'period-results': [{ subject, period: '2025-09', measure: 'monthScore', value: '80', body: 'x' }],
      });
    expect(told(ofMonth('teacher'))).toEqual([]);
    expect(told(ofMonth('clerk'))).toEqual(['period-results:1:period intake.other-year']);
  });

  it('of a table of records are told row by row', () => {
    const work: Plain = {
      article: 'a1',
      label: { vi: 'việc', en: 'work' },
      of: 'person',
      per: 'month',
      columns: { done: { type: 'number', label: { vi: 'xong', en: 'done' } } },
    };
    const packs = [checked(schoolPack(['/tables/work', work]))];
    const rows = ['teacher', 'clerk', 'teacher'].map((subject, i) => ({
      subject,
      period: i === 2 ? '2025-05' : '2025-09',
      done: '1',
    }));
    const found = problems(tables({ work: rows }), packs);
    expect(found.map((p) => `${p.row} ${p.code}`)).toEqual(['2 intake.other-year', '3 intake.other-year']);
    expect(problems(tables({ work: rows.slice(0, 1) }), packs)).toEqual([]);
  });

  it('an answer for one of them is not noted as that of another year', () => {
    const answer = (subject: string, period: string) => {
      const decisions = [{ question: 'missing', subject, period, option: 'goOn', by: 'x', on: '2026-06-01' }];
      const result = taken(tables({ decisions }));
      return 'notes' in result ? result.notes.map((n) => n.code) : result.problems.map((p) => p.code);
    };
    expect(answer('clerk', '2025')).toEqual(['intake.answer-of-another-year']);
    expect(answer('teacher', '2026')).toEqual([]);
  });
});
