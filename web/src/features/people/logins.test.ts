import { expect, it } from 'vitest';
import { loginsFor } from './logins.ts';

it('logins are made of names as offices make them, and no two are the same', () => {
  const names = ['Nguyễn Văn An', 'Ngô Vũ An', 'Đặng Thị Ổn', 'Điểu', 'H’Hen Niê'];
  expect(loginsFor(names)).toEqual(['an.nv', 'an.nv2', 'on.dt', 'dieu', 'nie.hh']);
  expect(loginsFor(['Nguyễn Văn An'], ['an.nv', 'an.nv2'])).toEqual(['an.nv3']);
});
