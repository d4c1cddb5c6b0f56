import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { day, ground, id, moment, text } from '../../http/texts.ts';
import type { RegisterDeclaration } from './register-declarations.ts';

/** What is sent to record an entry of a register. */
export function recordBody({ about, content }: RegisterDeclaration) {
  const onlyPeople = about.every((kind) => kind === 'person');
  return z.strictObject({
    unit: id,
    person: onlyPeople ? id : about.includes('person') ? id.nullable().default(null) : z.null().default(null),
    field: about.includes('field') ? text(200).nullable().default(null) : z.null().default(null),
    content,
  });
}

/** A correction says the whole again; a step left out is taken back. */
export function correctBody({ content, steps }: RegisterDeclaration) {
  const parts = Object.fromEntries(steps.map((step) => [step.id, step.shape.optional()]));
  return z.strictObject({ content: content.extend(parts), reason: ground });
}

export const withdrawBody = z.strictObject({ reason: ground });
export const concernBody = z.strictObject({ person: id, ground });
export const decisionBody = z.strictObject({ decision: z.enum(['confirmed', 'declined']), ground });

export const entryParams = z.strictObject({ entry: id });
export const concernParams = z.strictObject({ entry: id, person: id });
export const unitParams = z.strictObject({ unit: id });
export const personParams = z.strictObject({ person: id });
export const listQuery = z.strictObject({
  register: text(50).optional(),
  from: day.optional(),
  to: day.optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  ...pageQuery(50),
  /** With `after`: the day of that entry as it was listed. */
  afterDay: day.optional(),
});

const content = z.record(z.string(), z.unknown());
const revision = {
  revision: z.int(),
  act: z.string(),
  state: z.string(),
  on: day,
  to: day.nullable(),
  content,
  reason: z.string().nullable(),
  recordedAt: moment,
};
const subject = {
  id,
  register: z.string(),
  unit: id,
  person: id.nullable(),
  field: z.string().nullable(),
};

/** An entry as it stands. */
export const entryReply = z.object({ ...subject, ...revision }).meta({ id: 'RegisterEntry' });
export const listReply = z.object({ entries: z.array(entryReply).readonly(), next: z.int().nullable() });
export const concernReply = z
  .object({
    person: id,
    ground: z.string(),
    decision: z.enum(['proposed', 'confirmed', 'declined']),
    decisionGround: z.string().nullable(),
  })
  .meta({ id: 'Concerned' });
/** An entry with everything it said before, and whom it concerns. */
export const historyReply = z.object({
  ...subject,
  revisions: z.array(z.object(revision)).readonly(),
  concerned: z.array(concernReply).readonly(),
});
export const inChargeReply = z.object({
  on: day,
  people: z.array(z.object({ person: id, why: z.string() })).readonly(),
});
