import {
  calendarDay,
  columnsFrom,
  evaluateYear,
  overColumns,
  type Program,
  parsePeriod,
  type Register,
} from '@congtam/engine';
import { medianOf } from '../median.ts';
import { registerOf, YEAR } from './register.ts';

const RUNS = 5;
const SEED = 335;
const PRODUCTS = 20;
const period = parsePeriod(String(YEAR))!;
const asOf = calendarDay(YEAR + 1, 1, 31);

export interface YearRow {
  readonly what: string;
  readonly people: number;
  readonly ms: number;
  readonly coreMs: number;
  readonly megabytes: number;
}

/** A real year: 12 months of 20 products, levels, caps and quotas of whole bodies. With and without a trace. */
export async function yearRows(program: Program): Promise<YearRow[]> {
  const people = 5_000;
  const register = registerOf(program, people, PRODUCTS, SEED);
  const row = async (what: string, work: () => unknown): Promise<YearRow> => ({
    what,
    people,
    ...(await medianOf(RUNS, work)),
    megabytes: megabytes(),
  });
  return [
    await row('without trace', () => evaluateYear({ program, register, period, asOf })),
    await row('with trace', () => evaluateYear({ program, register, period, asOf, traced: true })),
    await row('levels before quota, over columns', () => levelsOverColumns(program, register)),
  ];
}

/** Is the time in proportion to the people? */
export async function curveRow(program: Program, people: number): Promise<YearRow> {
  const register = registerOf(program, people, PRODUCTS, SEED);
  const before = megabytes();
  const time = await medianOf(people > 50_000 ? 1 : RUNS, () =>
    evaluateYear({ program, register, period, asOf }),
  );
  return { what: `register alone ${before} MB`, people, ...time, megabytes: megabytes() };
}

function levelsOverColumns(program: Program, register: Register): number {
  let settled = 0;
  for (const { group, stage, subjects, source } of columnsFrom({ program, register, period, asOf })) {
    const found = overColumns(program, group, stage)?.evaluate(source);
    settled += subjects.length - (found?.toExact.length ?? 0);
  }
  return settled;
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
