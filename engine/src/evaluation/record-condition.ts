import { compare, ratio } from '../exact.ts';
import { NO_CHOICE, NUMBER_SCALE } from '../register.ts';
import type { ConditionNode } from '../regulation/format.ts';
import type { RecordColumns, RecordCondition } from './linker.ts';

export function linkRecordCondition(node: ConditionNode): RecordCondition {
  switch (node.kind) {
    case 'all': {
      const of = node.of.map(linkRecordCondition);
      return (columns, row) => {
        for (let i = 0; i < of.length; i++) if (!of[i]!(columns, row)) return false;
        return true;
      };
    }
    case 'any': {
      const of = node.of.map(linkRecordCondition);
      return (columns, row) => {
        for (let i = 0; i < of.length; i++) if (of[i]!(columns, row)) return true;
        return false;
      };
    }
    case 'not': {
      const inner = linkRecordCondition(node.of);
      return (columns, row) => !inner(columns, row);
    }
    case 'is': {
      const { oneOf } = node;
      const { id } = node.left;
      let seen: RecordColumns | undefined;
      let values: Uint8Array | undefined;
      let accepted = new Uint8Array(256);
      return (columns, row) => {
        if (seen !== columns) {
          const column = columns.get(id);
          seen = columns;
          values = column?.kind === 'choice' ? column.values : undefined;
          accepted = new Uint8Array(256);
          if (column?.kind === 'choice') {
            column.options.forEach((option, index) => {
              if (index !== NO_CHOICE && oneOf.includes(option)) accepted[index] = 1;
            });
          }
        }
        return values !== undefined && accepted[values[row]!] === 1;
      };
    }
    case 'compare': {
      const { id } = node.left;
      const tests = node.tests;
      return (columns, row) => {
        const column = columns.get(id);
        const raw = column?.kind === 'number' ? column.values[row]! : Number.NaN;
        if (Number.isNaN(raw)) return false;
        const value = ratio(raw, NUMBER_SCALE);
        return tests.every((t) => {
          const d = compare(value, t.value);
          return t.by === 'atLeast'
            ? d >= 0
            : t.by === 'above'
              ? d > 0
              : t.by === 'atMost'
                ? d <= 0
                : t.by === 'below'
                  ? d < 0
                  : d === 0;
        });
      };
    }
    default:
      return () => false;
  }
}
