import type { paths } from '../../api/schema.generated.ts';
import { isOver } from '../../text/periods.ts';

export type Steps = paths['/api/v1/me/next-steps']['get']['responses'][200]['content']['application/json'];
export type OwnStep = Steps['mine'][number];

export interface OwnLine {
  readonly step: OwnStep;
  /** How many periods before it are not handed in either. */
  readonly older: number;
  /** Of a file: whether its period is still under way, so that nothing presses. */
  readonly isRunning: boolean;
}

/**
 * Own files of several periods as one line: the newest that has ended leads, those before it are counted. One that is under
 * way has a line of its own: on the first days of a month what is to be handed in is the month before.
 */
export function newestOfEach(mine: Steps['mine'], today: string): readonly OwnLine[] {
  const lines: { step: OwnStep; older: number; isRunning: boolean }[] = [];
  for (const step of mine) {
    const isRunning = step.act === 'score' && step.period !== null && !isOver(step.period, today);
    const same = lines.find(
      (line) =>
        step.act === 'score' &&
        line.step.act === 'score' &&
        line.step.cycle === step.cycle &&
        line.isRunning === isRunning,
    );
    if (same === undefined) lines.push({ step, older: 0, isRunning });
    else {
      same.older += 1;
      if ((step.period ?? '') > (same.step.period ?? '')) same.step = step;
    }
  }
  return lines.toSorted((a, b) => Number(a.isRunning) - Number(b.isRunning));
}
