import { expect, it } from 'vitest';
import { z } from 'zod';
import { wordsOf } from './field-words.ts';
import { code, day, text } from './texts.ts';

const told = (shape: z.ZodType, value: unknown) =>
  shape.safeParse(value).error?.issues.map((issue) => wordsOf(issue).vi);

it.each([
  [code, 'ubnd xã', /không có khoảng trắng/],
  [code, undefined, /^chưa điền$/],
  [text(10), '  ', /^không được để trống$/],
  [text(3), 'bốn chữ', /^nhiều nhất 3 ký tự$/],
  [day, '31/02/2026', /^chưa phải ngày dd\/mm\/yyyy$/],
  [z.string().regex(/^\d{1,7}(\.\d{1,4})?$/), 'hai', /^chưa phải là số/],
] as const)('what is wrong with a field is said in words of who fills it in (%#)', (shape, value, words) => {
  expect(told(shape, value)?.[0]).toMatch(words);
});
