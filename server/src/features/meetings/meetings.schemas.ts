import { OPINION_SIDES } from '@congtam/regulations';
import { z } from 'zod';
import { code, day, ground, id, text } from '../../http/texts.ts';

const position = z.int().min(1).max(1000);

export const cycleParams = z.strictObject({ cycle: id });
export const meetingParams = z.strictObject({ meeting: id });
export const pollParams = z.strictObject({ poll: id });
export const callBody = z.strictObject({
  regulation: text(100),
  unit: id,
  kind: z.enum(['meeting', 'written', 'above']).default('meeting'),
  on: day,
  place: text(300),
  subjects: z.array(code).min(1).max(200),
  invitees: z
    .array(
      z.strictObject({
        person: id.nullable().default(null),
        name: text(200),
        standsFor: text(300),
        /** Invited not only to follow but to direct. */
        directs: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(1000),
});
export const holdBody = z.strictObject({ attended: z.array(position).min(1).max(1000) });
export const opinionBody = z.strictObject({
  subject: code,
  position,
  side: z.enum(OPINION_SIDES),
  opinion: text(4000),
  isWritten: z.boolean().default(false),
});
export const adoptBody = z.strictObject({
  conclusions: text(10_000),
  minutes: text(50_000),
  isRead: z.boolean(),
  lateBecause: text(1000).nullable().default(null),
});
export const cancelBody = z.strictObject({ reason: text(1000) });
export const pollBody = z.strictObject({
  subject: code,
  question: text(500),
  options: z.array(text(100)).min(2).max(10),
  voters: z.array(id).min(1).max(1000),
});
export const voteBody = z.strictObject({ choice: text(100) });
export const countBody = z.strictObject({
  subject: code,
  question: text(500),
  issued: z.int().min(1).max(1000),
  returned: z.int().min(0).max(1000),
  invalid: z.int().min(0).max(1000),
  counts: z.record(text(100), z.int().min(0).max(1000)),
  counters: text(500),
  document: ground,
});

const meeting = {
  id,
  cycle: id,
  regulation: z.string(),
  unit: id,
  kind: z.enum(['meeting', 'written', 'above']),
  on: day,
  place: z.string(),
  state: z.enum(['called', 'held', 'adopted', 'cancelled']),
};
export const listQuery = z.strictObject({ cycle: id.optional() });
export const meetingsReply = z.object({
  meetings: z
    .array(
      z.object({
        ...meeting,
        /** How many are spoken of. */
        subjects: z.int(),
        isInvited: z.boolean(),
        /** Secret ballots that run and in which who asks has not voted. */
        votesWaiting: z.int(),
      }),
    )
    .readonly(),
});
export const meetingReply = z
  .object({
    ...meeting,
    attended: z.array(z.int()),
    conclusions: z.string().nullable(),
    minutes: z.string().nullable(),
    subjects: z
      .array(
        z.object({
          subject: z.string(),
          unit: id,
          person: id.nullable(),
          /** Null for who does not see the person. */
          name: z.string().nullable(),
        }),
      )
      .readonly(),
    invitees: z
      .array(
        z.object({
          position: z.int(),
          person: id.nullable(),
          name: z.string(),
          standsFor: z.string(),
          directs: z.boolean(),
        }),
      )
      .readonly(),
    opinions: z
      .array(
        z.object({
          subject: z.string(),
          position: z.int(),
          side: z.string(),
          opinion: z.string(),
          isWritten: z.boolean(),
        }),
      )
      .readonly(),
    polls: z
      .array(
        z.object({
          id,
          subject: z.string(),
          question: z.string(),
          options: z.array(z.string()).readonly(),
          isOver: z.boolean(),
          /** Whether who asks has a vote in it, and whether they have cast it. */
          hasVote: z.boolean(),
          hasVoted: z.boolean(),
        }),
      )
      .readonly(),
    /** Paper ballots as they were counted. */
    countings: z
      .array(
        z.object({
          id,
          subject: z.string(),
          question: z.string(),
          issued: z.int(),
          returned: z.int(),
          invalid: z.int(),
          counts: z.record(z.string(), z.int()),
          counters: z.string(),
          document: z.string(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Meeting' });
export const pollReply = z
  .object({
    id,
    question: z.string(),
    options: z.array(z.string()),
    voters: z.int(),
    voted: z.int(),
    isOver: z.boolean(),
    /** Null while it runs; for ever of fewer papers than the threshold, and where another count would let it be subtracted. */
    counts: z.record(z.string(), z.int()).nullable(),
    isSuppressed: z.boolean(),
    isLikeAnother: z.boolean(),
  })
  .meta({ id: 'Poll' });
export const votedReply = z.object({ poll: id, hasVoted: z.literal(true) });
export const countReply = z.object({ id });
