import { describe, expect, it } from 'vitest';
import { ratio } from '../exact.ts';
import { why } from '../explanation/why.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import { columnsFrom } from './columns-from.ts';
import { compileRegulation } from './compile.ts';
import { inMonths, school, schoolPack, tables, units } from './fixtures/school-year.ts';
import { checked, evaluated, person, registerOf, resultFor } from './fixtures/small-pack.ts';

const seen = { period: '2026', asOf: '2026-12-31' };
const everybody = ['teacher', 'head', 'clerk', 'school', 'office'];
const outcomes = (changes: readonly Change[], more = {}, ids: readonly string[] = everybody) => {
  const result = evaluated(schoolPack(...changes), tables(more), seen);
  return ids.filter((id) => resultFor(result, id).outcome !== 'other-regime');
};
const TO_JUNE: readonly Change[] = [['/in-force-to', '2026-06-30']];
const FROM_JULY: readonly Change[] = [['/in-force-from', '2026-07-01']];

describe('a text to 30 June 2026 and one from 1 July, a school whose 2026 ends on 31 May', () => {
  it('leaves the school and its people to the earlier text, though the run is named 2026', () => {
    expect(outcomes(TO_JUNE)).toEqual(['teacher', 'school']);
  });

  it('leaves an office, and whoever keeps the calendar year at the school, to the later one', () => {
    expect(outcomes(FROM_JULY)).toEqual(['head', 'clerk', 'office']);
  });

  it('has nobody rated twice and nobody left out', () => {
    expect([...outcomes(TO_JUNE), ...outcomes(FROM_JULY)].sort()).toEqual([...everybody].sort());
  });

  it('a school whose 2026 ends on 31 July is under the later text', () => {
    const later = [...units.slice(0, 2), school({ yearEnds: '07-31' }), units[3]!];
    expect(outcomes(FROM_JULY, { units: later })).toEqual(everybody);
    expect(outcomes(TO_JUNE, { units: later })).toEqual([]);
  });

  it('a school whose 2026 ends on the last day of the earlier text is still under it', () => {
    const june = [...units.slice(0, 2), school({ yearEnds: '06-30' }), units[3]!];
    expect(outcomes(TO_JUNE, { units: june })).toEqual(['teacher', 'school']);
  });

  it('rates under the later text the months before its first day that lie in a year ending under it', () => {
    const people = [person('teacher', 'school')];
    const later = [units[0]!, school({ yearEnds: '07-31' })];
    const given = { units: later, people, leave: [], 'unit-year': [], 'person-year': [] };
    const months = [
      ...inMonths('teacher', 2025, [8, 9, 10, 11, 12], '60'),
      ...inMonths('teacher', 2026, [1, 2, 3, 4, 5, 6, 7], '84'),
    ];
    const result = evaluated(schoolPack(...FROM_JULY), { ...given, 'person-month': months }, seen);
    expect(resultFor(result, 'teacher').measures.get('mean')).toEqual(ratio(5 * 60 + 7 * 84, 12));
  });

  it('says which days the year had and since when the text is in force', () => {
    const regulation = checked(schoolPack(...FROM_JULY));
    const register = registerOf([regulation], tables(), 2026);
    const program = compileRegulation(regulation, register.vocabulary);
    const evaluation = evaluated(schoolPack(...FROM_JULY), tables(), seen);
    const told = why(resultFor(evaluation, 'teacher'), { program, register, evaluation }, 'vi');
    expect(told.heading).toBe('teacher: theo quy định khác');
    expect(told.sections[0]?.sentences.map((s) => s.text)).toContain(
      'Năm 2026 ở đây là từ 01/06/2025 đến 31/05/2026; ngày cuối của kỳ định văn bản nào xếp loại, văn bản này có hiệu lực từ 01/07/2026.',
    );
  });

  it('is the same over columns', () => {
    const regulation = checked(schoolPack(...TO_JUNE));
    const register = registerOf([regulation], tables(), 2026);
    const program = compileRegulation(regulation, register.vocabulary);
    const { period, asOf } = evaluated(schoolPack(...TO_JUNE), tables(), seen);
    const subjects = columnsFrom({ program, register, period, asOf }).flatMap((g) => [...g.subjects]);
    expect(subjects.map((index) => register.people[index]?.id)).toEqual(['teacher']);
  });
});
