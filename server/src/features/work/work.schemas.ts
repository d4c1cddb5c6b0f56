import { z } from 'zod';
import { bilingual, day, ground, id, moment, text } from '../../http/texts.ts';
import {
  coefficientKept,
  evidence,
  evidenceList,
  givenList,
  quantity,
  quantityKept,
  resultFields,
  SOURCES,
  workPart,
} from './product-content.ts';
import { HANDOVER_STATES, PRODUCT_ACTS, PRODUCT_STATES, STANDINGS } from './work.states.ts';

/** `2026-03`, `2026-Q1`, `2026-H1`, `2026-W07` or `2026`. */
export const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W\d{2}))?$/);
const share = z.string().regex(/^(\d{1,3}(\.\d{1,12})?%?|\d{1,9}\/\d{1,9})$/);
const part = z.strictObject({ person: id, period, share: share.nullable().default(null) });

export const assignBody = z.strictObject({
  unit: id,
  ...workPart,
  quantity,
  to: z.array(part).min(1).max(1000),
});
export const nameBody = z.strictObject({ title: text(500), period: period.optional() });
export const classifyBody = z.strictObject({
  ...workPart,
  quantity,
  reason: ground.nullable().default(null),
});
export const splitBody = z.strictObject({ reason: ground, to: z.array(part).min(2).max(200) });
export const withdrawBody = z.strictObject({ reason: ground });
export const reportBody = z.strictObject({
  ...resultFields,
  justification: text(2000).nullable().default(null),
  evidence: evidenceList,
  given: givenList,
});
/** Many at once, each with the version that was seen. */
export const reportAllBody = z.strictObject({
  reports: z
    .array(reportBody.extend({ product: id, version: z.string().regex(/^v\d{1,5}$/) }))
    .min(1)
    .max(500),
});
/** Only the fields that change: what is left out stays as the person said it. */
export const correctBody = z.strictObject({
  reason: ground,
  fields: z.strictObject({
    completed: quantity.optional(),
    meetingQuality: quantity.nullable().optional(),
    onTime: quantity.nullable().optional(),
    majorErrors: z.int().min(0).max(10_000).optional(),
    latenesses: z.int().min(0).max(10_000).optional(),
    finishedOn: day.nullable().optional(),
    isExceeded: z.boolean().optional(),
    given: givenList.unwrap().optional(),
  }),
});
export const offerBody = z.strictObject({ to: id, on: day, reason: ground });
export const stepBody = z.strictObject({ on: day, reason: ground });
export const causeBody = z.strictObject({
  kind: z.enum(['objectiveCause', 'forceMajeure']),
  waivesErrors: z.int().min(0).max(10_000).default(0),
  waivesLatenesses: z.int().min(0).max(10_000).default(0),
  reason: text(1000),
  evidence: z.array(evidence).min(1).max(50),
});
export const causeDecisionBody = z.strictObject({
  decision: z.enum(['approved', 'declined']),
  document: ground.nullable().default(null),
  reason: text(1000),
});

