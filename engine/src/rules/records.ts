import { FALSE, TRUE, UNKNOWN } from '../evaluation/condition.ts';
import type { RecordTruth } from '../evaluation/record-truth.ts';
import type { View } from '../evaluation/view.ts';
import { type Exact, ONE, ratio, ZERO } from '../exact.ts';
import { columnsInWords } from '../explanation/column-words.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import { ask } from './ask.ts';
import { fewestInWords } from './grouping.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, missingFact } from './measured.ts';
import { aboutUnits, type LookAtRows, linkRows, readWhoseRows, whoseInWords } from './rows-met.ts';

interface Counted {
  readonly yes: number;
  readonly open: number;
  /** Ids of the units the rows are about, one for each row, where they are not the subject's own. */
  readonly about: readonly string[];
}

/** Rows for which a condition holds, and rows where a blank cell leaves it open. */
function countRows(view: View, rows: LookAtRows, truth: RecordTruth | undefined): Counted {
  let yes = 0;
  let open = 0;
  const about: string[] = [];
  const { records, met } = rows(view);
  if (records === undefined) return { yes, open, about };
  for (const { row, isOn, unit } of met) {
    const t = isOn === FALSE ? FALSE : truth === undefined ? TRUE : truth(records.columns, row);
    if (t === FALSE) continue;
    if (t === UNKNOWN || isOn === UNKNOWN) {
      open += 1;
      continue;
    }
    yes += 1;
    if (unit !== undefined) about.push(view.world.id('unit', unit));
  }
  return { yes, open, about };
}

/** A number that blank cells leave open; it lies in the range all the same. */
function blankCells(view: View, table: string, articles: readonly string[], min: Exact, max: Exact): Gap {
  const gap = missingFact({ subject: view.id, period: view.period.id, what: table, articles });
  return { ...gap, range: { min, max } };
}

/** How many records meet a condition. No record is 0: the register is complete for what it declares. */
export const countOfRecords: RuleKind = {
  kind: 'count-of-records',
  keys: ['table', 'of?', 'on?', 'where?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    const whose = readWhoseRows(at);
    if (table === undefined || whose === 'refused') return undefined;
    return {
      kind: 'count-of-records',
      references: { tables: [{ table, columns: [], ...(whose ? { whose } : {}) }] },
      range: () => ({ min: ZERO }),
      link(linker) {
        const matches = where && linker.recordTruth(where);
        const rows = linkRows(linker.table(table), whose);
        const { articles } = linker;
        return (view) => {
          const { yes, open, about } = countRows(view, rows, matches);
          if (view.traced) view.note({ details: { about } });
          return open === 0 ? ratio(yes) : blankCells(view, table, articles, ratio(yes), ratio(yes + open));
        };
      },
      explain: (step, language, telling) =>
        `${shownNumber(step.value, language)}${aboutUnits(step, telling)}`,
      inWords: (name) =>
        say(
          `số dòng “${name(table).vi}”${whoseInWords(whose, 'vi')}${where ? ` mà ${columnsInWords(where, table, name, 'vi')}` : ''}`,
          `number of lines of “${name(table).en}”${whoseInWords(whose, 'en')}${where ? ` where ${columnsInWords(where, table, name, 'en')}` : ''}`,
        ),
    };
  },
};

/**
 * The share of records that meet a condition, among those that meet `among`. Without any record it is missing, or asked;
 * of fewer than `fewest` it is missing.
 */
export const shareOfRecords: RuleKind = {
  kind: 'share-of-records',
  keys: ['table', 'of?', 'on?', 'where', 'among?', 'fewest?', 'when-none?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const where = read.condition(at.field('where'), 'columns');
    const among = at.optional('among') && read.condition(at.optional('among'), 'columns');
    const fewest = at.optional('fewest')?.integer() ?? 1;
    const question = at.optional('when-none')?.map(['ask'])?.field('ask')?.id();
    const whose = readWhoseRows(at);
    if (table === undefined || where === undefined || whose === 'refused') return undefined;
    return {
      kind: 'share-of-records',
      references: {
        tables: [{ table, columns: [], ...(whose ? { whose } : {}) }],
        ...(question ? { questions: [question] } : {}),
      },
      range: () => ({ min: ZERO, max: ONE }),
      link(linker) {
        const meets = linker.recordTruth(where);
        const counts = among && linker.recordTruth(among);
        const both: RecordTruth = (columns, row) =>
          counts === undefined || counts(columns, row) === TRUE ? meets(columns, row) : FALSE;
        const rows = linkRows(linker.table(table), whose);
        const asked = question === undefined ? undefined : linker.question(question);
        const { articles } = linker;
        return (view) => {
          const { yes: all, open: unsure } = countRows(view, rows, counts);
          if (unsure > 0) return blankCells(view, table, articles, ZERO, ONE);
          if (all === 0) {
            return asked
              ? ask(view, asked)
              : missingFact({ subject: view.id, period: view.period.id, what: table, articles });
          }
          if (all < fewest)
            return missingFact({ subject: view.id, period: view.period.id, what: table, articles });
          const { yes: some, open, about } = countRows(view, rows, both);
          if (open > 0) return blankCells(view, table, articles, ratio(some, all), ratio(some + open, all));
          if (view.traced) view.note({ details: { some, all, about } });
          return ratio(some, all);
        };
      },
      explain: (step, language, telling) =>
        `${telling.name(table)}: ${step.details.some} / ${step.details.all} = ${shownPercent(step.value, language)}${aboutUnits(step, telling)}`,
      inWords: (name) => {
        const of = (language: Language) =>
          whoseInWords(whose, language) + (among ? ` (${columnsInWords(among, table, name, language)})` : '');
        const least = (language: Language) => {
          const said = fewestInWords(fewest, (kind) => kind, language);
          return said === undefined ? '' : `; ${said}`;
        };
        return say(
          `tỷ lệ số dòng “${name(table).vi}”${of('vi')} mà ${columnsInWords(where, table, name, 'vi')}${least('vi')}`,
          `share of the lines of “${name(table).en}”${of('en')} where ${columnsInWords(where, table, name, 'en')}${least('en')}`,
        );
      },
    };
  },
};
