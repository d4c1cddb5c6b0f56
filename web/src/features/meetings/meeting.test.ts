import { expect, it } from 'vitest';
import { countsIn, nameIn, wholeIn } from './meeting.ts';

it('counts of paper ballots are read a line at a time', () => {
  expect(countsIn('Hoàn thành tốt nhiệm vụ = 12\n\nHoàn thành nhiệm vụ: 3 ')).toEqual({
    'Hoàn thành tốt nhiệm vụ': 12,
    'Hoàn thành nhiệm vụ': 3,
  });
});

it('counts that name an option twice, or a line without a number, are not read', () => {
  for (const text of ['', 'Đồng ý', 'Đồng ý = mười', '= 3', 'A = 1\nA = 2'])
    expect(countsIn(text)).toBeUndefined();
});

it('a whole number is digits alone', () => {
  expect([' 12 ', '-1', '1,5', ''].map(wholeIn)).toEqual([12, undefined, undefined, undefined]);
});

it('whoever is spoken of is called by name and code, or by the code alone where the name is not for the reader', () => {
  const subjects = [
    { subject: 'A1', unit: 'u', person: 'p', name: 'An' },
    { subject: 'B1', unit: 'u', person: 'q', name: null },
  ];
  expect(['A1', 'B1', 'C1'].map((code) => nameIn({ subjects }, code))).toEqual(['An (A1)', 'B1', 'C1']);
});
