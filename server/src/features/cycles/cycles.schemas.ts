import { z } from 'zod';
import { day, ground, id, moment, text } from '../../http/texts.ts';
import { CYCLE_STATES } from './cycles.states.ts';
import { CYCLE_KINDS } from './cycles.ts';

export const period = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);

export const planBody = z.strictObject({
  unit: id,
  kind: z.enum(CYCLE_KINDS),
  period,
  /** Units evaluated with all below them; the unit itself when none is named. */
  roots: z.array(id).max(50).default([]),
  excluded: z.array(id).max(500).default([]),
  /** Before an appointment: who is to be appointed. */
  people: z.array(id).max(200).default([]),
  regulations: z
    .array(z.strictObject({ regulation: text(100), version: day.nullable().default(null) }))
    .min(1)
    .max(30),
  entryUntil: day.nullable().default(null),
  /** Regulations that are piloted may be used; nothing of it is signed. */
  isPilot: z.boolean().default(false),
  ground,
});
export const stepBody = z.strictObject({ ground });
export const openBody = z.strictObject({
  ground,
  /** The procedure of the year runs on paper: levels are proposed and decided here without its steps. */
  isOnPaper: z.boolean().default(false),
});
export const exceptionBody = z
  .strictObject({
    unit: id,
    entryUntil: day.nullable().default(null),
    /** For the levels of the unit; no later than its regulations allow. */
    levelUntil: day.nullable().default(null),
    ground,
  })
  .refine(({ entryUntil, levelUntil }) => entryUntil !== null || levelUntil !== null, {
    message: 'missing',
    path: ['entryUntil'],
  });
export const lastDaysQuery = z.strictObject({ unit: id });
export const lastDaysReply = z.object({
  entryUntil: day.nullable(),
  levelUntil: day.nullable(),
  isEntryLate: z.boolean(),
  isLevelLate: z.boolean(),
});
export const cycleParams = z.strictObject({ cycle: id });
export const listQuery = z.strictObject({ unit: id.optional(), period: period.optional() });

const cycle = {
  id,
  unit: id,
  kind: z.string(),
  period: z.string(),
  roots: z.array(id).readonly(),
  excluded: z.array(id).readonly(),
  people: z.array(id).readonly(),
  regulations: z
    .array(
      z.object({
        regulation: z.string(),
        version: z.string(),
        parts: z.array(z.object({ name: z.string(), sha256: z.string() })).readonly(),
      }),
    )
    .readonly(),
  entryUntil: day.nullable(),
  isPilot: z.boolean(),
  ground: z.string(),
  state: z.enum(CYCLE_STATES),
  step: z.int(),
};
export const cycleReply = z.object(cycle).meta({ id: 'Cycle' });
export const cyclesReply = z.object({ cycles: z.array(cycleReply).readonly() });
const exception = z.object({
  unit: id,
  entryUntil: day.nullable(),
  levelUntil: day.nullable(),
  ground: z.string(),
});
const bilingual = z.object({ vi: z.string(), en: z.string() });
export const openedReply = z.object({
  ...cycle,
  steps: z
    .array(z.object({ step: z.int(), state: z.string(), ground: z.string(), takenAt: moment }))
    .readonly(),
  exceptions: z.array(exception).readonly(),
  /** What its regulations say of days, the earliest first. */
  deadlines: z
    .array(
      z.object({
        regulation: z.string(),
        rule: z.string(),
        of: z.enum(['level', 'dossier']),
        label: bilingual,
        articles: z.array(z.string()).readonly(),
        groups: z.array(z.string()).readonly(),
        isForSome: z.boolean(),
        lastDay: day,
      }),
    )
    .readonly(),
  /** Headcounts as they were kept at each closing. */
  freezes: z.array(z.object({ step: z.int(), people: z.int(), units: z.int(), hash: z.string() })).readonly(),
});
export const exceptionReply = exception;
