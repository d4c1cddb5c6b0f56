import { isExact } from '../evaluation/view.ts';
import type { ColumnDeclaration } from '../regulation/format.ts';
import { chooser, flagOf } from './choice-cell.ts';
import { RECORD_LIMITS } from './number-rule.ts';
import type { RecordColumn } from './record-column.ts';
import { DayColumn, NumberColumn } from './record-numbers.ts';
import { ChoiceColumn, TextColumn } from './record-words.ts';
import { EMPTY, isRefusal } from './refusal.ts';

/** The place where values of a declared column gather. What another cell fills stays blank until then. */
export function columnOf(declaration: ColumnDeclaration): RecordColumn {
  const { type, required, fromTable, sameAs } = declaration;
  const filledLater = fromTable !== undefined || sameAs !== undefined;
  const absent = filledLater ? undefined : declaration.whenAbsent;
  const whenBlank = required && absent === undefined && !filledLater ? EMPTY : undefined;
  switch (type.kind) {
    case 'number':
      return new NumberColumn({ ...type, ...RECORD_LIMITS }, isExact(absent) ? absent : undefined, whenBlank);
    case 'day':
      return new DayColumn(typeof absent === 'number' ? absent : undefined, whenBlank);
    case 'flag':
      return new ChoiceColumn(
        ['no', 'yes'],
        (text) => {
          const flag = flagOf(text);
          return isRefusal(flag) ? flag : flag ? 'yes' : 'no';
        },
        typeof absent === 'boolean' ? (absent ? 'yes' : 'no') : undefined,
        whenBlank,
      );
    case 'choice':
      return new ChoiceColumn(
        [...type.options.keys()],
        chooser(type.options),
        typeof absent === 'string' ? absent : undefined,
        whenBlank,
      );
    case 'text':
      return new TextColumn(typeof absent === 'string' ? absent : undefined, whenBlank);
  }
}
