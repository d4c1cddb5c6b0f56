import { displayExact, isGap, openQuestions, parseDay } from '@congtam/engine';
import type { JoinedPack, Run } from '@congtam/regulations';
import { isRefusal, type Refusal } from '../refusal.ts';
import { compute } from './compute.ts';
import { notComputed } from './cycle-refusals.ts';
import { explanationOf } from './explained.ts';
import { LastFew } from './last-few.ts';
import { daysOf } from './periods.ts';
import type {
  Answer,
  Differing,
  OpenQuestion,
  Otherwise,
  Question,
  Recomputing,
  RunAsked,
} from './recomputing.ts';
import { type NamedTable, type SheetRow, unpackedTables } from './tables.ts';

/** What a run was computed on, as it is kept. It never changes. */
export interface RunRead {
  readonly packs: readonly JoinedPack[];
  readonly input: Buffer;
  /** That of the cycle. */
  readonly period: string;
  readonly asOf: string;
}

type Opened = Omit<RunRead, 'input'> & {
  readonly tables: readonly NamedTable[];
  /** Of the input, in characters. */
  readonly size: number;
};

/** Runs computed again that are kept. A province is some hundred million characters; its tables are kept once. */
const EVALUATED = { most: 4, mostWeight: 100_000_000 };
const OPENED = { most: 1, mostWeight: 0 };

/**
 * Computes runs again, one after the other, and keeps the last few, so that a second question about one is answered at
 * once. Whether who asks may know is settled before; what is not kept is read with their rights.
 */
