import { expect, it } from 'vitest';
import { articleName } from './article-name.ts';

it('an article is cited as officials do, from the point up', () => {
  const ids = ['art-24', 'art-21.2', 'art-21.2.a', 'letter-5'];
  expect(ids.map((id) => articleName(id).vi)).toEqual([
    ...['Điều 24', 'khoản 2 Điều 21', 'điểm a khoản 2 Điều 21', 'letter-5'],
  ]);
});
