import { approximate, type Exact } from '../../exact.ts';

/**
 * A number of many subjects: `values / scale`, NaN where it is not known. `error` is how far a value may be from the
 * true one, in the unit of `values`; 0 means that the values are whole and exact.
 */
export interface NumberColumn {
  readonly values: Float64Array;
  readonly scale: number;
  readonly error: number;
}

const WIDEST = Number.MAX_SAFE_INTEGER;
/** Scales above this are given up for doubles with an error. */
const FINEST = 1e12;
const EPSILON = 2 ** -52;

export function widestOf(values: Float64Array): number {
  let widest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size > widest) widest = size;
  }
  return widest;
}

export function constant(count: number, value: Exact | undefined): NumberColumn {
  if (value === undefined) return { values: new Float64Array(count).fill(Number.NaN), scale: 1, error: 0 };
  const scale = typeof value.d === 'number' && value.d <= FINEST ? value.d : 1;
  if (scale === value.d) return { values: new Float64Array(count).fill(Number(value.n)), scale, error: 0 };
  const near = approximate(value);
  return { values: new Float64Array(count).fill(near), scale: 1, error: Math.abs(near) * EPSILON * 2 };
}

/** Σ weight × column ÷ divisor, exact while everything stays whole. NaN where any of them is. */
export function combine(
  columns: readonly NumberColumn[],
  weights: readonly Exact[] | undefined,
  divisor: Exact | undefined,
): NumberColumn {
  const whole = wholeFactors(columns, weights, divisor);
  return whole ? addWhole(columns, whole) : addNear(columns, weights, divisor);
}

interface WholeFactors {
  readonly factors: readonly number[];
  readonly scale: number;
}

function wholeFactors(
  columns: readonly NumberColumn[],
  weights: readonly Exact[] | undefined,
  divisor: Exact | undefined,
): WholeFactors | undefined {
  let common = 1;
  for (let c = 0; c < columns.length; c++) {
    const d = weights?.[c]?.d ?? 1;
    if (typeof d !== 'number' || typeof (weights?.[c]?.n ?? 1) !== 'number') return undefined;
    common = lcm(common, columns[c]!.scale * d);
    if (common > FINEST) return undefined;
  }
  const up = divisor?.d ?? 1;
  const down = divisor?.n ?? 1;
  if (typeof up !== 'number' || typeof down !== 'number' || down < 0 || common * down > FINEST)
    return undefined;
  const factors = columns.map((column, c) => {
    const weight = weights?.[c];
    return (common / (column.scale * Number(weight?.d ?? 1))) * Number(weight?.n ?? 1) * up;
  });
  return { factors, scale: common * down };
}

function addWhole(columns: readonly NumberColumn[], { factors, scale }: WholeFactors): NumberColumn {
  const count = columns[0]?.values.length ?? 0;
  const values = new Float64Array(count);
  let error = 0;
  let widest = 0;
  for (let c = 0; c < columns.length; c++) {
    const from = columns[c]!;
    const factor = factors[c]!;
    const source = from.values;
    for (let i = 0; i < count; i++) values[i]! += source[i]! * factor;
    error += from.error * Math.abs(factor);
    widest += widestOf(source) * Math.abs(factor);
  }
  // Whole numbers that never leave the exact range stay exact; anything else is rounded at each addition.
  if (error > 0 || widest > WIDEST) error += widest * EPSILON * (columns.length + 1);
  return { values, scale, error };
}

function addNear(
  columns: readonly NumberColumn[],
  weights: readonly Exact[] | undefined,
  divisor: Exact | undefined,
): NumberColumn {
  const count = columns[0]?.values.length ?? 0;
  const values = new Float64Array(count);
  const by = divisor ? approximate(divisor) : 1;
  let error = 0;
  for (let c = 0; c < columns.length; c++) {
    const from = columns[c]!;
    const factor = (weights?.[c] ? approximate(weights[c]!) : 1) / (from.scale * by);
    for (let i = 0; i < count; i++) values[i]! += from.values[i]! * factor;
    const reach = widestOf(from.values) * Math.abs(factor);
    error += from.error * Math.abs(factor) + reach * EPSILON * (columns.length + 6);
  }
  return { values, scale: 1, error };
}

