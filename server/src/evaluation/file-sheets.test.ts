import { parseRegulation } from '@congtam/engine';
import { loadRegulation } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { monitoredPeriods, periodsOfSheet } from './file-sheets.ts';
import { descriptorsOf } from './tables.ts';

const folder = new URL('../../../regulations/government/nd-335-2025/2026-01-01', import.meta.url);
const loaded = loadRegulation(folder.pathname);
if ('problems' in loaded) throw new Error('the decree does not load');
const rules = loaded.parts.find(({ name }) => name === 'rules');
const read = rules && parseRegulation(rules);
if (read === undefined || 'problems' in read) throw new Error('the decree does not read');
const monthly = descriptorsOf([read.regulation]);
const SCHOOL = { ends: 5 };

describe('who is monitored by the month', () => {
  it('is monitored in the months of their own year, which for a school begin in June of the year before', () => {
    const months = monitoredPeriods(monthly, '2026', [SCHOOL]);
    expect([months.length, months[0], months[6], months.at(-1)]).toEqual([
      12,
      '2025-06',
      '2025-12',
      '2026-05',
    ]);
  });

  it('beside others on the calendar year has all months of both, in the order of days', () => {
    const months = monitoredPeriods(monthly, '2026', [undefined, SCHOOL]);
    expect([months.length, months[0], months.at(-1)]).toEqual([19, '2025-06', '2026-12']);
    expect(months).toEqual(months.toSorted());
  });

  it('keeps the months of a shorter cycle as the calendar has them', () => {
    expect(monitoredPeriods(monthly, '2026-Q1', [SCHOOL])).toEqual(['2026-01', '2026-02', '2026-03']);
  });
});

describe('a sheet that an office enters', () => {
  const sheet = (id: string) => {
    const found = monthly.find((one) => one.id === id);
    if (found === undefined) throw new Error(`the decree has no sheet ${id}`);
    return found;
  };

  it('is entered in the months of autumn too where a school has a year of its own', () => {
    const months = (own?: Parameters<typeof periodsOfSheet>[2]) =>
      periodsOfSheet(sheet('general-criteria'), '2026', own).filter((id) => /^\d{4}-\d\d$/.test(id));
    expect([months().length, months()[0]]).toEqual([12, '2026-01']);
    const withSchool = months([undefined, SCHOOL]);
    expect([withSchool.length, withSchool[0], withSchool.at(-1)]).toEqual([19, '2025-06', '2026-12']);
  });

  it('is entered once for the year, whichever days that has', () => {
    expect(periodsOfSheet(sheet('unit-conclusions'), '2026', [undefined, SCHOOL])).toEqual(['2026']);
  });

  it('of a cycle of a quarter is entered in its months and in it, and in none of the year before', () => {
    const periods = periodsOfSheet(sheet('general-criteria'), '2026-Q1', [undefined, SCHOOL]);
    expect(periods).toEqual(expect.arrayContaining(['2026-01', '2026-02', '2026-03', '2026-Q1']));
    expect(periods).not.toContain('2025-12');
  });
});
