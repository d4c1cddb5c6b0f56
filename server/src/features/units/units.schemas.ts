import { UNIT_KINDS, UNIT_ROLES } from '@congtam/engine';
import { z } from 'zod';
import { code, day, ground, id, text } from '../../http/texts.ts';

const described = {
  name: text(300),
  kind: z.enum(UNIT_KINDS),
  role: z.enum(UNIT_ROLES),
  parent: id.nullable(),
  fieldsInCharge: z.array(text(200)).max(50),
  territories: z.array(text(200)).max(20),
  yearEnds: z.int().min(1).max(12).nullable(),
  recognisedBy: id.nullable(),
};

export const foundBody = z.strictObject({
  ...described,
  fieldsInCharge: described.fieldsInCharge.default([]),
  territories: described.territories.default([]),
  yearEnds: described.yearEnds.default(null),
  recognisedBy: described.recognisedBy.default(null),
  code,
  from: day,
  ground,
});
export const changeBody = z.strictObject({ ...z.object(described).partial().shape, from: day, ground });
/** No id twice. */
const each = <Ids extends z.ZodArray<typeof id>>(ids: Ids) =>
  ids.refine((given) => new Set(given).size === given.length, { message: 'doubled' });

export const mergeBody = z.strictObject({
  predecessors: each(z.array(id).min(1).max(50)),
  successors: each(z.array(id).max(50)),
  on: day,
  ground,
});

export const restoreBody = z.strictObject({ ground });

export const unitParams = z.strictObject({ unit: id });
/** Absent: today, in Vietnam. */
export const onQuery = z.strictObject({ on: day.optional() });

export const unitReply = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    role: z.string(),
    parent: id.nullable(),
    fieldsInCharge: z.array(z.string()).readonly(),
    territories: z.array(z.string()).readonly(),
    yearEnds: z.int().nullable(),
    recognisedBy: id.nullable(),
    from: day,
    ground: z.string(),
    isDissolved: z.boolean(),
  })
  .meta({ id: 'Unit' });
export const unitsReply = z.object({ on: day, units: z.array(unitReply).readonly() });
export const historyReply = z.object({
  versions: z.array(unitReply.extend({ revision: z.int() })).readonly(),
  successions: z.array(z.object({ predecessor: id, successor: id, on: day })).readonly(),
});
export const mergedReply = z.object({ dissolved: z.array(id).readonly() });
