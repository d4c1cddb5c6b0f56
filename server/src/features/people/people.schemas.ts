import { LEADS, SERVICES } from '@congtam/engine';
import { z } from 'zod';
import { day, ground, id, text } from '../../http/texts.ts';

const optional = text(200).nullable().default(null);
const described = {
  unit: id,
  title: text(200),
  leads: z.enum(LEADS).default('none'),
  service: z.enum(SERVICES),
  professionalTitle: optional,
  jobPosition: optional,
  managementTier: optional,
  isMain: z.boolean().default(true),
  secondedFrom: id.nullable().default(null),
  to: day.nullable().default(null),
};

export const postBody = z.strictObject({ ...described, from: day, ground });
export const personBody = z.strictObject({
  staffCode: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/),
  fullName: text(200),
  bornOn: day.nullable().default(null),
  post: postBody,
});
export const endBody = z.strictObject({ on: day, ground, next: z.strictObject(described).optional() });

export const personParams = z.strictObject({ person: id });
export const postParams = z.strictObject({ person: id, post: id });
export const listQuery = z.strictObject({
  unit: id.optional(),
  search: text(100).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const person = { id, staffCode: z.string(), fullName: z.string(), bornOn: day.nullable() };
export const postReply = z.object({
  id,
  unit: id,
  title: z.string(),
  leads: z.string(),
  service: z.string(),
  professionalTitle: z.string().nullable(),
  jobPosition: z.string().nullable(),
  managementTier: z.string().nullable(),
  isMain: z.boolean(),
  secondedFrom: id.nullable(),
  from: day,
  to: day.nullable(),
  ground: z.string(),
});
export const fileReply = z.object({ ...person, posts: z.array(postReply).readonly() });
export const listReply = z.object({ people: z.array(z.object(person)).readonly(), next: z.int().nullable() });
