import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText, columnIndex, columnLetter, numberText } from './cell-text.ts';

describe('the text of a cell is the same however it was typed', () => {
  test.each([
    ['  Đỗ\u00a0Thị Ơn\u200b ', 'Đỗ Thị Ơn'],
    ['Ứng Hòa'.normalize('NFD'), 'Ứng Hòa'],
    ['\ufeffnguyễn\u202e văn', 'nguyễn văn'],
    ['e\u200b\u0301', 'é'],
    ['dòng 1\r\ndòng 2', 'dòng 1\ndòng 2'],
    ['\ud800', '\ufffd'],
    ['   ', ''],
  ])('%j is read as %j', (typed, read) => {
    expect(cellText(typed)).toBe(read);
  });

  test('reading a text twice changes nothing, and it is always NFC', () => {
    const letters = fc.constantFrom(
      ...'aăâđơưĂÂĐƠƯ\u0301\u0309\u0323\u200b\u00a0\u202e\u2000–”₫ \t'.split(''),
      'ậ',
      'ữ',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' })), (typed) => {
        const once = cellText(typed);
        expect(cellText(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
      }),
    );
  });
});

describe('a number is a plain decimal', () => {
  test.each([
    [0.1 + 0.2, '0.3'],
    [1.005 * 100, '100.5'],
    [-0, '0'],
    [12, '12'],
    [1000, '1000'],
    [0.000001234, '0.000001234'],
    [-1.5e-9, '-0.0000000015'],
    [1e21, '1000000000000000000000'],
    [2 ** 63, '9223372036854780000'],
    [85.5, '85.5'],
    [79123456789, '79123456789'],
  ])('%d is spelt %s', (value, spelt) => {
    expect(numberText(value)).toBe(spelt);
  });

  test('decimals with up to 15 digits come back as they were typed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 14), max: 10 ** 14 }),
        fc.integer({ min: 0, max: 8 }),
        (digits, places) => {
          const typed = digits / 10 ** places;
          expect(Number(numberText(typed))).toBe(typed);
          expect(numberText(typed)).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        },
      ),
    );
  });
});

test('column letters and indices are inverse', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  fc.assert(
    fc.property(fc.nat(16_383), (index) => {
      expect(columnIndex(`${columnLetter(index)}12`)).toBe(index);
    }),
  );
});
