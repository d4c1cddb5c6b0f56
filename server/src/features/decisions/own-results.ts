import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cyclesSeen } from '../cycles/cycles.queries.ts';
import { decidedLevels } from './decisions.queries.ts';
import { noticeOf } from './notices.queries.ts';

/**
 * The results of who asks, the newest cycle first: the level that stands decided, by which decisions, and how the notice of
 * each stands. Before it is decided a level is nobody's to tell.
 */
export async function ownResults(tx: Tx, { person }: Holder, sources: EvaluationSources) {
  return { results: person === null ? [] : await resultsOfPerson(tx, person, sources) };
}

async function resultsOfPerson(tx: Tx, person: string, sources: EvaluationSources) {
  const results = [];
  for (const cycle of await cyclesSeen(tx, {})) {
    // What was tried on somebody is no result of theirs.
    if (cycle.isPilot) continue;
    const run = await lastDone(tx, cycle.id);
    const rows = run === undefined ? [] : await resultsOf(tx, { run: run.id, person });
    if (run === undefined || rows.length === 0) continue;
    const packs = await sources.joined(tx, cycle);
    if (isRefusal(packs)) continue;
    for (const { regulation: id, subject, unit, outcome } of rows) {
      const regulation = packs.find((pack) => pack.regulation.id === id)?.regulation;
      if (regulation === undefined || outcome === 'other-regime') continue;
      const at = { cycle: cycle.id, regulation: id, subject };
      const last = (await levelActsOf(tx, at)).at(-1);
      const isDecided = last?.state === 'decided' || last?.state === 'decidedUnchanged';
      const decisions = [];
      for (const { decision, level, number, day, isReplaced, state } of await decidedLevels(tx, at)) {
        const notice = await noticeOf(tx, decision, subject);
        decisions.push({
          ...{ decision, level, number, day, isReplaced, isPublished: state === 'published' },
          notice: notice === undefined ? null : { state: notice.state, at: notice.at },
        });
      }
      results.push({
        ...{ ...at, period: cycle.period, run: run.id, unit },
        version: cycle.regulations.find((one) => one.regulation === id)?.version ?? '',
        ...{ title: regulation.title, number: regulation.number },
        levels: regulation.levels.map(({ id: level, label }) => ({ id: level, label })),
        level: isDecided ? last.level : null,
        document: isDecided ? last.document : null,
        decisions,
      });
    }
  }
  return results;
}
