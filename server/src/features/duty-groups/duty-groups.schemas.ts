import { z } from 'zod';
import { day, ground, id, text } from '../../http/texts.ts';

export const QUOTA_SCOPES = ['unit', 'withBelow', 'eachBelow'] as const;

export const unitParams = z.strictObject({ unit: id });
/** Absent: today, in Vietnam. */
export const onQuery = z.strictObject({ on: day.optional() });
export const decisionBody = z.strictObject({
  from: day,
  quotaScope: z.enum(QUOTA_SCOPES),
  groups: z.array(text(200)).max(100),
  ground,
});

export const decision = z
  .object({
    id,
    unit: id,
    from: day,
    revision: z.int(),
    quotaScope: z.string(),
    groups: z.array(z.string()).readonly(),
    ground: z.string(),
    isFrozen: z.boolean(),
  })
  .meta({ id: 'DutyGroups' });
export const decisionReply = z.object({ on: day, decision: decision.nullable() });
