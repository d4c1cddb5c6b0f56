import { parseDay } from '@congtam/engine';
import type { Run } from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { compute } from '../../evaluation/compute.ts';
import { noSuchCycle, notComputed } from '../../evaluation/cycle-refusals.ts';
import { daysOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { type NamedTable, unpackedTables } from '../../evaluation/tables.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './classification.errors.ts';
import { withResults } from './opened.ts';
import * as runs from './runs.queries.ts';

/** What is asked: another reading, or another level of one unit. */
export type WhatIf =
  | { readonly kind: 'reading'; readonly reading: string; readonly option: string }
  | {
      readonly kind: 'unitLevel';
      readonly regulation: string;
      readonly unit: string;
      readonly level: string;
    };

/**
 * Who would have another level if one thing were otherwise: counts by level for everybody who reads results, names for the
 * authority that decides. Computed on what the newest run was computed on; nothing is stored but that it was asked.
 */
export async function whatIf(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly asks: WhatIf },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const line = await lineOf(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'classification.board', { line });
  if (why) return why;
  const opened = await withResults(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const { run, packs } = opened;
  const bytes = await runs.inputOfRun(tx, run.id);
  const period = daysOf(cycle.period)?.read;
  const asOf = parseDay(run.asOf);
  if (bytes === undefined || period === undefined || asOf === undefined) return notComputed();
  const { asks } = given;
  const { tables } = unpackedTables(bytes);
  const common = { packs, period, asOf, isWithin: false };
  const readings =
    asks.kind === 'reading' ? new Map([[asks.reading, asks.option]]) : new Map<string, string>();
  if (asks.kind === 'reading') {
    const options = packs.flatMap(({ regulation }) => [
      ...(regulation.readings.get(asks.reading)?.options.keys() ?? []),
    ]);
    if (!options.includes(asks.option)) return errors.noSuchQuestion(options);
  }
  const changed =
    asks.kind === 'unitLevel'
      ? withLevel(tables, asks, { period: cycle.period, on: run.asOf, isAlone: packs.length < 2 })
      : tables;
  const [now, then] = [compute({ ...common, tables }), compute({ ...common, tables: changed, readings })];
  if ('problems' in now || 'problems' in then) return notComputed();
  const differing = now.runs.flatMap((one, at) => differencesOf(one, then.runs[at]));
  const mayName = refusalOf(holder, 'classification.decide', { line }) === undefined;
  await record(tx, {
    action: 'classification.whatIf',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: cycle.unit,
    facts: { ...asks, differing: differing.length },
  });
  const counts = new Map<string, number>();
  for (const { regulation, now: is, would } of differing) {
    const key = JSON.stringify([regulation, is, would]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return {
    run: run.id,
    count: differing.length,
    changes: [...counts].map(([key, count]) => {
      const [regulation, is, would]: [string, string | null, string | null] = JSON.parse(key);
      return { regulation, now: is, would, count };
    }),
    subjects: mayName ? differing : null,
  };
}

function differencesOf({ pack, evaluation }: Run, other: Run | undefined) {
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
