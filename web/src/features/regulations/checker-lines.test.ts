import { expect, it } from 'vitest';
import { checkerLines, extentOf } from './checker-lines.ts';

it('what the checker says stands at its line, the first line first, and what is of no line before all', () => {
  const said = [
    'rules.yaml:12: tỷ lệ quá 100% → sửa lại',
    'rules.yaml:3: thiếu số → ghi số',
    'quá nhiều lỗi',
  ];
  expect(checkerLines(said.map((detail) => ({ pointer: '/source', detail })))).toEqual([
    { line: undefined, says: 'quá nhiều lỗi' },
    { line: 3, says: 'thiếu số → ghi số' },
    { line: 12, says: 'tỷ lệ quá 100% → sửa lại' },
  ]);
});

it('a line of a text is found whole', () => {
  const text = 'một\nhai\nba';
  const of = (line: number) => {
    const { from, to } = extentOf(text, line);
    return text.slice(from, to);
  };
  expect([1, 2, 3, 9].map(of)).toEqual(['một', 'hai', 'ba', 'ba']);
});
