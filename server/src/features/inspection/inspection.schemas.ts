import { z } from 'zod';
import { attachmentReply } from '../../attachments/attachments.routes.ts';
import { day, id, moment, text } from '../../http/texts.ts';
import { FINDING_ACTS, FINDING_STATES, INSPECTION_STATES } from './inspection.states.ts';

export const inspectionParams = z.strictObject({ inspection: id });
export const requestParams = z.strictObject({ request: id });
export const findingParams = z.strictObject({ finding: id });

export const openBody = z
  .strictObject({
    unit: id,
    /** Number and date of the decision to inspect. */
    document: text(500),
    purpose: text(1000),
    units: z.array(id).min(1).max(50),
    coversFrom: day,
    coversTo: day,
    from: day,
    to: day,
    mostRows: z.int().min(1).max(5000).default(500),
    /** Logins; the first one leads. */
    members: z.array(text(100)).min(1).max(30),
  })
  .refine(({ coversFrom, coversTo }) => coversFrom <= coversTo, {
    path: ['coversTo'],
    message: 'before-from',
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before-from' });
export const endBody = z.strictObject({ reason: text(1000) });
export const sampleBody = z.strictObject({
  cycle: id,
  size: z.int().min(1).max(5000),
  /** Settled in public, where it was; otherwise the server draws one. */
  seed: z
    .string()
    .regex(/^[ -~]{8,100}$/)
    .nullable()
    .default(null),
});
export const requestBody = z.strictObject({
  unit: id,
  person: id.nullable().default(null),
  asks: text(5000),
  dueOn: day,
});
export const answerBody = z.strictObject({ words: text(10_000), files: z.array(id).max(20).default([]) });
export const findingBody = z.strictObject({
  unit: id,
  person: id.nullable().default(null),
  says: text(10_000),
  article: text(300).nullable().default(null),
  on: day,
  replyBy: day,
});
export const replyBody = z.strictObject({ words: text(10_000) });
export const settleBody = z.strictObject({ act: z.enum(['stand', 'drop']), words: text(10_000) });
export const exportBody = z.strictObject({
  cycle: id,
  purpose: text(500),
  sample: z.int().min(1).nullable().default(null),
  unit: id.nullable().default(null),
});

export const inspectionReply = z
  .object({
    id,
    unit: id,
    document: z.string(),
    purpose: z.string(),
    units: z.array(id).readonly(),
    unitNames: z.array(z.string()).readonly(),
    coversFrom: day,
    coversTo: day,
    from: day,
    to: day,
    mostRows: z.int(),
    openedByName: z.string(),
    openedAt: moment,
    state: z.enum(INSPECTION_STATES),
    /** Whether who asks carries it out. */
    isMine: z.boolean(),
    members: z.array(z.object({ name: z.string(), leads: z.boolean() })).readonly(),
  })
  .meta({ id: 'Inspection' });

export const sampleReply = z
  .object({
    number: z.int(),
    cycle: id,
    seed: z.string(),
    /** Everybody it was drawn from, by code. */
    population: z.array(z.string()).readonly(),
    drawn: z.array(z.string()).readonly(),
    drawnAt: moment,
  })
  .meta({ id: 'InspectionSample' });

export const requestReply = z
  .object({
    id,
    inspection: id,
    unit: id,
    person: id.nullable(),
    asks: z.string(),
    dueOn: day,
    isOverdue: z.boolean(),
    askedByName: z.string(),
    askedAt: moment,
    answers: z
      .array(
        z.object({
          id,
          words: z.string(),
          isLate: z.boolean(),
          answeredByName: z.string(),
          answeredAt: moment,
          files: z.array(attachmentReply).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'InspectionRequest' });

export const findingReply = z
  .object({
    id,
    inspection: id,
    unit: id,
    person: id.nullable(),
    says: z.string(),
    article: z.string().nullable(),
    on: day,
    replyBy: day,
    foundByName: z.string(),
    foundAt: moment,
    state: z.enum(FINDING_STATES),
    steps: z
      .array(
        z.object({
          number: z.int(),
          act: z.enum(FINDING_ACTS),
          words: z.string(),
          takenByName: z.string(),
          takenAt: moment,
        }),
      )
      .readonly(),
  })
  .meta({ id: 'InspectionFinding' });

export const exportReply = z.object({
  id,
  rows: z.int(),
  fileName: z.string(),
  content: z.string(),
  proof: z.object({
    event: z.string(),
    promise: z.object({
      origin: z.string(),
      event: id,
      hash: z.string(),
      at: z.string(),
      signature: z.string(),
    }),
  }),
});

export const exportsReply = z.object({
  exports: z
    .array(
      z.object({
        id,
        cycle: id,
        rows: z.int(),
        sha256: z.string(),
        purpose: z.string(),
        takenByName: z.string(),
        takenAt: moment,
      }),
    )
    .readonly(),
});
