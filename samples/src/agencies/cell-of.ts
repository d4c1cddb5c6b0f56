import type { ColumnDescriptor, Exact } from '@congtam/engine';
import type { Random } from '../nation/random.ts';

export interface Drawing {
  readonly random: Random;
  readonly year: number;
  /** Whether whom it is about does well: then most of what is said of them is good. */
  readonly isGood: boolean;
  readonly seed: number;
}

/** Something that a column takes; empty where it may be, now and then. */
export function cellOf({ id, type, required, options }: ColumnDescriptor, drawing: Drawing): string {
  const { random, year, isGood, seed } = drawing;
  if (!required && random.chance(id.length % 2 === 0 ? 0.02 : 0.05)) return '';
  switch (type.kind) {
    case 'number':
      return numberOf(type, drawing);
    case 'flag':
      return random.chance(isGood ? 0.85 : 0.6) ? 'yes' : 'no';
    case 'choice': {
      const all = [...(options ?? type.options).keys()];
      return (random.chance(isGood ? 0.8 : 0.4) ? all[0] : random.pick(all)) ?? '';
    }
    case 'day':
      return `${year}-${twoDigits(1 + random.whole(12))}-${twoDigits(1 + random.whole(28))}`;
    case 'text':
      return `${seed}-${random.whole(100_000)}/VB`;
    default:
      return '';
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const MOST = 100;

function numberOf(
  { min, max, step, whole }: Extract<ColumnDescriptor['type'], { kind: 'number' }>,
  { random, isGood }: Drawing,
): string {
  const low = min === undefined ? 0 : asNumber(min);
  const high = Math.min(max === undefined ? MOST : asNumber(max), low + MOST);
  const by = step === undefined ? (whole ? 1 : 0.25) : asNumber(step);
  const steps = Math.floor((high - low) / by);
  const from = isGood ? Math.floor(steps * 0.85) : Math.floor(steps * 0.5);
  const value = low + by * (from + random.whole(steps - from + 1));
  return String(Math.round(value * 10_000) / 10_000);
}

const asNumber = ({ n, d }: Exact): number => Number(n) / Number(d);
