import type { Rounding } from '../../regulation/format.ts';
import type { ColumnRun } from './linker.ts';
import type { NumberColumn } from './number-column.ts';

type How = Pick<Rounding, 'digits' | 'to'>;

const WIDEST = Number.MAX_SAFE_INTEGER;

/**
 * A column as the text rounds it: exact again, whatever it was. Whoever lies so near the point where rounding turns that
 * the doubles cannot tell is left to the object path.
 */
export function roundedColumn(run: ColumnRun, column: NumberColumn, how: How): NumberColumn {
  const { values, scale, error } = column;
  const unit = 10 ** how.digits;
  // Already as coarse: a quantity that was rounded where it was counted.
  if (error === 0 && unit % scale === 0) return column;
  const rounded = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const found = Number.isNaN(value)
      ? value
      : error === 0
        ? roundWhole(value, scale, unit, how.to)
        : roundNear((value / scale) * unit, (error / scale) * unit, how.to);
    if (found !== undefined && !(Math.abs(found) > WIDEST)) {
      rounded[i] = found;
      continue;
    }
    run.toExact[i] = 1;
    rounded[i] = Number.NaN;
  }
  return { values: rounded, scale: unit, error: 0 };
}

/** `value / scale` in whole units, of whole numbers; undefined where they are too wide for doubles. */
function roundWhole(value: number, scale: number, unit: number, to: How['to']): number | undefined {
  const scaled = value * unit;
  if (Math.abs(scaled) > WIDEST / 2) return undefined;
  // The quotient of doubles may be one off right beside a whole number; the rest says so.
  let below = Math.floor(scaled / scale);
  let rest = scaled - below * scale;
  if (rest < 0) {
    below -= 1;
    rest += scale;
  } else if (rest >= scale) {
    below += 1;
    rest -= scale;
  }
  if (to === 'down') return below;
  if (to === 'up') return rest > 0 ? below + 1 : below;
  const isAbove = value > 0 ? rest * 2 >= scale : rest * 2 > scale;
  return isAbove ? below + 1 : below;
}

/** Undefined where a number within `error` of this one would be rounded to another. */
function roundNear(value: number, error: number, to: How['to']): number | undefined {
  const room = error * 2 + Math.abs(value) * 2 ** -48;
  const low = WAYS[to](value - room);
  const high = WAYS[to](value + room);
  return low === high ? low + 0 : undefined;
}

const WAYS: Readonly<Record<How['to'], (value: number) => number>> = {
  down: Math.floor,
  up: Math.ceil,
  nearest: (value) => (value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5)),
};
