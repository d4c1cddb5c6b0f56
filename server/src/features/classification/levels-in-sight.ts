import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as queries from './classification.queries.ts';
import { standingAfter } from './levels.ts';
import { withResults } from './opened.ts';
import * as runs from './runs.queries.ts';

/**
 * Every level of a cycle that the reader may see, with how far it has come: what the newest run gives, what was proposed
 * and what was decided. Beside it what levels and quotas are called, so that no reader needs the whole text for a name.
 */
export async function levelsInSight(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const opened = await withResults(tx, sources, cycle);
  if (isRefusal(opened)) return opened;
  const { run, packs } = opened;
  const mayBeSeen = await seenIn(tx, holder);
  const acts = new Map<string, queries.LevelActRow[]>();
  for (const act of await queries.levelActsOf(tx, { cycle: cycle.id })) {
    const key = JSON.stringify([act.regulation, act.subject]);
    acts.set(key, [...(acts.get(key) ?? []), act]);
  }
  const brought = await levelsOnPaper(tx, cycle.id);
  const levels = [];
  for (const row of await runs.resultsOf(tx, { run: run.id })) {
    if (row.outcome === 'other-regime' || !(await mayBeSeen(row.unit))) continue;
    const { regulation, kind, subject, unit, person, outcome, score, beforeQuota, suggested, duty } = row;
    const { name }: { readonly name?: string } = JSON.parse(row.line);
    const done = acts.get(JSON.stringify([regulation, subject])) ?? [];
    const onPaper = brought.get(JSON.stringify([regulation, subject])) ?? brought.get(subject);
    levels.push({
      ...{ regulation, kind, subject, unit, person, outcome, score, beforeQuota, suggested, duty },
      name: name ?? subject,
      ...standingAfter(done, suggested),
      onPaper: done.length > 0 ? null : (onPaper ?? null),
    });
  }
  await record(tx, {
    action: 'classification.read',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: cycle.unit,
    facts: { rows: levels.length },
  });
  const regulations = packs.map(({ regulation: { id, title, number, levels: all, quotas } }) => ({
    ...{ regulation: id, title, number },
    version: cycle.regulations.find((one) => one.regulation === id)?.version ?? '',
    levels: all.map(({ id: level, label, short }) => ({ id: level, label, short })),
    quotas: quotas.map(({ id: quota, label, level, next, of }) => ({ id: quota, label, level, next, of })),
  }));
  return { run: run.id, asOf: run.asOf, number: run.number, regulations, levels };
}

/** Whether results of a unit are the reader's to see, by today's tree; each unit is asked once. */
async function seenIn(tx: Tx, holder: Holder): Promise<(unit: string) => Promise<boolean>> {
  const known = new Map<string, boolean>();
  const today = todayInVietnam();
  return async (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const line = await lineThrough(tx, unit, today);
    const may = refusalOf(holder, 'classification.board', { line }) === undefined;
    known.set(unit, may);
    return may;
  };
}

/** Levels decided on paper before they came here, by regulation and subject, or by subject where it was not said which. */
async function levelsOnPaper(tx: Tx, cycle: string): Promise<ReadonlyMap<string, string>> {
  const answers = await queries.answersOf(tx, cycle);
  return new Map(
    answers.flatMap(({ question, isBrought, regulation, subject, option }): [string, string][] =>
      question === 'level' && isBrought
        ? [[regulation === null ? subject : JSON.stringify([regulation, subject]), option]]
        : [],
    ),
  );
}
