/**
 * Exact rational numbers. Every number that can decide a level goes through here; no binary fraction does.
 *
 * Small values (numerator and denominator within 2^53) are kept as whole doubles, which are exact there; anything
 * larger moves to BigInt and comes back as soon as it fits. Values are always in lowest terms with a positive
 * denominator, so two equal numbers have equal fields.
 */
export type Exact = SmallExact | BigExact;
interface SmallExact {
  readonly n: number;
  readonly d: number;
}
interface BigExact {
  readonly n: bigint;
  readonly d: bigint;
}

const LIMIT = Number.MAX_SAFE_INTEGER;

export const ZERO: Exact = { n: 0, d: 1 };
export const ONE: Exact = { n: 1, d: 1 };

const INT32 = 0x7fffffff;

/**
 * Euclid. Above 32 bits the remainder is taken from the rounded quotient, which is at most one too high there and costs
 * a fraction of what `%` costs on doubles.
 */
function gcd(a: number, b: number): number {
  let x = a < 0 ? -a : a;
  let y = b < 0 ? -b : b;
  while (y > INT32 || x > INT32) {
    if (y === 0) return x;
    let rest = x - Math.floor(x / y) * y;
    if (rest < 0) rest += y;
    x = y;
    y = rest;
  }
  let i = x | 0;
  let j = y | 0;
  while (j !== 0) {
    const rest = (i % j) | 0;
    i = j;
    j = rest;
  }
  return i;
}

function bigGcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function small(n: number, d: number): Exact {
  if (d === 1) return { n: n + 0, d: 1 };
  const g = gcd(n, d);
  return g === 1 ? { n, d } : { n: n / g, d: d / g };
}

function big(n: bigint, d: bigint): Exact {
  const g = bigGcd(n, d);
  return g === 1n ? narrowed(n, d) : narrowed(n / g, d / g);
}

const HIGHEST = BigInt(LIMIT);

/** A fraction in lowest terms, as doubles again where it fits. */
function narrowed(n: bigint, d: bigint): Exact {
  return n <= HIGHEST && n >= -HIGHEST && d <= HIGHEST ? { n: Number(n), d: Number(d) } : { n, d };
}

/** The common factor of any whole number and a small one: one long remainder, the rest in doubles. */
const gcdWith = (n: number | bigint, d: number): number =>
  gcd(d, typeof n === 'number' ? n : Number(n % BigInt(d)));

const over = (n: number | bigint, g: number): bigint => (g === 1 ? BigInt(n) : BigInt(n) / BigInt(g));

const isSmall = (x: Exact): x is SmallExact => typeof x.n === 'number';
const fits = (x: number): boolean => x <= LIMIT && x >= -LIMIT;

/** The ratio of two whole numbers. Throws RangeError when `d` is 0 or a number is not whole: a programming fault. */
export function ratio(n: number | bigint, d: number | bigint = 1): Exact {
  if (typeof n === 'number' && typeof d === 'number') {
    if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0)
      throw new RangeError(`not a ratio: ${n}/${d}`);
    return d < 0 ? small(-n, -d) : small(n, d);
  }
  const num = BigInt(n);
  const den = BigInt(d);
  if (den === 0n) throw new RangeError('a ratio needs a denominator other than 0');
  return den < 0n ? big(-num, -den) : big(num, den);
}

export function add(x: Exact, y: Exact): Exact {
  if (isSmall(x) && isSmall(y)) {
    if (x.d === y.d) {
      const n = x.n + y.n;
      if (fits(n)) return small(n, x.d);
    } else {
      // Over the least common denominator: what can still be shortened then divides the common factor alone.
      const common = x.d === 1 || y.d === 1 ? 1 : gcd(x.d, y.d);
      const left = x.d / common;
      const a = x.n * (y.d / common);
      const b = y.n * left;
      const n = a + b;
      const d = left * y.d;
      if (fits(a) && fits(b) && fits(n) && d <= LIMIT) {
        if (common === 1) return { n, d };
        const g = gcd(n, common);
        return g === 1 ? { n, d } : { n: n / g, d: d / g };
      }
    }
  }
  if (isSmall(y)) return addSmall(x, y);
  if (isSmall(x)) return addSmall(y, x);
  return big(x.n * y.d + y.n * x.d, x.d * y.d);
}

