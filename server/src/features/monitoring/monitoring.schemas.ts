import { z } from 'zod';
import { bilingual, code, day, ground, id, moment, text } from '../../http/texts.ts';
import { FILE_STATES, FILE_STEPS } from './monitoring.states.ts';

export const period = z.string().regex(/^((19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?)?$/);
const aPeriod = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);
const sheet = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/);
/** Text as it stands in a cell; what is right there, the regulation says. */
const cell = z
  .string()
  .max(2000)
  .refine((value) => value.isWellFormed() && !/(?![\t\n\r])[\p{Cc}\p{Cf}]/u.test(value), {
    message: 'hidden-characters',
  });
const cells = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,99}$/), cell);
const key = z.string().max(100).default('');
const reason = text(1000).nullable().default(null);

export const sheetParams = z.strictObject({ cycle: id, sheet });
export const sheetBody = z.strictObject({
  rows: z
    .array(z.strictObject({ subject: code, period: period.default(''), key, cells: cells.nullable() }))
    .min(1)
    .max(5000),
  document: ground.nullable().default(null),
  reason,
});
export const takenReply = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  removed: z.int(),
  isLate: z.boolean(),
});
export const sheetReply = z.object({
  /** Whether registers, work or other bodies fill it too. */
  isFed: z.boolean(),
  rows: z
    .array(
      z.object({
        subject: z.string(),
        name: z.string(),
        period: z.string(),
        key: z.string(),
        cells: z.record(z.string(), z.string()),
        step: z.enum(FILE_STEPS),
        document: z.string().nullable(),
        isLate: z.boolean(),
      }),
    )
    .readonly(),
});
const ofRater = z.string().nullable();
export const sheetsReply = z.object({
  /** Periods in which people are monitored, in the order of days. */
  periods: z.array(z.string()).readonly(),
  sheets: z
    .array(
      z.object({
        id: z.string(),
        label: bilingual,
        /** Whom its rows are about; null where they name nobody of the cycle. */
        about: z.enum(['person', 'unit', 'any']).nullable(),
        /** Periods of which its rows may be said in this cycle; none where they are of no period. */
        periods: z.array(z.string()).readonly(),
        articles: z.array(z.object({ ref: z.string(), says: bilingual })).readonly(),
        /** The regulations that ask for it, each of which groups of people; null: of everybody it is about. */
        askedBy: z
          .array(z.object({ regulation: z.string(), groups: z.array(z.string()).readonly().nullable() }))
          .readonly(),
        /** Said of one person in one period, in their file. */
        isOfFile: z.boolean(),
        /** Any number of rows for each; else one, or one of each rater. */
        hasMany: z.boolean(),
        /** Whose part each step says, where several rate. */
        raters: z.object({ self: ofRater, manager: ofRater, authority: ofRater }),
        columns: z
          .array(
            z.object({
              id: z.string(),
              label: bilingual,
              kind: z.string(),
              required: z.boolean(),
              note: bilingual.nullable(),
              atLeast: z.string().nullable(),
              atMost: z.string().nullable(),
              options: z.array(z.object({ id: z.string(), label: bilingual })).nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});

export const cycleParams = z.strictObject({ cycle: id });
export const fileParams = z.strictObject({ cycle: id, person: id, period: aPeriod });
export const saveBody = z.strictObject({
  rows: z
    .array(z.strictObject({ sheet, key, cells: cells.nullable(), reason }))
    .min(1)
    .max(200),
});
export const actBody = z.strictObject({ reason });
export const standingReply = z
  .object({
    cycle: id,
    person: id,
    period: z.string(),
    state: z.enum(FILE_STATES),
    number: z.int(),
    isLate: z.boolean(),
  })
  .meta({ id: 'MonthStanding' });
const step = z.enum(FILE_STEPS);
/** Somebody who holds the role of a step: by grant, as acting head, or delegated; `at` the unit where they hold it. */
const holder = z.object({ name: z.string(), at: id, through: z.enum(['grant', 'acting', 'delegation']) });
export const fileReply = standingReply.extend({
  name: z.string(),
  /** The unit that answers for it. */
  unit: id,
  /** Whose turn it is; null when nothing is left to do. `by` is empty for the person, and where nobody holds the role. */
  waitsFor: z.object({ step: z.enum(['self', 'manager', 'authority']), by: z.array(holder) }).nullable(),
  lastDay: day.nullable(),
  /** Whether its last day has passed: handed on now it is accepted, marked late, and needs a reason. */
  isOverdue: z.boolean(),
  /** What the office recorded of the period from paper: the person says nothing beside it. */
  recorded: z
    .object({
      sheets: z.array(z.string()),
      document: z.string().nullable(),
      at: moment.nullable(),
      /** Who corrects it. */
      askOf: z.array(z.string()),
    })
    .nullable(),
  /** Rows that cannot be taken as they are, and work that is not counted yet: whose, why, how to mend it. */
  faults: z.array(
    z.object({
      ...{ sheet: z.string(), label: bilingual.nullable(), period: z.string().nullable(), name: z.string() },
      ...{ isOwn: z.boolean(), says: bilingual, mend: bilingual.nullable() },
    }),
  ),
  rows: z.array(
    z.object({ sheet: z.string(), key: z.string(), cells: z.record(z.string(), z.string()), step }),
  ),
  history: z.array(
    z.object({
      sheet: z.string(),
      key: z.string(),
      cells: z.record(z.string(), z.string()).nullable(),
      step,
      reason: z.string().nullable(),
      document: z.string().nullable(),
      saidAt: moment,
      act: z.int().nullable(),
    }),
  ),
  acts: z.array(
    z.object({
      number: z.int(),
      act: z.string(),
      step,
      state: z.enum(FILE_STATES),
      reason: z.string().nullable(),
      isLate: z.boolean(),
      takenAt: moment,
    }),
  ),
  scores: z
    .array(
      z.object({
        regulation: z.string(),
        outcome: z.string(),
        score: z.string().nullable(),
        shown: z.string().nullable(),
        missing: z.array(z.object({ what: z.string(), period: z.string() })).readonly(),
      }),
    )
    .readonly(),
});
export const listQuery = z.strictObject({ unit: id, period: aPeriod });
/** Why no regulation asks anything of them in the period, so that nobody waits for their file; null where one does. */
const whyNotAsked = bilingual.nullable();
/** Whether something was recorded for them from paper, which counts without a file. */
const isRecorded = z.boolean();
export const listReply = z.object({
  people: z.array(
    z.object({
      person: id,
      code: z.string(),
      name: z.string(),
      unit: id,
      state: z.enum(FILE_STATES),
      number: z.int(),
      isLate: z.boolean(),
      whyNotAsked,
      isRecorded,
    }),
  ),
  /** Who confirms and who approves in each unit today. */
  holders: z.array(z.object({ unit: id, confirm: z.array(holder), approve: z.array(holder) })),
});
const sent = z.object({
  ...{ cycle: id, person: id, unit: id, regulation: z.string(), period: z.string(), measure: z.string() },
  ...{ value: z.string(), body: z.string(), document: z.string(), sentAt: z.iso.datetime() },
});
export const sendBody = z.strictObject({ document: ground });
export const sentReply = z.object({ results: z.array(sent).readonly() });
export const sentParams = z.strictObject({ person: id });
export const bulkBody = z.strictObject({
  unit: id,
  period: aPeriod,
  except: z
    .array(z.strictObject({ person: id, reason: text(1000) }))
    .max(500)
    .default([]),
});
export const bulkReply = z.object({
  done: z.array(standingReply).readonly(),
  left: z.array(z.object({ person: id, because: z.string() })).readonly(),
});

export const languageQuery = z.strictObject({ language: z.enum(['vi', 'en']).optional() });
const sentences = z
  .array(z.object({ text: z.string(), articles: z.array(z.string()), refs: z.string().nullable() }))
  .readonly();
export const previewBody = z.strictObject({
  rows: z.array(z.strictObject({ sheet, key, cells: cells.nullable() })).max(200),
});
export const explanationReply = z
  .object({
    explanations: z
      .array(
        z.object({
          regulation: z.string(),
          /** The group of people that was rated, as the regulation names it. */
          group: z.string().nullable(),
          /** The score, cut for the eye; null while something is missing. */
          shown: z.string().nullable(),
          heading: z.string(),
          summary: z.string(),
          sections: z.array(z.object({ title: z.string(), sentences })).readonly(),
          wouldHaveChanged: sentences,
          standsOn: sentences,
        }),
      )
      .readonly(),
  })
  .meta({ id: 'FileExplanations' });
export const personParams = z.strictObject({ cycle: id, person: id });
export const monthsReply = z.object({
  name: z.string(),
  periods: z
    .array(
      z.object({
        period: z.string(),
        state: z.enum(FILE_STATES),
        isLate: z.boolean(),
        isRecorded,
        /** From what was handed on, cut for the eye. */
        shown: z.string().nullable(),
      }),
    )
    .readonly(),
});
const byColumn = z.record(z.string(), z.string());
export const valuesReply = z.object({
  people: z
    .array(
      z.object({
        person: id,
        code: z.string(),
        name: z.string(),
        unit: id,
        state: z.enum(FILE_STATES),
        number: z.int(),
        isLate: z.boolean(),
        whyNotAsked,
        isRecorded,
        shown: z.string().nullable(),
        sheets: z
          .array(z.object({ sheet: z.string(), self: byColumn.nullable(), confirmed: byColumn.nullable() }))
          .readonly(),
      }),
    )
    .readonly(),
});
