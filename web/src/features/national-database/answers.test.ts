import { expect, it } from 'vitest';
import { answersOf } from './answers.ts';

const given = { refused: '', isRestAccepted: false, reference: null, open: [1, 2, 3] };

it('refused items are named one a line, and all others without an answer are accepted with the receipt', () => {
  const refused = '2: sai số định danh\n\n 9 - đã nghỉ hưu';
  expect(answersOf({ ...given, refused, isRestAccepted: true, reference: 'TN-7' })).toEqual({
    answers: [
      { position: 2, outcome: 'refused', words: 'sai số định danh', reference: null },
      { position: 9, outcome: 'refused', words: 'đã nghỉ hưu', reference: null },
      { position: 1, outcome: 'accepted', words: null, reference: 'TN-7' },
      { position: 3, outcome: 'accepted', words: null, reference: 'TN-7' },
    ],
  });
  expect(answersOf({ ...given, refused: '2: sai' })).toMatchObject({ answers: { length: 1 } });
});

it('a line without a position or a reason, or the second of one item, is named', () => {
  expect(answersOf({ ...given, refused: '1: sai\nsai số định danh' })).toEqual({ line: 'sai số định danh' });
  expect(answersOf({ ...given, refused: '1:' })).toEqual({ line: '1:' });
  expect(answersOf({ ...given, refused: '1: a\n1: b' })).toEqual({ line: '1: b' });
});