function addSmall(x: Exact, y: SmallExact): Exact {
  const common = gcdWith(x.d, y.d);
  const left = over(x.d, common);
  const n = BigInt(x.n) * over(y.d, common) + BigInt(y.n) * left;
  const d = left * BigInt(y.d);
  const g = gcdWith(n, common);
  return g === 1 ? narrowed(n, d) : narrowed(n / BigInt(g), d / BigInt(g));
}

export function negate(x: Exact): Exact {
  return isSmall(x) ? { n: x.n === 0 ? 0 : -x.n, d: x.d } : { n: -x.n, d: x.d };
}

export const subtract = (x: Exact, y: Exact): Exact => add(x, negate(y));

export function multiply(x: Exact, y: Exact): Exact {
  if (isSmall(x) && isSmall(y)) {
    const g = y.d === 1 ? 1 : gcd(x.n, y.d);
    const h = x.d === 1 ? 1 : gcd(y.n, x.d);
    const n = (x.n / g) * (y.n / h) + 0;
    const d = (x.d / h) * (y.d / g);
    if (fits(n) && d <= LIMIT) return { n, d };
  }
  if (isSmall(y)) return multiplySmall(x, y);
  if (isSmall(x)) return multiplySmall(y, x);
  return big(x.n * y.n, x.d * y.d);
}

function multiplySmall(x: Exact, y: SmallExact): Exact {
  if (y.n === 0) return ZERO;
  const g = gcdWith(x.n, y.d);
  const h = gcdWith(x.d, y.n);
  return narrowed(over(x.n, g) * over(y.n, h), over(x.d, h) * over(y.d, g));
}

/** Quotient. Throws RangeError on a zero divisor: callers decide what a missing denominator means in law. */
export function divide(x: Exact, y: Exact): Exact {
  if (isZero(y)) throw new RangeError('division by zero');
  const inverse: Exact = isSmall(y)
    ? y.n < 0
      ? { n: -y.d, d: -y.n }
      : { n: y.d, d: y.n }
    : y.n < 0n
      ? { n: -y.d, d: -y.n }
      : { n: y.d, d: y.n };
  return multiply(x, inverse);
}

