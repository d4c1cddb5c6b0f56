import { type Bilingual, say } from '@congtam/engine';
import type { z } from 'zod';
import { CODE } from './texts.ts';

const wrongForm = say('giá trị không đúng dạng', 'the value does not have the right form');
const thousandsSign = say(
  'có dấu ngăn hàng nghìn: một nghìn viết 1000, một phẩy năm viết 1,5',
  'has a thousands sign: a thousand is 1000, one and a half 1.5',
);
const notANumber = say('chưa phải là số, ví dụ 2 hoặc 2,5', 'not a number, for example 2 or 2.5');

/** A number that may mean thousands: `1.000`. */
export const THOUSANDS_SIGN = 'thousands-sign';

/** What a form asks for, where people type it. */
const FORMS: ReadonlyMap<string, Bilingual> = new Map([
  [
    String(CODE),
    say(
      'bắt đầu bằng chữ hoặc số; chỉ gồm chữ không dấu, số và . _ / -, không có khoảng trắng, tối đa 50 ký tự',
      'begin with a letter or digit; plain letters, digits and . _ / - only, no blanks, at most 50',
    ),
  ],
]);

/** What is wrong with a field, in words of whoever filled it in. */
export function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? issue.minimum === 1
          ? say('không được để trống', 'must not be empty')
          : say(`ít nhất ${issue.minimum} ký tự`, `at least ${issue.minimum} characters`)
        : issue.origin === 'array'
          ? say(`chọn ít nhất ${issue.minimum}`, `choose at least ${issue.minimum}`)
          : say(`ít nhất ${issue.minimum}`, `at least ${issue.minimum}`);
    case 'too_big':
      return issue.origin === 'string'
        ? say(`nhiều nhất ${issue.maximum} ký tự`, `at most ${issue.maximum} characters`)
        : say(`nhiều nhất ${issue.maximum}`, `at most ${issue.maximum}`);
    case 'invalid_type':
      if (issue.expected === 'string') return say('chưa điền', 'not filled in');
      if (issue.expected === 'number' || issue.expected === 'int') return notANumber;
      return say(
        `thiếu, hoặc không phải kiểu ${issue.expected}`,
        `missing, or not of type ${issue.expected}`,
      );
    case 'invalid_value':
      return say(`chỉ nhận: ${issue.values.join(', ')}`, `one of: ${issue.values.join(', ')}`);
    case 'invalid_format':
      if (issue.format === 'date') return say('chưa phải ngày dd/mm/yyyy', 'not a day, dd/mm/yyyy');
      if (issue.pattern?.includes(String.raw`\d`) && issue.pattern.includes(String.raw`(\.`))
        return notANumber;
      return FORMS.get(issue.pattern ?? '') ?? wrongForm;
    case 'custom':
      return issue.message === THOUSANDS_SIGN ? thousandsSign : wrongForm;
    default:
      return wrongForm;
  }
}
