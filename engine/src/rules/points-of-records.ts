import { compare, type Exact, ONE, ZERO } from '../exact.ts';
import { columnsInWords } from '../explanation/column-words.ts';
import { rowInWords } from '../explanation/record-words.ts';
import { isExact, shownNumber } from '../explanation/show.ts';
import type { Telling } from '../explanation/telling.ts';
import type { Step } from '../explanation/trace.ts';
import { type Language, say } from '../problem.ts';
import type { Records } from '../register.ts';
import type { TableDeclaration } from '../regulation/format.ts';
import { clamp, exactly, hull, type Interval, joined, sumOf, weighted } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import type { Name, RuleKind } from './kinds.ts';
import { missingFact, within } from './measured.ts';
import { cellRange, columnIn, type Seen, seenRows, wordIn } from './record-cells.ts';
import { type Repeated, readRepeated, repeatedTimes, repetitionOf } from './repeated.ts';

/** Points in a column of numbers, or one number for each option of a column of words. */
type Points =
  | { readonly column: string }
  | { readonly column: string; readonly byOption: ReadonlyMap<string, Exact> };

/**
 * Σ points over records: bonus points, deductions. A row has the points of a column, or those of its option; a weight
 * may multiply them, a repetition too; each row and the whole have their caps. No record is 0.
 */
export const pointsOfRecords: RuleKind = {
  kind: 'points-of-records',
  keys: ['table', 'points', 'weight?', 'where?', 'repeated?', 'each-at-most?', 'at-least?', 'at-most?'],
  read(at, read) {
    const table = at.field('table')?.id();
    const points = readPoints(at.field('points'), read);
    const weight = at.optional('weight')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    const repeated = readRepeated(at.optional('repeated'), read);
    const each = at.optional('each-at-most') && read.exact(at.optional('each-at-most'));
    const low = at.optional('at-least') && read.exact(at.optional('at-least'));
    const high = at.optional('at-most') && read.exact(at.optional('at-most'));
    if (table === undefined || points === undefined) return undefined;
    const columns = [points.column, weight, repeated?.by, repeated?.inOrderOf].filter((c) => c !== undefined);
    return {
      kind: 'points-of-records',
      references: { tables: [{ table, columns }] },
      range(rangeOf) {
        const one =
          'byOption' in points ? hull([...points.byOption.values()]) : rangeOf(`${table}.${points.column}`);
        return clamp(ofMany(one), low, high);
      },
      link(linker) {
        const declaration = linker.table(table);
        const truth = where && linker.recordTruth(where);
        const { articles } = linker;
        const pointsOf = linkPoints(points, declaration);
        const weightColumn = weight === undefined ? undefined : columnIn(declaration, weight);
        return (view) => {
          const seen = seenRows(view, declaration, truth);
          const rows = seen?.rows ?? [];
          const factors =
            seen && repeated && repetitionOf(repeated, seen.records, rows, (r) => pointsOf(seen.records, r));
          const ranges = rows.map(({ row, isSure }) => {
            const { records } = seen!;
            const plain = pointsOf(records, row);
            const weighed = weightColumn ? weighted(plain, cellRange(records, weightColumn, row)) : plain;
            const counted = weighted(weighed, factors?.get(row) ?? exactly(ONE));
            const capped = each === undefined ? counted : clamp(counted, undefined, each);
            return isSure ? capped : joined(capped, exactly(ZERO));
          });
          const raw = sumOf(ranges);
          if (view.traced) view.note({ details: detailsOf(seen, raw, repeated, factors) });
          const gap = missingFact({ subject: view.id, period: view.period.id, what: table, articles });
          return within([gap], clamp(raw, low, high));
        };
      },
      explain: (step, language, telling) => tell(step, language, telling),
      inWords: (name) => say(allWords(name, 'vi'), allWords(name, 'en')),
    };

    function tell(step: Step, language: Language, telling: Telling): string {
      const { raw, counted, again } = step.details;
      if (counted === 0) return telling.say('không có dòng nào, tính 0', 'no record, which counts 0');
      const found = telling.rowsOf(step, table!);
      const rows = (found?.rows ?? []).filter((row) => !where || telling.meets(where, found!.records, row));
      const list =
        rows.length > 0 && rows.length <= FEW && found
          ? ` (${rows.map((row) => rowInWords(found.records, row, language)).join(' | ')})`
          : '';
      const more = (repeated?.times ?? [])
        .map((times, i) => ({
          times: shownNumber(times, language),
          rows: Array.isArray(again) ? again[i] : 0,
        }))
        .filter(({ rows }) => rows !== 0)
        .map(({ rows, times }) =>
          telling.say(`, ${rows} dòng tái phạm tính × ${times}`, `, ${rows} repeated × ${times}`),
        )
        .join('');
      const head = `${counted} ${telling.say('dòng', 'records')}${list}${more}: ${shownNumber(raw ?? step.value, language)}`;
      if (!isExact(raw) || !isExact(step.value) || compare(raw, step.value) === 0) return head;
      const bound =
        compare(raw, step.value) > 0
          ? telling.say('tối đa', 'the maximum')
          : telling.say('tối thiểu', 'the minimum');
      return `${head}, ${telling.say('tính', 'counted as')} ${shownNumber(step.value, language)} (${bound})`;
    }

    function allWords(name: Name, language: Language): string {
      const n = (value: unknown) => shownNumber(value, language);
      const vi = language === 'vi';
      const of = name(`${table}.${points!.column}`)[language];
      const each_ =
        'byOption' in points!
          ? `${of}: ${[...points.byOption].map(([o, v]) => `${name(`${table}.${points.column}=${o}`)[language]} ${n(v)}`).join(', ')}`
          : of;
      return [
        `${vi ? 'cộng điểm các dòng' : 'points of the lines of'} “${name(table!)[language]}” (${each_})`,
        weight && `${vi ? 'nhân' : 'times'} ${name(`${table}.${weight}`)[language]}`,
        where && `${vi ? 'mà' : 'where'} ${columnsInWords(where, table!, name, language)}`,
        repeated && repeatedInWords(repeated, name(`${table}.${repeated.by}`)[language], language),
        each && `${vi ? 'mỗi dòng tối đa' : 'each at most'} ${n(each)}`,
        low && `${vi ? 'ít nhất' : 'at least'} ${n(low)}`,
        high && `${vi ? 'tối đa' : 'at most'} ${n(high)}`,
      ]
        .filter((part) => part !== undefined)
        .join('; ');
    }
  },
};

