import { z } from 'zod';
import { bilingual, day, ground, id, text } from '../../http/texts.ts';
import { DECISION_ACTS, DECISION_STATES, NOTICE_STATES } from './decisions.states.ts';

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/);
const reason = text(1000).nullable().default(null);

export const cycleParams = z.strictObject({ cycle: id });
export const decisionParams = z.strictObject({ decision: id });
export const partParams = z.strictObject({ decision: id, part: z.coerce.number().int().min(1).max(50) });
export const noticeParams = z.strictObject({ decision: id, subject: code });
export const draftBody = z.strictObject({
  regulation: text(100),
  unit: id,
  kind: z.enum(['first', 'replacement']).default('first'),
  basis: text(2000),
  items: z
    .array(
      z.strictObject({
        subject: code,
        level: text(100),
        reason,
        document: ground.nullable().default(null),
      }),
    )
    .min(1)
    .max(500),
  /** Bodies concerned that answer for a part of the proposal and sign it. */
  parts: z
    .array(z.strictObject({ unit: id, matter: text(500) }))
    .max(20)
    .default([]),
});
export const actBody = z.strictObject({ reason, lateBecause: reason });
export const opinionBody = z.strictObject({
  agrees: z.boolean(),
  opinion: text(4000),
  lateBecause: reason,
});
export const returnBody = z.strictObject({ reason: text(1000) });
export const partBody = z.strictObject({ statement: text(4000) });
/** Number and day as they stand on the document; when it was decided is said by the clock of the server. */
export const numberBody = z.strictObject({ number: text(100), day, lateBecause: reason });
export const noticeBody = z.strictObject({ lateBecause: reason });
export const handedBody = z.strictObject({ witness: text(200), note: text(1000) });

const item = z.object({
  subject: z.string(),
  unit: id,
  person: id.nullable(),
  /** Null for who does not see the person. */
  name: z.string().nullable(),
  level: z.string(),
  suggested: z.string().nullable(),
  reason: z.string().nullable(),
  document: z.string().nullable(),
  replaces: id.nullable(),
  replacedBy: id.nullable(),
});
export const decisionReply = z
  .object({
    id,
    cycle: id,
    regulation: z.string(),
    unit: id,
    kind: z.enum(['first', 'replacement']),
    basis: z.string(),
    state: z.enum(DECISION_STATES),
    decidedAt: z.iso.datetime().nullable(),
    number: z.string().nullable(),
    day: day.nullable(),
    items: z.array(item).readonly(),
    parts: z
      .array(
        z.object({
          part: z.int(),
          unit: id,
          matter: z.string(),
          statement: z.string().nullable(),
          signedAt: z.iso.datetime().nullable(),
        }),
      )
      .readonly(),
    acts: z
      .array(
        z.object({
          act: z.enum(DECISION_ACTS),
          state: z.enum(DECISION_STATES),
          text: z.string().nullable(),
          agrees: z.boolean().nullable(),
          takenAt: z.iso.datetime(),
        }),
      )
      .readonly(),
    /** Personal notices that were sent, as they stand. */
    notices: z
      .array(
        z.object({
          subject: z.string(),
          state: z.enum(NOTICE_STATES),
          at: z.iso.datetime(),
          witness: z.string().nullable(),
          note: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Decision' });
export const decisionsReply = z.object({
  decisions: z
    .array(
      z.object({
        id,
        regulation: z.string(),
        unit: id,
        kind: z.enum(['first', 'replacement']),
        state: z.enum(DECISION_STATES),
        number: z.string().nullable(),
        day: day.nullable(),
        items: z.int(),
      }),
    )
    .readonly(),
});
export const ownResultsReply = z.object({
  results: z
    .array(
      z.object({
        cycle: id,
        period: z.string(),
        run: id,
        regulation: z.string(),
        version: z.string(),
        title: bilingual,
        number: z.string(),
        subject: z.string(),
        unit: id,
        levels: z.array(z.object({ id: z.string(), label: bilingual })).readonly(),
        /** What was decided; null while nothing is. */
        level: z.string().nullable(),
        document: z.string().nullable(),
        decisions: z
          .array(
            z.object({
              decision: id,
              level: z.string(),
              number: z.string().nullable(),
              day: day.nullable(),
              isReplaced: z.boolean(),
              /** Whether the list of it is to be seen in the body. */
              isPublished: z.boolean(),
              notice: z.object({ state: z.enum(NOTICE_STATES), at: z.iso.datetime() }).nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export const levelsQuery = z.strictObject({
  regulation: text(100),
  withReplaced: z.enum(['yes', 'no']).default('no'),
});
export const levelsReply = z.object({
  levels: z
    .array(
      z.object({
        subject: z.string(),
        unit: id,
        person: id.nullable(),
        /** Null for who does not see the person. */
        name: z.string().nullable(),
        level: z.string(),
        decision: id,
        number: z.string().nullable(),
        day: day.nullable(),
        isReplaced: z.boolean(),
      }),
    )
    .readonly(),
  /** Of what holds now, by level. */
  totals: z.record(z.string(), z.int()),
});
export const noticeReply = z
  .object({
    subject: z.string(),
    state: z.enum(NOTICE_STATES),
    at: z.iso.datetime(),
  })
  .meta({ id: 'PersonalNotice' });
export const publicationReply = z.object({
  decision: id,
  number: z.string(),
  day,
  levels: z.array(z.object({ name: z.string(), unit: z.string(), level: z.string() })).readonly(),
  /** SHA-256 of the list, in hex, and what a QR code of it says. */
  hash: z.string(),
  verify: z.string(),
});
