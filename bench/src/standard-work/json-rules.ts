import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { levelFromTruths } from './closures.ts';
import type { Person } from './people.ts';

const on = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const all = (...conditions: object[]) => ({ all: conditions }) as TopLevelCondition;
const any = (...conditions: object[]) => ({ any: conditions }) as TopLevelCondition;
const below = (fact: string, bar: number) => on(fact, 'lessThan', bar);
const is = (fact: string, value: unknown) => on(fact, 'equal', value);
const atLeast = (fact: string, bar: number) => on(fact, 'greaterThanInclusive', bar);

const CONDITIONS: readonly TopLevelCondition[] = [
  all(below('months', 6)),
  all(is('f1', true)),
  all(is('f2', true), below('n1', 50)),
  any(all(is('k1', 'd'), below('n9', 50)), below('n2', 3)),
  all(is('k2', 'd'), below('n3', 40)),
  all(is('f3', true), on('k3', 'in', ['c', 'd']), below('n4', 30)),
  all(atLeast('score', 80), atLeast('n5', 30), is('f4', true)),
  all(atLeast('score', 60)),
  all(atLeast('score', 40)),
  all(below('score', 40)),
  all(below('n6', 20)),
  all(below('n7', 10)),
  all(is('f5', true), below('n8', 50)),
  all(below('n9', 15)),
  all(on('k4', 'in', ['c', 'd']), is('f6', false)),
  all(below('months', 9)),
  any(below('p1', 2), below('p2', 2), below('p3', 2)),
  all(on('n1', 'lessThanInclusive', 25), on('n2', 'lessThanInclusive', 25)),
  all(below('p4', 4), below('p5', 4)),
  all(below('n5', 10), below('n6', 10)),
];

/** json-rules-engine: a rule per condition. */
export function jsonRules(): (person: Person) => Promise<string | undefined> {
  const engine = new Engine();
  CONDITIONS.forEach((conditions, i) => {
    engine.addRule({ conditions, event: { type: String(i) } });
  });
  return async (person) => {
    const score = person.p1 + person.p2 + person.p3 + person.p4 + person.p5;
    const { events } = await engine.run({ ...person, score });
    const held = new Set(events.map((e) => Number(e.type)));
    return levelFromTruths(CONDITIONS.map((_, i) => held.has(i)));
  };
}