const FEW = 6;

function readPoints(at: Cursor | undefined, read: RuleReader): Points | undefined {
  if (!at?.isMap()) {
    const column = at?.id();
    return column === undefined ? undefined : { column };
  }
  const [entry, second] = at.entries() ?? [];
  if (entry === undefined || second !== undefined) {
    return at.refuse(
      'pack.points-of-one-column',
      say('điểm theo đúng một cột', 'points go by exactly one column'),
      say('ghi points: {cột: {lựa chọn: điểm}}', 'write points: {column: {option: points}}'),
    );
  }
  const [column, options] = entry;
  const byOption = new Map<string, Exact>();
  for (const [option, value] of options.entries() ?? []) {
    const number = read.exact(value);
    if (number !== undefined) byOption.set(option, number);
  }
  return { column, byOption };
}

function linkPoints(points: Points, table: TableDeclaration): (records: Records, row: number) => Interval {
  if (!('byOption' in points)) {
    const column = columnIn(table, points.column);
    return (records, row) => cellRange(records, column, row);
  }
  const any = hull([...points.byOption.values()]);
  return (records, row) => {
    const value = points.byOption.get(wordIn(records, points.column, row) ?? '');
    return value === undefined ? any : exactly(value);
  };
}

/** The range of a total of any number of rows, none among them. */
function ofMany({ min, max }: Interval): Interval {
  return {
    ...(min && compare(min, ZERO) >= 0 ? { min: ZERO } : {}),
    ...(max && compare(max, ZERO) <= 0 ? { max: ZERO } : {}),
  };
}

function detailsOf(
  seen: Seen | undefined,
  raw: Interval,
  repeated: Repeated | undefined,
  factors: ReadonlyMap<number, Interval> | undefined,
) {
  const again = repeated ? repeatedTimes(repeated, factors?.values() ?? []) : [];
  return { counted: seen?.rows.length ?? 0, again, raw: raw.min };
}

function repeatedInWords({ from, times }: Repeated, by: string, language: Language): string {
  const n = times.map((factor) => shownNumber(factor, language));
  const [last, ...before] = [n.at(-1), ...n.slice(0, -1)];
  if (before.length === 0)
    return language === 'vi'
      ? `cùng “${by}” từ lần thứ ${from} tính × ${last}`
      : `the same “${by}” from time ${from} on counts × ${last}`;
  const steps = before.map((factor, i) =>
    language === 'vi' ? `lần thứ ${from + i} tính × ${factor}` : `time ${from + i} counts × ${factor}`,
  );
  const on = from + before.length;
  return language === 'vi'
    ? `cùng “${by}”: ${steps.join(', ')}, từ lần thứ ${on} tính × ${last}`
    : `the same “${by}”: ${steps.join(', ')}, from time ${on} on × ${last}`;
}
