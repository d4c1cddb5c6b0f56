import type { ConditionNode } from '../regulation/format.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './condition.ts';

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
    case 'all': {
      const of = node.of.map(inner);
      return of.includes(FALSE) ? FALSE : of.includes(UNKNOWN) ? UNKNOWN : TRUE;
    }
    case 'any': {
      const of = node.of.map(inner);
      return of.includes(TRUE) ? TRUE : of.includes(UNKNOWN) ? UNKNOWN : FALSE;
    }
    case 'not': {
      const truth = inner(node.of);
      return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
    }
    case 'reading':
      return reading(node.reading) === node.is ? TRUE : FALSE;
    case 'is': {
      const value = attribute(node.left.id);
      return value === undefined ? UNKNOWN : node.oneOf.includes(value) ? TRUE : FALSE;
    }
    default:
      return UNKNOWN;
  }
}
