import { expect, it } from 'vitest';
import { type Compared, changesBetween, wordsBetween } from './changes-between.ts';

const both = (text: string) => ({ vi: text, en: text });
const article = (id: string, says: string) => ({
  ...{ id, ref: `Điều ${id}`, document: both(''), says: both(says) },
  ...{ certainty: 'read', source: null, verifiedOn: null },
});
const rule = (name: string, text: string) => ({
  ...{ part: 'quota', rule: name, articles: [], label: both(name), text: both(text) },
});

const text = (
  articles: readonly ReturnType<typeof article>[],
  rules: readonly ReturnType<typeof rule>[],
  procedure: Compared['procedure'] = null,
): Compared => ({ articles, rules, procedure });
const step = (name: string, says: string) => ({
  ...{ kind: 'staff', kindLabel: both('Công chức'), step: name, label: both(name), text: both(says) },
  ...{ articles: ['1'], unverified: [] },
});

it('says which articles and rules came, went and changed, and is silent on the rest', () => {
  const earlier = text([article('1', 'a'), article('2', 'b')], [rule('places', '20%')]);
  const later = text([article('1', 'a'), article('3', 'c')], [rule('places', '25%')]);
  expect(changesBetween(earlier, later).map(({ kind, part, id }) => `${kind} ${part} ${id}`)).toEqual([
    'added article 3',
    'changed quota places',
    'removed article 2',
  ]);
  expect(changesBetween(earlier, earlier)).toEqual([]);
});

it('says of the procedure which steps came and changed, and who replaces a wrong decision', () => {
  const replacement = (says: string) => ({ text: both(says), articles: ['1'] });
  const earlier = text([], [], {
    ...{ articles: [], unverified: [], replacement: replacement('cấp có thẩm quyền') },
    steps: [step('decision', 'trước ngày 15/12')],
  });
  const later = text([], [], {
    ...{ articles: [], unverified: [], replacement: replacement('ở cơ quan quản lý') },
    steps: [step('decision', 'trước ngày 10/12'), step('notice', 'thông báo')],
  });
  expect(changesBetween(earlier, later).map(({ kind, part, id }) => `${kind} ${part} ${id}`)).toEqual([
    'changed procedure staff/decision',
    'added procedure staff/notice',
    'changed procedure replacement',
  ]);
  expect(changesBetween(text([], []), later)).toHaveLength(3);
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
