import type { RoundingTo } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Rounding } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { readArticles } from './text.ts';

const WAYS: readonly RoundingTo[] = ['nearest', 'down', 'up'];
/** As many decimals as a workbook's cell keeps; no text rounds a score more finely. */
const MOST_DIGITS = 6;

/** `rounded: {digits: 2, to: nearest, article: d4}`: always with the article, for rounding decides levels. */
export function readRounded(at: Cursor | undefined): Rounding | undefined {
  const map = at?.map(['digits: 2', 'to: nearest', 'article: d4']);
  if (map === undefined) return undefined;
  const digits = map.optional('digits')?.integer();
  const to = map.optional('to')?.oneOf(WAYS);
  const given = map.optional('article');
  const articles = readArticles(given);
  if (digits !== undefined && (digits < 0 || digits > MOST_DIGITS)) {
    return map
      .optional('digits')
      ?.refuse(
        'pack.rounding-digits',
        say(
          `không làm tròn đến ${digits} chữ số thập phân được`,
          `a quantity cannot be rounded to ${digits} decimals`,
        ),
        say(`ghi digits từ 0 đến ${MOST_DIGITS}`, `write digits from 0 to ${MOST_DIGITS}`),
      );
  }
  if (given?.isList() && given.list()?.length === 0) {
    return given.refuse(
      'pack.rounded-without-article',
      say(
        'không làm tròn là mặc định, mà làm tròn thì có thể đổi mức; phải có điều khoản nói vậy',
        'not rounding is the rule and rounding may change a level; it needs the article that says so',
      ),
      say('ghi article: mã điều khoản', 'write article: and the id of an article'),
    );
  }
  return digits === undefined || to === undefined || articles.length === 0
    ? undefined
    : { digits, to, articles, at: map };
}
