import { type Ability, everybody, type Person, type SampleOptions } from './people.ts';
import { randomOf } from './random.ts';

/** Coefficients of the twenty products every body has in its catalogue. */
export const COEFFICIENTS: readonly string[] = '1 0.5 2 4 10 1 1.5 3 0.25 5 1 2 2.5 8 1 0.75 4 6 1 2'.split(
  ' ',
);
export const CODES: readonly string[] = COEFFICIENTS.map((_, at) => `SP${String(at + 1).padStart(2, '0')}`);

const NUMBERS: readonly string[] = Array.from({ length: 64 }, (_, n) => String(n));
const TENTHS: readonly string[] = Array.from({ length: 51 }, (_, n) => String(n / 10));
const MOST = [50, 50, 25, 25, 25, 25, 25, 25, 25, 25];

/** Share of general points, share of products with something wrong, and how often such a product is not done at all. */
const LIKELY: Readonly<Record<Ability, readonly [general: number, wrong: number, nothing: number]>> = {
  high: [0.94, 0.08, 0.1],
  middle: [0.82, 0.3, 0.3],
  low: [0.58, 0.7, 0.4],
  poor: [0.35, 1, 0.9],
};

export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 13 }, (_, month) => `${year}-${String(month).padStart(2, '0')}`);

/** People whose work is recorded: civil servants. */
export function* workers(options: SampleOptions): Generator<Person> {
  for (const person of everybody(options)) if (person.service === 'civilServant') yield person;
}

export const PRODUCT_COLUMNS = [
  'subject',
  'period',
  'code',
  'source',
  'assigned',
  'completed',
  'meetingQuality',
  'onTime',
  'majorErrors',
  'latenesses',
];

/** Twenty products a month for everybody who worked in it. */
export function* productRows(options: SampleOptions): Generator<readonly string[]> {
  const months = monthsOf(options.year);
  for (const { id, number, ability, months: worked } of workers(options)) {
    const random = randomOf(options.seed, number, 3);
    const [, wrong, nothing] = LIKELY[ability];
    for (const month of worked) {
      const period = months[month]!;
      for (let line = 0; line < CODES.length; line++) {
        const assigned = 1 + random.whole(8);
        const source = line > 0 && random.chance(0.02) ? 'unplanned' : 'plan';
        let completed = assigned;
        let fit = assigned;
        let errors = 0;
        let late = 0;
        if (random.chance(wrong)) {
          const kind = random.next();
          if (kind < 0.6) completed = random.chance(nothing) ? 0 : random.whole(assigned);
          else if (kind < 0.8) late = 1 + random.whole(2);
          else if (kind < 0.9) errors = 1;
          else fit = assigned - 1;
        }
        if (fit > completed) fit = completed;
        yield [
          id,
          period,
          CODES[line]!,
          source,
          NUMBERS[assigned]!,
          NUMBERS[completed]!,
          NUMBERS[fit]!,
          NUMBERS[completed]!,
          NUMBERS[errors]!,
          NUMBERS[late]!,
        ];
      }
    }
  }
}

export const CRITERIA_COLUMNS =
  'subject period rater I.1 I.2 II.1 II.2 II.3 II.4 III.1 III.2 III.3 III.4'.split(' ');

/** Every month the points a person gives himself, and those confirmed, which are sometimes lower. */
export function* criteriaRows(options: SampleOptions): Generator<readonly string[]> {
  const months = monthsOf(options.year);
  for (const { id, number, ability, months: worked } of workers(options)) {
    const random = randomOf(options.seed, number, 4);
    const share = LIKELY[ability][0] + (random.next() - 0.5) * 0.08;
    for (const month of worked) {
      const confirmed = MOST.map((most) => Math.min(most, Math.round(most * share) + random.whole(3) - 1));
      const self = random.chance(0.3)
        ? confirmed.map((points, at) => Math.min(MOST[at]!, points + 1))
        : confirmed;
      yield [id, months[month]!, 'self', ...self.map((points) => TENTHS[points]!)];
      yield [id, months[month]!, 'confirmed', ...confirmed.map((points) => TENTHS[points]!)];
    }
  }
}

export function* leadershipRows(options: SampleOptions): Generator<readonly string[]> {
  const months = monthsOf(options.year);
  for (const { id, number, leads, months: worked } of workers(options)) {
    if (leads === 'none') continue;
    const random = randomOf(options.seed, number, 5);
    for (const month of worked) {
      const luck = random.next();
      const organising = luck < 0.0005 ? 'other' : luck < 0.1 ? 'shortcomings' : 'full';
      yield [id, months[month]!, organising, random.chance(0.004) ? 'prolonged-conflict' : 'united'];
    }
  }
}
