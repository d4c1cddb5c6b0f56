import { z } from 'zod';
import { ACTIONS } from '../../access/actions.ts';
import { day, id, text } from '../../http/texts.ts';

const DELEGABLE_ROLES = ['authority', 'head'] as const;
export const ACTING_KINDS = ['takingCharge', 'acting'] as const;

const isInOrder = ({ from, to }: { readonly from: string; readonly to: string | null }): boolean =>
  to === null || to >= from;
const outOfOrder = { path: ['to'], message: 'days-out-of-order' };

export const delegationParams = z.strictObject({ delegation: id });
export const actingParams = z.strictObject({ acting: id });
export const unitParams = z.strictObject({ unit: id });
export const delegationsQuery = z.strictObject({
  unit: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const delegationBody = z
  .strictObject({
    unit: id,
    role: z.enum(DELEGABLE_ROLES),
    /** Absent: all that the role may do and delegate. */
    actions: z
      .array(z.enum(Object.keys(ACTIONS)))
      .min(1)
      .max(50)
      .nullable()
      .default(null),
    person: id,
    from: day,
    to: day,
    document: text(300),
    documentDay: day,
  })
  .refine(isInOrder, outOfOrder);
export const actingBody = z
  .strictObject({
    person: id,
    kind: z.enum(ACTING_KINDS),
    from: day,
    to: day.nullable().default(null),
    document: text(300),
    documentDay: day,
  })
  .refine(isInOrder, outOfOrder);
/** Absent: at once. */
export const endActingBody = z.strictObject({ lastDay: day.optional(), document: text(300) });
export const endBody = z.strictObject({ reason: text(500) });

const delegation = z
  .object({
    id,
    unit: id,
    role: z.enum(DELEGABLE_ROLES),
    actions: z.array(z.string()).readonly().nullable(),
    person: id,
    account: id,
    from: day,
    to: day,
    document: z.string(),
    documentDay: day,
    proposedBy: id,
    state: z.enum(['proposed', 'accepted', 'ended']),
  })
  .meta({ id: 'Delegation' });
const actingHead = z
  .object({
    id,
    unit: id,
    person: id,
    kind: z.enum(ACTING_KINDS),
    from: day,
    to: day.nullable(),
    document: z.string(),
    documentDay: day,
    state: z.enum(['proposed', 'confirmed', 'ended']),
    /** Months with a day of acting, up to now: `2026-03`. */
    months: z.array(z.string()).readonly(),
  })
  .meta({ id: 'ActingHead' });
export const delegationReply = delegation;
export const delegationsReply = z.object({ delegations: z.array(delegation).readonly() });
export const actingReply = actingHead;
export const actingHeadsReply = z.object({ actingHeads: z.array(actingHead).readonly() });
