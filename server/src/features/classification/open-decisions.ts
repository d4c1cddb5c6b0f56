import type { Language } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import { answerTo } from '../../evaluation/recomputing.ts';
import type { Call } from '../../http/endpoint.ts';
import { isRefusal } from '../../refusal.ts';
import { type BoardLine, lineOf as boardLine } from './board.ts';
import { answersOf } from './classification.queries.ts';
import { openedForBoard } from './opened.ts';
import type { RunMeans } from './results.ts';
import * as runs from './runs.queries.ts';

/**
 * What a person still has to decide in a cycle, as the newest run found it: questions of the regulations with their
 * options, ground and decider, and ties at the line of a quota. What was answered since is marked; the next run takes it.
 */
export async function openDecisions(
  as: Call['as'],
  holder: Holder,
  { sources, recomputing }: RunMeans,
  given: { readonly cycle: string; readonly language: Language },
) {
  const opened = await as((tx) => openedForBoard(tx, holder, sources, given.cycle), { isReadOnly: true });
  if (isRefusal(opened)) return opened;
  const { cycle, run, of } = opened;
  const answer = await answerTo(recomputing, of, { kind: 'open', language: given.language });
  if (isRefusal(answer)) return answer;
  return as(async (tx) => {
    const answered = new Set(
      (await answersOf(tx, cycle.id)).map(({ question, subject }) => JSON.stringify([question, subject])),
    );
    const questions = answer.questions.map((one) => ({
      ...one,
      periods: [...one.periods],
      options: [...one.options],
      articles: [...one.articles],
      isAnswered: answered.has(JSON.stringify([one.question, one.subject])),
    }));
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
  });
}
