import type { Person } from './people.ts';

/** What a careful programmer would write by hand for this one regulation: closures with three values over objects. */
type Truth = boolean | undefined;
type Test = (person: Person) => Truth;

const below =
  (of: (person: Person) => number | undefined, bar: number): Test =>
  (person) => {
    const value = of(person);
    return value === undefined ? undefined : value < bar;
  };
const atLeast =
  (of: (person: Person) => number | undefined, bar: number): Test =>
  (person) => {
    const value = of(person);
    return value === undefined ? undefined : value >= bar;
  };
const atMost =
  (of: (person: Person) => number | undefined, bar: number): Test =>
  (person) => {
    const value = of(person);
    return value === undefined ? undefined : value <= bar;
  };
const is =
  (of: (person: Person) => string | boolean | undefined, ...words: (string | boolean)[]): Test =>
  (person) => {
    const value = of(person);
    return value === undefined ? undefined : words.includes(value);
  };
const all =
  (...tests: Test[]): Test =>
  (person) => {
    let truth: Truth = true;
    for (const test of tests) {
      const t = test(person);
      if (t === false) return false;
      if (t === undefined) truth = undefined;
    }
    return truth;
  };
const any =
  (...tests: Test[]): Test =>
  (person) => {
    let truth: Truth = false;
    for (const test of tests) {
      const t = test(person);
      if (t === true) return true;
      if (t === undefined) truth = undefined;
    }
    return truth;
  };

const score = (p: Person): number | undefined => p.p1 + p.p2 + p.p3 + p.p4 + p.p5;

const CONDITIONS: readonly Test[] = [
  below((p) => p.months, 6),
  is((p) => p.f1, true),
  all(
    is((p) => p.f2, true),
    below((p) => p.n1, 50),
  ),
  any(
    all(
      is((p) => p.k1, 'd'),
      below((p) => p.n9, 50),
    ),
    below((p) => p.n2, 3),
  ),
  all(
    is((p) => p.k2, 'd'),
    below((p) => p.n3, 40),
  ),
  all(
    is((p) => p.f3, true),
    is((p) => p.k3, 'c', 'd'),
    below((p) => p.n4, 30),
  ),
  all(
    atLeast(score, 80),
    atLeast((p) => p.n5, 30),
    is((p) => p.f4, true),
  ),
  atLeast(score, 60),
  atLeast(score, 40),
  below(score, 40),
  below((p) => p.n6, 20),
  below((p) => p.n7, 10),
  all(
    is((p) => p.f5, true),
    below((p) => p.n8, 50),
  ),
  below((p) => p.n9, 15),
  all(
    is((p) => p.k4, 'c', 'd'),
    is((p) => p.f6, false),
  ),
  below((p) => p.months, 9),
  any(
    below((p) => p.p1, 2),
    below((p) => p.p2, 2),
    below((p) => p.p3, 2),
  ),
  all(
    atMost((p) => p.n1, 25),
    atMost((p) => p.n2, 25),
  ),
  all(
    below((p) => p.p4, 4),
    below((p) => p.p5, 4),
  ),
  all(
    below((p) => p.n5, 10),
    below((p) => p.n6, 10),
  ),
];

const LEVELS = ['best', 'good', 'fair', 'poor'];

export function byHand(person: Person): { level: string | undefined; outcomes: Truth[] } {
  const outcomes = CONDITIONS.map((test) => test(person));
  return { level: levelFromTruths(outcomes), outcomes };
}

/** Not rated, forced, ladder, ceilings: the order of the regulation, for engines that only answer conditions. */
export function levelFromTruths(outcomes: readonly Truth[]): string | undefined {
  if (outcomes.includes(undefined)) return undefined;
  if (outcomes[0]) return 'notRated';
  const forced = outcomes.slice(1, 6).includes(true);
  let level = forced ? 3 : outcomes.indexOf(true, 6) - 6;
  for (let i = 10; i < 16; i++) if (outcomes[i]) level = Math.max(level, 1);
  for (let i = 16; i < 20; i++) if (outcomes[i]) level = Math.max(level, 2);
  return LEVELS[level];
}
