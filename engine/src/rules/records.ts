import type { RecordCondition } from '../evaluation/linker.ts';
import type { View } from '../evaluation/view.ts';
import { ONE, ratio, ZERO } from '../exact.ts';
import { columnsInWords } from '../explanation/column-words.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { missingFact } from './measured.ts';

function countRows(view: View, table: string, per: boolean, matches: RecordCondition | undefined): number {
  const records = view.world.register.records.get(table);
  const rows = records?.rowsOf(view.index, per ? view.period.id : undefined);
  if (records === undefined || rows === undefined) return 0;
  let count = 0;
  for (const row of rows) if (matches === undefined || matches(records.columns, row)) count += 1;
  return count;
}

/** How many records meet a condition. No record is 0: the register is complete for what it declares. */
export const countOfRecords: RuleKind = {
  kind: 'count-of-records',
  keys: ['table', 'where?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    if (table === undefined) return undefined;
    return {
      kind: 'count-of-records',
      references: { tables: [{ table, columns: [] }] },
      range: () => ({ min: ZERO }),
      link(linker) {
        const matches = where && linker.recordCondition(where, table);
        const per = linker.table(table).per !== undefined;
        return (view) => ratio(countRows(view, table, per, matches));
      },
      explain: (step, language) => shownNumber(step.value, language),
      inWords: (name) =>
        say(
          `số dòng “${name(table).vi}”${where ? ` mà ${columnsInWords(where, table, name, 'vi')}` : ''}`,
          `number of lines of “${name(table).en}”${where ? ` where ${columnsInWords(where, table, name, 'en')}` : ''}`,
        ),
    };
  },
};

/** The share of records that meet a condition, among those that meet `among`. Without any record it is missing, or asked. */
export const shareOfRecords: RuleKind = {
  kind: 'share-of-records',
  keys: ['table', 'where', 'among?', 'when-none?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const where = read.condition(at.field('where'), 'columns');
    const among = at.optional('among') && read.condition(at.optional('among'), 'columns');
    const question = at.optional('when-none')?.map(['ask'])?.field('ask')?.id();
    if (table === undefined || where === undefined) return undefined;
    return {
      kind: 'share-of-records',
      references: { tables: [{ table, columns: [] }], ...(question ? { questions: [question] } : {}) },
      range: () => ({ min: ZERO, max: ONE }),
      link(linker) {
        const meets = linker.recordCondition(where, table);
        const counts = among && linker.recordCondition(among, table);
        const per = linker.table(table).per !== undefined;
        const asked = question === undefined ? undefined : linker.question(question);
        const { articles } = linker;
        return (view) => {
          const all = countRows(view, table, per, counts);
          if (all === 0) {
            return asked
              ? ask(view, asked)
              : missingFact({ subject: view.id, period: view.period.id, what: table, articles });
          }
          const some = countRows(
            view,
            table,
            per,
            (columns, row) => (counts?.(columns, row) ?? true) && meets(columns, row),
          );
          if (view.traced) view.note({ details: { some, all } });
          return ratio(some, all);
        };
      },
      explain: (step, language, telling) =>
        `${telling.name(table)}: ${step.details.some} / ${step.details.all} = ${shownPercent(step.value, language)}`,
      inWords: (name) => {
        const of = (language: Language) =>
          among ? ` (${columnsInWords(among, table, name, language)})` : '';
        return say(
          `tỷ lệ số dòng “${name(table).vi}”${of('vi')} mà ${columnsInWords(where, table, name, 'vi')}`,
          `share of the lines of “${name(table).en}”${of('en')} where ${columnsInWords(where, table, name, 'en')}`,
        );
      },
    };
  },
};
