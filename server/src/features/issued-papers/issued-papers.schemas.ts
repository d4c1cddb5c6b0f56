import { z } from 'zod';
import { attachmentReply } from '../../attachments/attachments.routes.ts';
import { bilingual, day, id, text } from '../../http/texts.ts';

/** What a form may be about. */
export const ABOUT = [
  'person',
  'unit',
  'subject',
  'cycle',
  'meeting',
  'decision',
  'dossier',
  'petition',
] as const;

export const period = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);
export const form = z.string().regex(/^[a-z0-9][a-z0-9-]{1,49}$/);
export const subject = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/);

/** What only people know; what of it a form takes, the form says. */
const given = z.record(z.string().regex(/^[A-Za-z][A-Za-z]{0,49}$/), z.unknown()).default({});

export const cycleParams = z.strictObject({ cycle: id });
export const paperParams = z.strictObject({ paper: id });
export const batchParams = z.strictObject({ batch: id });

const asked = {
  form,
  regulation: text(80).nullable().default(null),
  period: period.nullable().default(null),
  given,
};
export const issueBody = z.strictObject({
  ...asked,
  subject: subject.nullable().default(null),
  /** The meeting, decision, dossier or petition a paper is of, for forms that are about one. */
  of: id.nullable().default(null),
});
export const draftBody = z.strictObject({ ...issueBody.shape, kind: z.enum(['docx', 'pdf']).default('pdf') });
export const batchBody = z.strictObject({ ...asked, subjects: z.array(subject).max(20_000).default([]) });
export const copyBody = z.strictObject({ attachment: id, number: text(100), signedOn: day });

export const listQuery = z.strictObject({
  cycle: id.optional(),
  person: id.optional(),
  subject: subject.optional(),
  batch: id.optional(),
  form: form.optional(),
  /** What stands on the paper to find it by. */
  code: text(200).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const fileQuery = z.strictObject({ kind: z.enum(['docx', 'pdf']).default('pdf') });
export const batchFileQuery = z.strictObject({
  kind: z.enum(['zip', 'pdf']).default('zip'),
  part: z.coerce.number().int().min(1).max(10_000).default(1),
});

const paper = {
  id,
  form: z.string(),
  cycle: id.nullable(),
  unit: id,
  person: id.nullable(),
  subject: z.string().nullable(),
  period: z.string().nullable(),
  run: id.nullable(),
  batch: id.nullable(),
  code: z.string(),
  inputHash: z.string(),
  issuedByName: z.string(),
  issuedAt: z.iso.datetime(),
  files: z.array(z.object({ kind: z.enum(['docx', 'pdf']), bytes: z.int(), sha256: z.string() })).readonly(),
};
export const issuedReply = z.object(paper).meta({ id: 'IssuedPaper' });
export const paperReply = z
  .object({ ...paper, copies: z.array(attachmentReply).readonly() })
  .meta({ id: 'IssuedPaperWithCopies' });
export const papersReply = z.object({ papers: z.array(issuedReply).readonly(), next: z.int().nullable() });

export const batchReply = z.object({
  id,
  cycle: id,
  form: z.string(),
  period: z.string(),
  subjects: z.int(),
  issued: z.int(),
  leftOut: z.int(),
  askedAt: z.iso.datetime(),
});
export const openedBatchReply = z.object({
  ...batchReply.shape,
  parts: z.int(),
  faults: z
    .array(
      z.object({
        subject: z.string(),
        faults: z.array(z.object({ pointer: z.string(), code: z.string(), message: bilingual })).readonly(),
      }),
    )
    .readonly(),
});
export const batchesReply = z.object({ batches: z.array(batchReply).readonly() });

export const formsReply = z.object({
  forms: z
    .array(
      z.object({
        id: z.string(),
        title: bilingual,
        source: z.string(),
        unverified: bilingual.nullable(),
        /** Whom it is about; null: it is made at the act it belongs to. */
        about: z.enum(ABOUT).nullable(),
        given: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

/** What stands beside a file that is given. */
export const nothing = z.object({});
