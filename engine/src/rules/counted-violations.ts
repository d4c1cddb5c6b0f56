import { type CalendarDay, formatDay } from '../calendar-day.ts';
import { columnOf } from '../evaluation/columns/number-column.ts';
import { ratio, ZERO } from '../exact.ts';
import { columnsInWords } from '../explanation/column-words.ts';
import { rowInWords } from '../explanation/record-words.ts';
import { shownNumber } from '../explanation/show.ts';
import { periodsOfYear, yearOf } from '../period.ts';
import { type Language, say } from '../problem.ts';
import type { Column, Records } from '../register.ts';
import { NO_CHOICE } from '../register.ts';
import { readingsOf } from './arithmetic.ts';
import type { RuleKind } from './kinds.ts';

interface Counted {
  readonly act: string;
  readonly effectiveOn: CalendarDay;
  readonly effectiveIn: number;
  readonly countsIn: number;
}

/**
 * How many disciplinary decisions count in this year. One act counts in one year only, whatever the number of
 * decisions on it; an act already used for a level before its decision does not count again; a decision that takes
 * effect after the year's classification counts in the year that the reading says.
 */
export const countedViolations: RuleKind = {
  kind: 'counted-violations',
  keys: [
    'table',
    'where?',
    'act',
    'effective-on',
    'already-counted-in?',
    'one-act-counts',
    'after-classification?',
  ],
  read(at, read) {
    const table = at.field('table')?.id();
    const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
    const act = at.field('act')?.id();
    const effectiveOn = at.field('effective-on')?.id();
    const already = at.optional('already-counted-in')?.id();
    const oneAct = read.word(at.field('one-act-counts'), ['earlier', 'later', 'every-year']);
    const after = at.optional('after-classification')
      ? read.word(at.optional('after-classification'), ['replace', 'next-year'])
      : undefined;
    if (table === undefined || act === undefined || effectiveOn === undefined || oneAct === undefined)
      return undefined;
    const columns = [act, effectiveOn, ...(already ? [already] : [])];
    return {
      kind: 'counted-violations',
      references: { tables: [{ table, columns }], readings: readingsOf(oneAct, after) },
      range: () => ({ min: ZERO }),
      link(linker) {
        const matches = where && linker.recordCondition(where, table);
        const once = linker.parameter(oneAct);
        const late = after && linker.parameter(after);
        return (view) => {
          const records = view.world.register.records.get(table);
          const rows = records?.rowsOf(view.index);
          if (records === undefined || rows === undefined || rows.length === 0) return ZERO;
          const { year, own } = view.period;
          const found: Counted[] = [];
          for (const row of rows) {
            if (matches && !matches(records.columns, row)) continue;
            const day = dayOf(records, effectiveOn, row);
            if (day === undefined || day > view.world.asOf) continue;
            const effectiveIn = yearOf(day, own);
            let countsIn = effectiveIn;
            const classifiedOn = view.world.classifiedOn(view.id, yearPeriod(effectiveIn));
            if (classifiedOn !== undefined && day > classifiedOn && effectiveIn >= year - 1) {
              view.stand(late?.mark);
              if (late?.value === 'next-year') countsIn = effectiveIn + 1;
            }
            const usedIn = wholeOf(records, already, row);
            if (usedIn !== undefined && usedIn < countsIn) continue;
            found.push({ act: textOf(records, act, row), effectiveOn: day, effectiveIn, countsIn });
          }
          const counted = new Set<string>();
          for (const one of found) {
            const years = found.filter((o) => o.act === one.act).map((o) => o.effectiveIn);
            if (new Set(years).size > 1) view.stand(once.mark);
            const chosen =
              once.value === 'every-year'
                ? one.effectiveIn
                : once.value === 'earlier'
                  ? Math.min(...years)
                  : Math.max(...years);
            if (one.effectiveIn === chosen && one.countsIn === year) counted.add(one.act);
          }
          if (view.traced) {
            const shown = found.filter((f) => counted.has(f.act)).map((f) => actOn(f.act, f.effectiveOn));
            view.note({ details: { acts: [...new Set(shown)].sort(), found: found.length } });
          }
          return ratio(counted.size);
        };
      },
      reduce:
        () =>
        ({ world, evidence, subjects, toExact, alone }) => {
          const records = world.register.records.get(table);
          const rows = records && evidence.rows(records, undefined).starts;
          return columnOf(
            Array.from(subjects, (index, row) => {
              if (rows === undefined || rows[index] === rows[index + 1]) return ZERO;
              const value = alone(row);
              if (value === undefined) toExact[row] = 1;
              return value;
            }),
          );
        },
      explain: (step, language, telling) => {
        const acts = (step.details.acts as readonly string[] | undefined) ?? [];
        if (acts.length === 0)
          return language === 'vi'
            ? 'không có quyết định kỷ luật được tính'
            : 'no disciplinary decision counts';
        const found = telling.rowsOf(step, table);
        const rows = (found?.rows ?? []).filter((row) => {
          const day = found && dayOf(found.records, effectiveOn, row);
          return found && day !== undefined && acts.includes(actOn(textOf(found.records, act, row), day));
        });
        const list = found ? rows.map((row) => rowInWords(found.records, row, language)) : acts;
        return language === 'vi'
          ? `${shownNumber(step.value, language)} hành vi (${list.join(' | ')})`
          : `${shownNumber(step.value, language)}, namely (${list.join(' | ')})`;
      },
      inWords: (name) => {
        const of = (language: Language) =>
          `“${name(table)[language]}”${where ? `, ${columnsInWords(where, table, name, language)}` : ''}`;
        return say(
          `số hành vi vi phạm được tính trong năm: ${of('vi')}; mỗi hành vi tính một lần`,
          `violations that count in the year: ${of('en')}; one act counts once`,
        );
      },
    };
  },
};

/** An act as the trace names it. */
const actOn = (act: string, day: CalendarDay): string => `${act} (${formatDay(day)})`;

const yearPeriod = (year: number) => periodsOfYear(year, 'year')[0]!;

const dayOf = (records: Records, column: string, row: number): CalendarDay | undefined => {
  const found = records.columns.get(column);
  const value = found?.kind === 'day' ? found.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? undefined : (value as CalendarDay);
};

const wholeOf = (records: Records, column: string | undefined, row: number): number | undefined => {
  const found = column === undefined ? undefined : records.columns.get(column);
  const value = found?.kind === 'number' ? found.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? undefined : value / 10_000;
};

const textOf = (records: Records, column: string, row: number): string => {
  const found: Column | undefined = records.columns.get(column);
  if (found?.kind === 'text') return found.dictionary[found.values[row]!] ?? '';
  if (found?.kind === 'choice')
    return found.values[row] === NO_CHOICE ? '' : (found.options[found.values[row]!] ?? '');
  return '';
};
