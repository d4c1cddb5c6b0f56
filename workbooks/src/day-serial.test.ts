import { afterAll, describe, expect, test } from 'vitest';
import { dayOfSerial, serialOfDay, timeOfSerial } from './day-serial.ts';
import { lookOfFormat } from './number-format.ts';

const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe.each([
  ['Asia/Ho_Chi_Minh', -420],
  ['America/New_York', 300],
  ['UTC', 0],
])('in the time zone %s', (zone, offset) => {
  test('a day is never shifted', () => {
    process.env.TZ = zone;
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
    const shifted: number[] = [];
    for (let serial = 61; serial < 80_000; serial += 1) {
      if (serialOfDay(dayOfSerial(serial, false) ?? '') !== serial) shifted.push(serial);
    }
    expect(shifted).toEqual([]);
    expect(dayOfSerial(46_023, false)).toBe('2026-01-01');
    expect(dayOfSerial(46_023.999, false)).toBe('2026-01-01');
    expect(dayOfSerial(44_561, true)).toBe('2026-01-01');
    expect(dayOfSerial(1, false)).toBe('1900-01-01');
    expect(dayOfSerial(59, false)).toBe('1900-02-28');
  });
});

test('serials that are no day give none', () => {
  expect([0, -1, 60, 2_958_466, Number.NaN].map((serial) => dayOfSerial(serial, false))).toEqual(
    Array(5).fill(null),
  );
  expect(['2026-02-30', '2026-13-01', '01/02/2026', '', '1900-01-01'].map(serialOfDay)).toEqual(
    Array(5).fill(null),
  );
});

test('a clock time is rounded to the second', () => {
  expect(timeOfSerial(46_023.3125)).toBe('07:30:00');
  expect(timeOfSerial(0.999999)).toBe('00:00:00');
});

test.each([
  ['dd/mm/yyyy', 'day'],
  ['[$-42A]d mmmm yyyy;@', 'day'],
  ['"ngày" dd "tháng" mm', 'day'],
  ['mmm', 'day'],
  ['dd/mm/yyyy hh:mm', 'day-and-time'],
  ['[h]:mm', 'time'],
  ['General', 'number'],
  ['#,##0 "đồng mỗi day"', 'number'],
  ['_-* #,##0.00\\ _d_-;[Red]-0', 'number'],
  ['0.0%', 'percent'],
  ['@', 'number'],
])('the format %s shows a %s', (code, look) => {
  expect(lookOfFormat(code)).toBe(look);
});
