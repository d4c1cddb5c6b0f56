import { ZenEngine } from '@gorules/zen-engine';
import { levelFromTruths } from './closures.ts';
import type { Person } from './people.ts';

const SCORE = 'p1 + p2 + p3 + p4 + p5';
const CONDITIONS = [
  'months < 6',
  'f1 == true',
  'f2 == true and n1 < 50',
  "(k1 == 'd' and n9 < 50) or n2 < 3",
  "k2 == 'd' and n3 < 40",
  "f3 == true and k3 in ['c', 'd'] and n4 < 30",
  '$.score >= 80 and n5 >= 30 and f4 == true',
  '$.score >= 60',
  '$.score >= 40',
  '$.score < 40',
  'n6 < 20',
  'n7 < 10',
  'f5 == true and n8 < 50',
  'n9 < 15',
  "k4 in ['c', 'd'] and f6 == false",
  'months < 9',
  'p1 < 2 or p2 < 2 or p3 < 2',
  'n1 <= 25 and n2 <= 25',
  'p4 < 4 and p5 < 4',
  'n5 < 10 and n6 < 10',
];

/** zen: a decision of one expression node, called one person after the other. */
export function zen(): (person: Person) => Promise<string | undefined> {
  const expressions = [SCORE, ...CONDITIONS].map((value, i) => ({
    id: `e${i}`,
    key: i === 0 ? 'score' : `r${i}`,
    value,
  }));
  const content = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'conditions', type: 'expressionNode', name: 'conditions', content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'conditions', type: 'edge' },
      { id: 'b', sourceId: 'conditions', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (person) => {
    const { result } = await decision.evaluate(person);
    return levelFromTruths(CONDITIONS.map((_, i) => result[`r${i + 1}`]));
  };
}
