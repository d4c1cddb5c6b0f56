import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import { answerTo, type Otherwise } from '../../evaluation/recomputing.ts';
import type { Call } from '../../http/endpoint.ts';
import { isRefusal } from '../../refusal.ts';
import * as errors from './classification.errors.ts';
import { openedForBoard } from './opened.ts';
import type { RunMeans } from './results.ts';

/**
 * Who would have another level if one thing were otherwise: counts by level for everybody who reads results, names for the
 * authority that decides. Computed on what the newest run was computed on; nothing is stored but that it was asked.
 */
export async function whatIf(
  as: Call['as'],
  holder: Holder,
  { sources, recomputing }: RunMeans,
  given: { readonly cycle: string; readonly asks: Otherwise },
) {
  const opened = await as((tx) => openedForBoard(tx, holder, sources, given.cycle), { isReadOnly: true });
  if (isRefusal(opened)) return opened;
  const { cycle, run, packs, line, of } = opened;
  const { asks } = given;
  if (asks.kind === 'reading') {
    const options = packs.flatMap(({ regulation }) => [
      ...(regulation.readings.get(asks.reading)?.options.keys() ?? []),
    ]);
    if (!options.includes(asks.option)) return errors.noSuchQuestion(options);
  }
  const answer = await answerTo(recomputing, of, { kind: 'otherwise', asks });
  if (isRefusal(answer)) return answer;
  const { differing } = answer;
  const mayName = refusalOf(holder, 'classification.decide', { line }) === undefined;
  const counts = new Map<string, number>();
  for (const { regulation, now: is, would } of differing) {
    const key = JSON.stringify([regulation, is, would]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return as(async (tx) => {
    await record(tx, {
      action: 'classification.whatIf',
      subject: { kind: 'evaluationRun', id: run.id },
      unit: cycle.unit,
      facts: { ...asks, differing: differing.length },
    });
    return {
      run: run.id,
      count: differing.length,
      changes: [...counts].map(([key, count]) => {
        const [regulation, is, would]: [string, string | null, string | null] = JSON.parse(key);
        return { regulation, now: is, would, count };
      }),
      subjects: mayName ? differing : null,
    };
  });
}
