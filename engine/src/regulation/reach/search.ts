import type { Exact } from '../../exact.ts';
import type { Comparison, ConditionNode, Operand } from '../format.ts';
import { choose, type Domain, narrow } from './domain.ts';

/** A condition that is to come out true or false. */
export interface Goal {
  readonly node: ConditionNode;
  readonly want: boolean;
}

export interface SearchSpace {
  /** All values an operand can have before anything is asked of it. */
  domainOf(operand: Operand): Domain;
  optionsOf(reading: string): readonly string[];
  named(condition: string): ConditionNode | undefined;
}

/** A goal broken down: something to meet at once, or several ways of which one is enough. */
type Step =
  | { readonly kind: 'and'; readonly goals: readonly Goal[] }
  | { readonly kind: 'or'; readonly goals: readonly Goal[] }
  | { readonly kind: 'number'; readonly left: Operand; readonly by: Comparison; readonly value: Exact }
  | {
      readonly kind: 'words';
      readonly key: string;
      readonly full: Domain;
      readonly words: readonly string[];
      readonly among: boolean;
    };

/** After so many steps we stop looking, and take it that the goals can be met. */
const MOST_STEPS = 200_000;

/**
 * Whether some values of the operands meet all goals. Operands are taken as independent, so "no" is certain and "yes"
 * means only: nothing that intervals can see stands against it.
 */
export function canMeet(goals: readonly Goal[], space: SearchSpace): boolean {
  let steps = 0;

  const search = (
    goals: readonly Goal[],
    before: ReadonlyMap<string, Domain>,
    later: readonly (readonly Goal[])[],
  ): boolean => {
    const domains = new Map(before);
    const pending = [...goals];
    const ways = [...later];
    for (let goal = pending.pop(); goal !== undefined; goal = pending.pop()) {
      steps += 1;
      if (steps > MOST_STEPS) return true;
      const step = stepOf(goal, space);
      if (step.kind === 'and') pending.push(...step.goals);
      else if (step.kind === 'or' && step.goals.length === 1) pending.push(...step.goals);
      else if (step.kind === 'or') ways.push(step.goals);
      else {
        const key = step.kind === 'number' ? keyOf(step.left) : step.key;
        const domain = domains.get(key) ?? (step.kind === 'number' ? space.domainOf(step.left) : step.full);
        const left =
          step.kind === 'number'
            ? narrow(domain, step.by, step.value)
            : choose(domain, step.words, step.among);
        if (left === undefined) return false;
        domains.set(key, left);
      }
    }
    const [first, ...rest] = ways;
    return first === undefined || first.some((goal) => search([goal], domains, rest));
  };

  return search(goals, new Map(), []);
}

export const keyOf = (operand: Operand): string =>
  `${operand.kind} ${operand.id}${operand.kind === 'fact' && operand.rater !== undefined ? ` ${operand.rater}` : ''}`;

function stepOf({ node, want }: Goal, space: SearchSpace): Step {
  switch (node.kind) {
    case 'all':
    case 'any':
      return {
        kind: (node.kind === 'all') === want ? 'and' : 'or',
        goals: node.of.map((inner) => ({ node: inner, want })),
      };
    case 'not':
      return { kind: 'and', goals: [{ node: node.of, want: !want }] };
    case 'named': {
      const inner = space.named(node.condition);
      return { kind: 'and', goals: inner ? [{ node: inner, want }] : [] };
    }
    case 'reading':
      return {
        kind: 'words',
        key: `reading ${node.reading}`,
        full: { kind: 'words', of: new Set(space.optionsOf(node.reading)) },
        words: [node.is],
        among: want,
      };
    case 'is':
      return {
        kind: 'words',
        key: keyOf(node.left),
        full: space.domainOf(node.left),
        words: node.oneOf,
        among: want,
      };
    case 'elsewhere':
    case 'records':
    case 'rating':
    case 'level':
    case 'rated':
    case 'bound':
    case 'period-ends':
      // What lies with others may be anything: only the very same words contradict each other.
      return { kind: 'words', key: wordsOf(node), full: YES_OR_NO, words: ['yes'], among: want };
    case 'compare':
      return compared(node, want);
  }
}

const YES_OR_NO: Domain = { kind: 'words', of: new Set(['yes', 'no']) };

/** A condition about others as it is written, wherever it stands. */
const wordsOf = (node: ConditionNode): string =>
  JSON.stringify(node, (key, value) =>
    key === 'at' ? undefined : typeof value === 'bigint' ? `${value}` : value,
  );

const REFUTED_BY: Record<Comparison, readonly Comparison[]> = {
  atLeast: ['below'],
  above: ['atMost'],
  atMost: ['above'],
  below: ['atLeast'],
  equals: ['below', 'above'],
};

function compared(node: ConditionNode & { kind: 'compare' }, want: boolean): Step {
  const [test, ...more] = node.tests;
  if (want && test && more.length === 0)
    return { kind: 'number', left: node.left, by: test.by, value: test.value };
  const single = (by: Comparison, { value, text }: { value: Exact; text: string }): Goal => ({
    node: { kind: 'compare', left: node.left, tests: [{ by, value, text }], at: node.at },
    want: true,
  });
  if (want) return { kind: 'and', goals: node.tests.map((t) => single(t.by, t)) };
  return { kind: 'or', goals: node.tests.flatMap((t) => REFUTED_BY[t.by].map((by) => single(by, t))) };
}
