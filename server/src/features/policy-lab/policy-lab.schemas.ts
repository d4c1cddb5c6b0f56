import { z } from 'zod';
import { bilingual, day, id, moment, text } from '../../http/texts.ts';

export const unitParams = z.strictObject({ unit: id });
export const simulationParams = z.strictObject({ simulation: id });
export const packParams = z.strictObject({ pack: id });
export const commentParams = z.strictObject({ comment: id });

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/);
export const runBody = z.strictObject({
  title: text(300),
  /** The draft: a pack of a unit; null to try other readings alone. */
  pack: id.nullable().default(null),
  /** The regulation of the cycles in whose place the draft stands; null where it is a layer more. */
  instead: name.nullable().default(null),
  /** Readings of the side of the draft, by name. */
  readings: z.record(name, name).default({}),
  cycles: z.array(id).min(1).max(200),
});
export const paperBody = z.strictObject({
  regulation: text(100).nullable().default(null),
  kind: z.enum(['docx', 'pdf']).default('docx'),
  /** With groups, quotas and small counts: for the competent role alone. */
  inFull: z.boolean().default(false),
  given: z.record(z.string().regex(/^[A-Za-z]{1,50}$/), z.unknown()).default({}),
});
export const commentBody = z.strictObject({
  author: text(300),
  clause: text(200),
  content: text(5000),
  receivedOn: day,
});
const verdict = z.enum(['accepted', 'partly', 'notAccepted']);
export const answerBody = z.strictObject({ verdict, explanation: text(5000) });

const simulation = {
  id,
  unit: id,
  title: z.string(),
  pack: id.nullable(),
  instead: z.string().nullable(),
  readings: z.record(z.string(), z.string()),
  cycles: z.array(id).readonly(),
  askedByName: z.string(),
  askedAt: moment,
  outcome: z.enum(['done', 'refused']).nullable(),
};
export const simulationReply = z.object(simulation).meta({ id: 'PolicySimulation' });
export const simulationsReply = z.object({
  mark: bilingual,
  simulations: z.array(simulationReply).readonly(),
});

const counts = z.array(z.int()).readonly();
const distribution = {
  total: z.int(),
  before: counts,
  after: counts,
  up: z.int(),
  down: z.int(),
  otherwise: z.int(),
};
const comparison = z
  .object({
    words: z.array(z.string()).readonly(),
    ...distribution,
    flows: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })).readonly(),
    groups: z
      .array(
        z.object({
          id: z.string(),
          label: bilingual,
          values: z.array(z.object({ id: z.string(), label: bilingual, ...distribution })).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'SimulatedMoves' });
const side = z
  .object({
    regulation: z.string(),
    number: z.string(),
    title: bilingual,
    layers: z.array(z.string()).readonly(),
    parts: z.array(z.object({ name: z.string(), sha256: z.string() })).readonly(),
    readings: z.array(z.object({ reading: z.string(), option: z.string(), chosenBy: z.string() })).readonly(),
  })
  .meta({ id: 'SimulatedSide' });
const totals = z
  .object({
    ...{ scopes: z.int(), rated: z.int(), eligible: z.int(), places: z.int(), candidates: z.int() },
    ...{ in: z.int(), waiting: z.int(), out: z.int(), scopesOver: z.int(), scopesUnder: z.int() },
  })
  .meta({ id: 'SimulatedPlaces' });
const effect = z
  .object({
    before: side,
    after: side,
    labels: z.record(z.string(), bilingual),
    people: comparison,
    units: comparison,
    bodies: z.object({ total: z.int(), moved: z.int() }),
    quotas: z
      .array(
        z.object({
          quota: z.string(),
          label: bilingual,
          before: totals.optional(),
          after: totals.optional(),
        }),
      )
      .readonly(),
    standsOn: z
      .array(
        z.object({
          mark: z.string(),
          label: bilingual,
          before: z.int().optional(),
          after: z.int().optional(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'SimulatedEffect' });

export const openedReply = z.object({
  ...simulation,
  mark: bilingual,
  /** Null while it is computed; `problems` say why nothing could be. */
  result: z
    .union([
      z.object({
        mark: bilingual,
        effects: z.array(effect).readonly(),
        cycles: z
          .array(z.object({ cycle: id, period: z.string(), people: z.int(), moved: z.int() }))
          .readonly(),
      }),
      z.object({ mark: bilingual, problems: z.array(bilingual).readonly() }),
    ])
    .nullable(),
});

export const moversQuery = z.strictObject({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const moversReply = z.object({
  mark: bilingual,
  units: z.array(z.object({ unit: id, people: z.int(), isMovingItself: z.boolean() })).readonly(),
  movers: z
    .array(
      z.object({
        ...{ cycle: id, regulation: z.string(), unit: id.nullable(), person: id.nullable() },
        ...{ name: z.string().nullable(), from: z.string(), to: z.string() },
      }),
    )
    .readonly(),
  next: z.int().nullable(),
});

const shownCount = z.int().nullable();
const shownCounts = z.array(shownCount).readonly();
export const shownReply = z.object({
  mark: bilingual,
  simulations: z
    .array(
      z.object({
        id,
        unit: id,
        title: z.string(),
        effects: z
          .array(
            z.object({
              before: bilingual,
              after: bilingual,
              people: z.object({
                ends: z.array(z.object({ id: z.string(), label: bilingual })).readonly(),
                rows: z
                  .array(z.object({ id: z.string(), counts: shownCounts, total: shownCount }))
                  .readonly(),
                after: shownCounts,
                total: shownCount,
              }),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});

const comment = z
  .object({
    id,
    pack: id,
    unit: id,
    author: z.string(),
    clause: z.string(),
    content: z.string(),
    receivedOn: day,
    answer: z
      .object({ number: z.int(), verdict, explanation: z.string(), answeredByName: z.string() })
      .nullable(),
  })
  .meta({ id: 'DraftComment' });
export const commentReply = comment;
export const commentsReply = z.object({ comments: z.array(comment).readonly() });
export const nothing = z.object({});
