import type { Linker } from '../evaluation/linker.ts';
import { compare, divide, type Exact, isZero, negate, ONE, ZERO } from '../exact.ts';
import { columnsInWords } from '../explanation/column-words.ts';
import { shownNumber } from '../explanation/show.ts';
import { type Language, say } from '../problem.ts';
import type { Records } from '../register.ts';
import type { TableDeclaration } from '../regulation/format.ts';
import { clamp, exactly, type Interval, joined, scaled, sumOf, weighted } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { fewestInWords, fewestOf, type Grouping, readFewest, readGrouping } from './grouping.ts';
import type { Name, RuleKind } from './kinds.ts';
import { type Measured, missingFact, within } from './measured.ts';
import { absentInWords, meanOfSaid, weightsInWords } from './rater-weights.ts';
import { cellRange, columnIn, type Seen, type SeenRow, seenRows, wordIn } from './record-cells.ts';
import { linkWhenNone, questionsOf, readWhenNone, withNone } from './when-none.ts';

/** Of one row: a score, or what was done over what was due, capped, less a share for each failed check. */
interface RowRule {
  readonly of: string;
  readonly to: string | undefined;
  readonly each: Exact | undefined;
  readonly less: { readonly events: string; readonly share: Exact } | undefined;
}

/**
 * The mean of records, weighted if a column says so: targets that are each met at most in full, scores that many people
 * gave. By kinds of raters it is the weighted mean of the means, each of at least `fewest` records.
 */
export const meanOfRecords: RuleKind = {
  kind: 'mean-of-records',
  keys: ['table', 'of', 'to?', 'each-at-most?', 'less?', 'weight?', 'where?', 'by?', 'fewest?', 'when-none'],
  read(at, read) {
    const table = at.field('table')?.id();
    const row = readRow(at, read);
    const weight = at.optional('weight')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    const grouping = at.optional('by') && readGrouping(at.optional('by'), read);
    const fewest = readFewest(at.optional('fewest'));
    const none = readWhenNone(at.field('when-none'), read);
    if (table === undefined || row === undefined || none === undefined) return undefined;
    if (at.optional('by') && grouping === undefined) return undefined;
    const columns = [row.of, row.to, row.less?.events, weight, grouping?.column].filter(
      (c) => c !== undefined,
    );
    return {
      kind: 'mean-of-records',
      references: { tables: [{ table, columns }], ...questionsOf(none) },
      range: (rangeOf) =>
        withNone(
          rowRange(row, (c) => rangeOf(`${table}.${c}`)),
          none,
        ),
      link(linker) {
        const declaration = linker.table(table);
        const truth = where && linker.recordTruth(where);
        const whenNone = linkWhenNone(none, linker.question);
        const rangeIn = linkRow(row, declaration);
        const weightOf = linkWeight(weight, declaration);
        const missing = missingIn(linker, table);
        return (view) => {
          const seen = seenRows(view, declaration, truth);
          if (seen === undefined || seen.rows.length === 0) return whenNone(view);
          const meanOf = (rows: readonly SeenRow[], kind?: string): Measured => {
            const sure = rows.filter((r) => r.isSure).length;
            if (sure < fewestOf(fewest, kind)) return missing(view);
            const range = meanRange(
              rows,
              (r) => rangeIn(seen.records, r),
              (r) => weightOf(seen.records, r),
            );
            return range === undefined ? whenNone(view) : within([missing(view)], range);
          };
          const measured = grouping ? byGroups(grouping, seen, meanOf, missing(view)) : meanOf(seen.rows);
          if (view.traced) view.note({ details: { counted: seen.rows.length } });
          return measured;
        };
      },
      explain(step, language, telling) {
        const value = shownNumber(step.value, language, 4);
        return telling.say(
          `${value}, trung bình của ${step.details.counted} dòng “${telling.name(table)}”`,
          `${value}, the mean of ${step.details.counted} records of “${telling.name(table)}”`,
        );
      },
      inWords: (name) => say(allWords(name, 'vi'), allWords(name, 'en')),
    };

    function allWords(name: Name, language: Language): string {
      const vi = language === 'vi';
      const column = (id: string) => name(`${table}.${id}`)[language];
      const n = (x: Exact) => shownNumber(x, language, 4);
      const { of, to, each, less } = row!;
      return [
        `${vi ? 'trung bình các dòng' : 'mean of the lines of'} “${name(table!)[language]}”: ${column(of)}${to ? ` / ${column(to)}` : ''}`,
        each && `${vi ? 'mỗi dòng tối đa' : 'each at most'} ${n(each)}`,
        less && `${vi ? 'trừ' : 'less'} ${n(less.share)} × ${column(less.events)}`,
        weight && `${vi ? 'trọng số' : 'weighted by'} ${column(weight)}`,
        where && `${vi ? 'mà' : 'where'} ${columnsInWords(where, table!, name, language)}`,
        grouping &&
          `${column(grouping.column)}: ${weightsInWords(grouping.weights, (o) => name(`${table}.${grouping.column}=${o}`)[language], language)}${absentInWords(grouping.whenAbsent, language)}`,
        fewestInWords(fewest, (o) => name(`${table}.${grouping?.column}=${o}`)[language], language),
      ]
        .filter((part) => part !== undefined)
        .join('; ');
    }
  },
};

