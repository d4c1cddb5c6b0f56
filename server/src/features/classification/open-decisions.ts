import { type Language, openQuestions, parseDay } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { compute } from '../../evaluation/compute.ts';
import { noSuchCycle, notComputed } from '../../evaluation/cycle-refusals.ts';
import { daysOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { unpackedTables } from '../../evaluation/tables.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import { type BoardLine, lineOf as boardLine } from './board.ts';
import { answersOf } from './classification.queries.ts';
import { withResults } from './opened.ts';
import * as runs from './runs.queries.ts';

/**
 * What a person still has to decide in a cycle, as the newest run found it: questions of the regulations with their
 * options, ground and decider, and ties at the line of a quota. What was answered since is marked; the next run takes it.
 */
export async function openDecisions(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly language: Language },
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
  const computed = compute({ packs, tables: unpackedTables(bytes).tables, period, asOf, isWithin: false });
  if ('problems' in computed) return notComputed();
  const answered = new Set(
    (await answersOf(tx, cycle.id)).map(({ question, subject }) => JSON.stringify([question, subject])),
  );
  const questions = computed.runs.flatMap(({ evaluation, program, pack }) =>
    openQuestions(evaluation, program, given.language).map((row) => ({
      regulation: pack.regulation.id,
      question: row.question,
      subject: row.subject,
      periods: [...row.periods],
      ground: row.text,
      options: [...row.options].map(([id, says]) => ({ id, says })),
      decider: row.decider,
      articles: [...row.articles],
      waitsFor: row.waitsFor ?? null,
      isAnswered: answered.has(JSON.stringify([row.question, row.subject])),
    })),
  );
  const ties = (await runs.boardsOf(tx, { run: run.id })).flatMap((row) => {
    const { quota, scope, dutyGroup, line: at }: BoardLine = boardLine(row);
    const tied = [...(at?.tied ?? [])];
    return tied.length === 0
      ? []
      : [{ regulation: row.regulation, quota, scope, dutyGroup: dutyGroup ?? null, tied }];
  });
  await record(tx, {
    action: 'classification.readOpen',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: cycle.unit,
    facts: { questions: questions.length, ties: ties.length },
  });
  return { run: run.id, questions, ties };
}
