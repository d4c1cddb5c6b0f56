import { expect, it } from 'vitest';
import { knownOfDecision } from './known-of-decision.ts';

it('a paper of a committee of the people knows its place, the title and capacity of its chairman, and the signs of its number', () => {
  expect(
    knownOfDecision({ unitName: 'Ủy ban nhân dân xã Bình Minh (hư cấu)', number: '15/QĐ-UBND' }),
  ).toEqual({
    authorityTitle: 'Chủ tịch Ủy ban nhân dân xã Bình Minh',
    signatory: 'CHỦ TỊCH',
    issuer: 'Bình Minh',
    'issuer.2': 'QĐ-UBND',
  });
});

it('of another body nobody guesses who signs', () => {
  expect(knownOfDecision({ unitName: 'Đảng ủy xã Bình Minh', number: '7-QĐ/ĐU' })).toEqual({
    issuer: 'Bình Minh',
  });
});
