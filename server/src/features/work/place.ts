import { formatDay, parsePeriod } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import { noSuchPeriod } from './work.errors.ts';
import { placesOf } from './work.queries.ts';

/** First and last day of a period. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export function spanOf(period: string): Span | Refusal {
  const known = parsePeriod(period);
  return known === undefined
    ? noSuchPeriod(period)
    : { from: formatDay(known.from), to: formatDay(known.to) };
}

/** Where somebody serves in a period, and the day of it that counts: today, or the nearest day they serve there. */
export interface Place {
  readonly unit: string;
  readonly jobPosition: string | null;
  readonly day: string;
}

/** Of each of these people where they serve in a period, of what is in sight; their main post before others. */
export async function placesIn(
  tx: Tx,
  people: readonly string[],
  span: Span,
): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>();
  for (const { person, unit, jobPosition, from, to } of await placesOf(tx, people, span)) {
    if (places.has(person)) continue;
    const [first, last] = [later(from, span.from), earlier(to ?? span.to, span.to)];
    places.set(person, { unit, jobPosition, day: earlier(later(todayInVietnam(), first), last) });
  }
  return places;
}

const later = (one: string, other: string): string => (one > other ? one : other);
const earlier = (one: string, other: string): string => (one < other ? one : other);

/** The line of units above a product on the day of its period that counts. */
export function lineOfProduct(tx: Tx, { unit, period }: { readonly unit: string; readonly period: string }) {
  const span = spanOf(period);
  const today = todayInVietnam();
  return lineOf(tx, unit, 'from' in span ? earlier(later(today, span.from), span.to) : today);
}

/** An asynchronous question about a key, asked once for each. */
export function askedOnce<Answer>(ask: (...key: readonly string[]) => Promise<Answer>) {
  const known = new Map<string, Promise<Answer>>();
  return (...key: readonly string[]): Promise<Answer> => {
    const name = key.join(' ');
    const answer = known.get(name) ?? ask(...key);
    known.set(name, answer);
    return answer;
  };
}
