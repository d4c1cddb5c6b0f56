import { parseRegulation } from '@congtam/engine';
import { loadRegulation } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { monitoredPeriods } from './file-sheets.ts';
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
