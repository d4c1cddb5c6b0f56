import { expect, it } from 'vitest';
import type { ListedPerson, Sheet } from './file-rows.ts';
import { linesOf, shownLines } from './listed.ts';

const sheet: Sheet = {
  ...{ id: 'c', label: { vi: '', en: '' }, articles: [], askedBy: [], isOfFile: true, hasMany: false },
  raters: { self: 'self', manager: 'confirmed', authority: 'confirmed' },
  columns: ['a', 'b'].map((id) => ({
    ...{ id, label: { vi: id, en: id }, kind: 'number', required: false, note: null },
    ...{ options: null, atLeast: null, atMost: null },
  })),
};
const somebody = (
  name: string,
  self: string,
  confirmed: string | null,
  shown: string | null,
): ListedPerson => ({
  ...{ person: name, code: name, name, unit: 'u', state: 'submitted', number: 1, isLate: false, shown },
  ...{ whyNotAsked: null, isRecorded: false },
  sheets: [
    { sheet: 'c', self: { a: self, b: '1' }, confirmed: confirmed === null ? null : { a: confirmed } },
  ],
});
const lines = linesOf(
  [
    somebody('Trần Văn Đạt', '5', '6', '91.5'),
    somebody('Nguyễn Thị Dung', '4', null, null),
    somebody('Lê An', '4', '5', '100'),
  ],
  [sheet],
);
const everybody = { sought: '', state: '', isChanged: false };
const names = (...given: Parameters<typeof shownLines>) =>
  shownLines(...given).map(({ person }) => person.name);

it('people are listed by given name in the order of the Vietnamese alphabet', () => {
  expect(names(lines, everybody, { by: 'name', isDown: false })).toEqual([
    'Lê An',
    'Nguyễn Thị Dung',
    'Trần Văn Đạt',
  ]);
});

it('somebody is found without marks', () => {
  expect(names(lines, { ...everybody, sought: 'tran dat' }, { by: 'name', isDown: false })).toEqual([
    'Trần Văn Đạt',
  ]);
});

it('scores are sorted as numbers, and who has none comes last from the top', () => {
  expect(names(lines, everybody, { by: 'score', isDown: true })).toEqual([
    'Lê An',
    'Trần Văn Đạt',
    'Nguyễn Thị Dung',
  ]);
});

it('those whose confirmed sum differs from their own are found, others are not', () => {
  expect(lines.map(({ difference }) => difference)).toEqual([0, undefined, 0]);
  const changed = linesOf([somebody('Lê An', '4', '3', '9')], [sheet]);
  expect(names(changed, { ...everybody, isChanged: true }, { by: 'name', isDown: false })).toEqual(['Lê An']);
  expect(names(lines, { ...everybody, isChanged: true }, { by: 'name', isDown: false })).toEqual([]);
});

it('of whom nothing is asked, or what was recorded from paper, is not among those who have not submitted', () => {
  const why = { vi: 'không thuộc đối tượng', en: 'not about them' };
  const open = (name: string, whyNotAsked: ListedPerson['whyNotAsked']): ListedPerson => ({
    ...{ ...somebody(name, '1', null, null), state: 'open', whyNotAsked },
  });
  const onPaper: ListedPerson = { ...open('Văn thư', why), isRecorded: true };
  const both = linesOf([open('Bí thư', why), open('Cán bộ', null), onPaper], [sheet]);
  const byName = { by: 'name', isDown: false } as const;
  expect(names(both, { ...everybody, state: 'open' }, byName)).toEqual(['Cán bộ']);
  expect(names(both, { ...everybody, state: 'notAsked' }, byName)).toEqual(['Bí thư']);
  expect(names(both, { ...everybody, state: 'recorded' }, byName)).toEqual(['Văn thư']);
});
