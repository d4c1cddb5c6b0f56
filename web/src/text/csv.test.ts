import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('a list is written for office programs, with nothing in it that they compute', () => {
  expect(
    csvOf([
      ['Nguyễn "Tí" An', '=HYPERLINK("x")'],
      ['', '-1'],
    ]),
  ).toBe('\ufeff"Nguyễn ""Tí"" An","\'=HYPERLINK(""x"")"\r\n"","\'-1"\r\n');
});
