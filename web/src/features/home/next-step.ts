import type { paths } from '../../api/schema.generated.ts';

export type Steps = paths['/api/v1/me/next-steps']['get']['responses'][200]['content']['application/json'];
export type OwnStep = Steps['mine'][number];

/** Own files of several periods as one line: the newest leads, the others are counted. */
export function newestOfEach(
  mine: Steps['mine'],
): readonly { readonly step: OwnStep; readonly older: number }[] {
  const lines: { step: OwnStep; older: number }[] = [];
  for (const step of mine) {
    const same = lines.find(
      (line) => step.act === 'score' && line.step.act === 'score' && line.step.cycle === step.cycle,
    );
    if (same === undefined) lines.push({ step, older: 0 });
    else {
      same.older += 1;
      if ((step.period ?? '') > (same.step.period ?? '')) same.step = step;
    }
  }
  return lines;
}
