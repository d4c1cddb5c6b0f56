import {
  CRITERION_MAXIMA,
  type Percent,
  type Product,
  type Readings,
  type Role,
  type ScoredMonth,
} from './case.ts';
import { below, between, chance, pick, type Rng, scaled, UNIT } from './draws.ts';

// ---------------------------------------------------------------- general criteria

export const MAXIMA_IN_QUARTERS = CRITERION_MAXIMA.map((maximum) => (maximum === '5' ? 20 : 10));

/** Ten scores that add up to exactly this many quarter points (at most 120). */
export function generalOf(rng: Rng, quarters: number): string[] {
  const scores = MAXIMA_IN_QUARTERS.map(() => 0);
  const start = below(rng, 10);
  let left = quarters;
  for (let step = 0; step < 10; step++) {
    const at = (start + step) % 10;
    scores[at] = Math.min(left, MAXIMA_IN_QUARTERS[at] as number);
    left -= scores[at];
  }
  return scores.map((score) => scaled(score * 25, 2));
}

// ---------------------------------------------------------------- what a leader's unit gave

export interface Style {
  readonly role: Role;
  readonly readings: Readings;
  /** Decisions are recorded where they are needed. */
  readonly decides: boolean;
  readonly needed: {
    noAssignedWork: { month: number; option: 'leave-out' }[];
    organising: Percent[];
    uniting: Percent[];
    unitsBelowEmpty: Percent[];
  };
}

export type UnitFacts = Pick<ScoredMonth, 'subordinates' | 'organising' | 'uniting'>;

export const QUIET: UnitFacts = { subordinates: [], organising: null, uniting: null };

/** Facts that give 1 (or 1/2) for each of d, đ and e; when decisions are recorded, sometimes through them. */
export function unitFacts(rng: Rng, style: Style, month: number, full: boolean): UnitFacts {
  if (style.role === 'staff') return QUIET;
  const percent = full ? '100' : '50';
  const byDecision = (list: Percent[]): boolean => {
    if (!style.decides || !chance(rng, 10)) return false;
    list.push({ month, percent });
    return true;
  };
  const atLeastFifty = ['50', '50.0001', '64.5', '91', 'excused'];
  const others = Array.from({ length: below(rng, 4) }, () => pick(rng, atLeastFifty));
  const first = full ? pick(rng, ['50', '70.25', '98']) : pick(rng, ['49.9999', '0', '12.5']);
  return {
    subordinates: byDecision(style.needed.unitsBelowEmpty)
      ? pick(rng, [[], ['excused']])
      : [...others, first],
    organising: byDecision(style.needed.organising) ? 'other' : full ? 'full' : 'shortcomings',
    uniting: byDecision(style.needed.uniting) ? 'other' : full ? 'united' : 'prolonged-conflict',
  };
}

// ---------------------------------------------------------------- products

export function line(
  source: Product['source'],
  coefficient: string,
  assigned: string,
  completed: string,
  more: Partial<Product> = {},
): Product {
  return {
    source,
    coefficient,
    assigned,
    completed,
    meetingQuality: completed,
    onTime: completed,
    majorErrors: 0,
    waivedErrors: 0,
    latenesses: 0,
    waivedLatenesses: 0,
    ...more,
  };
}

export const COEFFICIENTS = ['1', '1', '0.5', '0.75', '1.2', '2', '2.5', '3.333', '20'];

export function events(rng: Rng): [number, number] {
  const count = chance(rng, 30) ? pick(rng, [1, 1, 2, 3, 4, 5]) : 0;
  return [count, count > 0 && chance(rng, 30) ? between(rng, 1, count) : 0];
}

export function randomLine(rng: Rng): Product {
  const source = pick(rng, ['plan', 'plan', 'plan', 'plan', 'handedOver', 'takenOver', 'unplanned'] as const);
  const assigned = between(rng, 1, 8) * pick(rng, [10, 10, 5]); // tenths
  let completed = chance(rng, 65) ? assigned : below(rng, assigned + 1);
  if (source === 'handedOver' && chance(rng, 70)) completed = 0;
  if ((source === 'takenOver' || source === 'unplanned') && chance(rng, 30)) completed = assigned * 6;
  const part = (): string => scaled(chance(rng, 70) ? completed : below(rng, completed + 1), 1);
  const [majorErrors, waivedErrors] = events(rng);
  const [latenesses, waivedLatenesses] = events(rng);
  return line(source, pick(rng, COEFFICIENTS), scaled(assigned, 1), scaled(completed, 1), {
    meetingQuality: part(),
    onTime: part(),
    majorErrors,
    waivedErrors,
    latenesses,
    waivedLatenesses,
  });
}

/** No converted work in the plan of the month. */
export const emptyPlan = (rng: Rng): Product[] =>
  pick(rng, [
    [],
    [line('plan', '2', '0', '0')],
    [line('plan', '0', '3', '3')],
    [line('unplanned', '1.5', '0', '2')],
    [line('takenOver', '1', '4', '4', { latenesses: 1 })],
  ]);

/**
 * Products with 70 assigned whose completed, good and timely totals are on average `done` / 10000.
 */
export function productsOf(rng: Rng, done: number): Product[] {
  const coefficient = pick(rng, ['1', '1', '0.5', '2.5']);
  const handed = pick(rng, [0, 0, 0, 10, 20]);
  const products: Product[] = [];
  let left = done;
  // one product with 4 errors and 2 latenesses gives 1, 0 and 0.5: together as much as 0.5 in each
  if (left >= 5_000 && chance(rng, 30)) {
    products.push(line('unplanned', coefficient, '0', '1', { majorErrors: 4, latenesses: 2 }));
    left -= 5_000;
  } else if (left >= UNIT && chance(rng, 20)) {
    const waived = { majorErrors: 2, waivedErrors: 2, latenesses: 1, waivedLatenesses: 1 };
    products.push(line('takenOver', coefficient, '1', '1', waived));
    left -= UNIT;
  }
  const own = Math.min(left, (70 - handed) * UNIT);
  products.push(line('plan', coefficient, `${70 - handed}`, scaled(own, 4)));
  if (handed > 0) products.push(line('handedOver', coefficient, `${handed}`, '0'));
  if (left > own) products.push(line('unplanned', coefficient, '0', scaled(left - own, 4)));
  return products;
}
