import { z } from 'zod';
import { THOUSANDS_SIGN } from '../../http/field-words.ts';
import { code, day, ground, id, text } from '../../http/texts.ts';
import { isNoThousands } from './product-content.ts';

const item = {
  code,
  product: text(500),
  group: z.int().min(1).max(100),
  coefficient: z.string().regex(/^(?!0+(\.0+)?$)\d{1,4}(\.\d{1,4})?$/),
  quality: text(1000).nullable().default(null),
};

const itemGiven = {
  ...item,
  coefficient: item.coefficient.refine(isNoThousands, { message: THOUSANDS_SIGN }),
};

export const proposeBody = z.strictObject({
  from: day,
  standardProduct: text(300),
  items: z.array(z.strictObject(itemGiven)).min(1).max(5000),
  ground,
  regulation: z
    .strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/), version: day })
    .nullable()
    .default(null),
  limit: z
    .strictObject({ groups: z.int().min(1).max(100), article: text(300) })
    .nullable()
    .default(null),
});
export const decisionBody = z.strictObject({ decision: z.enum(['approved', 'declined']), ground });
export const positionBody = z.strictObject({
  jobPosition: text(200),
  from: day,
  codes: z.array(code).max(500),
  ground,
});

export const unitParams = z.strictObject({ unit: id });
export const catalogueParams = z.strictObject({ catalogue: id });
export const dayQuery = z.strictObject({ on: day.optional() });

export const catalogueReply = z
  .object({
    id,
    unit: id,
    from: day,
    standardProduct: z.string(),
    groups: z.int(),
    groupsArticle: z.string(),
    items: z.array(z.object(item)).readonly(),
    ground: z.string(),
    state: z.enum(['proposed', 'approved', 'declined']),
    decisionGround: z.string().nullable(),
  })
  .meta({ id: 'Catalogue' });
export const cataloguesReply = z.object({ catalogues: z.array(catalogueReply).readonly() });
export const inForceReply = z.object({ on: day, catalogue: catalogueReply.nullable() });
export const comparisonReply = z.object({
  on: day,
  products: z
    .array(
      z.object({
        product: z.string(),
        isAlike: z.boolean(),
        bodies: z
          .array(z.object({ unit: id, from: day, code: z.string(), group: z.int(), coefficient: z.string() }))
          .readonly(),
      }),
    )
    .readonly(),
});
const position = {
  unit: id,
  jobPosition: z.string(),
  from: day,
  codes: z.array(z.string()).readonly(),
  ground: z.string(),
};
export const positionReply = z.object({ ...position, revision: z.int() }).meta({ id: 'ProductsOfPosition' });
export const positionsReply = z.object({ on: day, positions: z.array(positionReply).readonly() });
