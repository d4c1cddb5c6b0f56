import { z } from 'zod';
import { day, id } from '../../http/texts.ts';
import { isWaitedAct, NEXT_ACTS, WAITED_FOR } from './next-steps.states.ts';

const WAITED_ACTS = Object.keys(WAITED_FOR).filter(isWaitedAct);

const place = {
  /** How many of it. */
  count: z.int(),
  cycle: id.nullable(),
  period: z.string().nullable(),
  unit: id.nullable(),
};

export const nextStepsReply = z.object({
  today: day,
  /** What somebody has to do, the most pressing first. */
  mine: z
    .array(z.object({ act: z.enum(NEXT_ACTS), ...place, due: day.nullable(), isLate: z.boolean() }))
    .readonly(),
  /** What of theirs somebody else has to do first, and who by their role. */
  others: z
    .array(z.object({ act: z.enum(WAITED_ACTS), ...place, who: z.enum(Object.values(WAITED_FOR)) }))
    .readonly(),
});