function readRow(at: Cursor, read: RuleReader): RowRule | undefined {
  const of = at.field('of')?.id();
  const to = at.optional('to')?.id();
  const each = at.optional('each-at-most') && read.exact(at.optional('each-at-most'));
  const lessAt = at.optional('less')?.map(['events', 'share']);
  const events = lessAt?.field('events')?.id();
  const share = read.exact(lessAt?.field('share'));
  if (of === undefined || (lessAt && (events === undefined || share === undefined))) return undefined;
  return { of, to, each, less: events && share ? { events, share } : undefined };
}

const missingIn =
  ({ articles }: Linker, what: string) =>
  (view: { readonly id: string; readonly period: { readonly id: string } }) =>
    missingFact({ subject: view.id, period: view.period.id, what, articles });

/** The value of a row as far as its cells tell. */
function rowRange({ of, to, each, less }: RowRule, cell: (column: string) => Interval): Interval {
  const top = cell(of);
  const whole = to === undefined ? top : quotientRange(top, cell(to));
  const capped = each === undefined ? whole : clamp(whole, undefined, each);
  if (less === undefined) return capped;
  const events = cell(less.events);
  const taken = scaled(events.min ? events : { ...events, min: ZERO }, negate(less.share));
  return clamp(sumOf([capped, taken]), ZERO, undefined);
}

/** Of numbers that are not negative; a divisor that may be 0 leaves the quotient without an upper end. */
function quotientRange(top: Interval, bottom: Interval): Interval {
  const low = top.min && bottom.max && !isZero(bottom.max) ? divide(top.min, bottom.max) : ZERO;
  const high =
    top.max && bottom.min && compare(bottom.min, ZERO) > 0 ? divide(top.max, bottom.min) : undefined;
  return { min: low, ...(high ? { max: high } : {}) };
}

function linkRow(row: RowRule, table: TableDeclaration): (records: Records, at: number) => Interval {
  const columns = new Map(
    [row.of, row.to, row.less?.events].filter((c) => c !== undefined).map((c) => [c, columnIn(table, c)]),
  );
  return (records, at) => rowRange(row, (c) => cellRange(records, columns.get(c)!, at));
}

function linkWeight(
  weight: string | undefined,
  table: TableDeclaration,
): (records: Records, at: number) => Interval {
  if (weight === undefined) return () => exactly(ONE);
  const column = columnIn(table, weight);
  return (records, at) => cellRange(records, column, at);
}

/**
 * Where the weighted mean of the rows lies; undefined when there is nothing to divide by. With every weight known and
 * every row certain it is as sharp as the rows; otherwise it lies between the lowest and the highest of them.
 */
function meanRange(
  rows: readonly SeenRow[],
  rangeIn: (row: number) => Interval,
  weightOf: (row: number) => Interval,
): Interval | undefined {
  const values = rows.map(({ row }) => rangeIn(row));
  const weights = rows.map(({ row }) => weightOf(row));
  const isKnown =
    rows.every((r) => r.isSure) && weights.every((w) => w.min && w.max && compare(w.min, w.max) === 0);
  if (!isKnown) return values.reduce(joined);
  const whole = sumOf(weights).min!;
  if (isZero(whole)) return undefined;
  return scaled(sumOf(values.map((v, i) => weighted(v, weights[i]!))), divide(ONE, whole));
}

/** Rows of a kind nobody weighs do not count; a row of unknown kind leaves everything open. */
function byGroups(
  { column, weights, whenAbsent }: Grouping,
  { records, rows }: Seen,
  meanOf: (rows: readonly SeenRow[], kind: string) => Measured,
  missing: Measured,
): Measured {
  const kindOf = new Map(rows.map((r) => [r, wordIn(records, column, r.row)]));
  if ([...kindOf.values()].some((kind) => kind === undefined)) return missing;
  const said = [...weights].map(([kind, weight]) => {
    const theirs = rows.filter((r) => kindOf.get(r) === kind);
    return {
      weight,
      isAbsent: theirs.length === 0,
      value: theirs.length === 0 ? missing : meanOf(theirs, kind),
    };
  });
  return meanOfSaid(said, whenAbsent);
}
