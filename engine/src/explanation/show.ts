import { displayExact, type Exact, multiply, ratio } from '../exact.ts';

const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && 'n' in value;

/** A value for a sentence, Vietnamese decimal comma; cut, never rounded up. An unknown value is a dash. */
export function shownNumber(value: unknown, places = 2): string {
  if (isExact(value)) return trim(displayExact(value, places)).replace('.', ',');
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  return '—';
}

export const shownPercent = (value: unknown, places = 2): string =>
  isExact(value) ? `${shownNumber(multiply(value, ratio(100)), places)} %` : '—';

/** "90.50" → "90.5", "70.00" → "70": as people write scores. */
const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
