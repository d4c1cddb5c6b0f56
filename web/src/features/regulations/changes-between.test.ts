import { expect, it } from 'vitest';
import { changesBetween, wordsBetween } from './changes-between.ts';

const both = (text: string) => ({ vi: text, en: text });
const article = (id: string, says: string) => ({
  ...{ id, ref: `Điều ${id}`, document: both(''), says: both(says) },
  ...{ certainty: 'read', source: null, verifiedOn: null },
});
const rule = (name: string, text: string) => ({
  ...{ part: 'quota', rule: name, articles: [], label: both(name), text: both(text) },
});

it('says which articles and rules came, went and changed, and is silent on the rest', () => {
  const earlier = { articles: [article('1', 'a'), article('2', 'b')], rules: [rule('places', '20%')] };
  const later = { articles: [article('1', 'a'), article('3', 'c')], rules: [rule('places', '25%')] };
  expect(changesBetween(earlier, later).map(({ kind, part, id }) => `${kind} ${part} ${id}`)).toEqual([
    'added article 3',
    'changed quota places',
    'removed article 2',
  ]);
  expect(changesBetween(earlier, earlier)).toEqual([]);
});

it('shows two texts word by word, each whole again when its pieces are put together', () => {
  const before = 'không quá 20% số người xếp loại tốt';
  const after = 'không quá 25% số người từ loại tốt trở lên';
  const pieces = wordsBetween(before, after);
  expect(pieces[0]).toEqual({ at: 0, text: 'không quá', in: 'both' });
  const of = (not: string) =>
    pieces
      .filter((piece) => piece.in !== not)
      .map(({ text }) => text)
      .join(' ');
  expect(of('after')).toBe(before);
  expect(of('before')).toBe(after);
});
