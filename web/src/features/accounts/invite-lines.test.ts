import { expect, it } from 'vitest';
import { invitedIn } from './invite-lines.ts';

it('people to invite are read line by line, those who are to hold a role by a third word', () => {
  expect(invitedIn('an.nv; Nguyễn Văn An\n\n chi.tt\tTrần Thị Chi\tx ')).toEqual({
    people: [
      { login: 'an.nv', displayName: 'Nguyễn Văn An', byTwo: false },
      { login: 'chi.tt', displayName: 'Trần Thị Chi', byTwo: true },
    ],
  });
  expect(invitedIn('an.nv; Nguyễn Văn An\nchỉ có tên')).toEqual({ wrong: 'chỉ có tên' });
  expect(invitedIn('a; b; c; d')).toEqual({ wrong: 'a; b; c; d' });
});
