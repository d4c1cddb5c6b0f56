/**
 * The rating rules of the invented centre, worked out once more from their articles: a month is the mean of three
 * criteria, a year the mean of its months, and both are rounded to two decimals, digit by digit as on paper.
 */
import { compare, decimal, type Fraction, over, total, whole } from '../nd-335-2025/fraction.ts';

/** The three scores of a month, as they are written down. */
export type Month = readonly [string, string, string];

export interface Year {
  readonly score: string;
  readonly level: 'excellent' | 'good' | 'completed' | 'notCompleted';
}

/** Article 2 with its clause 2, then Article 3. */
export function yearOf(months: readonly Month[]): Year {
  const rounded = months.map((scores) => decimal(onPaper(meanOf(scores.map(decimal)))));
  const score = onPaper(meanOf(rounded));
  return { score, level: levelOf(decimal(score)) };
}

const meanOf = (parts: readonly Fraction[]): Fraction => over(total(parts), whole(parts.length));

/** Long division to three digits after the point; whoever has five or more there goes up by one in the second. */
function onPaper({ n, d }: Fraction): string {
  let rest = n % d;
  const digits: bigint[] = [];
  for (let place = 0; place < 3; place++) {
    rest *= 10n;
    digits.push(rest / d);
    rest %= d;
  }
  const [tenths, hundredths, next] = digits;
  const kept = `${n / d}${tenths}${hundredths}`;
  const hundredfold = next! >= 5n ? nextNumber(kept) : kept;
  return `${hundredfold.slice(0, -2)}.${hundredfold.slice(-2)}`;
}

/** One more in the last digit, carried to the left: "8999" → "9000". */
function nextNumber(digits: string): string {
  const head = digits.slice(0, -1);
  const last = Number(digits.at(-1));
  if (last < 9) return `${head}${last + 1}`;
  return `${head === '' ? '1' : nextNumber(head)}0`;
}

function levelOf(score: Fraction): Year['level'] {
  if (compare(score, whole(90)) >= 0) return 'excellent';
  if (compare(score, whole(70)) >= 0) return 'good';
  return compare(score, whole(50)) >= 0 ? 'completed' : 'notCompleted';
}