export function recomputingFrom(read: (of: RunAsked) => Promise<RunRead | Refusal>): Recomputing {
  const evaluated = new LastFew<readonly Run[]>(EVALUATED);
  const opened = new LastFew<Opened>(OPENED);
  const open = async (of: RunAsked): Promise<Opened | Refusal> => {
    const known = opened.get(of.run);
    if (known !== undefined) return known;
    const found = await read(of);
    if (isRefusal(found)) return found;
    const { input, ...rest } = found;
    const { text, tables } = unpackedTables(input);
    const now = { ...rest, tables, size: text.length };
    opened.put(of.run, now, now.size);
    return now;
  };
  /** @param period a finer one; absent: that of the cycle */
  const evaluate = async (of: RunAsked, period?: string): Promise<readonly Run[] | Refusal> => {
    const key = JSON.stringify([of.run, period ?? null]);
    const known = evaluated.get(key);
    if (known !== undefined) return known;
    const run = await open(of);
    if (isRefusal(run)) return run;
    const runs = runsOf(run, period ?? run.period, run.tables);
    if (!isRefusal(runs)) evaluated.put(key, runs, run.size);
    return runs;
  };
  const answer = async (of: RunAsked, question: Question): Promise<Answer | Refusal> => {
    switch (question.kind) {
      case 'why': {
        const runs = await evaluate(of);
        if (isRefusal(runs)) return runs;
        const { subjects, language } = question;
        return {
          kind: 'why',
          reasons: subjects.flatMap((subject) =>
            runs.flatMap((run) => {
              const found = explanationOf(run, subject, language);
              return found === undefined ? [] : [{ subject, ...found }];
            }),
          ),
        };
      }
      case 'open': {
        const runs = await evaluate(of);
        return isRefusal(runs)
          ? runs
          : { kind: 'open', questions: runs.flatMap((run) => openIn(run, question)) };
      }
      case 'otherwise': {
        const [now, run] = [await evaluate(of), await open(of)];
        if (isRefusal(now)) return now;
        if (isRefusal(run)) return run;
        const then = otherwiseThan(run, question.asks);
        if (isRefusal(then)) return then;
        return { kind: 'otherwise', differing: now.flatMap((one, at) => differencesOf(one, then[at])) };
      }
      case 'sheets': {
        const run = await open(of);
        if (isRefusal(run)) return run;
        const { subject, measures } = question;
        const rows = rowsAbout(run.tables, subject);
        if (measures === null) return { kind: 'sheets', rows, measures: {} };
        const { period, regulation } = measures;
        const runs = await evaluate(of, period === run.period ? undefined : period);
        if (isRefusal(runs)) return runs;
        return { kind: 'sheets', rows, measures: measuresOf(runs, regulation, subject) };
      }
      default:
        return question satisfies never;
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask: (of, question) => {
      const next = last.then(() => answer(of, question));
      last = next.catch(() => {});
      return next;
    },
  };
}

function runsOf(
  { packs, asOf: day, period: whole }: Pick<Opened, 'packs' | 'asOf' | 'period'>,
  of: string,
  tables: readonly NamedTable[],
  readings: ReadonlyMap<string, string> = new Map(),
): readonly Run[] | Refusal {
  const period = daysOf(of)?.read;
  const asOf = parseDay(day);
  if (period === undefined || asOf === undefined) throw new Error('a run has a period and a day');
  // A month of an own year lies in the calendar year before; the tables are of that of the cycle.
  const year = Number(whole.slice(0, 4));
  const computed = compute({ packs, tables, period, year, asOf, readings, isWithin: false });
  return 'problems' in computed ? notComputed() : computed.runs;
}

const openIn = (
  { evaluation, program, pack }: Run,
  { language }: Extract<Question, { readonly kind: 'open' }>,
): readonly OpenQuestion[] =>
  openQuestions(evaluation, program, language).map((row) => ({
    regulation: pack.regulation.id,
    question: row.question,
    subject: row.subject,
    periods: [...row.periods],
    ground: row.text,
    options: [...row.options].map(([id, says]) => ({ id, says })),
    decider: row.decider,
    articles: [...row.articles],
    waitsFor: row.waitsFor ?? null,
  }));

function otherwiseThan(run: Opened, asks: Otherwise): readonly Run[] | Refusal {
  const { packs, period, asOf, tables } = run;
  if (asks.kind === 'reading') return runsOf(run, period, tables, new Map([[asks.reading, asks.option]]));
  const changed = withLevel(tables, asks, { period, on: asOf, isAlone: packs.length < 2 });
  return runsOf(run, period, changed);
}

function differencesOf({ pack, evaluation }: Run, other: Run | undefined): readonly Differing[] {
  const before = [...evaluation.units, ...evaluation.people];
  const after = [...(other?.evaluation.units ?? []), ...(other?.evaluation.people ?? [])];
  return before.flatMap(({ subject, proposed, decided }, at) => {
    const [now, would] = [
      decided?.level ?? proposed ?? null,
      after[at]?.decided?.level ?? after[at]?.proposed ?? null,
    ];
    return now === would ? [] : [{ regulation: pack.regulation.id, subject, now, would }];
  });
}

/** The tables with one more decision on the level of a unit. */
function withLevel(
  tables: readonly NamedTable[],
  { regulation, unit, level }: { readonly regulation: string; readonly unit: string; readonly level: string },
  { period, on, isAlone }: { readonly period: string; readonly on: string; readonly isAlone: boolean },
): readonly NamedTable[] {
  const row: { readonly [column: string]: string } = {
    ...{ question: 'level', subject: unit, period, option: level, by: '-', on, document: '-' },
    ...(isAlone ? {} : { regulation }),
  };
  const known = tables.find(({ table }) => table === 'decisions') ?? {
    table: 'decisions',
    columns: [],
    rows: [],
  };
  const columns = [...new Set([...known.columns, ...Object.keys(row)])];
  const rows = [...known.rows, columns.map((column) => row[column] ?? '')];
  return [...tables.filter(({ table }) => table !== 'decisions'), { table: 'decisions', columns, rows }];
}

/** Rows of every sheet about a subject, columns by name. */
function rowsAbout(
  tables: readonly NamedTable[],
  subject: string,
): { readonly [sheet: string]: readonly SheetRow[] } {
  return Object.fromEntries(
    tables.flatMap(({ table, columns, rows }) => {
      const at = columns.indexOf('subject');
      const about = rows.filter((row) => at >= 0 && row[at] === subject);
      const named = about.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])),
      );
      return named.length === 0 ? [] : [[table, named]];
    }),
  );
}

function measuresOf(runs: readonly Run[], regulation: string, subject: string) {
  const evaluation = runs.find(({ pack }) => pack.regulation.id === regulation)?.evaluation;
  const result = [...(evaluation?.people ?? []), ...(evaluation?.units ?? [])].find(
    (one) => one.subject === subject,
  );
  if (result === undefined || result.outcome === 'other-regime') return {};
  return Object.fromEntries(
    [...result.measures].flatMap(([id, value]) => (isGap(value) ? [] : [[id, displayExact(value)]])),
  );
}