/** Negative, zero or positive as x is below, equal to or above y. */
export function compare(x: Exact, y: Exact): number {
  if (isSmall(x) && isSmall(y)) {
    if (x.d === y.d) return x.n - y.n;
    const a = x.n * y.d;
    const b = y.n * x.d;
    if (fits(a) && fits(b)) return a - b;
  }
  const p = quotient(x);
  const q = quotient(y);
  if (Math.abs(p - q) > CLOSE * (Math.abs(p) + Math.abs(q))) return p - q;
  const a = BigInt(x.n) * BigInt(y.d);
  const b = BigInt(y.n) * BigInt(x.d);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each quotient is within three roundings of its value (3.4e-16); only where two are nearer than that is it close. */
const CLOSE = 1e-15;
const WIDEST = 1e300;
function quotient(x: Exact): number {
  const n = Number(x.n);
  const d = Number(x.d);
  return Math.abs(n) < WIDEST && d < WIDEST ? n / d : Number.NaN;
}

export const isZero = (x: Exact): boolean => x.n === 0 || x.n === 0n;
export const equals = (x: Exact, y: Exact): boolean => compare(x, y) === 0;
export const isLess = (x: Exact, y: Exact): boolean => compare(x, y) < 0;
export const min = (x: Exact, y: Exact): Exact => (compare(x, y) <= 0 ? x : y);
export const max = (x: Exact, y: Exact): Exact => (compare(x, y) >= 0 ? x : y);
export const sum = (xs: readonly Exact[]): Exact => xs.reduce(add, ZERO);

/** Greatest whole number not above x. */
export function floor(x: Exact): bigint {
  const n = BigInt(x.n);
  const d = BigInt(x.d);
  const q = n / d;
  return n < 0n && q * d !== n ? q - 1n : q;
}

/** Where rounding goes: to the nearest value (a half away from zero), never above the number, or never below it. */
export type RoundingTo = 'nearest' | 'down' | 'up';

/**
 * The number with that many decimals. A half goes away from zero, as people round digits: 89.995 to 90.00, and -0.005 to
 * -0.01. `down` goes to the lesser and `up` to the greater neighbour, below zero too.
 *
 * @example round(parseExact('89.995'), 2, 'nearest') // 90
 */
export function round(x: Exact, digits: number, to: RoundingTo): Exact {
  if (hasDecimals(x, digits)) return x;
  const unit = 10n ** BigInt(digits);
  const scaled = multiply(x, ratio(unit));
  const below = floor(scaled);
  const half = compare(subtract(scaled, ratio(below)), HALF);
  const isNearestAbove = half > 0 || (half === 0 && x.n > 0);
  const isAbove = to === 'up' || (to === 'nearest' && isNearestAbove);
  return ratio(isAbove ? below + 1n : below, unit);
}

const HALF: Exact = { n: 1, d: 2 };

/** Whether that many decimals write the number whole. */
export const hasDecimals = ({ d }: Exact, digits: number): boolean =>
  typeof d === 'number' ? 10 ** digits % d === 0 : 10n ** BigInt(digits) % d === 0n;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(%?)$/;
const FRACTION = /^(-?\d+)\/(\d+)$/;

/**
 * Reads "87.5", "-3", "20%" or "2/3" exactly. Returns undefined for anything else (exponents, NaN, blanks, commas):
 * the caller knows the place and writes the message. At most 40 digits, so that nobody can make us compute for hours.
 */
export function parseExact(text: string): Exact | undefined {
  if (text.length > 42) return undefined;
  const m = DECIMAL.exec(text);
  if (m) {
    const fraction = m[3] ?? '';
    const scale = fraction.length + (m[4] ? 2 : 0);
    const digits = `${m[1] === '-' ? '-' : ''}${m[2]}${fraction}`;
    if (digits.length <= 15 && scale <= 15) return ratio(Number(digits), 10 ** scale);
    return ratio(BigInt(digits), 10n ** BigInt(scale));
  }
  const f = FRACTION.exec(text);
  if (f?.[1] && f[2] && !/^0+$/.test(f[2])) return ratio(BigInt(f[1]), BigInt(f[2]));
  return undefined;
}

/**
 * The canonical text of a value: a plain decimal when it is finite, else "n/d". Reading it back gives the same value.
 */
export function formatExact(x: Exact): string {
  let d = BigInt(x.d);
  let twos = 0;
  let fives = 0;
  while (d % 2n === 0n) {
    d /= 2n;
    twos += 1;
  }
  while (d % 5n === 0n) {
    d /= 5n;
    fives += 1;
  }
  if (d !== 1n) return `${x.n}/${x.d}`;
  const places = Math.max(twos, fives);
  return decimalText((BigInt(x.n) * 10n ** BigInt(places)) / BigInt(x.d), places);
}

function decimalText(scaled: bigint, places: number): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * A value for the eye, cut towards zero to at most `places` decimals, so that a score below a threshold is never
 * shown as having reached it (89.996 becomes "89.99", not "90.00").
 */
export function displayExact(x: Exact, places = 2): string {
  const factor = 10n ** BigInt(places);
  return decimalText((BigInt(x.n) * factor) / BigInt(x.d), places);
}

/** An ordinary double close to x; for columns, pictures and sorting hints only, never for a level. */
export const approximate = (x: Exact): number =>
  isSmall(x) ? x.n / x.d : Number((x.n * 10n ** 20n) / x.d) / 1e20;
