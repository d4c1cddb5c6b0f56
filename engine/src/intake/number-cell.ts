import { type Exact, formatExact, isLess, multiply, parseExact, ratio, ZERO } from '../exact.ts';
import { type Bilingual, say } from '../problem.ts';
import { isAbove, isMultiple, type NumberRule } from './number-rule.ts';
import { quoted, type Refusal, refuse } from './refusal.ts';
import { eitherWay, isRoundThousands } from './thousands.ts';

const NUMBER = /^([+-]?\d+)(?:[.,](\d+))?$/;
const GROUPED = /^[+-]?\d{1,3}([., ]\d{3})+([.,]\d+)?$/;
const EXAMPLE = say('viết như 12 hoặc 2,5', 'write it like 12 or 2.5');

/** A number of a cell against what is declared for it. Reads comma or dot as the decimal sign, no thousands signs. */
export function readNumber(text: string, rule: NumberRule): Exact | Refusal {
  const percent = text.endsWith('%');
  const written = percent ? text.slice(0, -1).trim() : text;
  if (isRoundThousands(written)) return thousandsSign(text, eitherWay(written));
  const parts = NUMBER.exec(written);
  if (parts === null) return notNumber(text);
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  const number = parseExact(decimals === '' ? parts[1]! : `${parts[1]}.${decimals}`);
  if (number === undefined) return absurd(text);
  if (!percent) return checked(text, number, decimals.length, rule);
  if (rule.unit?.vi === '%') return checked(text, number, decimals.length, rule);
  const one = ratio(1);
  if (rule.max !== undefined && !isAbove(rule.max, one))
    return checked(text, multiply(number, ratio(1, 100)), decimals.length + 2, rule);
  return refuse(
    'percent',
    say(`“${text}” có dấu %, cột này không tính bằng %`, `'${text}' has a % sign, this column is not in %`),
    say(
      'bỏ dấu % và ghi số theo đơn vị của cột',
      'leave out the % sign and write the number in the unit of the column',
    ),
  );
}

/** A decimal of any length or a fraction, as results travel between bodies. */
export function readExactly(text: string): Exact | Refusal {
  const number = parseExact(/^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  if (number === undefined) return notNumber(text);
  return isAbove(number, ratio(1_000_000_000)) || isLess(number, ratio(-1_000_000_000))
    ? absurd(text)
    : number;
}

function checked(text: string, number: Exact, decimals: number, rule: NumberRule): Exact | Refusal {
  const { min, max, step, whole } = rule;
  if (isLess(number, ZERO) && (min === undefined || !isLess(min, ZERO))) {
    return refuse(
      'negative',
      say(`“${text}” là số âm`, `'${text}' is negative`),
      say('ghi số không âm', 'write a number from 0 up'),
    );
  }
  if ((min !== undefined && isLess(number, min)) || (max !== undefined && isAbove(number, max))) {
    const bounds = say(
      [min && `từ ${formatExact(min)}`, max && `đến ${formatExact(max)}`].filter(Boolean).join(' '),
      [min && `from ${formatExact(min)}`, max && `to ${formatExact(max)}`].filter(Boolean).join(' '),
    );
    return refuse(
      'out-of-range',
      say(`“${text}” ngoài khoảng cho phép`, `'${text}' is out of range`),
      say(`ghi số ${bounds.vi}`, `write a number ${bounds.en}`),
    );
  }
  if (max === undefined && isAbove(number, ratio(rule.absurd))) return absurd(text);
  if (whole && number.d !== 1) {
    return refuse(
      'not-whole',
      say(`“${text}” không phải số nguyên`, `'${text}' is not a whole number`),
      say('ghi số nguyên, không có dấu ngăn hàng nghìn', 'write a whole number, without thousands signs'),
    );
  }
  if (decimals > rule.decimals) {
    return refuse(
      'too-many-decimals',
      say(
        `“${text}” có hơn ${rule.decimals} chữ số thập phân`,
        `'${text}' has more than ${rule.decimals} decimals`,
      ),
      say(`ghi tối đa ${rule.decimals} chữ số thập phân`, `write at most ${rule.decimals} decimals`),
    );
  }
  if (step !== undefined && !isMultiple(number, step)) {
    return refuse(
      'off-step',
      say(
        `“${text}” không chia hết cho bước ${formatExact(step)}`,
        `'${text}' is not in steps of ${formatExact(step)}`,
      ),
      say(`ghi bội số của ${formatExact(step)}`, `write a multiple of ${formatExact(step)}`),
    );
  }
  return number;
}

function absurd(text: string): Refusal {
  return refuse(
    'absurd-number',
    say(`“${quoted(text)}” lớn quá mức có thể có`, `'${quoted(text)}' is larger than can be`),
    say('kiểm tra lại số và đơn vị tính', 'check the number and its unit'),
  );
}

function notNumber(text: string): Refusal {
  if (!GROUPED.test(text)) {
    return refuse(
      'not-a-number',
      say(`“${quoted(text)}” không phải là số`, `'${quoted(text)}' is not a number`),
      EXAMPLE,
    );
  }
  const plain = withoutGroups(text);
  return thousandsSign(text, say(`viết ${plain}`, `write ${plain}`));
}

const thousandsSign = (text: string, mend: Bilingual): Refusal =>
  refuse('thousands-sign', say(`“${text}” có dấu ngăn hàng nghìn`, `'${text}' has thousands signs`), mend);

/** "1.234,5" → "1234,5"; a sign that comes twice is no decimal sign. */
function withoutGroups(text: string): string {
  const signs = [...text].filter((c) => ',. '.includes(c));
  const last = signs.at(-1);
  const isDecimal = last !== ' ' && last !== signs[0];
  const cut = isDecimal ? text.lastIndexOf(last ?? '') : text.length;
  return text.slice(0, cut).replace(/[., ]/g, '') + text.slice(cut);
}
