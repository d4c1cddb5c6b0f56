import Engine from 'publicodes';
import { levelFromTruths } from './closures.ts';
import type { Person } from './people.ts';

const all = (...of: unknown[]) => ({ 'toutes ces conditions': of });
const any = (...of: unknown[]) => ({ 'une de ces conditions': of });

const CONDITIONS: readonly unknown[] = [
  'months < 6',
  'f1 = oui',
  all('f2 = oui', 'n1 < 50'),
  any(all("k1 = 'd'", 'n9 < 50'), 'n2 < 3'),
  all("k2 = 'd'", 'n3 < 40'),
  all('f3 = oui', any("k3 = 'c'", "k3 = 'd'"), 'n4 < 30'),
  all('score >= 80', 'n5 >= 30', 'f4 = oui'),
  'score >= 60',
  'score >= 40',
  'score < 40',
  'n6 < 20',
  'n7 < 10',
  all('f5 = oui', 'n8 < 50'),
  'n9 < 15',
  all(any("k4 = 'c'", "k4 = 'd'"), 'f6 = non'),
  'months < 9',
  any('p1 < 2', 'p2 < 2', 'p3 < 2'),
  all('n1 <= 25', 'n2 <= 25'),
  all('p4 < 4', 'p5 < 4'),
  all('n5 < 10', 'n6 < 10'),
];

const asWritten = (value: number | boolean | string): string | number =>
  typeof value === 'boolean' ? (value ? 'oui' : 'non') : typeof value === 'string' ? `'${value}'` : value;

/** publicodes: a rule per fact and per condition, a new situation for each person. */
export function publi(example: Person): (person: Person) => string | undefined {
  const facts = Object.fromEntries(Object.keys(example).map((id) => [id, null]));
  const rules = Object.fromEntries(CONDITIONS.map((valeur, i) => [`r${i + 1}`, { valeur }]));
  const engine = new Engine(
    { ...facts, score: { somme: ['p1', 'p2', 'p3', 'p4', 'p5'] }, ...rules } as ConstructorParameters<
      typeof Engine
    >[0],
    { logger: { log: () => {}, warn: () => {}, error: () => {} } },
  );
  return (person) => {
    engine.setSituation(Object.fromEntries(Object.entries(person).map(([id, v]) => [id, asWritten(v)])));
    return levelFromTruths(CONDITIONS.map((_, i) => engine.evaluate(`r${i + 1}`).nodeValue === true));
  };
}
