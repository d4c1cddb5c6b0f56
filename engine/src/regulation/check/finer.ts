import { PERIOD_UNITS } from '../../period.ts';
import { say } from '../../problem.ts';
import type { Measure } from '../format.ts';
import type { Context } from './context.ts';
import { quoted, spot } from './report.ts';

/** What is gathered from another stage is gathered from shorter periods. */
export function checkFiner({ regulation, report }: Context, measure: Measure, from: string): void {
  const finest = (stage: string): number =>
    PERIOD_UNITS.indexOf(regulation.stages.get(stage)?.periods[0] ?? 'week');
  const notCoarser = measure.stages.filter((s) => regulation.stages.has(s) && finest(s) <= finest(from));
  if (notCoarser.length === 0) return;
  report.refuse(
    spot(measure.at, 'from'),
    'pack.stage-not-finer',
    say(
      `kỳ của “${from}” không ngắn hơn kỳ của ${quoted(notCoarser).vi}`,
      `the periods of '${from}' are not shorter than those of ${quoted(notCoarser).en}`,
    ),
    say('lấy từ giai đoạn có kỳ ngắn hơn', 'take it from a stage with shorter periods'),
  );
}
