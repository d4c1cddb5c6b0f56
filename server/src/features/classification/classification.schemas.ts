import { z } from 'zod';
import { day, ground, id, text } from '../../http/texts.ts';
import { FILE_NAMES } from './results.ts';

const code = z.string().regex(/^([A-Za-z0-9][A-Za-z0-9._/-]{0,49}|\*)$/);
const period = z.string().regex(/^((19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?)?$/);
const reason = text(1000).nullable().default(null);
const document = ground.nullable().default(null);

export const cycleParams = z.strictObject({ cycle: id });
export const runParams = z.strictObject({ run: id });
export const runBody = z.strictObject({ asOf: day.nullable().default(null) });
export const runReply = z.object({
  id,
  cycle: id,
  number: z.int(),
  asOf: day,
  /** `null` while it is computed. */
  outcome: z.enum(['done', 'refused']).nullable(),
  /** The calculation receipt, or what is wrong in the evidence. */
  receipt: z.unknown(),
});
export const runsReply = z.object({ runs: z.array(runReply).readonly() });
export const resultsQuery = z.strictObject({
  regulation: text(100).optional(),
  unit: id.optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const resultsReply = z.object({
  results: z
    .array(
      z.object({
        regulation: z.string(),
        kind: z.string(),
        subject: z.string(),
        unit: id,
        person: id.nullable(),
        outcome: z.string(),
        score: z.string().nullable(),
        beforeQuota: z.string().nullable(),
        suggested: z.string().nullable(),
        result: z.record(z.string(), z.unknown()),
      }),
    )
    .readonly(),
  next: z.int().nullable(),
});
export const whyParams = z.strictObject({ run: id, subject: code });
export const whyQuery = z.strictObject({ language: z.enum(['vi', 'en']).optional() });
const sentences = z
  .array(z.object({ text: z.string(), articles: z.array(z.string()), refs: z.string().nullable() }))
  .readonly();
export const whyReply = z.object({
  subject: z.string(),
  explanations: z
    .array(
      z.object({
        regulation: z.string(),
        heading: z.string(),
        summary: z.string(),
        sections: z.array(z.object({ title: z.string(), sentences })).readonly(),
        wouldHaveChanged: sentences,
        standsOn: sentences,
      }),
    )
    .readonly(),
});
export const fileParams = z.strictObject({ run: id, file: z.enum(FILE_NAMES) });
export const decisionsBody = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        regulation: text(100).nullable().default(null),
        question: text(200),
        subject: code,
        period: period.default(''),
        option: text(200),
        value: text(30).nullable().default(null),
        by: text(300),
        on: day,
        document,
        reason,
      }),
    )
    .min(1)
    .max(2000),
});
export const broughtReply = z.object({ added: z.int(), unchanged: z.int() });
