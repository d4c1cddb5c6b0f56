import { type Bilingual, say } from '../problem.ts';

const ROUND_THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{2}0$/;

/**
 * Whether a number is written as round thousands are written in Vietnam: `1.000`, `12.500`. Read with the dot as its
 * decimal sign it would be a thousandth of what is meant, so nobody guesses. A plain number ends in no 0 after its dot,
 * so nothing that a program of ours or the cell of a spreadsheet holds as a number looks like this; `1.125` may be
 * either and is a decimal.
 *
 * @example isRoundThousands('1.000') // true
 */
export const isRoundThousands = (text: string): boolean => ROUND_THOUSANDS.test(text);

/** How to write it: as a whole number, or as the decimal it would be. */
export function eitherWay(text: string): Bilingual {
  const whole = text.replace('.', '');
  const decimal = text.replace(/\.?0+$/, '').replace('.', ',');
  return say(
    `viết ${whole}; nếu là số thập phân thì viết ${decimal}`,
    `write ${whole}, or ${decimal} if a decimal is meant`,
  );
}
