import type { CalendarDay } from '../calendar-day.ts';
import type { PeriodEndsNode } from '../regulation/condition-nodes.ts';
import type { ConditionNode } from '../regulation/format.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts';

/** Under this name the register answers the last day of the period, as a number. */
export const PERIOD_END = 'periodEnd';

const SEVERAL = 'territory';
const BETWEEN = '; ';

/** Several words of one attribute as the register answers them. */
export const inOneAnswer = (words: readonly string[]): string => words.join(BETWEEN);

/** The words an attribute was answered with: a unit may lie in several territories, anything else is one word. */
export const wordsAnswered = (id: string, answer: string): readonly string[] =>
  id === SEVERAL ? answer.split(BETWEEN) : [answer];

export const endsWithin = ({ from, to }: PeriodEndsNode, day: CalendarDay): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);

/**
 * Conditions of scopes and groups look only at attributes and readings. An attribute that is not recorded meets
 * nothing, and its contrary neither.
 */
export function attributesMeet(
  node: ConditionNode,
  attribute: (id: string) => string | undefined,
  reading: (id: string) => string | undefined,
): boolean {
  return truthOf(node, attribute, reading) === TRUE;
}

function truthOf(
  node: ConditionNode,
  attribute: (id: string) => string | undefined,
  reading: (id: string) => string | undefined,
): Truth {
  const inner = (n: ConditionNode): Truth => truthOf(n, attribute, reading);
  switch (node.kind) {
    case 'all':
    case 'any': {
      const settles = node.kind === 'all' ? FALSE : TRUE;
      let isOpen = false;
      for (const one of node.of) {
        const truth = inner(one);
        if (truth === settles) return settles;
        isOpen ||= truth === UNKNOWN;
      }
      return isOpen ? UNKNOWN : settles === FALSE ? TRUE : FALSE;
    }
    case 'not': {
      const truth = inner(node.of);
      return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
    }
    case 'reading':
      return reading(node.reading) === node.is ? TRUE : FALSE;
    case 'period-ends': {
      const day = attribute(PERIOD_END);
      return day === undefined ? UNKNOWN : endsWithin(node, Number(day) as CalendarDay) ? TRUE : FALSE;
    }
    case 'is': {
      const value = attribute(node.left.id);
      if (value === undefined) return UNKNOWN;
      return wordsAnswered(node.left.id, value).some((word) => node.oneOf.includes(word)) ? TRUE : FALSE;
    }
    default:
      return UNKNOWN;
  }
}

/** Whether a condition on attributes looks at the days of the period. */
export function asksForPeriod(node: ConditionNode): boolean {
  if (node.kind === 'all' || node.kind === 'any') return node.of.some(asksForPeriod);
  return node.kind === 'not' ? asksForPeriod(node.of) : node.kind === 'period-ends';
}

/** Whether a condition on attributes looks at this one. */
export function asksForAttribute(node: ConditionNode, id: string): boolean {
  if (node.kind === 'all' || node.kind === 'any') return node.of.some((n) => asksForAttribute(n, id));
  return node.kind === 'not' ? asksForAttribute(node.of, id) : node.kind === 'is' && node.left.id === id;
}
