import { expect, it } from 'vitest';
import { itemsTyped, itemsWritten } from './catalogue-lines.ts';

const items = [
  { code: 'A1', product: 'Tờ trình', group: 1, coefficient: '1', quality: null },
  { code: 'A2', product: 'Báo cáo', group: 2, coefficient: '2.5', quality: 'có số liệu' },
];

it('products come one a line, as typed or as a spreadsheet pastes them', () => {
  expect(itemsTyped('A1; Tờ trình; 1; 1\n\nA2\tBáo cáo\t2\t2,5\tcó số liệu\n')).toEqual({ items });
});

it('what is written down is read as what it was', () => {
  expect(itemsTyped(itemsWritten(items))).toEqual({ items });
});

it.each(['A1; Tờ trình', 'A1; Tờ trình; một; 1', 'A1; Tờ trình; 1; nhiều'])('the line %j is told', (line) => {
  expect(itemsTyped(`A0; Công văn; 1; 1\n${line}`)).toEqual({ wrong: line });
});
