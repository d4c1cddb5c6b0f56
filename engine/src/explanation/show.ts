import {
  compare,
  displayExact,
  type Exact,
  floor,
  hasDecimals,
  isZero,
  multiply,
  negate,
  ratio,
  subtract,
} from '../exact.ts';
import type { Language } from '../problem.ts';

export const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && 'n' in value;

/**
 * A value for a sentence: decimal comma in Vietnamese, point in English. Whole where two decimals more than asked are
 * enough; else cut, never rounded up, and marked as going on. An unknown value is a dash.
 *
 * @example shownNumber(parseExact('89.996'), 'vi') // "89,996"
 * @example shownNumber(parseExact('215/3'), 'vi') // "71,66…"
 */
export function shownNumber(value: unknown, language: Language, places = 2): string {
  if (isExact(value)) return inLanguage(decimalsOf(value, places), language);
  if (typeof value === 'number') return inLanguage(String(value), language);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return YES_NO[language][value ? 'yes' : 'no'];
  return '—';
}

function decimalsOf(value: Exact, places: number): string {
  if (hasDecimals(value, places + 2)) return trim(displayExact(value, places + 2));
  const text = displayExact(value, places);
  const sign = value.n < 0 && !text.startsWith('-') ? '-' : '';
  return `${sign}${text}${GOES_ON}`;
}

/** Behind a number of which not all decimals are written. */
export const GOES_ON = '…';

/** Whether two decimals write the value whole. */
export const isShownWhole = ({ d }: Exact): boolean =>
  typeof d === 'number' ? 100 % d === 0 : 100n % d === 0n;

export const shownPercent = (value: unknown, language: Language, places = 2): string =>
  isExact(value) ? `${shownNumber(multiply(value, ratio(100)), language, places)}%` : '—';

export const YES_NO: Readonly<Record<Language, Readonly<Record<'yes' | 'no', string>>>> = {
  vi: { yes: 'có', no: 'không' },
  en: { yes: 'yes', no: 'no' },
};

/**
 * A value for the eye next to thresholds: as many decimals as it takes for the reader to see on which side of each of
 * them it lies.
 *
 * @example shownBeside(parseExact('90.0004'), [ratio(90)], 'vi') // "90,0004"
 */
export function shownBeside(
  value: Exact,
  thresholds: readonly Exact[],
  language: Language,
  places = 2,
): string {
  const sides = thresholds.map((t) => Math.sign(compare(value, t)));
  let shown = places;
  const misleads = () =>
    thresholds.some((t, i) => sides[i] !== 0 && Math.sign(compare(cut(value, shown), t)) !== sides[i]);
  while (misleads()) shown += 1;
  return shownNumber(value, language, shown);
}

/** The same for a share, in per cent. */
export const shownPercentBeside = (value: Exact, thresholds: readonly Exact[], language: Language): string =>
  `${shownBeside(hundredfold(value), thresholds.map(hundredfold), language)}%`;

/**
 * How much is lacking, rounded up, so that adding the shown number really reaches the goal; `strictly` when the goal
 * itself is not enough.
 *
 * @example shownUp(parseExact('0.004'), 'en') // "0.01"
 */
export function shownUp(lacking: Exact, language: Language, strictly = false, places = 2): string {
  const unit = ratio(10n ** BigInt(places));
  const scaled = multiply(lacking, unit);
  const up = -floor(negate(scaled));
  const isExactly = isZero(subtract(scaled, ratio(up)));
  return shownNumber(ratio(strictly && isExactly ? up + 1n : up, 10n ** BigInt(places)), language, places);
}

export const hundredfold = (x: Exact): Exact => multiply(x, ratio(100));

/** Towards zero, as it is displayed. */
function cut(x: Exact, places: number): Exact {
  const factor = 10n ** BigInt(places);
  return ratio((BigInt(x.n) * factor) / BigInt(x.d), factor);
}

export const inLanguage = (text: string, language: Language): string =>
  language === 'vi' ? text.replace('.', ',') : text;

/** "90.50" → "90.5", "70.00" → "70": as people write scores. */
const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
