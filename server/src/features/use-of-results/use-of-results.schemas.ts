import { z } from 'zod';
import { code, ground, id, text } from '../../http/texts.ts';
import { FOLLOW_UP_ACTS, FOLLOW_UP_STATES } from './use-of-results.states.ts';

const language = z.enum(['vi', 'en']).optional();
const reason = text(1000).nullable().default(null);
const document = ground.nullable().default(null);
const rows = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const words = rows(z.string());

export const cycleParams = z.strictObject({ cycle: id });
export const askQuery = z.strictObject({ regulation: text(100).optional(), unit: id.optional(), language });
export const commendationQuery = z.strictObject({
  regulation: text(100),
  /** The lowest level that is looked at. */
  from: text(100),
  unit: id.optional(),
  language,
});
export const subjectParams = z.strictObject({ cycle: id, regulation: text(100), subject: code });
export const commendBody = z.strictObject({ isPutForward: z.boolean(), reason, document });
export const ruleParams = subjectParams.extend({ rule: text(100) });
export const followUpBody = z.strictObject({ act: z.enum(FOLLOW_UP_ACTS), reason, document });
export const personParams = z.strictObject({ person: id });
export const staffingQuery = z.strictObject({
  until: z.coerce.number().int().min(1990).max(2200),
  years: z.coerce.number().int().min(1).max(10).default(3),
  language,
});

const onList = rows(
  z.object({
    subject: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'unit']),
    unit: id,
    level: z.string().nullable(),
    /** Decided otherwise since the results were computed: compute again to have the grounds of the new level. */
    isOutdated: z.boolean(),
    why: rows(z.object({ kind: z.enum(['level', 'rule', 'choice']), says: z.string(), refs: words })),
  }),
);
export const commendationReply = z.object({
  run: id,
  candidates: onList,
  notPutForward: onList,
  open: onList,
  undecided: onList,
});
export const commendReply = z.object({
  regulation: z.string(),
  subject: z.string(),
  number: z.int(),
  act: z.string(),
});
export const followUpsReply = z.object({
  run: id,
  followUps: rows(
    z.object({
      regulation: z.string(),
      subject: z.string(),
      name: z.string(),
      unit: id,
      isOutdated: z.boolean(),
      rule: z.string(),
      says: z.string(),
      holds: z.enum(['yes', 'open', 'no']),
      refs: words,
      state: z.enum(FOLLOW_UP_STATES),
      acts: rows(
        z.object({
          number: z.int(),
          act: z.string(),
          reason: z.string().nullable(),
          document: z.string().nullable(),
          takenAt: z.iso.datetime(),
        }),
      ),
    }),
  ),
});
export const followUpReply = z.object({
  subject: z.string(),
  rule: z.string(),
  number: z.int(),
  state: z.enum(FOLLOW_UP_STATES),
});
export const payoutsReply = z.object({
  run: id,
  period: z.string(),
  rows: rows(
    z.object({
      regulation: z.string(),
      subject: z.string(),
      name: z.string(),
      unit: id,
      level: z.string().nullable(),
      isDecided: z.boolean(),
      coefficient: z.string().nullable(),
      isLimit: z.boolean(),
      says: z.string(),
      refs: words,
    }),
  ),
});
const lookAgain = rows(
  z.object({ rule: z.string(), says: z.string(), holds: z.enum(['yes', 'open']), refs: words }),
);
export const resemblanceReply = z.object({
  run: id,
  units: rows(
    z.object({
      regulation: z.string(),
      subject: z.string(),
      name: z.string(),
      level: z.string().nullable(),
      isDecided: z.boolean(),
      people: rows(z.object({ level: z.string().nullable(), count: z.int() })),
      lookAgain,
    }),
  ),
  people: rows(
    z.object({
      regulation: z.string(),
      subject: z.string(),
      name: z.string(),
      unit: id,
      level: z.string().nullable(),
      isOutdated: z.boolean(),
      lookAgain,
    }),
  ),
});
const pastLevels = rows(
  z.object({
    period: z.string(),
    kind: z.string(),
    regulation: z.string().nullable(),
    level: z.string().nullable(),
    isDecided: z.boolean(),
    document: z.string().nullable(),
    says: rows(
      z.object({
        rule: z.string(),
        use: z.string().nullable(),
        says: z.string(),
        holds: z.enum(['yes', 'open']),
        refs: words,
      }),
    ),
  }),
);
export const staffingReply = z.object({
  person: id,
  years: rows(z.object({ year: z.string(), levels: pastLevels })),
  unknown: words,
  onDemand: pastLevels,
});
