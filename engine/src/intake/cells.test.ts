import { describe, expect, it } from 'vitest';
import { formatDay } from '../calendar-day.ts';
import { formatExact, parseExact } from '../exact.ts';
import { cleanText, readId } from './cell-text.ts';
import { chooser, flagOf } from './choice-cell.ts';
import { dayOf, readPeriod } from './day-cell.ts';
import { readExactly, readNumber } from './number-cell.ts';
import { FACT_LIMITS, type NumberRule, RECORD_LIMITS, scaled, scaledNumber } from './number-rule.ts';
import { isRefusal } from './refusal.ts';

const code = (value: unknown): string | undefined =>
  isRefusal(value) ? value.refused.code.replace('intake.', '') : undefined;

const rule = (more: Partial<NumberRule> = {}): NumberRule => ({ ...RECORD_LIMITS, whole: false, ...more });
const exact = (text: string) => parseExact(text)!;

describe('a number', () => {
  it.each([
    ['12', '12'],
    ['2,5', '2.5'],
    ['2.5', '2.5'],
    ['0,0001', '0.0001'],
    ['2,50000', '2.5'],
    ['+3', '3'],
    ['007', '7'],
    ['1,000', '1'],
    ['0.500', '0.5'],
    ['1.125', '1.125'],
    ['1000.500', '1000.5'],
    ['1.0000', '1'],
  ])('%s is read as %s', (text, value) => {
    const number = readNumber(text, rule());
    expect(isRefusal(number) ? code(number) : formatExact(number)).toBe(value);
  });

  it.each<[text: string, code: string, more?: Partial<NumberRule>]>([
    ['1.234,5', 'thousands-sign'],
    ['1,234.5', 'thousands-sign'],
    ['1.234.567', 'thousands-sign'],
    ['1 234', 'thousands-sign'],
    ['1.000', 'thousands-sign'],
    ['12.500', 'thousands-sign'],
    ['-100.000', 'thousands-sign', { min: exact('-200') }],
    ['1.000%', 'thousands-sign'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e308', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['hai', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['-', 'not-a-number'],
    ['١٢', 'not-a-number'],
    ['-1', 'negative'],
    ['1000000,5', 'absurd-number'],
    ['9'.repeat(60), 'absurd-number'],
    ['1,23456', 'too-many-decimals'],
    ['1000000001', 'absurd-number', FACT_LIMITS],
    ['2,5', 'not-whole', { whole: true }],
    ['1.234', 'not-whole', { whole: true }],
    ['31', 'out-of-range', { max: exact('30') }],
    ['0', 'out-of-range', { min: exact('1') }],
    ['2,3', 'off-step', { step: exact('0.5') }],
    ['95%', 'percent'],
  ])('%s is refused: %s', (text, refused, more = {}) => {
    expect(code(readNumber(text, rule(more)))).toBe(refused);
  });

  it('with thousands signs is told how to write it', () => {
    const mend = (text: string) => {
      const number = readNumber(text, rule());
      return isRefusal(number) ? number.refused.mend.en : undefined;
    };
    expect(mend('1.234,5')).toBe('write 1234,5');
    expect(mend('1.234.567')).toBe('write 1234567');
    expect(mend('12.000')).toBe('write 12000, or 12 if a decimal is meant');
    expect(mend('1.500')).toBe('write 1500, or 1,5 if a decimal is meant');
  });

  it('may be negative where the declaration says so, and larger than usual', () => {
    expect(readNumber('-2', rule({ min: exact('-5') }))).toEqual(exact('-2'));
    expect(readNumber('2000000', rule({ max: exact('5000000') }))).toEqual(exact('2000000'));
  });

  it('in percent is a hundredth where at most 1 is expected, itself where the unit is %', () => {
    expect(readNumber('95%', rule({ max: exact('1') }))).toEqual(exact('0.95'));
    expect(readNumber('95%', rule({ unit: { vi: '%', en: '%' } }))).toEqual(exact('95'));
  });

  it('brought from elsewhere may be a fraction', () => {
    expect(readExactly('200/3')).toEqual(exact('200/3'));
    expect(readExactly('66,6667')).toEqual(exact('66.6667'));
    expect(readExactly('22%')).toEqual(exact('0.22'));
    expect([readExactly('1e9'), readExactly('20%%'), readExactly('99999999999')].map(code)).toEqual([
      'not-a-number',
      'not-a-number',
      'absurd-number',
    ]);
  });
});

describe('the quick reading of numbers', () => {
  it('agrees with the careful one wherever it reads anything', () => {
    const any = rule({ min: exact('-2000000'), max: exact('2000000') });
    for (let i = 0; i < 20_000; i++) {
      const n = ((i * 7919) % 2_000_003) - 1_000_000;
      const text = (n / 10 ** (i % 5)).toFixed(i % 5).replace('.', i % 2 ? ',' : '.');
      const careful = readNumber(text, any);
      const quick = scaledNumber(text);
      if (/^-?[1-9]\d{0,2}\.\d\d0$/.test(text)) {
        expect([code(careful), quick], text).toEqual(['thousands-sign', Number.NaN]);
        continue;
      }
      expect(isRefusal(careful) ? text : formatExact(careful)).toBe(
        formatExact(exact(text.replace(',', '.'))),
      );
      expect(quick, text).toBe(isRefusal(careful) ? text : (Number(careful.n) * 10_000) / Number(careful.d));
    }
  });

  it.each([
    '',
    '-',
    '.',
    '5.',
    ',5',
    '1.000',
    '-12.500',
    '1.2.3',
    '1e3',
    '1.23456',
    ' 1',
    '1 ',
    'a',
    '999999999999999',
    '--1',
  ])('leaves “%s” to the careful one', (text) => expect(scaledNumber(text)).toBeNaN());

  it('keeps bounds and steps as whole multiples', () => {
    expect(scaled(rule({ min: exact('0.00005'), max: exact('1/3'), step: exact('0.25') }))).toEqual({
      lowest: 1,
      highest: 3333,
      step: 2500,
    });
    expect(scaled(rule({ whole: true })).step).toBe(10_000);
    expect(scaled(rule({ whole: true, step: exact('1.5') })).step).toBe(30_000);
    expect(scaled(rule({ step: exact('1/3') })).step).toBeNaN();
  });
});

describe('a day', () => {
  it.each([
    ['2026-03-31', '2026-03-31'],
    ['31/03/2026', '2026-03-31'],
    ['1/2/2026', '2026-02-01'],
    ['2026-03-31T00:00:00', '2026-03-31'],
    ['2026-03-31 00:00:00', '2026-03-31'],
  ])('%s is %s', (text, day) => {
    const read = dayOf(text);
    expect(isRefusal(read) ? code(read) : formatDay(read)).toBe(day);
  });

  it.each([
    ['31/02/2026', 'impossible-day'],
    ['2026-13-01', 'impossible-day'],
    ['12/31/2026', 'impossible-day'],
    ['31/03/26', 'not-a-day'],
    ['tháng 3', 'not-a-day'],
    ['46112', 'not-a-day'],
    ['01/01/0026', 'absurd-day'],
  ])('%s is refused: %s', (text, refused) => expect(code(dayOf(text))).toBe(refused));
});

describe('a period', () => {
  const read = readPeriod(['month', 'quarter'], 2026);
  const idOf = (text: string) => {
    const period = read(text);
    return isRefusal(period) ? code(period) : period?.id;
  };

  it.each([
    ['2026-03', '2026-03'],
    ['2026-q1', '2026-Q1'],
    [' 2026-03 ', '2026-03'],
    ['2026-03-01', '2026-03'],
    ['03/2026', '2026-03'],
    ['3/2026', '2026-03'],
    ['13/2026', 'not-a-period'],
    ['46082', 'workbook-day'],
    ['460820', 'not-a-period'],
    ['2026-H1', 'wrong-period'],
    ['2026', 'wrong-period'],
    ['2025-12', 'other-year'],
    ['2026-13', 'not-a-period'],
    ['2026-03-15', 'not-a-period'],
    ['', undefined],
  ])('%s is %s', (text, id) => expect(idOf(text)).toBe(id));

  it('that is a day of the workbook program is answered with its month', () => {
    const read46082 = read('46082');
    expect(isRefusal(read46082) && read46082.refused).toMatchObject({
      message: { vi: expect.stringContaining('ô đang là ngày của Excel') },
      mend: { vi: expect.stringContaining('ghi 2026-03') },
    });
    expect(isRefusal(readPeriod(['year'])('03/2026'))).toBe(true);
  });
});

describe('a choice', () => {
  const options = new Map([
    ['sick', { vi: 'ốm đau', en: 'sick leave' }],
    ['study', { vi: 'đi học', en: 'study' }],
    ['a', { vi: 'ma', en: 'ghost' }],
    ['b', { vi: 'má', en: 'mother' }],
  ]);
  const choose = chooser(options);

  it.each([
    ['sick', 'sick'],
    ['ỐM ĐAU', 'sick'],
    ['om dau', 'sick'],
    ['Sick_leave', 'sick'],
    ['Đi học', 'study'],
    ['MÃ', 'ambiguous-choice'],
    ['nghỉ', 'unknown-choice'],
  ])('%s is %s', (text, id) => {
    const chosen = choose(text);
    expect(code(chosen) ?? chosen).toBe(id);
  });

  it('that is unknown is answered with the nearest', () => {
    const chosen = choose('om dao');
    expect(isRefusal(chosen) && chosen.refused.mend.vi).toBe('có phải là “ốm đau”?');
  });
});

describe('a flag', () => {
  it.each(['có', 'CO', 'x', 'X', 'yes', 'True', '1'])('%s is yes', (text) => expect(flagOf(text)).toBe(true));
  it.each(['không', 'KHONG', 'no', 'false', '0'])('%s is no', (text) => expect(flagOf(text)).toBe(false));
  it('anything else is refused', () => expect(code(flagOf('maybe'))).toBe('not-a-flag'));
});

describe('the text of a cell', () => {
  it('is kept composed, without invisible characters and blanks at the ends', () => {
    expect(cleanText(` ${'Nguyễn Ái'.normalize('NFD')}\u00a0`)).toBe('Nguyễn Ái');
    expect(cleanText('A\u200bn\ufeff')).toBe('An');
    expect(cleanText('A\u00a0n')).toBe('A n');
  });

  it('that turns the direction of writing, is broken or endless, is refused', () => {
    expect([cleanText('An\u202enA'), cleanText('\u200eAn')].map(code)).toEqual([
      'hidden-direction',
      'hidden-direction',
    ]);
    expect([cleanText('A\u0000n'), cleanText('A\ufffdn')].map(code)).toEqual([
      'control-character',
      'control-character',
    ]);
    expect(code(cleanText('a'.repeat(5000)))).toBe('too-long');
  });

  it('as an id keeps its leading zeros and no sign that separates ids', () => {
    expect(readId()(' 001234 ')).toBe('001234');
    expect([readId()('a;b'), readId()('*'), readId()('a'.repeat(101))].map(code)).toEqual([
      'bad-id',
      'bad-id',
      'too-long',
    ]);
  });
});
