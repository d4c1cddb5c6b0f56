import { DOINGS, STEP_ACTORS, STEP_PLACES } from '@congtam/regulations';
import { z } from 'zod';
import { code, day, ground, id, text } from '../../http/texts.ts';
import { STEP_STATES } from './procedure.states.ts';

const bilingual = z.object({ vi: z.string(), en: z.string() });

export const cycleParams = z.strictObject({ cycle: id });
export const subjectParams = z.strictObject({ cycle: id, regulation: text(100), subject: code });
export const stepParams = z.strictObject({
  cycle: id,
  regulation: text(100),
  subject: code,
  step: text(100),
});
export const beginBody = z.strictObject({ ground });
export const beginReply = z.object({ cycle: id, unit: id, ground: z.string() });
export const stepBody = z.strictObject({
  /** The paper on which it was done. */
  document: ground.nullable().default(null),
  reason: text(1000).nullable().default(null),
});
export const stepReply = z.object({
  step: z.string(),
  does: z.enum(DOINGS),
  isLate: z.boolean(),
  dueBy: day.nullable(),
});
export const waysReply = z.object({
  /** Whether the steps are taken here, and on which ground. */
  isCarried: z.boolean(),
  ground: z.string().nullable(),
  isComputed: z.boolean(),
  /** Whether a regulation of the cycle says a procedure at all. */
  hasProcedure: z.boolean(),
  kinds: z
    .array(
      z.object({
        regulation: z.string(),
        kind: z.string(),
        label: bilingual,
        subjects: z.int(),
        steps: z
          .array(
            z.object({
              step: z.string(),
              label: bilingual,
              by: z.array(z.enum(STEP_ACTORS)),
              who: bilingual,
              isOptional: z.boolean(),
              articles: z.array(z.string()),
              /** How many are in which state. */
              counts: z.record(z.enum(STEP_STATES), z.int()),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  subjects: z
    .array(
      z.object({
        regulation: z.string(),
        subject: z.string(),
        name: z.string(),
        unit: id,
        person: id.nullable(),
        round: z.int(),
        kind: z.string(),
        /** The step that is to be taken next; null when none is left. */
        next: z.string().nullable(),
        isOverdue: z.boolean(),
        dueBy: day.nullable(),
        /** How many steps came after their last day. */
        late: z.int(),
      }),
    )
    .readonly(),
});
export const wayReply = z.object({
  cycle: id,
  regulation: z.string(),
  subject: z.string(),
  person: id.nullable(),
  /** Null for somebody who is not in sight. */
  name: z.string().nullable(),
  kind: z.string(),
  label: bilingual,
  round: z.int(),
  /** Whether the steps are taken here, or on paper. */
  isCarried: z.boolean(),
  steps: z
    .array(
      z.object({
        step: z.string(),
        label: bilingual,
        does: z.enum(DOINGS),
        by: z.array(z.enum(STEP_ACTORS)),
        at: z.enum(STEP_PLACES),
        /** By whom and where, in words. */
        who: bilingual,
        after: z.array(z.string()),
        isOptional: z.boolean(),
        paper: z.string().nullable(),
        articles: z.array(z.string()),
        state: z.enum(STEP_STATES),
        dueBy: day.nullable(),
        /** False where the holidays of a year up to that day are not announced yet. */
        isDueKnown: z.boolean(),
        takenOn: day.nullable(),
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
});

const seat = {
  regulation: text(100),
  authority: text(100),
  seat: z.enum(['authority', 'drafter', 'opinion-giver']),
  tier: text(200).nullable().default(null),
  body: id,
  document: ground,
  documentDay: day,
  from: day,
  to: day.nullable().default(null),
};
export const unitParams = z.strictObject({ unit: id });
export const seatBody = z.strictObject(seat);
export const seatReply = z.object({ id, unit: id, ...seat, tier: z.string().nullable(), to: day.nullable() });
export const seatsReply = z.object({ seats: z.array(seatReply).readonly() });
