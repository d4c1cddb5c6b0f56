import { describe, expect, it } from 'vitest';
import type { Leave } from './case.ts';
import { away, best, but, level, low, staff, times, undone } from './examples.ts';
import { aroundMaternity } from './generate.ts';
import { workingTime } from './level.ts';

const absence = (...leaves: Leave[]): string => level(staff({ leaves }));

describe('time worked in the year', () => {
  it('contract workers are outside the decree', () => {
    expect(level(staff({ kind: 'contractWorker' }))).toBe('other-regime');
  });

  it('under six months worked there is no level, whatever the reason, and not even a discipline gives one', () => {
    expect(level(staff({ serviceFrom: '2024-07-01' }))).toBe('excellent');
    expect(level(staff({ serviceFrom: '2024-07-18' }))).toBe('notRated');
    expect(level(staff({ serviceTo: '2024-05-31', declineConcluded: true }))).toBe('notRated');
    expect(absence(away('2024-01-01', '2024-07-31', 'study'))).toBe('notRated');
  });

  it('a month counts when half of its weekdays are worked', () => {
    // September 2025 has 22 weekdays: the 16th is the twelfth.
    const until = (to: string) => workingTime(staff({ year: 2025, leaves: [away('2025-09-01', to)] }));
    expect(until('2025-09-15')).toEqual({ worked: 12, absent: 0, maternity: false });
    expect(until('2025-09-16')).toEqual({ worked: 11, absent: 1, maternity: false });
  });

  it('three to five months away cap the level at completed; two do not', () => {
    expect(absence(away('2024-01-01', '2024-02-29', 'other'))).toBe('excellent');
    expect(absence(away('2024-01-01', '2024-03-31', 'other'))).toBe('completed');
    expect(absence(away('2024-01-01', '2024-05-31', 'unpaid'))).toBe('completed');
    expect(absence(away('2024-01-01', '2024-01-31'), away('2024-11-01', '2024-12-31', 'study'))).toBe(
      'completed',
    );
  });

  it('the ceiling does not raise anything', () => {
    const leaves = [away('2024-01-01', '2024-03-31')];
    expect(level(staff({ leaves, tasks: times(10, low) }))).toBe('notCompleted');
  });

  it('months before the service began are not an absence', () => {
    expect(level(staff({ serviceFrom: '2024-05-01' }))).toBe('excellent');
  });

  it('six worked and six away are asked about, unless a ceiling could not matter', () => {
    const leaves = [away('2024-01-01', '2024-06-30')];
    expect(level(staff({ leaves }))).toBe('asks six-and-six');
    expect(level(staff({ leaves, tasks: but(times(10, best), low) }))).toBe('completed');
    expect(level(staff({ leaves, declineConcluded: true }))).toBe('notCompleted');
    const tasks = but(times(10, best), undone);
    expect(level(staff({ leaves, tasks }))).toBe('asks gap');
    expect(level(staff({ leaves, tasks, decisions: { gap: 'completed' } }))).toBe('completed');
    expect(level(staff({ leaves, decisions: { sixAndSix: 'ceiling' } }))).toBe('completed');
    expect(level(staff({ leaves, decisions: { sixAndSix: 'noCeiling' } }))).toBe('excellent');
    expect(level(staff({ leaves: [away('2024-01-01', '2024-06-30', 'maternity')] }))).toBe('excellent');
  });

  it('with maternity leave the time really worked is rated, without a minimum and without a ceiling', () => {
    expect(absence(away('2024-03-01', '2024-08-31', 'maternity'))).toBe('excellent');
    expect(absence(away('2024-01-01', '2024-11-30', 'maternity'))).toBe('excellent');
    expect(absence(away('2024-01-01', '2024-12-31', 'maternity'))).toBe('asks actual-time-zero');
    const whole = [away('2024-01-01', '2024-12-31', 'maternity')];
    expect(level(staff({ leaves: whole, declineConcluded: true }))).toBe('notCompleted');
    expect(level(staff({ leaves: whole, decisions: { nothingWorked: 'notRated' } }))).toBe('notRated');
  });

  it('maternity leave counts from a month that is not worked because of it, alone or with other leave', () => {
    // September 2025 has 22 weekdays, eleven of them up to the 15th: the month still counts. One more, and it is lost.
    const sick = away('2025-10-01', '2025-12-31');
    const year = (...leaves: Leave[]): string => level(staff({ year: 2025, leaves: [sick, ...leaves] }));
    expect(year(away('2025-09-01', '2025-09-15', 'maternity'))).toBe('completed');
    expect(year(away('2025-09-01', '2025-09-16', 'maternity'))).toBe('excellent');
    const half = away('2025-09-01', '2025-09-12');
    expect(year(half, away('2025-09-15', '2025-09-15', 'maternity'))).toBe('completed');
    expect(year(half, away('2025-09-15', '2025-09-16', 'maternity'))).toBe('excellent');
    expect(year(away('2025-09-01', '2025-09-16'), away('2025-09-17', '2025-09-30', 'maternity'))).toBe(
      'completed',
    );
    // Seven months away otherwise: two days of maternity leave lose no month.
    const short = level(
      staff({ leaves: [away('2024-01-01', '2024-07-31'), away('2024-08-01', '2024-08-02', 'maternity')] }),
    );
    expect(short).toBe('notRated');
  });

  it('a day entered under maternity and another leave is a day of maternity', () => {
    const leaves = [away('2024-01-01', '2024-05-31'), away('2024-01-01', '2024-02-29', 'maternity')];
    expect(absence(...leaves)).toBe('excellent');
  });
});

describe('leave in the random cases', () => {
  it('ends where maternity leave begins and goes on after it', () => {
    const maternity = away('2024-03-01', '2024-08-31', 'maternity');
    expect(aroundMaternity([away('2024-02-01', '2024-09-30', 'study'), maternity])).toEqual([
      maternity,
      away('2024-02-01', '2024-02-29', 'study'),
      away('2024-09-01', '2024-09-30', 'study'),
    ]);
    expect(aroundMaternity([away('2024-05-01', '2024-05-31'), maternity])).toEqual([maternity]);
  });
});
