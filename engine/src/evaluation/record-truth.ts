import { compare, ratio } from '../exact.ts';
import { NO_CHOICE, NUMBER_SCALE } from '../register.ts';
import type { ConditionNode } from '../regulation/format.ts';
import { FALSE, holdsBy, TRUE, type Truth, UNKNOWN } from './condition.ts';
import type { RecordColumns } from './linker.ts';

/** Whether a record meets a condition on its own columns; a blank cell leaves it unknown, never met and never failed. */
export type RecordTruth = (columns: RecordColumns, row: number) => Truth;

export function linkRecordTruth(node: ConditionNode): RecordTruth {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const of = node.of.map(linkRecordTruth);
      const settles = node.kind === 'all' ? FALSE : TRUE;
      return (columns, row) => {
        const truths = of.map((c) => c(columns, row));
        if (truths.includes(settles)) return settles;
        return truths.includes(UNKNOWN) ? UNKNOWN : settles === FALSE ? TRUE : FALSE;
      };
    }
    case 'not': {
      const inner = linkRecordTruth(node.of);
      return (columns, row) => {
        const truth = inner(columns, row);
        return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
      };
    }
    case 'is': {
      const { oneOf, left } = node;
      return (columns, row) => {
        const column = columns.get(left.id);
        const at = column?.kind === 'choice' ? column.values[row]! : NO_CHOICE;
        if (column?.kind !== 'choice' || at === NO_CHOICE) return UNKNOWN;
        return oneOf.includes(column.options[at] ?? '') ? TRUE : FALSE;
      };
    }
    case 'compare': {
      const { left, tests } = node;
      return (columns, row) => {
        const column = columns.get(left.id);
        const raw = column?.kind === 'number' ? column.values[row]! : Number.NaN;
        if (Number.isNaN(raw)) return UNKNOWN;
        const value = ratio(raw, NUMBER_SCALE);
        return tests.every((t) => holdsBy(t.by, compare(value, t.value))) ? TRUE : FALSE;
      };
    }
    default:
      return () => UNKNOWN;
  }
}
