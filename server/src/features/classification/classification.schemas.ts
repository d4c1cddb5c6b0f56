import { z } from 'zod';
import { day, ground, id, moment, text } from '../../http/texts.ts';
import { LEVEL_STATES } from './classification.states.ts';
import { FILE_NAMES } from './results.ts';

const code = z.string().regex(/^([A-Za-z0-9][A-Za-z0-9._/-]{0,49}|\*)$/);
const period = z.string().regex(/^((19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?)?$/);
const reason = text(1000).nullable().default(null);
const document = ground.nullable().default(null);

export const cycleParams = z.strictObject({ cycle: id });
export const runParams = z.strictObject({ run: id });
export const runBody = z.strictObject({ asOf: day.nullable().default(null) });
export const runReply = z
  .object({
    id,
    cycle: id,
    number: z.int(),
    asOf: day,
    /** `null` while it is computed. */
    outcome: z.enum(['done', 'refused']).nullable(),
    /** The calculation receipt, or what is wrong in the evidence. */
    receipt: z.unknown(),
  })
  .meta({ id: 'Run' });
export const runsReply = z.object({ runs: z.array(runReply).readonly() });
export const resultsQuery = z.strictObject({
  regulation: text(100).optional(),
  unit: id.optional(),
  subject: code.optional(),
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

const regulation = text(100);
const quota = text(100);
export const levelParams = z.strictObject({ cycle: id, regulation, subject: code });
export const proposalBody = z.strictObject({ level: text(100), reason, document, lateBecause: reason });
export const againBody = z.strictObject({ reason: text(1000) });
const standing = {
  cycle: id,
  regulation: z.string(),
  subject: z.string(),
  state: z.enum(LEVEL_STATES),
  number: z.int(),
  round: z.int(),
  suggested: z.string().nullable(),
  level: z.string().nullable(),
};
export const levelReply = z.object(standing).meta({ id: 'LevelStanding' });
export const roundsReply = z.object({
  ...standing,
  acts: z
    .array(
      z.object({
        number: z.int(),
        act: z.string(),
        state: z.string(),
        round: z.int(),
        level: z.string().nullable(),
        suggested: z.string().nullable(),
        reason: z.string().nullable(),
        document: z.string().nullable(),
        takenAt: moment,
      }),
    )
    .readonly(),
});
const bilingual = z.object({ vi: z.string(), en: z.string() });
export const levelsReply = z.object({
  run: id,
  asOf: day,
  number: z.int(),
  regulations: z
    .array(
      z.object({
        regulation: z.string(),
        version: z.string(),
        title: bilingual,
        number: z.string(),
        /** The best first. */
        levels: z.array(z.object({ id: z.string(), label: bilingual, short: z.string() })).readonly(),
        quotas: z
          .array(
            z.object({
              id: z.string(),
              label: bilingual,
              level: z.string(),
              /** The level of whoever gets no place. */
              next: z.string(),
              of: z.string(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  levels: z
    .array(
      z.object({
        ...{ regulation: z.string(), kind: z.string(), subject: z.string(), name: z.string() },
        unit: id,
        person: id.nullable(),
        outcome: z.string(),
        score: z.string().nullable(),
        beforeQuota: z.string().nullable(),
        suggested: z.string().nullable(),
        /** `unit`, or how a person leads. */
        duty: z.string().nullable(),
        state: z.enum(LEVEL_STATES),
        number: z.int(),
        round: z.int(),
        level: z.string().nullable(),
        /** Decided on paper, and brought along. */
        onPaper: z.string().nullable(),
      }),
    )
    .readonly(),
});

export const placeBody = z.strictObject({
  regulation,
  quota,
  subject: code,
  isGiven: z.boolean(),
  reason: text(1000),
  document,
});
const line = z.object({
  quota: z.string(),
  scope: z.string(),
  dutyGroup: z.string().optional(),
  eligible: z.int(),
  rated: z.int(),
  places: z.int(),
  share: z.string(),
  binding: z.boolean(),
  chosen: z.int(),
  /** Those of them decided to hold the level without standing here. */
  beside: z.array(z.string()).readonly(),
  free: z.int(),
  notes: z.array(z.string()).readonly(),
  /** Where the places end, by score; of those tied there a person says who is in. */
  line: z
    .object({
      lastIn: z.string().optional(),
      firstOut: z.string().optional(),
      tied: z.array(z.string()).readonly(),
    })
    .optional(),
  /** Document that raised the share. */
  raisedBy: z.string().optional(),
  /** How many more would have to count for one more place. */
  moreForNextPlace: z.int().optional(),
  /** Places under each reading of what the share is counted on. */
  placesByBase: z.record(z.string(), z.int()).optional(),
  candidates: z
    .array(
      z.object({
        subject: z.string(),
        score: z.string().optional(),
        rank: z.int(),
        state: z.string(),
        why: z.string(),
        choice: z.string().nullable(),
      }),
    )
    .readonly(),
});
export const standingReply = z
  .object({
    quota: z.string(),
    scope: z.string(),
    lines: z.array(line).readonly(),
  })
  .meta({ id: 'QuotaStanding' });
export const boardQuery = z.strictObject({ regulation, quota: quota.optional(), scope: code.optional() });
export const exceptionBody = z.strictObject({
  regulation,
  quota,
  subject: code,
  ground: text(1000),
  document: ground,
});
export const exceptionReply = z
  .object({
    regulation: z.string(),
    quota: z.string(),
    scope: z.string(),
    subject: z.string(),
    ground: z.string(),
    document: z.string(),
  })
  .meta({ id: 'QuotaException' });
export const boardReply = z.object({
  run: id,
  boards: z.array(standingReply).readonly(),
  exceptions: z.array(exceptionReply).readonly(),
});
export const whatIfBody = z.strictObject({
  asks: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('reading'), reading: text(100), option: text(100) }),
    z.strictObject({ kind: z.literal('unitLevel'), regulation, unit: code, level: text(100) }),
  ]),
});
export const whatIfReply = z.object({
  run: id,
  count: z.int(),
  changes: z
    .array(
      z.object({
        regulation: z.string(),
        now: z.string().nullable(),
        would: z.string().nullable(),
        count: z.int(),
      }),
    )
    .readonly(),
  /** Names only for the authority that decides. */
  subjects: z
    .array(
      z.object({
        regulation: z.string(),
        subject: z.string(),
        now: z.string().nullable(),
        would: z.string().nullable(),
      }),
    )
    .readonly()
    .nullable(),
});
export const entryParams = z.strictObject({ cycle: id, entry: id });
export const settleBody = z.strictObject({
  touched: text(200),
  outcome: z.enum(['upheld', 'changed', 'withdrawn', 'notConcerned']),
  ground: text(1000),
});
export const touchedReply = z.object({
  subject: z.string(),
  person: id,
  touched: z
    .array(
      z.object({
        touched: z.string(),
        now: z.string().nullable(),
        outcome: z.string().nullable(),
        ground: z.string().nullable(),
      }),
    )
    .readonly(),
});

export const openQuery = z.strictObject({ language: z.enum(['vi', 'en']).optional() });
export const openReply = z.object({
  run: id,
  questions: z
    .array(
      z.object({
        regulation: z.string(),
        question: z.string(),
        subject: z.string(),
        periods: z.array(z.string()),
        ground: z.string(),
        options: z.array(z.object({ id: z.string(), says: z.string() })),
        decider: z.string(),
        articles: z.array(z.string()),
        /** Somebody else's level, which this one waits for; then nobody answers anything here. */
        waitsFor: z.string().nullable(),
        isAnswered: z.boolean(),
      }),
    )
    .readonly(),
  ties: z
    .array(
      z.object({
        regulation: z.string(),
        quota: z.string(),
        scope: z.string(),
        dutyGroup: z.string().nullable(),
        tied: z.array(z.string()),
      }),
    )
    .readonly(),
});