export const productParams = z.strictObject({ product: id });
export const handoverParams = z.strictObject({ handover: id });
export const causeParams = z.strictObject({ cause: id });
export const unitParams = z.strictObject({ unit: id });
export const personParams = z.strictObject({ person: id });
export const listQuery = z.strictObject({
  period: period.optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const workloadQuery = z.strictObject({ period });
export const feedQuery = z.strictObject({
  regulation: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
  version: day,
  year: z.string().regex(/^(19|20)\d\d$/),
  side: z.enum(['reported', 'standing']).default('standing'),
});

const work = z.object({
  ...workPart,
  coefficient: coefficientKept.nullable().default(null),
  catalogue: id.nullable(),
  source: z.enum(SOURCES),
  quantity: quantityKept.nullable(),
  share: z.string().nullable(),
  jobPosition: z.string().nullable(),
});
// What was taken once is shown as it was taken.
const content = z
  .object({
    work,
    reported: z
      .object({
        ...reportBody.shape,
        completed: quantityKept,
        meetingQuality: quantityKept.nullable().default(null),
        onTime: quantityKept.nullable().default(null),
      })
      .nullable(),
    corrected: z.object({
      ...correctBody.shape.fields.shape,
      completed: quantityKept.optional(),
      meetingQuality: quantityKept.nullable().optional(),
      onTime: quantityKept.nullable().optional(),
    }),
  })
  .meta({ id: 'ProductContent' });
const product = {
  id,
  task: id,
  unit: id,
  person: id,
  period: z.string(),
  takenFrom: id.nullable(),
  revision: z.int(),
  standing: z.enum(STANDINGS),
  content,
  waived: z.object({ errors: z.int(), latenesses: z.int(), documents: z.array(z.string()).readonly() }),
  sourceSystem: z.string().nullable(),
  sourceId: z.string().nullable(),
};

export const productReply = z.object(product).meta({ id: 'Product' });
export const assignedReply = z.object({ task: id, products: z.array(productReply).readonly() });
export const productsReply = z.object({ products: z.array(productReply).readonly() });
export const listReply = z.object({ products: z.array(productReply).readonly(), next: z.int().nullable() });

export const handoverReply = z
  .object({
    id,
    product: id,
    toPerson: id,
    toUnit: id,
    on: day,
    state: z.enum(HANDOVER_STATES),
    steps: z
      .array(z.object({ state: z.enum(HANDOVER_STATES), on: day, reason: z.string(), by: id }))
      .readonly(),
  })
  .meta({ id: 'Handover' });
export const handoversReply = z.object({ handovers: z.array(handoverReply).readonly() });
export const causeReply = z
  .object({
    id,
    product: id,
    kind: z.enum(['objectiveCause', 'forceMajeure']),
    waivesErrors: z.int(),
    waivesLatenesses: z.int(),
    reason: z.string(),
    evidence: z.array(z.object(evidence.shape)).readonly(),
    decision: z.enum(['requested', 'approved', 'declined']),
    document: z.string().nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'WorkCause' });
export const historyReply = z.object({
  ...product,
  /** Columns of tables of regulations that the work itself does not fill: whoever does it says them. */
  toSay: z
    .array(
      z.object({
        regulation: z.string(),
        version: day,
        table: z.string(),
        label: bilingual,
        columns: z
          .array(
            z.object({
              id: z.string(),
              label: bilingual,
              kind: z.string(),
              required: z.boolean(),
              options: z.array(z.object({ id: z.string(), label: bilingual })).nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  revisions: z
    .array(
      z.object({
        revision: z.int(),
        act: z.enum(PRODUCT_ACTS),
        state: z.enum(PRODUCT_STATES),
        content,
        reason: z.string().nullable(),
        recordedBy: id,
        recordedAt: moment,
      }),
    )
    .readonly(),
  handovers: z.array(handoverReply).readonly(),
  causes: z.array(causeReply).readonly(),
});
export const workloadReply = z.object({
  total: z.string(),
  notConverted: z.int(),
  people: z
    .array(
      z.object({
        person: id,
        converted: z.string(),
        share: z.string().nullable(),
        percent: z.string().nullable(),
      }),
    )
    .readonly(),
});
export const feedReply = z.object({
  tables: z.record(z.string(), z.array(z.record(z.string(), z.string())).readonly()),
  notes: z
    .array(
      z.object({ table: z.string(), column: z.string().nullable(), entry: id.nullable(), says: bilingual }),
    )
    .readonly(),
  notFed: z.array(z.string()).readonly(),
});

export const periodsReply = z.object({
  periods: z
    .array(
      z.object({
        period: z.string(),
        named: z.int(),
        open: z.int(),
        reported: z.int(),
        isConfirmed: z.boolean(),
      }),
    )
    .readonly(),
});