/** The rows of some subjects, in the order of their index, out of a column of all. */
export function rowsOf(column: NumberColumn, subjects: Int32Array): NumberColumn {
  const { values: all } = column;
  // As many as there are: everybody.
  if (subjects.length === all.length) return column;
  const values = new Float64Array(subjects.length);
  for (let row = 0; row < subjects.length; row++) values[row] = all[subjects[row]!]!;
  return { ...column, values };
}

/** Not below `low`, not above `high`. */
export function bounded(column: NumberColumn, low: Exact | undefined, high: Exact | undefined): NumberColumn {
  if (low === undefined && high === undefined) return column;
  let fine = column;
  for (const bound of [low, high]) {
    if (bound === undefined) continue;
    const scale = typeof bound.d === 'number' ? lcm(fine.scale, bound.d) : Number.POSITIVE_INFINITY;
    if (scale > FINEST) continue;
    const factor = scale / fine.scale;
    if (factor !== 1 && widestOf(fine.values) * factor < WIDEST) {
      fine = { values: fine.values.map((v) => v * factor), scale, error: fine.error * factor };
    }
  }
  const floor = low === undefined ? Number.NEGATIVE_INFINITY : placed(low, fine.scale);
  const roof = high === undefined ? Number.POSITIVE_INFINITY : placed(high, fine.scale);
  let { error } = fine;
  for (const bound of [floor, roof]) {
    if (Number.isFinite(bound) && !(error === 0 && Number.isSafeInteger(bound)))
      error += Math.abs(bound) * EPSILON * 4;
  }
  const { values } = fine;
  const kept = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    kept[i] = Math.min(Math.max(v, floor), roof);
  }
  return { values: kept, scale: fine.scale, error };
}

const placed = (bound: Exact, scale: number): number => {
  if (typeof bound.n !== 'number' || typeof bound.d !== 'number') return approximate(bound) * scale;
  const factor = scale / bound.d;
  return Number.isInteger(factor) ? bound.n * factor : (bound.n / bound.d) * scale;
};

/** x / y, NaN where y is 0. */
export function quotientOf(x: NumberColumn, y: NumberColumn): NumberColumn {
  const count = x.values.length;
  const values = new Float64Array(count);
  let smallest = Number.POSITIVE_INFINITY;
  let widest = 0;
  const factor = y.scale / x.scale;
  for (let i = 0; i < count; i++) {
    const below = y.values[i]!;
    const value = below === 0 ? Number.NaN : (x.values[i]! / below) * factor;
    values[i] = value;
    const size = Math.abs(below);
    if (size > 0 && size < smallest) smallest = size;
    if (Math.abs(value) > widest) widest = Math.abs(value);
  }
  const room = smallest - y.error;
  const carried = x.error === 0 && y.error === 0 ? 0 : ((x.error * factor + widest * y.error) / room) * 2;
  return {
    values,
    scale: 1,
    error:
      room > 0 || smallest === Number.POSITIVE_INFINITY
        ? widest * EPSILON * 4 + carried
        : Number.POSITIVE_INFINITY,
  };
}

/** An exact value as it stands in a column of this scale. */
export function columnOf(values: readonly (Exact | undefined)[]): NumberColumn {
  let scale = 1;
  for (const value of values) {
    if (value === undefined || value.d === 1) continue;
    const { n, d } = value;
    // Most values share a scale: no need to look for a common one.
    if (d === scale && typeof n === 'number' && Math.abs(n) * scale <= WIDEST) continue;
    const next = typeof d === 'number' ? lcm(scale, d) : Number.POSITIVE_INFINITY;
    if (next > FINEST || Math.abs(Number(n)) * next > WIDEST) return nearColumn(values);
    scale = next;
  }
  const placedValues = new Float64Array(values.length);
  let widest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const at = value === undefined ? Number.NaN : placed(value, scale);
    placedValues[i] = at;
    if (Math.abs(at) > widest) widest = Math.abs(at);
  }
  return widest > WIDEST ? nearColumn(values) : { values: placedValues, scale, error: 0 };
}

function nearColumn(exact: readonly (Exact | undefined)[]): NumberColumn {
  const values = Float64Array.from(exact, (v) => (v === undefined ? Number.NaN : approximate(v)));
  return { values, scale: 1, error: widestOf(values) * EPSILON * 4 };
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
const lcm = (a: number, b: number): number => (a / gcd(a, b)) * b;
